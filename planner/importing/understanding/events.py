"""The events of a calendar as meetings; which of them are the committee's is asked, once for each name."""

from __future__ import annotations

import re

from planner.importing.draft import DraftMeeting
from planner.importing.page import Event
from planner.importing.understanding.meetings import KIND_WORDS, kind_named
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import municipal_year
from planner.programme.kinds import MeetingKind

NOT_ONE = "Not a meeting: leave it out"
_A_MEETING = re.compile(r"committee|scrutiny|panel|commission|meeting|board", re.IGNORECASE)


def meeting_of(event: Event, asking: Questions) -> DraftMeeting | None:
    """The meeting that an event is; None when it is left out."""
    kind = kind_named(event.title)
    usual = KIND_WORDS[MeetingKind.COMMITTEE] if _A_MEETING.search(event.title) else NOT_ONE
    answer = asking.ask(
        f"event:{event.title.casefold()}",
        f"What is “{event.title}” in the calendar?",
        (*KIND_WORDS.values(), NOT_ONE),
        where=event.place,
        quote=event.title,
        proposed=KIND_WORDS[kind] if kind else usual,
    )
    if answer == NOT_ONE:
        asking.leave(event.place, f"{event.title} {event.date.isoformat()}", "it is no meeting of the committee")
        return None
    return DraftMeeting(
        date=event.date,
        year=municipal_year(event.date),
        place=event.place,
        written=event.title,
        kind=next(kind for kind, said in KIND_WORDS.items() if said == answer),
        cancelled=event.cancelled,
        time=event.time,
        venue=event.venue,
    )
