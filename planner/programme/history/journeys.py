"""The meetings that each item has been at since it was first published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.history.causes import ABSENT, Cause, HistoryIndex, Span
from planner.programme.history.undoing import History
from planner.programme.model import Programme
from planner.programme.versions import versions_of

UNKNOWN = Cause()


class Journey(Struct, frozen=True):
    """An item's meetings since it was first published for the date ``first``, round trips left out.

    ``causes`` are those of each move, so one fewer than ``meetings``.
    """

    first: date
    meetings: tuple[str, ...]
    causes: tuple[Cause, ...] = ()

    def moved_to(self, meeting: str, cause: Cause = UNKNOWN) -> Journey:
        """Return the journey with a move to this meeting; a move back to an earlier meeting removes all moves since."""
        if meeting in self.meetings:
            at = self.meetings.index(meeting)
            return replace(self, meetings=self.meetings[: at + 1], causes=self.causes[:at])
        return replace(self, meetings=(*self.meetings, meeting), causes=(*self.causes, cause))


def journeys(programme: Programme, history: History) -> Mapping[str, Journey]:
    """Return the journey of each item that was ever published, by its id.

    The journey of an item that was taken off goes on with its successor: the item in which its topic was placed again.
    """
    by_item: dict[str, Journey] = {}
    if not programme.versions:
        return by_item
    index, successors = HistoryIndex(programme, history), _successors(history)
    for version in versions_of(programme.versions):
        span = index.between(version.change)
        for meeting in version.table.meetings:
            for row in meeting.items:
                *_, last = items = list(_with_successors(row.id, successors))
                if last in programme.items and last not in by_item:
                    by_item[last] = _journey(Journey(meeting.date, (meeting.id,)), items, span)
    return by_item


def _journey(journey: Journey, items: list[str], span: Span) -> Journey:
    """Return the journey extended by the moves of an item and of its successors."""
    taken_off = UNKNOWN
    for item in items:
        for held in span.values_held("items", item, "meeting")[1:]:
            cause = span.index.cause(held.position)
            if held.value is ABSENT:
                taken_off = cause
            else:
                # Placed again without a reason: the reason for taking the item off is the reason for the move.
                has_reason = cause.reason or not taken_off.reason
                journey = journey.moved_to(held.value, cause if has_reason else taken_off)
    return journey


def _successors(history: History) -> Mapping[str, str]:
    """Map each item that was taken off to the next item of its topic to be placed."""
    successors: dict[str, str] = {}
    taken_off: dict[str, list[str]] = defaultdict(list)
    for change in history:
        edits = change.difference.get("items", {})
        for id, edit in edits.items():
            if edit.now is None and edit.was:
                taken_off[edit.was["topic"]].append(id)
        for id, edit in edits.items():
            if edit.was is None and edit.now:
                of_topic = taken_off[edit.now["topic"]]
                successors.pop(id, None)
                if id in of_topic:
                    of_topic.remove(id)
                elif of_topic:
                    successors[of_topic.pop(0)] = id
    return successors


def _with_successors(item: str, successors: Mapping[str, str]) -> Iterator[str]:
    """Yield an item's id, then its successors' in turn."""
    yield item
    while item := successors.get(item, ""):
        yield item
