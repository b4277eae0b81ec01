"""The occurrences of a calendar's events: by their rules, without those excluded, and as they were changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from planner.importing.reading.calendar_times import Times, When, Zones, day_in, zone_of
from planner.importing.reading.recurring import is_supported, recurrence_days

CHANGED = "RECURRENCE-ID"
"""The property of an event that changes one occurrence of another, or all from that one on."""


class Numbered(Struct, frozen=True):
    """An event of the file, and its number there."""

    number: int
    event: Any

    @property
    def uid(self) -> str:
        """What the versions and changes of one event have in common; every event without is one by itself."""
        return str(self.event.get("UID") or f"event {self.number}")


class Occurrence(Struct, frozen=True):
    """A time of an event, and its place in the file."""

    event: Any
    when: When
    where: str


def newest(events: list[Numbered], zones: Zones) -> tuple[list[Numbered], list[Numbered]]:
    """Return the newest version of each event and of each change to one, and the versions that these replace.

    Events of one id of which none is newer are not versions of one another: some programs give all the same id.
    """
    versions: defaultdict[tuple[str, When | None], list[Numbered]] = defaultdict(list)
    for each in events:
        versions[each.uid, zones.time_of(each.event, CHANGED)].append(each)
    kept: list[Numbered] = []
    replaced: list[Numbered] = []
    for of_one in versions.values():
        latest = max(_version(each, zones) for each in of_one)
        for each in of_one:
            (kept if _version(each, zones) == latest else replaced).append(each)
    return sorted(kept, key=lambda each: each.number), replaced


def _version(of: Numbered, zones: Zones) -> tuple[int, str, str]:
    """Return what tells a newer version: its sequence number, then when it was changed."""
    stamps = [zones.time_if_known(of.event, name) for name in ("LAST-MODIFIED", "DTSTAMP")]
    sequence = of.event.get("SEQUENCE")
    changed, stamped = (stamp.isoformat() if stamp else "" for stamp in stamps)
    return sequence if isinstance(sequence, int) else 0, changed, stamped


def occurrences(events: list[Numbered], zones: Zones) -> Iterator[Occurrence]:
    """Yield the occurrences of all events; one that was changed by itself appears only as changed."""
    changes: defaultdict[str, list[Numbered]] = defaultdict(list)
    for each in events:
        if CHANGED in each.event:
            changes[each.uid].append(each)
    for each in events:
        start = zones.time_of(each.event, "DTSTART")
        if start is None:
            continue
        if CHANGED in each.event:
            yield Occurrence(each.event, start, f"event {each.number}")
        else:
            yield from _of_event(each, start, changes[each.uid], zones)


def _of_event(of: Numbered, start: When, changes: Iterable[Numbered], zones: Zones) -> Iterator[Occurrence]:
    """Yield the occurrences of an event; those after a change of all that follow are as that change says."""
    event = of.event
    where = f"event {of.number}" if _is_followed(event) else f"event {of.number}, its first time only"
    changed = {each.number: when for each in changes if (when := zones.time_of(each.event, CHANGED))}
    by_themselves, excluded = Times(changed.values(), start), Times(zones.times_of(event, "EXDATE"), start)
    of_all_after = sorted(
        (
            (day_in(changed[each.number], zone_of(start)), each.number, each.event)
            for each in changes
            if each.number in changed and _is_of_all_after(each.event)
        ),
        key=lambda change: change[:2],
    )
    times = [start, *_recurring(event, start), *zones.times_of(event, "RDATE")]
    for when in dict.fromkeys(times):
        if when in excluded or when in by_themselves:
            continue
        day = day_in(when, zone_of(start))
        change = next(((since, later) for since, _, later in reversed(of_all_after) if since < day), None)
        if change is None:
            yield Occurrence(event, when, where)
            continue
        since, later = change
        first = zones.time_of(later, "DTSTART")
        if first is not None:
            yield Occurrence(later, first + (day - since), where)


def _is_of_all_after(event: Any) -> bool:
    return str(event[CHANGED].params.get("RANGE", "")).upper() == "THISANDFUTURE"


def _recurring(event: Any, start: When) -> Iterator[When]:
    """Yield the times that an event's rule gives, in the event's own time zone; none when it is not supported."""
    if _is_followed(event):
        for rule in _rules(event):
            last = min((_last_day(start, until) for until in rule.get("UNTIL", ())), default=date.max)
            first = start.date() if isinstance(start, datetime) else start
            for day in recurrence_days(rule, first, last):
                yield start.replace(year=day.year, month=day.month, day=day.day)


def _is_followed(event: Any) -> bool:
    """Return whether an event has no recurrence rule, or a single one that can be read."""
    rules = _rules(event)
    return len(rules) <= 1 and all(map(is_supported, rules))


def _rules(event: Any) -> list[Any]:
    """Return an event's recurrence rules."""
    values = event.get("RRULE", [])
    return values if isinstance(values, list) else [values]


def _last_day(start: When, until: When) -> date:
    """Return the last day of a rule, in the time zone of the event."""
    if not isinstance(until, datetime):
        return until
    zone = start.tzinfo if isinstance(start, datetime) else None
    return (until.astimezone(zone) if until.tzinfo and zone else until).date()
