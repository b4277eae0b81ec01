"""The topics as plain linear text: those waiting in order of priority, the others, and the register of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from planner.programme.calendar import long
from planner.programme.model import Topic
from planner.programme.ranking import rests_on
from planner.programme.register import entry
from planner.programme.view import NOT_WANTED, View
from planner.programme.words import listed


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
