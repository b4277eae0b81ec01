"""The year's meetings as an iCalendar file, which other calendars can subscribe to."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone
from icalendar.prop import vDuration

from planner.programme.calendar import time_of_day
from planner.programme.documents.appointments import Appointment, Entry, entries
from planner.programme.documents.edition import Edition

MEETING_LENGTH = timedelta(hours=2)
"""How long a meeting is assumed to last."""

REFRESHED_EVERY = timedelta(hours=12)
"""How often those who subscribe are to look for a newer calendar."""

LONDON = ZoneInfo("Europe/London")
LONDON_TIMEZONE = """\
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
"""When the clocks change in the United Kingdom."""


def render(edition: Edition) -> bytes:
    """Return a calendar of the committee and joint meetings of the year in view; one without a time lasts all day."""
    view = edition.view
    entry_of = entries(view.programme, edition.history)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Scrutiny Planner//Work programme//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", edition.table.title)
    calendar.add("x-wr-caldesc", edition.words)
    add_refreshing(calendar)
    calendar.add_component(Timezone.from_ical(LONDON_TIMEZONE))
    for meeting in view.meetings:
        if meeting.kind.has_places:
            calendar.add_component(_event(meeting.id, entry_of[meeting.id]))
    return bytes(calendar.to_ical())


def _event(id: str, entry: Entry) -> Event:
    """Return the event of the meeting with this id."""
    appointment, event = entry.appointment, Event()
    is_cancelled = appointment.status == "cancelled"
    start = time_of_day(appointment.time)
    event.add("uid", f"{id}@scrutiny-planner")
    event.add("sequence", entry.sequence)
    event.add("created", entry.made)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("dtstart", datetime.combine(appointment.date, start, LONDON) if start else appointment.date)
    event.add("duration", MEETING_LENGTH if start else timedelta(days=1))
    if not start:
        event.add("transp", "TRANSPARENT")  # a day without a time stays free for other things
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("summary", f"Cancelled: {appointment.committee}" if is_cancelled else appointment.committee)
    event.add("description", _description(appointment))
    if appointment.venue:
        event.add("location", appointment.venue)
    return event


def add_refreshing(calendar: Calendar) -> None:
    """Add to a calendar how often those who subscribe to it are to look for a newer one."""
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESHED_EVERY))


def _description(appointment: Appointment) -> str:
    """Return the status of a meeting, unless it is planned, its note, and its items, a line each."""
    notes = list(filter(None, appointment.note.split("\n")))
    status = [f"{appointment.status.capitalize()} meeting."] if appointment.status != "planned" else []
    titles = [f"- {title}" for title in appointment.items]
    return "\n".join([*status, *notes, *(["Items:", *titles] if titles else ["No items."])])
