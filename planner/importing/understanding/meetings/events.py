"""The events of a calendar as meetings; which of them are the committee's is asked, once for each name or for all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.draft import DraftMeeting, Entry
from planner.importing.page import Event
from planner.importing.understanding.item_kinds import read_brackets
from planner.importing.understanding.meetings.from_slots import add_meeting
from planner.importing.understanding.meetings.meeting_words import (
    CANCELLED,
    MEETING_KINDS,
    STANDS,
    ask_postponed,
    kind_named,
)
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import long, municipal_year
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.text import one_line

NO_MEETING = "Not a meeting: leave it out"
EACH_NAME = "Several of them: ask about each name"
MOST_NAMES = 3
"""So many names of events are asked about one by one; of more, people choose the committee's."""
NOTE_CHARACTERS = 200
"""A description no longer than this is the meeting's note."""
_A_MEETING = re.compile(r"committee|scrutiny|panel|commission|meeting|board", re.IGNORECASE)
_STATUS = re.compile(
    r"^\W*(?P<before>cancell?ed|postponed)\b[\s:)\]–—-]*(?=\S)|"
    r"[\s:–—-]*[(\[]\s*(?P<inside>cancell?ed|postponed)\s*[)\]]\s*|\s*[–—:-]+\s*(?P<after>cancell?ed|postponed)\W*$",
    re.IGNORECASE,
)
"""The status of a meeting in the title of its event."""
_STATUS_LINE = re.compile(r"(additional|cancelled) meeting\.", re.IGNORECASE)
_ITEMS, _NO_ITEMS, _ITEM = "items:", "no items.", "- "


class _Described(Struct, frozen=True):
    """What the description of an event says: its note, items, and status; ``left`` is what is too long for a note."""

    note: str = ""
    items: tuple[str, ...] = ()
    additional: bool = False
    left: str = ""


def meetings_of(events: Sequence[Event], questions: Questions) -> list[DraftMeeting]:
    """Return the meetings among the events of a calendar; the others are left out."""
    named = [_without_status(event, questions) for event in events]
    names = _names(named)
    chosen = EACH_NAME
    if len(names) > MOST_NAMES:
        chosen = questions.ask(
            "events",
            f"The calendar has events of {len(names)} names. Which is the committee's?",
            (*names, EACH_NAME),
            where=events[0].where,
            quote=", ".join(names),
        )
    meetings: list[DraftMeeting] = []
    for event in named:
        if chosen not in (EACH_NAME, event.title):
            questions.leave_out(event.where, _named(event), f"it is not “{chosen}”")
        elif meeting := _meeting(event, questions, is_chosen=chosen != EACH_NAME):
            add_meeting(meetings, meeting)
    return meetings


def _names(events: Iterable[Event]) -> list[str]:
    """Return the names of events, those of committees first, then by how often they meet."""
    counted = Counter(event.title for event in events)
    return sorted(counted, key=lambda name: (not _A_MEETING.search(name), -counted[name]))


def _without_status(event: Event, questions: Questions) -> Event:
    """Return an event without the status in its title, so that it is asked about under one name."""
    match = _STATUS.search(event.title)
    title = one_line(_STATUS.sub(" ", event.title))
    if not (match and title):
        return event
    status = match["before"] or match["inside"] or match["after"]
    if status.lower() != "postponed":
        return replace(event, title=title, cancelled=True)
    is_cancelled = ask_postponed(event.where, event.title, (CANCELLED, STANDS), questions) == CANCELLED
    description = "\n".join(filter(None, (status, event.description)))
    return replace(event, title=title, cancelled=is_cancelled or event.cancelled, description=description)


def _meeting(event: Event, questions: Questions, *, is_chosen: bool) -> DraftMeeting | None:
    """Return the meeting of an event; None when the person answers that it is not a meeting."""
    kind = _kind(event, questions, is_chosen=is_chosen)
    if kind is None:
        questions.leave_out(event.where, _named(event), "it is no meeting of the committee")
        return None
    described = _described(event.description)
    questions.leave_out(event.where, described.left, "the description of an event is too long for a note")
    items = [read_brackets(Entry(title, event.where), questions) for title in described.items]
    if not kind.has_places:
        items = [replace(item, kind=ItemKind.INFORMATION) for item in items]
    notes = [
        "tentative" if event.tentative else "",
        f"until {long(event.last_day)}" if event.last_day else "",
        described.note,
    ]
    return DraftMeeting(
        date=event.date,
        year=municipal_year(event.date),
        where=event.where,
        written=event.title,
        kind=kind,
        additional=described.additional and not event.cancelled,
        cancelled=event.cancelled,
        time=event.time,
        venue=event.venue,
        note="\n".join(filter(None, notes)),
        items=tuple(items),
    )


def _kind(event: Event, questions: Questions, *, is_chosen: bool) -> MeetingKind | None:
    """Return the kind of meeting that an event is, asked once for each name unless it is the chosen one."""
    likely = kind_named(event.title) or (MeetingKind.COMMITTEE if _A_MEETING.search(event.title) else None)
    if is_chosen:
        return likely or MeetingKind.COMMITTEE
    choices: dict[str, MeetingKind | None] = {**MEETING_KINDS, NO_MEETING: None}
    return questions.choose(
        f"event:{event.title.casefold()}",
        f"What is “{event.title}” in the calendar?",
        choices,
        where=event.where,
        quote=event.title,
        proposed=next(words for words, value in choices.items() if value is likely),
    )


def _described(description: str) -> _Described:
    """Return what a description says, in the form of our own export: a status, a note, and items, each on its lines.

    Another description is a note where it is short.
    """
    lines = description.split("\n") if description else []
    at = len(lines)
    while at and lines[at - 1].startswith(_ITEM):
        at -= 1
    has_items = 0 < at < len(lines) and lines[at - 1].casefold() == _ITEMS
    has_none = bool(lines) and lines[-1].casefold() == _NO_ITEMS
    if not (has_items or has_none):
        is_short = len(description) <= NOTE_CHARACTERS
        return _Described(note=description) if is_short else _Described(left=description)
    items = tuple(line.removeprefix(_ITEM) for line in lines[at:]) if has_items else ()
    notes = lines[: at - 1] if has_items else lines[:-1]
    status = _STATUS_LINE.fullmatch(notes[0]) if notes else None
    is_additional = status is not None and status[1].casefold() == "additional"
    return _Described("\n".join(notes[status is not None :]), items, is_additional)


def _named(event: Event) -> str:
    return f"{event.title} {event.date.isoformat()}"
