"""Where could this go? Every meeting still to come, best first, with what going there would cause and cure.

It has no rules of its own: it tries the edit at each meeting and compares what the rules find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planner.programme.edits import move, place
from planner.programme.errors import PlannerError
from planner.programme.model import Meeting, Programme
from planner.programme.rules import Finding, Level, findings
from planner.programme.view import Places, View
from planner.programme.words import counted

TRIED = "tried"
"""The id of an item placed only to see what would follow."""


@dataclass(frozen=True, slots=True)
class Placing:
    """One meeting where a topic or item could go; ``before`` and ``after`` are its places."""

    meeting: Meeting
    before: Places
    after: Places
    causes: tuple[Finding, ...]
    cures: tuple[Finding, ...]
    because: str


def where_could_topic(view: View, topic: str) -> tuple[Placing, ...]:
    """The meetings where a topic could be placed as a substantive item, best first."""

    def try_at(meeting: Meeting) -> Programme:
        return place(view.programme, TRIED, topic, meeting.id, today=view.today)

    return _ranked(view, try_at)


def where_could_item(view: View, item: str) -> tuple[Placing, ...]:
    """The meetings an item could be moved to, best first; the one it is at is left out."""

    def try_at(meeting: Meeting) -> Programme:
        return move(view.programme, item, meeting.id, today=view.today)

    return _ranked(view, try_at, view.programme.items[item].meeting)


def _ranked(view: View, try_at: Callable[[Meeting], Programme], *also_touched: str) -> tuple[Placing, ...]:
    return tuple(sorted(_each(view, try_at, also_touched), key=_worth))


def _each(view: View, try_at: Callable[[Meeting], Programme], also_touched: tuple[str, ...]) -> Iterator[Placing]:
    everywhere = replace(view, year=None, only=None)
    for meeting in everywhere.meetings:
        if not view.is_open(meeting) or not meeting.kind.has_places:
            continue
        try:
            programme = try_at(meeting)
        except PlannerError:
            continue
        touched = frozenset((meeting.id, *also_touched))
        now = replace(view, year=None, only=touched)
        then = now.of(programme)
        found, follows = findings(now), findings(then)
        before, after = now.places(meeting), then.places(meeting)
        causes = _new(follows, found)
        yield Placing(meeting, before, after, causes, _new(found, follows), _because(before, causes))


def _new(these: tuple[Finding, ...], those: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings among these that those have not."""
    keys = {finding.key for finding in those}
    return tuple(finding for finding in these if finding.key not in keys)


def _because(before: Places, causes: tuple[Finding, ...]) -> str:
    if before.free:
        words = f"{counted(before.free, 'place')} free"
    else:
        words = f"full: would be item {before.taken + 1} of {before.limit}"
    also = sorted({finding.rule.replace("-", " ") for finding in causes if finding.is_open and finding.rule != "limit"})
    return "; ".join((words, *also))


def _worth(placing: Placing) -> tuple[int, int, bool, object]:
    """Fewest findings to put right first, then a free place, then the earliest."""
    graves = [finding.level for finding in placing.causes]
    return (
        graves.count(Level.MUST),
        graves.count(Level.SHOULD),
        not placing.before.free,
        placing.meeting.date,
    )
