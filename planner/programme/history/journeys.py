"""Where each item has been since it was first published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.history.causes import ABSENT, Cause, Causes, Span
from planner.programme.history.undoing import History
from planner.programme.model import Programme
from planner.programme.versions import versions_of

UNKNOWN = Cause()


class Journey(Struct, frozen=True):
    """An item's meetings since it was first published, for the date ``first``; going away and coming back is left out.

    ``acts`` are those that led to every meeting but the first.
    """

    first: date
    meetings: tuple[str, ...]
    acts: tuple[Cause, ...] = ()

    def to(self, meeting: str, act: Cause = UNKNOWN) -> Journey:
        """The journey of an item that then went to this meeting."""
        if meeting in self.meetings:
            stays = self.meetings.index(meeting)
            return replace(self, meetings=self.meetings[: stays + 1], acts=self.acts[:stays])
        return replace(self, meetings=(*self.meetings, meeting), acts=(*self.acts, act))


def journeys(programme: Programme, history: History) -> Mapping[str, Journey]:
    """The journey of each item that was ever published, by its id.

    One that was taken off, and its topic placed again, goes on with the item that took its place.
    """
    found: dict[str, Journey] = {}
    if not programme.versions:
        return found
    acts, heirs = Causes(programme, history), _heirs(history)
    for version in versions_of(programme.versions):
        span = acts.between(version.change)
        for meeting in version.table.meetings:
            for row in meeting.items:
                *_, last = line = list(_line_of(row.id, heirs))
                if last in programme.items and last not in found:
                    found[last] = _journey(Journey(meeting.date, (meeting.id,)), line, span)
    return found


def _journey(journey: Journey, items: list[str], span: Span) -> Journey:
    """The journey of items of which each took the place of the one before."""
    taken_off = UNKNOWN
    for item in items:
        for stay in span.stays("items", item, "meeting")[1:]:
            act = span.acts.act(stay.position)
            if stay.value is ABSENT:
                taken_off = act
            else:
                journey = journey.to(stay.value, act if act.reason else taken_off if taken_off.reason else act)
    return journey


def _heirs(history: History) -> Mapping[str, str]:
    """Each item that was taken off -> the one that then took its place: the next of its topic to be placed."""
    heirs: dict[str, str] = {}
    gone: dict[str, list[str]] = defaultdict(list)
    for change in history:
        edits = change.difference.get("items", {})
        for id, edit in edits.items():
            if edit.now is None and edit.was:
                gone[edit.was["topic"]].append(id)
        for id, edit in edits.items():
            if edit.was is None and edit.now:
                waiting = gone[edit.now["topic"]]
                heirs.pop(id, None)
                if id in waiting:
                    waiting.remove(id)
                elif waiting:
                    heirs[waiting.pop(0)] = id
    return heirs


def _line_of(item: str, heirs: Mapping[str, str]) -> Iterator[str]:
    """An item, and each that took the place of the one before."""
    yield item
    while item := heirs.get(item, ""):
        yield item
