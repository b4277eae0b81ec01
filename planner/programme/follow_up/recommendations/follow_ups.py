"""When recommendations are to be looked at again, and the item or the meeting that could do so."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.programme.follow_up.next_looks import first_meeting_from
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.model import Item, Meeting
from planner.programme.table import Day
from planner.programme.view import View


class FollowUp(Struct, frozen=True):
    """From which day a recommendation is to be looked at again, and the first meeting to come from then on.

    ``met_by`` is an item of its topic at a meeting on that day or later; None while there is none.
    """

    record: Record
    day: Day
    meeting: Meeting | None
    met_by: Item | None


def follow_ups(view: View) -> Iterator[FollowUp]:
    """Yield the follow-up of each recommendation that is open and has one."""
    for record in view.records.values():
        if follow_up := follow_up_of(view, record):
            yield follow_up


def follow_up_of(view: View, record: Record) -> FollowUp | None:
    """Return when a recommendation is to be looked at again; None for one that is closed, or before that is known."""
    day = record.follow_up
    if day is None:
        return None
    return FollowUp(record, day, first_meeting_from(view, day), _met_by(view, record, day))


def _met_by(view: View, record: Record, day: Day) -> Item | None:
    """Return the first item of the topic after the recommendation was made, at a meeting on the day or later."""
    for item in view.items_of(record.recommendation.topic):
        meeting = view.meeting_of(item)
        if not meeting.cancelled and meeting.date >= day and meeting.date > record.recommendation.made:
            return item
    return None
