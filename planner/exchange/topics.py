"""The topics as plain linear text: those waiting in order of priority, the others, and the register of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from planner.programme.calendar import in_words, long
from planner.programme.edits import TOPIC_FIELDS, topic_field_lines, topic_value
from planner.programme.english import capitalised, listed
from planner.programme.model import Topic
from planner.programme.prioritising.ranking import rests_on
from planner.programme.prioritising.register import register_entry
from planner.programme.text import one_line
from planner.programme.view import NOT_WANTED, View


def topics_text(view: View, topics: Iterable[Topic]) -> str:
    """Topics in the one order of priority, under a heading for each part of it; those not taken with why."""
    lines: list[str] = []
    for standing, group in groupby(topics, key=view.priority_group):
        lines += ["", f"Topics {standing}"]
        for topic in group:
            lines.append(f"{view.rank(topic.id)}. {topic.title} ({rests_on(view, topic)})")
            lines += [f"   {line}" for line in _register(view, topic)]
    return "\n".join([*lines[1:], ""])


def _register(view: View, topic: Topic) -> Iterator[str]:
    """What the register says of a topic that was not taken, or when one that was is, or was, at a meeting."""
    decision = view.decision(topic.id)
    if decision and view.status(topic) in NOT_WANTED:
        yield from register_entry(decision)
    elif meetings := [view.meeting_of(item) for item in view.items_of(topic.id)]:
        days = listed(long(each.date) for each in meetings)
        yield f"At the {'meeting' if len(meetings) == 1 else 'meetings'} of {days}."


ABOUT = [each for each in TOPIC_FIELDS if each.name not in ("title", "invited")]
"""What is not told under a heading of its own."""


def topic_text(view: View, topic: Topic) -> str:
    """All there is to know of a topic, as headings and lists."""
    decision = view.decision(topic.id)
    status = str(view.status(topic))
    parts = {
        "About": [line for each in ABOUT for line in topic_field_lines(view.programme, topic.id, each)],
        "To be heard": list(topic_value(view.programme, topic.id, "invited")),
        "At meetings": [
            f"{in_words(view.meeting_of(item).date)}: {item.kind.words}{', tentative' if item.tentative else ''}"
            for item in view.items_of(topic.id)
        ],
        "Checklist": list(_answers(view, topic)),
        "Decision": register_entry(decision) if decision else [],
    }
    lines = [topic.title, f"{capitalised(status)}; number {view.rank(topic.id)} ({rests_on(view, topic)})"]
    for heading, part in parts.items():
        if part:
            lines += ["", heading, *(f"- {one_line(line)}" for line in part)]
    return "\n".join([*lines, ""])


def _answers(view: View, topic: Topic) -> Iterator[str]:
    for question in view.checklist.questions:
        if answer := view.answers(topic.id).get(question.id):
            choice = question.choice(answer.value)
            evidence = f" Evidence: {answer.evidence}" if answer.evidence else ""
            yield f"{question.ask} {choice.label if choice else answer.value}.{evidence}"
