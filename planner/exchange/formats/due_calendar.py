"""What is due from whom as an iCalendar file, which other calendars can subscribe to: an all-day event for each."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from planner.exchange.formats.icalendar import add_refreshing
from planner.programme.documents.due_dates import DueDate, DueDates
from planner.programme.documents.edition import as_at_words


def render(due: DueDates) -> bytes:
    """Return a calendar of all that is due, or of what is due from one owner."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Scrutiny Planner//What is due//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{due.committee}: what is due{f' from {due.owner}' if due.owner else ''}")
    calendar.add("x-wr-caldesc", as_at_words(due.made))
    add_refreshing(calendar)
    for each in due.each:
        calendar.add_component(_event(each, due))
    return bytes(calendar.to_ical())


def _event(each: DueDate, due: DueDates) -> Event:
    """Return the event of something due; it names the owner where the calendar is not the owner's."""
    event = Event()
    event.add("uid", f"due-{each.id}@scrutiny-planner")
    event.add("sequence", due.made.toordinal())  # rises from day to day
    event.add("dtstamp", datetime.combine(due.made, time(), UTC))
    event.add("dtstart", each.date)
    event.add("duration", timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # the day stays free for other things
    event.add("summary", f"{each.what} ({each.owner})" if each.owner and not due.owner else each.what)
    event.add("description", due.committee)
    return event
