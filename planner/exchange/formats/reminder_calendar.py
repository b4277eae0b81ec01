"""The reminders to one owner as an iCalendar file: an all-day event on the day that each is due."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from planner.programme.documents.reminders import Reminder, Reminders


def render(reminders: Reminders) -> bytes:
    """Return a calendar of the reminders; what is overdue, or waits for something, is on the day they are made."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Scrutiny Planner//Reminders//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{reminders.committee}: reminders")
    for reminder in reminders.each:
        calendar.add_component(_event(reminder, reminders))
    return bytes(calendar.to_ical())


def _event(reminder: Reminder, reminders: Reminders) -> Event:
    """Return the event of a reminder, under the id of its action, so that a later calendar replaces it."""
    event, made = Event(), reminders.made
    event.add("uid", f"{reminder.id}@scrutiny-planner")
    event.add("sequence", made.toordinal())  # rises from day to day
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", max(reminder.due, made) if reminder.due else made)
    event.add("duration", timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # the day stays free for other things
    event.add("summary", reminder.subject)
    event.add("description", "\n\n".join((*reminder.paragraphs, reminders.committee)))
    return event
