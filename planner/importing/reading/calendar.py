"""A calendar's events as a page: each time that each takes place, as London's clocks show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from planner.importing.page import Event, Page
from planner.importing.reading.limits import CALENDAR, EVENTS, too_large
from planner.importing.reading.recurring import days, is_followed
from planner.importing.reading.visible import visible
from planner.programme.errors import Unusable

LONDON = ZoneInfo("Europe/London")


def read_calendar(text: str, name: str) -> Page:
    """The events of an iCalendar file, each followed by the times it recurs."""
    if len(text) > CALENDAR:
        raise too_large(name, f"has more than {CALENDAR:,} characters")
    if text.upper().count("BEGIN:VEVENT") > EVENTS:
        raise too_large(name, f"has more than {EVENTS:,} events")
    try:
        events = [event for calendar in Calendar.from_ical(text, multiple=True) for event in calendar.walk("VEVENT")]
        found = tuple(islice(_every_time(events), EVENTS + 1))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        raise Unusable(f"{name} is a damaged calendar: export it again, and import that.") from None
    if len(found) > EVENTS:
        raise too_large(name, f"has more than {EVENTS:,} events")
    if not found:
        raise Unusable(f"{name} is a calendar without events: export the meetings again, and import that.")
    return Page(name, found)


def _every_time(events: list[Any]) -> Iterator[Event]:
    """Every time of every event; one time that was changed by itself stands as it was changed."""
    changed = {(str(event.get("UID")), _moment(event, "RECURRENCE-ID")) for event in events}
    for number, event in enumerate(events, start=1):
        start = _moment(event, "DTSTART")
        if start is None:
            continue
        place = f"event {number}" if _is_followed(event) else f"event {number}, its first time only"
        for when in _times(event, start):
            if "RECURRENCE-ID" in event or (str(event.get("UID")), when) not in changed:
                yield _event(event, when, place)


def _event(event: Any, when: date | datetime, place: str) -> Event:
    at = ""
    if isinstance(when, datetime):
        when = when.astimezone(LONDON) if when.tzinfo else when
        at = when.strftime("%H:%M")
        when = when.date()
    title, venue = (visible(str(event.get(name, ""))) for name in ("SUMMARY", "LOCATION"))
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return Event(when, at, title, venue, place, cancelled)


def _times(event: Any, start: date | datetime) -> Iterator[date | datetime]:
    """When an event takes place: as its rule says and on its further dates, but not on those taken out."""
    left_out = set(_dates(event, "EXDATE"))
    times = [start, *_recurring(event, start), *_dates(event, "RDATE")]
    return (when for when in dict.fromkeys(times) if when not in left_out)


def _recurring(event: Any, start: date | datetime) -> Iterator[date | datetime]:
    """The times that an event's rule gives, on its own clock."""
    if _is_followed(event):
        for rule in _rules(event):
            last = min((_day_there(start, until) for until in rule.get("UNTIL", ())), default=date.max)
            first = start.date() if isinstance(start, datetime) else start
            for day in days(rule, first, last):
                yield start.replace(year=day.year, month=day.month, day=day.day)


def _is_followed(event: Any) -> bool:
    rules = _rules(event)
    return len(rules) <= 1 and all(map(is_followed, rules))


def _rules(event: Any) -> list[Any]:
    """The event's rules of recurrence; a time that was changed by itself has none."""
    found = [] if "RECURRENCE-ID" in event else event.get("RRULE", [])
    return found if isinstance(found, list) else [found]


def _day_there(start: date | datetime, until: date | datetime) -> date:
    """The last day of a rule, on the calendar where the event is."""
    if not isinstance(until, datetime):
        return until
    zone = start.tzinfo if isinstance(start, datetime) else None
    return (until.astimezone(zone) if until.tzinfo and zone else until).date()


def _moment(event: Any, name: str) -> date | datetime | None:
    found = event.get(name)
    return getattr(found, "dt", None)


def _dates(event: Any, name: str) -> Iterator[date | datetime]:
    """A list of dates; one with an end gives its beginning."""
    found = event.get(name, [])
    for each in found if isinstance(found, list) else [found]:
        for moment in each.dts:
            yield moment.dt[0] if isinstance(moment.dt, tuple) else moment.dt
