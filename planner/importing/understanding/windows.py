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
    """Return the window that a text names, or None; a month without a year is taken in the municipal ``year``."""
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
    """Return the first and the last day of the months that a text names."""
    months = [(month_number(name), written_year) for name, written_year in _MONTHS.findall(text)]
    if not months:
        return None
    (start, start_year), (end, end_year) = months[0], months[-1]
    last_written_year = next((int(written_year) for _, written_year in reversed(months) if written_year), None)
    last_year = int(end_year) if end_year else last_written_year or _calendar_year(end, year)
    first_year = int(start_year) if start_year else last_year - (start > end)
    return (date(first_year, start, 1), _end_of(last_year, end)) if (first_year, start) <= (last_year, end) else None


def _season(text: str, year: str) -> tuple[date, date] | None:
    """Return the first and the last day of the season that a text names."""
    match = _SEASON.search(text)
    if not match:
        return None
    start, end = _SEASONS[match[1].lower()]
    first = int(match[2]) if match[2] else _calendar_year(start, year)
    return date(first, start, 1), _end_of(first + (end < start), end)


def _whole_year(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of the municipal or calendar year that a text names."""
    if year := year_in([text]):
        begins = year_begins(year)
        return begins, date(begins.year + 1, begins.month, begins.day) - DAY
    match = _YEAR.search(text)
    return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if match else None


def _calendar_year(month: int, year: str) -> int:
    """Return the calendar year of a month of a municipal year."""
    first = int(year[:4])
    return first if municipal_year(date(first, month, 28)) == year else first + 1


def _end_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY
