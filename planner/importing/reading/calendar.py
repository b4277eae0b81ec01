"""A calendar's events as a page, in London time; a recurring event is one part for each occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from planner.importing.page import Event, Page
from planner.importing.reading.limits import CALENDAR_CHARACTERS, EVENTS, too_large
from planner.importing.reading.recurring import is_supported, recurrence_days
from planner.importing.reading.visible import visible
from planner.programme.errors import Unusable

LONDON = ZoneInfo("Europe/London")


def read_calendar(text: str, name: str) -> Page:
    """Return the page of an iCalendar file: its events, each followed by its further occurrences.

    Raises Unusable when the file is damaged, has no events, or is too large.
    """
    if len(text) > CALENDAR_CHARACTERS:
        raise too_large(name, f"has more than {CALENDAR_CHARACTERS:,} characters")
    if text.upper().count("BEGIN:VEVENT") > EVENTS:
        raise too_large(name, f"has more than {EVENTS:,} events")
    try:
        events = [event for calendar in Calendar.from_ical(text, multiple=True) for event in calendar.walk("VEVENT")]
        occurrences = tuple(islice(_occurrences(events), EVENTS + 1))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        raise Unusable(f"{name} is a damaged calendar: export it again, and import that.") from None
    if len(occurrences) > EVENTS:
        raise too_large(name, f"has more than {EVENTS:,} events")
    if not occurrences:
        raise Unusable(f"{name} is a calendar without events: export the meetings again, and import that.")
    return Page(name, occurrences)


def _occurrences(events: list[Any]) -> Iterator[Event]:
    """Yield the occurrences of all events; one that was changed by itself (RECURRENCE-ID) appears only as changed."""
    changed = {(str(event.get("UID")), _date_of(event, "RECURRENCE-ID")) for event in events}
    for number, event in enumerate(events, start=1):
        start = _date_of(event, "DTSTART")
        if start is None:
            continue
        where = f"event {number}" if _is_supported(event) else f"event {number}, its first time only"
        for when in _times_of_event(event, start):
            if "RECURRENCE-ID" in event or (str(event.get("UID")), when) not in changed:
                yield _event(event, when, where)


def _event(event: Any, when: date | datetime, where: str) -> Event:
    """Return one occurrence of an event."""
    time = ""
    if isinstance(when, datetime):
        when = when.astimezone(LONDON) if when.tzinfo else when
        time = when.strftime("%H:%M")
        when = when.date()
    title, venue = (visible(str(event.get(name, ""))) for name in ("SUMMARY", "LOCATION"))
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return Event(when, time, title, venue, where, cancelled)


def _times_of_event(event: Any, start: date | datetime) -> Iterator[date | datetime]:
    """Return the times of an event: by its rule and on its extra dates, without those excluded."""
    excluded = set(_date_list(event, "EXDATE"))
    times = [start, *_recurring(event, start), *_date_list(event, "RDATE")]
    return (when for when in dict.fromkeys(times) if when not in excluded)


def _recurring(event: Any, start: date | datetime) -> Iterator[date | datetime]:
    """Yield the times that an event's rule gives, in the event's own time zone; none when it is not supported."""
    if _is_supported(event):
        for rule in _rules(event):
            last = min((_last_day(start, until) for until in rule.get("UNTIL", ())), default=date.max)
            first = start.date() if isinstance(start, datetime) else start
            for day in recurrence_days(rule, first, last):
                yield start.replace(year=day.year, month=day.month, day=day.day)


def _is_supported(event: Any) -> bool:
    """Return whether an event has no recurrence rule, or a single one that can be read."""
    rules = _rules(event)
    return len(rules) <= 1 and all(map(is_supported, rules))


def _rules(event: Any) -> list[Any]:
    """Return an event's recurrence rules; an occurrence that was changed by itself has none."""
    values = [] if "RECURRENCE-ID" in event else event.get("RRULE", [])
    return values if isinstance(values, list) else [values]


def _last_day(start: date | datetime, until: date | datetime) -> date:
    """Return the last day of a rule, in the time zone of the event."""
    if not isinstance(until, datetime):
        return until
    zone = start.tzinfo if isinstance(start, datetime) else None
    return (until.astimezone(zone) if until.tzinfo and zone else until).date()


def _date_of(event: Any, name: str) -> date | datetime | None:
    return getattr(event.get(name), "dt", None)


def _date_list(event: Any, name: str) -> Iterator[date | datetime]:
    """Yield the dates of a property such as EXDATE, and the start of each period."""
    values = event.get(name, [])
    for date_list in values if isinstance(values, list) else [values]:
        for value in date_list.dts:
            yield value.dt[0] if isinstance(value.dt, tuple) else value.dt
