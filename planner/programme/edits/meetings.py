"""Edits of the committee and its meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import in_words, long, municipal_year
from planner.programme.edits.cleaning import cleaned
from planner.programme.errors import Refused, Unusable
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.model import COMMITTEE_ID, Committee, Meeting, Programme
from planner.programme.text import needed


def new_programme(name: str, council: str) -> Programme:
    """Return a programme with a committee and nothing else; raises Unusable for a blank name."""
    committee = Committee(
        id=COMMITTEE_ID,
        name=needed(name, "The committee's name"),
        council=needed(council, "The council's name"),
    )
    return Programme(committees={COMMITTEE_ID: committee})


def plan_meetings(programme: Programme, year: str, days: Mapping[str, date]) -> Programme:
    """Add a committee meeting on each day to a new programme (id -> day), whose outcomes are recorded from the first.

    Raises Unusable as ``add_meeting`` does.
    """
    for id, day in days.items():
        programme = add_meeting(programme, id, day, year=year)
    return set_committee(programme, minutes_from=min(days.values(), default=None))


def set_committee(programme: Programme, **settings: Any) -> Programme:
    """Change the committee's settings, given as fields of ``Committee``."""
    return programme.put("committees", replace(programme.committee, **cleaned(Committee, settings)))


def add_meeting(
    programme: Programme,
    id: str,
    day: date,
    *,
    kind: MeetingKind = MeetingKind.COMMITTEE,
    year: str = "",
    **fields: Any,
) -> Programme:
    """Add a meeting; the municipal year follows from its date, and time and venue are the committee's, unless given.

    Raises Unusable for a second meeting of the same kind at the same time.
    """
    committee = programme.committee
    meeting = Meeting(id=id, date=day, kind=kind, year=year or municipal_year(day, committee.annual_council))
    defaults = {"time": committee.time, "venue": committee.venue}
    values = {name: value for name, value in cleaned(Meeting, fields).items() if value is not None}
    meeting = replace(meeting, **(defaults | values))
    _refuse_second(programme, meeting)
    return programme.put("meetings", meeting)


def edit_meeting(programme: Programme, meeting: str, **fields: Any) -> Programme:
    """Change a meeting's fields; its municipal year follows from a new date, unless given.

    Raises Unusable as ``add_meeting`` does, Refused where substantive items would have no places, or for another date
    of a meeting that was held.
    """
    values = cleaned(Meeting, fields)
    if "date" in values:
        values.setdefault("year", municipal_year(values["date"], programme.committee.annual_council))
    changed = replace(programme.meetings[meeting], **values)
    if changed.date != programme.meetings[meeting].date:
        _refuse_if_minuted(programme, meeting)
    _refuse_second(programme, changed)
    if not changed.kind.has_places:
        items = [item for item in programme.items.values() if item.meeting == meeting]
        if any(item.kind is ItemKind.SUBSTANTIVE for item in items):
            raise Refused(
                f"{long(changed.date)} holds substantive items, and only committee and joint meetings have places: "
                "move them first."
            )
    return programme.put("meetings", changed)


def _refuse_second(programme: Programme, meeting: Meeting) -> None:
    """Raise Unusable where there is another meeting of the same kind at the same time."""
    for other in programme.meetings.values():
        same_slot = (other.date, other.kind, other.time) == (meeting.date, meeting.kind, meeting.time)
        if same_slot and other.id != meeting.id and not other.cancelled and not meeting.cancelled:
            raise Unusable(
                f"There is already a {meeting.kind.words} meeting on {in_words(meeting.date)}"
                f"{f' at {meeting.time}' if meeting.time else ''}: choose another date or time."
            )


def cancel_meeting(programme: Programme, meeting: str) -> Programme:
    """Cancel a meeting; its items stay, and each becomes a finding.

    Raises Unusable if it is cancelled already, Refused if it was held.
    """
    cancelled = programme.meetings[meeting]
    if cancelled.cancelled:
        raise Unusable(f"The meeting of {long(cancelled.date)} is already cancelled.")
    _refuse_if_minuted(programme, meeting)
    return programme.put("meetings", replace(cancelled, cancelled=True))


def _refuse_if_minuted(programme: Programme, meeting: str) -> None:
    """Raise Refused for a meeting that was held: what became of an item there is recorded."""
    if any(programme.items[minute.item].meeting == meeting for minute in programme.minutes.values()):
        day = long(programme.meetings[meeting].date)
        raise Refused(f"What became of its items on {day} is recorded: the meeting was held, and stays as it is.")
