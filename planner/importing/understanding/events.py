"""The events of a calendar as meetings; which of them are the committee's is asked, once for each name."""

from __future__ import annotations

import re

from planner.importing.draft import DraftMeeting
from planner.importing.page import Event
from planner.importing.understanding.meeting_words import MEETING_KINDS, kind_named
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import municipal_year
from planner.programme.kinds import MeetingKind

NO_MEETING = "Not a meeting: leave it out"
_A_MEETING = re.compile(r"committee|scrutiny|panel|commission|meeting|board", re.IGNORECASE)


def meeting_of(event: Event, questions: Questions) -> DraftMeeting | None:
    """Return the meeting of an event; None when the person answers that it is not a meeting."""
    likely = kind_named(event.title) or (MeetingKind.COMMITTEE if _A_MEETING.search(event.title) else None)
    choices: dict[str, MeetingKind | None] = {**MEETING_KINDS, NO_MEETING: None}
    kind = questions.choose(
        f"event:{event.title.casefold()}",
        f"What is “{event.title}” in the calendar?",
        choices,
        where=event.where,
        quote=event.title,
        proposed=next(words for words, value in choices.items() if value is likely),
    )
    if kind is None:
        text = f"{event.title} {event.date.isoformat()}"
        questions.leave_out(event.where, text, "it is no meeting of the committee")
        return None
    return DraftMeeting(
        date=event.date,
        year=municipal_year(event.date),
        where=event.where,
        written=event.title,
        kind=kind,
        cancelled=event.cancelled,
        time=event.time,
        venue=event.venue,
    )
