"""Meeting dates from a pattern, such as 'last Thursday of September and October', or from a list of days."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date, datetime

from planner.programme.calendar import (
    MONTHS,
    WEEKDAYS,
    in_words,
    municipal_year,
    parse_day,
    parse_month,
    short,
    year_begins,
)
from planner.programme.english import counted, listed
from planner.programme.errors import Unusable

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_PATTERN = re.compile(
    rf"(?:on )?(?:the |every )?(?P<nth>{'|'.join(_ORDINALS)}) "
    r"(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?P<months> .*)?"
)
_EVERY_MONTH = re.compile(r"(?:of |in )?(?:each|every|the) month")


def meeting_days(text: str, year: str) -> list[date]:
    """Parse the days of a pattern with its months, or of a list of days; raises Unusable.

    Patterns: 'last Thursday of September, October and January', 'second Monday of every month except August'.
    """
    words = " ".join(text.lower().split())
    if not words:
        raise Unusable("Say when it meets: such as “last Thursday of September and October”, or days with commas.")
    if pattern := _PATTERN.fullmatch(words):
        return _recurring(year, pattern["nth"], pattern["weekday"], _months(pattern["months"] or "", text))
    return _checked((parse_day(part, year) for part in _parts(text)), year)


def _checked(days: Iterable[date], year: str) -> list[date]:
    """Return the days in order, each once; raises Unusable for one that is not in the municipal year."""
    in_order = sorted(set(days))
    for day in in_order:
        if municipal_year(day) != year:
            raise Unusable(f"{in_words(day)} is not in the municipal year {year}, but in {municipal_year(day)}.")
    return in_order


def _parts(text: str) -> list[str]:
    """Split a text at commas, semicolons, line ends and 'and'; leave out blank parts."""
    return [part.strip() for part in re.split(r"[,;\n]|\band\b", text) if part.strip()]


def _months(words: str, text: str) -> list[int]:
    """Return the months (1 to 12) of a pattern, from the words after its weekday: all, all but some, or those named."""
    included, excepting, excluded = re.sub(r"\b(?:except|but)\b", "|", words).partition("|")
    named = _months_named(_EVERY_MONTH.sub("", included))
    if not words.strip() or (named and excepting):
        raise Unusable(f"“{text}” does not say in which months: write it as “last Thursday of September and October”.")
    return named or [number for number in range(1, len(MONTHS) + 1) if number not in _months_named(excluded)]


def _months_named(words: str) -> list[int]:
    """Return the months (1 to 12) named in a text; raises Unusable for any other word."""
    return [parse_month(word) for word in re.findall(r"\w+", words) if word not in ("and", "of", "in", "for")]


def _recurring(year: str, nth: str, typed_weekday: str, months: list[int]) -> list[date]:
    """Return the nth weekday of each of the given months (1 to 12) of a municipal year.

    ``nth`` is an ordinal such as 'last', ``typed_weekday`` the beginning of a name such as 'thu'. Raises Unusable when
    it is not the beginning of a weekday's name.
    """
    number = next((number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(typed_weekday)), None)
    if number is None:
        raise Unusable(f"“{nth} {typed_weekday}” is not understood: write it as “last Thursday” or “second Monday”.")
    from dateutil.rrule import MONTHLY, rrule, weekday

    begins = year_begins(year)
    dates = rrule(
        MONTHLY,
        dtstart=datetime(begins.year, begins.month, begins.day),
        until=datetime(begins.year + 1, 12, 31),
        bymonth=months,
        byweekday=weekday(number, _ORDINALS[nth]),
    )
    return [at.date() for at in dates if municipal_year(at.date()) == year]


def days_in_words(days: Iterable[date], holidays: Container[date]) -> str:
    """Return the days as understood, with weekdays: '2 meetings: Thu 28 Sep 2023, Thu 26 Oct 2023.'"""
    days = list(days)
    dates = [f"{WEEKDAYS[day.weekday()][:3]} {short(day)}" for day in days]
    words = f"{counted(len(days), 'meeting')}: {', '.join(dates)}." if days else "No meetings."
    on_holidays = [in_words(day) for day in days if day in holidays]
    if not on_holidays:
        return words
    return f"{words} {listed(on_holidays)} {'is a bank holiday' if len(on_holidays) == 1 else 'are bank holidays'}."
