"""Windows as written on a page: 'September-October 2023 (estimated)', 'Post-May 2023', 'Spring 2024', 'TBC'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from planner.importing.understanding.titles import year_in
from planner.importing.understanding.written_dates import MONTH, YEAR, month_number
from planner.programme.calendar import municipal_year, year_begins

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_OPEN = re.compile(
    r"\b(tb[cadns]|to be (confirmed|agreed|arranged|decided|scheduled|announced|set|advised)|not yet|no date|undated|"
    r"unscheduled|ongoing|as (and when|required|needed)|when available|date to|future( meeting| date)?|standing item|"
    r"(each|every) meeting|all meetings|later|n/a|awaiting|pending)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^\W*(post|after|from|not before|following)\b", re.IGNORECASE)
_BEFORE = re.compile(r"^\W*(pre|before|by|not after|no later than|until)\b", re.IGNORECASE)
_MONTHS = re.compile(rf"\b({MONTH})(?:\s*({YEAR}))?", re.IGNORECASE)
_SEASON = re.compile(rf"\b(spring|summer|autumn|winter)\b(?:\s*(?:of )?({YEAR}))?", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")
DAY = timedelta(days=1)
_ANY_YEAR = "2000/01"


class Window(Struct, frozen=True):
    """The first and the last day of a window; None is no bound."""

    not_before: date | None = None
    not_after: date | None = None


def window(text: str, year: str) -> Window | None:
    """Return the window that a text names, None for none; a month without a year is in the municipal ``year``."""
    span = _months(text, year) or _season(text, year) or _whole_year(text)
    if span is None:
        return Window() if _OPEN.search(text) else None
    first, last = span
    if _AFTER.search(text):
        return Window(last + DAY)
    if _BEFORE.search(text):
        return Window(None, first - DAY if re.search(r"\b(pre|before)\b", text, re.IGNORECASE) else last)
    return Window(first, last)


def is_window(text: str) -> bool:
    """Return whether a text names a window."""
    return window(text, _ANY_YEAR) is not None


def _months(text: str, year: str) -> tuple[date, date] | None:
    found = [(month_number(name), written) for name, written in _MONTHS.findall(text)]
    if not found:
        return None
    said = next((int(written) for _, written in reversed(found) if written), None)
    (start, start_year), (end, end_year) = found[0], found[-1]
    last = int(end_year) if end_year else said or _in_municipal(end, year)
    first = int(start_year) if start_year else last - (start > end)
    return (date(first, start, 1), _end_of(last, end)) if (first, start) <= (last, end) else None


def _season(text: str, year: str) -> tuple[date, date] | None:
    found = _SEASON.search(text)
    if not found:
        return None
    start, end = _SEASONS[found[1].lower()]
    first = int(found[2]) if found[2] else _in_municipal(start, year)
    return date(first, start, 1), _end_of(first + (end < start), end)


def _whole_year(text: str) -> tuple[date, date] | None:
    if year := year_in([text]):
        begins = year_begins(year)
        return begins, date(begins.year + 1, begins.month, begins.day) - DAY
    found = _YEAR.search(text)
    return (date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)) if found else None


def _in_municipal(month: int, year: str) -> int:
    """Return the calendar year of a month of a municipal year."""
    first = int(year[:4])
    return first if municipal_year(date(first, month, 28)) == year else first + 1


def _end_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY
