"""The times of a calendar's events: in which zone each is, in London time, and which are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_NAMES_OF_LONDON = re.compile(
    r"gmt standard time|\bgb(-eire)?$|\b(london|belfast|jersey|guernsey|isle_of_man)\b|british summer time|^bst$",
    re.IGNORECASE,
)
_SUMMER_TIME = timedelta(hours=1)

When: TypeAlias = date | datetime
"""A day, or a time on a day; one without a time zone is where its event is."""


class Zones:
    """The time zones of a calendar: names that it defines as London's, or that are known as London's, are London."""

    def __init__(self, calendars: Iterable[Any]) -> None:
        zones = [zone for calendar in calendars for zone in calendar.walk("VTIMEZONE")]
        self._defined = {str(zone.get("TZID")): _is_london(zone) for zone in zones}

    def time_of(self, event: Any, name: str) -> When | None:
        """Return the time of a property such as DTSTART, None for none."""
        value = event.get(name)
        found = getattr(value[0] if isinstance(value, list) else value, "dt", None)
        return self._in_zone(found, value) if isinstance(found, date) else None

    def time_if_known(self, event: Any, name: str) -> When | None:
        """Return the time of a property that an event can do without, None for one that is damaged too."""
        try:
            return self.time_of(event, name)
        except ValueError:
            return None

    def times_of(self, event: Any, name: str) -> Iterator[When]:
        """Yield the times of a property such as EXDATE, and the start of each period."""
        values = event.get(name, [])
        for value in values if isinstance(values, list) else [values]:
            for each in value.dts:
                yield self._in_zone(each.dt[0] if isinstance(each.dt, tuple) else each.dt, value)

    def _in_zone(self, when: When, value: Any) -> When:
        zone = str(getattr(value, "params", {}).get("TZID", ""))
        if not isinstance(when, datetime) or not zone:
            return when
        is_london = self._defined.get(zone, bool(_NAMES_OF_LONDON.search(zone)))
        return when.replace(tzinfo=LONDON) if is_london else when


def _is_london(zone: Any) -> bool:
    """Return whether a time zone is an hour ahead of Greenwich in summer, and not in winter."""
    offsets = {part.name: part["TZOFFSETTO"].td for part in zone.subcomponents if "TZOFFSETTO" in part}
    return offsets.get("STANDARD") == timedelta(0) and offsets.get("DAYLIGHT") == _SUMMER_TIME


def zone_of(when: When | None) -> tzinfo:
    """Return the zone of a time, London's for one without."""
    return (isinstance(when, datetime) and when.tzinfo) or LONDON


def day_and_time(when: When) -> tuple[date, str]:
    """Return the day and the time, such as '10:00', in London; the time of a mere day is blank."""
    if not isinstance(when, datetime):
        return when, ""
    local = when.astimezone(LONDON) if when.tzinfo else when
    return local.date(), local.strftime("%H:%M")


def day_in(when: When, zone: tzinfo) -> date:
    """Return the day that a time is on in a zone."""
    if not isinstance(when, datetime):
        return when
    return (when.astimezone(zone) if when.tzinfo else when).date()


class Times:
    """Some times of an event, of which a mere day is every time of the event on it."""

    def __init__(self, times: Iterable[When], start: When) -> None:
        self._zone, self._has_time = zone_of(start), isinstance(start, datetime)
        self._keys = {self._key(when) for when in times}

    def __contains__(self, when: When) -> bool:
        return self._key(when) in self._keys or day_in(when, self._zone) in self._keys

    def _key(self, when: When) -> When:
        """Return a time as that moment, or as its day where it or the event has no time."""
        if not isinstance(when, datetime) or not self._has_time:
            return day_in(when, self._zone)
        return when if when.tzinfo else when.replace(tzinfo=self._zone)
