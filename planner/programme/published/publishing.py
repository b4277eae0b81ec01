"""Publishing: the table of a year as it is today, and the version that stores it."""

from __future__ import annotations

from planner.programme.calendar import long
from planner.programme.deadlines import report_day
from planner.programme.english import counted
from planner.programme.errors import Refused, Unusable
from planner.programme.history.undoing import History
from planner.programme.model import Item, Meeting, Version
from planner.programme.prioritising.ranking import rests_on
from planner.programme.published.columns import TOPIC_COLUMNS
from planner.programme.table import Column, ItemRow, MeetingRow, ProgrammeTable, WaitingRow
from planner.programme.text import one_line
from planner.programme.view import View


def published_table(view: View) -> ProgrammeTable:
    """Return the table of the year in view, with only the data that the committee's settings print."""
    committee = view.programme.committee
    rows = tuple(_meeting_row(view, meeting) for meeting in view.meetings if meeting.kind.has_places)
    waiting = topics_waiting(view) if committee.print_waiting else ()
    return ProgrammeTable(committee.name, committee.council, view.year or "", rows, committee.columns, waiting)


def topics_waiting(view: View) -> tuple[WaitingRow, ...]:
    """Return the topics waiting as rows, in order of priority."""
    return tuple(WaitingRow(topic.id, topic.title, rests_on(view, topic)) for topic in view.waiting)


def _meeting_row(view: View, meeting: Meeting) -> MeetingRow:
    committee, places = view.programme.committee, view.places(meeting)
    items = (item for item in view.items_at(meeting.id) if not (item.tentative and committee.hide_tentative))
    words = committee.free_place_words or f"{counted(places.free, 'place')} free"
    has_deadline = Column.REPORT_DEADLINE in committee.columns and not meeting.cancelled
    return MeetingRow(
        id=meeting.id,
        date=meeting.date,
        time=meeting.time,
        venue=meeting.venue,
        note=meeting.note,
        status=meeting.status,
        items=tuple(_item_row(view, item) for item in items),
        taken=places.taken,
        free=places.free,
        free_words=words if places.free and view.is_open(meeting) else "",
        report_deadline=report_day(view, meeting) if has_deadline else None,
        why_cancelled=view.why_cancelled.get(meeting.id, "") if meeting.cancelled else "",
    )


def _item_row(view: View, item: Item) -> ItemRow:
    topic, columns = view.topic_of(item), view.programme.committee.columns
    return ItemRow(
        id=item.id,
        topic=item.topic,
        title=topic.title,
        kind=item.kind,
        tentative=item.tentative,
        objective=view.objective(item),
        focus=view.focus(item),
        note=item.note,
        **{name: getattr(topic, name) for column, name in TOPIC_COLUMNS.items() if column in columns},
    )


def next_version(view: View, history: History, *, label: str, agenda_of: str, by: str) -> Version:
    """Return the next version, of the year in view.

    A blank ``label`` is replaced by the date of its agenda's meeting, or today's. ``agenda_of`` is the id of that
    meeting, blank for none; raises Refused when it is cancelled, Unusable when it is not in the table.
    """
    meeting = _agenda_meeting(view, agenda_of) if agenda_of else None
    default_label = f"Agenda {long(meeting.date)}" if meeting else f"Published on {long(view.today)}"
    return Version(
        id=str(1 + max((version.number for version in view.programme.versions.values()), default=0)),
        label=one_line(label) or default_label,
        year=view.year or "",
        on=view.today,
        by=by,
        change=history[-1].id,
        table=published_table(view),
        agenda_of=agenda_of,
    )


def _agenda_meeting(view: View, agenda_of: str) -> Meeting:
    """Return the meeting with this id; raises Refused or Unusable when it can have no agenda in the year in view."""
    meeting = view.programme.meetings.get(agenda_of)
    if meeting is None:
        raise Unusable("The meeting whose agenda it is to be is no longer there: choose another.")
    day = long(meeting.date)
    if meeting.cancelled:
        raise Refused(f"The meeting of {day} is cancelled, and has no agenda: choose another.")
    if meeting.year != view.year:
        raise Unusable(f"The meeting of {day} is in {meeting.year}: publish that year, with --year {meeting.year}.")
    if not meeting.kind.has_places:
        raise Unusable(
            f"The meeting of {day} is {meeting.kind.words}, and is not in the table: choose a committee or joint one."
        )
    return meeting
