"""When a topic that was heard is to be looked at again, in words too, and the item that does so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from planner.programme.calendar import long, months_after
from planner.programme.defaults import number_setting
from planner.programme.kinds import NextLook
from planner.programme.model import Item, Meeting, Minute, Programme
from planner.programme.statuses import NOT_WANTED
from planner.programme.view import View


class ComeBack(Struct, frozen=True):
    """A topic's promised return: the item and minute that promise it, from which day, and the item that meets it."""

    item: Item
    minute: Minute
    day: date
    met_by: Item | None


def next_look_day(programme: Programme, minute: Minute) -> date:
    """Return the day from which a next look is due: its date, or so many months after the meeting.

    Where neither was decided, the committee's setting ``follow_up_months`` counts.
    """
    meeting = programme.meetings[programme.items[minute.item].meeting]
    months = minute.next_months
    if months is None:
        months = number_setting(programme.committee, "follow_up_months")
    return minute.next_by or months_after(meeting.date, months)


def outcome_words(programme: Programme, minute: Minute) -> str:
    """Return what became of an item and what is to follow: 'considered; to come back from 30 March 2024 on'."""
    return "; ".join(filter(None, (minute.outcome.words, next_look_words(programme, minute))))


def next_look_words(programme: Programme, minute: Minute) -> str:
    """Return what was decided about looking at the topic again: 'a briefing note by 1 May 2024'; blank for nothing."""
    day = long(next_look_day(programme, minute)) if minute.next else ""
    return {
        None: "",
        NextLook.NONE: "not to be looked at again",
        NextLook.COME_BACK: f"to come back from {day} on",
        NextLook.BRIEFING_NOTE: f"a briefing note by {day}",
        NextLook.TASK_AND_FINISH: f"a task and finish group, to report by {day}",
    }[minute.next]


def come_backs(view: View) -> Iterator[ComeBack]:
    """Yield every promised return of a topic, by day; none of a topic that was declined, deferred or referred since."""
    programme = view.programme
    promised = [
        (next_look_day(programme, minute), programme.items[minute.item], minute)
        for minute in programme.minutes.values()
        if minute.next is NextLook.COME_BACK
    ]
    for day, item, minute in sorted(promised, key=lambda each: (each[0], each[1].id)):
        if view.status(view.topic_of(item)) not in NOT_WANTED:
            yield ComeBack(item, minute, day, _met_by(view, item, day))


def _met_by(view: View, promised_at: Item, day: date) -> Item | None:
    """Return the first item of the topic at a later meeting on the day or after it; None while there is none."""
    for item in view.items_of(promised_at.topic):
        meeting = view.meeting_of(item)
        is_later = meeting.date > view.meeting_of(promised_at).date
        if is_later and meeting.date >= day and not meeting.cancelled:
            return item
    return None


def first_meeting_from(view: View, day: date) -> Meeting | None:
    """Return the first committee meeting to come, of any year, on a day or after it; None where there is none yet."""
    meetings = view.programme.meetings.values()
    on_or_after = [each for each in meetings if each.kind.has_places and view.is_open(each) and each.date >= day]
    return min(on_or_after, key=lambda each: (each.date, each.time, each.id), default=None)
