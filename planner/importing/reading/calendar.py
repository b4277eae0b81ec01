"""A calendar's events as a page, in London time; a recurring event is one part for each occurrence."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from icalendar import Calendar

from planner.importing.page import Event, LeftOut, Page
from planner.importing.reading.calendar_times import When, Zones, day_and_time
from planner.importing.reading.limits import CALENDAR_CHARACTERS, EVENTS, too_large
from planner.importing.reading.occurrences import Numbered, Occurrence, newest, occurrences
from planner.importing.reading.visible import visible, visible_lines
from planner.programme.errors import Unusable

_TAG = re.compile(r"<[^<>]*>")
_TAG_THAT_BREAKS = re.compile(r"</(?:p|div|li|h\d)>|<br[^<>]*>", re.IGNORECASE)
_LEFT_OUT = {"VTODO": "task", "VJOURNAL": "journal entry"}
"""The components of a calendar that are no events, and what they are called."""


def read_calendar(text: str, name: str) -> Page:
    """Return the page of an iCalendar file: its events, each followed by its further occurrences.

    Raises Unusable when the file is damaged, has no events, or is too large.
    """
    if len(text) > CALENDAR_CHARACTERS:
        raise too_large(name, f"has more than {CALENDAR_CHARACTERS:,} characters")
    if text.upper().count("BEGIN:VEVENT") > EVENTS:
        raise too_large(name, f"has more than {EVENTS:,} events")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about names of time zones, which are read here
            calendars = list(Calendar.from_ical(text, multiple=True))
        zones = Zones(calendars)
        kept, replaced = newest(list(_events(calendars)), zones)
        found = tuple(_event(each, zones) for each in islice(occurrences(kept, zones), EVENTS + 1))
        left_out = (*_older(replaced, kept), *_no_events(calendars))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, OSError):
        raise Unusable(f"{name} is a damaged calendar: export it again, and import that.") from None
    if len(found) > EVENTS:
        raise too_large(name, f"has more than {EVENTS:,} events")
    if not found:
        raise Unusable(f"{name} is a calendar without events: export the meetings again, and import that.")
    return Page(name, found, left_out=left_out)


def _events(calendars: list[Any]) -> Iterator[Numbered]:
    """Yield the events of all calendars; those of a calendar that calls off its events are cancelled."""
    number = 0
    for calendar in calendars:
        is_called_off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        for event in calendar.walk("VEVENT"):
            number += 1
            if is_called_off:
                event["STATUS"] = "CANCELLED"
            yield Numbered(number, event)


def _event(of: Occurrence, zones: Zones) -> Event:
    """Return one occurrence of an event."""
    event, (day, at) = of.event, day_and_time(of.when)
    status = str(event.get("STATUS", "")).upper()
    last = _last_day(event, of.when, zones)
    return Event(
        day,
        at,
        _text(event, "SUMMARY"),
        _text(event, "LOCATION"),
        of.where,
        status == "CANCELLED",
        "\n".join(filter(None, map(visible, visible_lines(_without_tags(_first(event, "DESCRIPTION")))))),
        last if last > day else None,
        status == "TENTATIVE",
    )


def _last_day(event: Any, when: When, zones: Zones) -> date:
    """Return the last day, in London, of an event at a time; the end is no part of the event."""
    start, end = zones.time_of(event, "DTSTART"), zones.time_if_known(event, "DTEND")
    length = None
    with suppress(ValueError):  # a damaged one
        length = getattr(event.get("DURATION"), "dt", None)
    if end is not None and isinstance(start, datetime) == isinstance(end, datetime):
        assert start is not None
        length = end - start
    if not isinstance(length, timedelta) or length <= timedelta(0):
        return day_and_time(when)[0]
    try:
        day, at = day_and_time(when + length)
    except OverflowError:
        return day_and_time(when)[0]
    is_before = not isinstance(when, datetime) or time.fromisoformat(at) == time.min
    return day - timedelta(days=is_before)


def _older(replaced: list[Numbered], kept: list[Numbered]) -> Iterator[LeftOut]:
    """Yield the versions of events that newer ones replace, unless they say the same."""
    shown = {(each.uid, *_shown(each.event)) for each in kept}
    for each in replaced:
        if (each.uid, *_shown(each.event)) not in shown:
            text = " ".join(_shown(each.event))
            yield LeftOut(f"event {each.number}", text, "a newer version of the event takes its place")


def _shown(event: Any) -> tuple[str, str]:
    start = getattr(event.get("DTSTART"), "dt", None)
    return _text(event, "SUMMARY"), f"{start:%Y-%m-%d %H:%M}" if start else ""


def _no_events(calendars: list[Any]) -> Iterator[LeftOut]:
    """Yield the tasks and journal entries of the calendars."""
    for kind, called in _LEFT_OUT.items():
        components = (each for calendar in calendars for each in calendar.walk(kind))
        for number, component in enumerate(components, start=1):
            yield LeftOut(f"{called} {number}", _text(component, "SUMMARY") or called, f"it is a {called} and no event")


def _without_tags(text: str) -> str:
    """Return a description, which some programs write as a web page, as plain text."""
    if not text.lstrip().startswith("<"):
        return text
    return html.unescape(_TAG.sub("", _TAG_THAT_BREAKS.sub("\n", text)))


def _text(component: Any, name: str) -> str:
    return visible(_first(component, name))


def _first(component: Any, name: str) -> str:
    """Return a text of a component, the first where it has several; blank for none."""
    value = component.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)
