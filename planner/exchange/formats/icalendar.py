"""The year's meetings as an iCalendar file, which a subscribed calendar follows."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from planner.programme.calendar import time_of_day
from planner.programme.documents.appointments import Appointment, Entry, entries
from planner.programme.documents.edition import Edition

LASTS = timedelta(hours=2)
"""How long a meeting is taken to last."""

LONDON = ZoneInfo("Europe/London")
RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
"""When clocks change in the United Kingdom."""


def render(edition: Edition) -> bytes:
    """The committee and joint meetings of the year in view, an event each; one without a time takes the whole day."""
    view, told = edition.view, entries(edition.view.programme, edition.history)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Scrutiny Planner//Work programme//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", edition.table.title)
    calendar.add_component(Timezone.from_ical(RULES))
    for meeting in view.meetings:
        if meeting.kind.has_places:
            calendar.add_component(_event(meeting.id, told[meeting.id]))
    return bytes(calendar.to_ical())


def _event(id: str, entry: Entry) -> Event:
    said, event = entry.appointment, Event()
    is_cancelled = said.status == "cancelled"
    at = time_of_day(said.time)
    event.add("uid", f"{id}@scrutiny-planner")
    event.add("sequence", entry.sequence)
    event.add("created", entry.made)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("dtstart", datetime.combine(said.date, at, LONDON) if at else said.date)
    event.add("duration", LASTS if at else timedelta(days=1))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("summary", f"Cancelled: {said.committee}" if is_cancelled else said.committee)
    event.add("description", _description(said))
    if said.venue:
        event.add("location", said.venue)
    return event


def _description(said: Appointment) -> str:
    """The items, a line each."""
    kind = [f"{said.status.capitalize()} meeting."] if said.status != "planned" else []
    return "\n".join([*kind, *(["Items:", *(f"- {title}" for title in said.items)] if said.items else ["No items."])])
