"""The days on which a calendar's event recurs, looked for day by day, so that no rule can keep one waiting."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count, islice
from typing import Any

from dateutil.relativedelta import relativedelta

from planner.importing.reading.limits import YEARS

_STEPS: Mapping[str, timedelta | relativedelta] = {
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
    "MONTHLY": relativedelta(months=1),
    "YEARLY": relativedelta(years=1),
}
_FOLLOWED = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"}
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Rule = Mapping[str, Sequence[Any]]
"""The parts of a recurrence rule, each a list."""


def is_followed(rule: Rule) -> bool:
    """Whether the rule is of a kind that meetings have."""
    return set(rule) <= _FOLLOWED and rule["FREQ"][0] in _STEPS


def days(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days that the rule gives, from the first of them and for as long as a recurring event is followed."""
    last = min(last, first + timedelta(days=366 * YEARS))
    fitting = (day for period in _periods(rule, first, last) for day in _chosen(rule, period, first))
    return islice((day for day in fitting if first <= day <= last), rule.get("COUNT", [None])[0])


def _periods(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    """The days of each week, month or year that the rule looks at."""
    freq, interval = rule["FREQ"][0], max(1, rule.get("INTERVAL", [1])[0])
    if interval > (last - first).days:
        return
    begin = first
    if freq == "WEEKLY":
        begin -= timedelta(days=(first.weekday() - _WEEK.index(str(rule.get("WKST", ["MO"])[0]))) % 7)
    elif freq in ("MONTHLY", "YEARLY"):
        begin = date(first.year, first.month if freq == "MONTHLY" else 1, 1)
    for number in count():
        start = begin + _STEPS[freq] * (number * interval)
        if start > last:
            return
        end = start + _STEPS[freq]
        yield [start + timedelta(days=each) for each in range((end - start).days)]


def _chosen(rule: Rule, period: list[date], first: date) -> list[date]:
    fitting = [day for day in period if _fits(rule, day, first)]
    places = rule.get("BYSETPOS", [])
    return [
        day for place, day in enumerate(fitting, start=1) if not places or {place, place - len(fitting) - 1} & {*places}
    ]


def _fits(rule: Rule, day: date, first: date) -> bool:
    """Whether a day is one of the rule's; what the rule leaves out is as it was the first time."""
    freq = rule["FREQ"][0]
    months, numbers, weekdays = (rule.get(name, []) for name in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    if not numbers and not weekdays:
        if freq == "WEEKLY":
            return day.weekday() == first.weekday() and (not months or day.month in months)
        if freq == "YEARLY":
            months = months or [first.month]
        if freq != "DAILY":
            numbers = [first.day]
    if months and day.month not in months:
        return False
    if numbers and day.day not in numbers and day.day - monthrange(day.year, day.month)[1] - 1 not in numbers:
        return False
    return not weekdays or any(_is_weekday(each, day, within_year=freq == "YEARLY" and not months) for each in weekdays)


def _is_weekday(weekday: Any, day: date, *, within_year: bool) -> bool:
    """Whether a day is 'TH', or '-1TH': the last Thursday of its month or year."""
    if weekday.weekday != _WEEK[day.weekday()]:
        return False
    if weekday.relative is None:
        return True
    place, length = day.day, monthrange(day.year, day.month)[1]
    if within_year:
        place, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    return weekday.relative in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))
