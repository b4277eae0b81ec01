"""The topics as plain linear text: those waiting in order of priority, the others, and the register of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from planner.programme.calendar import in_words, long
from planner.programme.edits.topics import invited_words
from planner.programme.model import Topic
from planner.programme.prioritising.ranking import rests_on
from planner.programme.prioritising.register import entry
from planner.programme.view import NOT_WANTED, View
from planner.programme.words import capitalised, listed, one_line


def topics_text(view: View, topics: Iterable[Topic]) -> str:
    """Topics in the one order of priority, under a heading for each part of it; those not taken with why."""
    lines: list[str] = []
    for standing, group in groupby(topics, key=view.standing):
        lines += ["", f"Topics {standing}"]
        for topic in group:
            lines.append(f"{view.rank(topic.id)}. {topic.title} ({rests_on(view, topic)})")
            lines += [f"   {line}" for line in _register(view, topic)]
    return "\n".join([*lines[1:], ""])


def _register(view: View, topic: Topic) -> Iterator[str]:
    """What the register says of a topic that was not taken, or when one that was is, or was, at a meeting."""
    decision = view.decision(topic.id)
    if decision and view.status(topic) in NOT_WANTED:
        yield from entry(decision)
    elif meetings := [view.meeting_of(item) for item in view.items_of(topic.id)]:
        days = listed(long(each.date) for each in meetings)
        yield f"At the {'meeting' if len(meetings) == 1 else 'meetings'} of {days}."


LABELS = {
    "lead": "Lead officer",
    "author": "Report author",
    "education": "Education matter",
    "statutory": "Statutory basis",
    "why": "Why then",
    "private_note": "Private note, kept out of every export",
}
"""What a topic's fields are called, where that is not their name."""
APART = ("id", "title", "executive_decision", "rank")
"""The fields that are told elsewhere."""


def topic_text(view: View, topic: Topic) -> str:
    """All there is to know of a topic, as headings and lists."""
    executive = view.decision_awaited(topic.id)
    decision = view.decision(topic.id)
    status = str(view.status(topic))
    parts = {
        "About": [
            *(line for name in topic.__struct_fields__ if name not in APART for line in _field(name, topic)),
            *([f"Linked decision: {executive.name}"] if executive else []),
            *([f"Decision date: {long(executive.date)}"] if executive and executive.date else []),
        ],
        "To be heard": invited_words(view.programme, topic.id),
        "At meetings": [
            f"{in_words(view.meeting_of(item).date)}: {item.kind.words}{', tentative' if item.tentative else ''}"
            for item in view.items_of(topic.id)
        ],
        "Checklist": list(_answers(view, topic)),
        "Decision": entry(decision) if decision else [],
    }
    lines = [topic.title, f"{capitalised(status)}; number {view.rank(topic.id)} ({rests_on(view, topic)})"]
    for heading, told in parts.items():
        if told:
            lines += ["", heading, *(f"- {one_line(line)}" for line in told)]
    return "\n".join([*lines, ""])


def _field(name: str, topic: Topic) -> Iterator[str]:
    label, value = LABELS.get(name, name.replace("_", " ").capitalize()), getattr(topic, name)
    if isinstance(value, bool):
        value = "yes" if value else ""
    elif isinstance(value, date):
        value = long(value)
    elif isinstance(value, frozenset):
        value = listed(sorted(value))
    for each in value if isinstance(value, tuple) else (value,):
        if each:
            yield f"{label}: {each}"


def _answers(view: View, topic: Topic) -> Iterator[str]:
    for question in view.checklist.questions:
        if answer := view.answers(topic.id).get(question.id):
            choice = question.choice(answer.value)
            evidence = f" Evidence: {answer.evidence}" if answer.evidence else ""
            yield f"{question.ask} {choice.label if choice else answer.value}.{evidence}"
