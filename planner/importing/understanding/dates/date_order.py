"""The order of day and month in dates in figures, which all of a file has: American files put the month first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.page import PageLine
from planner.importing.understanding.dates.date_forms import full_year, weekday_number
from planner.importing.understanding.part_lines import Part, lines_of, with_lines_changed
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import WEEKDAY_WORD, long

_FIGURES = re.compile(
    rf"(?<![\d/.-])(?:\b{WEEKDAY_WORD}s?\b\.?,?\s*)?\b(?P<one>\d\d?)(?P<sep>[/-])(?P<two>\d\d?)(?P=sep)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])(?P<twelve_hours>,?\s+\d\d?:\d\d:\d\d\s?[ap]m\b)?",
    re.IGNORECASE,
)
_IN_ORDER = 3
"""So many dates that ascend only when the month comes first are a sign that it does."""


class _Figures(Struct, frozen=True):
    """A date in figures, the two days that it can be, each None where there is no such day, and its place."""

    day_first: date | None
    month_first: date | None
    weekday: int | None
    twelve_hours: bool
    text: str
    where: str


def with_days_first(parts: Iterable[Part], questions: Questions) -> tuple[Part, ...]:
    """Return the parts, with dates in figures written out where the file puts the month first: '12 June 2024'.

    One date that can only begin with its month decides for all; other signs are asked about, once.
    """
    parts = tuple(parts)
    found = [each for line in lines_of(parts) for each in _figures(line)]
    if not _is_month_first(found, questions):
        return parts
    return tuple(with_lines_changed(parts, _month_first_line))


def _figures(line: PageLine) -> Iterator[_Figures]:
    """Yield the dates in figures of a line."""
    for match in _FIGURES.finditer(line.text):
        one, two, year = int(match["one"]), int(match["two"]), full_year(match["year"])
        weekday = weekday_number(match["weekday"])
        yield _Figures(
            _day(year, two, one), _day(year, one, two), weekday, bool(match["twelve_hours"]), match[0], line.where
        )


def _is_month_first(found: list[_Figures], questions: Questions) -> bool:
    """Return whether dates put the month first: some can only be read so, and none only with the day first."""
    only_month_first = [each for each in found if each.month_first and not each.day_first]
    only_day_first = [each for each in found if each.day_first and not each.month_first]
    if only_month_first or only_day_first or not found:
        return bool(only_month_first) and not only_day_first
    sign = _american_sign(found)
    if sign is None:
        return False
    assert sign.day_first
    assert sign.month_first
    month, day = f"{long(sign.month_first)}: the month first", f"{long(sign.day_first)}: the day first"
    wording = f"Dates could begin with the day or with the month. What is {sign.text}?"
    return questions.ask("date-order", wording, (month, day), where=sign.where, quote=sign.text) == month


def _american_sign(found: list[_Figures]) -> _Figures | None:
    """Return a date that speaks for the month first: its weekday, its clock, or the order of all; None for none."""
    unlike = [each for each in found if each.day_first != each.month_first]
    with_weekday = [each for each in unlike if each.weekday is not None]
    if with_weekday:
        is_american = all(each.month_first and each.month_first.weekday() == each.weekday for each in with_weekday)
        return with_weekday[0] if is_american else None
    by_clock = next((each for each in unlike if each.twelve_hours), None)
    if by_clock:
        return by_clock
    if unlike and _ascend(each.month_first for each in found) and not _ascend(each.day_first for each in found):
        return unlike[0]
    return None


def _ascend(days: Iterable[date | None]) -> bool:
    """Return whether there are several days, each after the one before."""
    distinct = list(dict.fromkeys(day for day in days if day))
    return len(distinct) >= _IN_ORDER and all(one < other for one, other in pairwise(distinct))


def _month_first_line(line: PageLine) -> PageLine:
    """Return a line with its dates in figures written out."""
    standing = None if line.standing is None else _written_out(line.standing)
    return replace(line, text=_written_out(line.text), standing=standing)


def _written_out(text: str) -> str:
    return _FIGURES.sub(_in_full, text)


def _in_full(match: re.Match[str]) -> str:
    """Return a date in figures with its month in words; as it is where there is no such day."""
    day = _day(full_year(match["year"]), int(match["one"]), int(match["two"]))
    if day is None:
        return match[0]
    before = match[0][: match.start("one") - match.start()]
    return f"{before}{long(day)}{match['twelve_hours'] or ''}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
