"""Publishing: the table of a year as it now is, and the version that freezes it."""

from __future__ import annotations

from planner.programme.calendar import long
from planner.programme.errors import Refused, Unusable
from planner.programme.model import Meeting
from planner.programme.table import ItemRow, MeetingRow, ProgrammeTable
from planner.programme.undoing import History
from planner.programme.version import Version
from planner.programme.view import View
from planner.programme.words import counted, one_line


def published(view: View) -> ProgrammeTable:
    """The table of the year in view."""
    committee = view.programme.committee
    rows = tuple(_row(view, meeting) for meeting in view.meetings if meeting.kind.has_places)
    return ProgrammeTable(committee.name, committee.council, view.year or "", rows)


def _row(view: View, meeting: Meeting) -> MeetingRow:
    places = view.places(meeting)
    words = view.programme.committee.free_place_words or f"{counted(places.free, 'place')} free"
    return MeetingRow(
        id=meeting.id,
        date=meeting.date,
        time=meeting.time,
        venue=meeting.venue,
        status=meeting.status,
        items=tuple(
            ItemRow(
                id=item.id,
                topic=item.topic,
                title=view.topic_of(item).title,
                kind=item.kind,
                tentative=item.tentative,
                objective=view.objective(item),
                focus=view.focus(item),
                note=item.note,
            )
            for item in view.items_at(meeting.id)
        ),
        taken=places.taken,
        free=places.free,
        free_words=words if places.free and view.is_open(meeting) else "",
    )


def next_version(view: View, history: History, *, label: str, agenda_of: str, by: str) -> Version:
    """The year in view as the next version; a blank ``label`` says whose agenda it is, or the day.

    Raises Refused when the meeting whose agenda it is to be is cancelled, Unusable when its table does not have it.
    """
    meeting = _with_agenda(view, agenda_of) if agenda_of else None
    usual = f"Agenda {long(meeting.date)}" if meeting else f"Published on {long(view.today)}"
    return Version(
        id=str(1 + max((each.number for each in view.programme.versions.values()), default=0)),
        label=one_line(label) or usual,
        year=view.year or "",
        on=view.today,
        by=by,
        change=history[-1].id,
        table=published(view),
        agenda_of=agenda_of,
    )


def _with_agenda(view: View, agenda_of: str) -> Meeting:
    meeting = view.programme.meetings.get(agenda_of)
    if meeting is None:
        raise Unusable("The meeting whose agenda it is to be is no longer there: choose another.")
    day = long(meeting.date)
    if meeting.cancelled:
        raise Refused(f"The meeting of {day} is cancelled, and has no agenda: choose another.")
    if meeting.year != view.year:
        raise Unusable(f"The meeting of {day} is in {meeting.year}: publish that year, with --year {meeting.year}.")
    if not meeting.kind.has_places:
        kind = meeting.kind.value.replace("-", " ")
        raise Unusable(f"The meeting of {day} is {kind}, and is not in the table: choose a committee or joint meeting.")
    return meeting
