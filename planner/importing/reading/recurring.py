"""The days on which a calendar's event recurs, found by testing day after day, so that every rule takes little time."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count, islice
from typing import Any

from dateutil.relativedelta import relativedelta

from planner.importing.reading.limits import RECURRENCE_YEARS

_PERIODS: Mapping[str, timedelta | relativedelta] = {
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
    "MONTHLY": relativedelta(months=1),
    "YEARLY": relativedelta(years=1),
}
_SUPPORTED_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Rule = Mapping[str, Sequence[Any]]
"""The parts of a recurrence rule: name -> values."""


def is_supported(rule: Rule) -> bool:
    """Return whether a rule has only parts that meetings need."""
    return set(rule) <= _SUPPORTED_PARTS and rule["FREQ"][0] in _PERIODS


def recurrence_days(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Return the days that a rule gives from ``first`` to ``last``, for at most ``RECURRENCE_YEARS``."""
    last = min(last, first + timedelta(days=366 * RECURRENCE_YEARS))
    matching = (day for period in _periods(rule, first, last) for day in _matching_days(rule, period, first))
    return islice((day for day in matching if first <= day <= last), rule.get("COUNT", [None])[0])


def _periods(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    """Yield the days of each period, a day, week, month or year, in which a rule applies."""
    freq, interval = rule["FREQ"][0], max(1, rule.get("INTERVAL", [1])[0])
    if interval > (last - first).days:
        return
    first_start = first
    if freq == "WEEKLY":
        first_start -= timedelta(days=(first.weekday() - _WEEKDAYS.index(str(rule.get("WKST", ["MO"])[0]))) % 7)
    elif freq in ("MONTHLY", "YEARLY"):
        first_start = date(first.year, first.month if freq == "MONTHLY" else 1, 1)
    for number in count():
        start = first_start + _PERIODS[freq] * (number * interval)
        if start > last:
            return
        end = start + _PERIODS[freq]
        yield [start + timedelta(days=offset) for offset in range((end - start).days)]


def _matching_days(rule: Rule, period: list[date], first: date) -> list[date]:
    """Return the days of a period that match a rule; its BYSETPOS counts them from the start or the end."""
    matching = [day for day in period if _matches(rule, day, first)]
    positions = rule.get("BYSETPOS", [])
    return [
        day
        for position, day in enumerate(matching, start=1)
        if not positions or {position, position - len(matching) - 1} & {*positions}
    ]


def _matches(rule: Rule, day: date, first: date) -> bool:
    """Return whether a day matches a rule; a part that the rule leaves out is taken from the first day."""
    freq = rule["FREQ"][0]
    months, month_days, weekdays = (rule.get(name, []) for name in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    if not month_days and not weekdays:
        if freq == "WEEKLY":
            return day.weekday() == first.weekday() and (not months or day.month in months)
        if freq == "YEARLY":
            months = months or [first.month]
        if freq != "DAILY":
            month_days = [first.day]
    if months and day.month not in months:
        return False
    day_from_end = day.day - monthrange(day.year, day.month)[1] - 1
    if month_days and day.day not in month_days and day_from_end not in month_days:
        return False
    return not weekdays or any(
        _is_weekday(weekday, day, within_year=freq == "YEARLY" and not months) for weekday in weekdays
    )


def _is_weekday(weekday: Any, day: date, *, within_year: bool) -> bool:
    """Return whether a day is on a weekday: 'TH' any Thursday, '-1TH' the last one of its month or year."""
    if weekday.weekday != _WEEKDAYS[day.weekday()]:
        return False
    if weekday.relative is None:
        return True
    position, length = day.day, monthrange(day.year, day.month)[1]
    if within_year:
        position, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    return weekday.relative in ((position - 1) // 7 + 1, -((length - position) // 7 + 1))
