"""Windows as written on a page: 'September-October 2023 (estimated)', 'by 28 February', 'w/c 10 June', 'Q3', 'TBC'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from planner.importing.understanding.dates.date_forms import MONTH, Day, days_and_times
from planner.importing.understanding.dates.window_words import DAY, WEEK, Span, spans
from planner.importing.understanding.dates.written_dates import words_before
from planner.importing.understanding.dates.written_times import plain
from planner.programme.calendar import ANNUAL_COUNCIL

_OPEN = re.compile(
    r"\b(tb[cadns]|to be (confirmed|agreed|arranged|decided|scheduled|announced|set|advised)|not yet|no date|undated|"
    r"unscheduled|ongoing|as (and when|required|needed)|when available|date to|future( meeting| date)?|standing item|"
    r"(each|every) meeting|all meetings|later|n/a|awaiting|pending)\b",
    re.IGNORECASE,
)
_FROM = r"from|not before|(?:no|not) earlier than|since|starting|beginning|commencing"
_AFTER = r"post|after|following"
_BEFORE = r"pre|before|prior to"
_UNTIL = (
    r"by|not after|(?:no|not) later than|until|till|up to|due(?: by| on)?|deadline(?: is)?|clos(?:es|ing)(?: date| on)?"
)
_DIRECTION = re.compile(
    rf"\b(?:(?P<from>{_FROM})|(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<until>{_UNTIL}))[\s:(-]*"
    r"(?:(?:the|end|close|of)\s+)*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(from|between)\W*$", re.IGNORECASE)
_ONWARDS = re.compile(r"[\s,]*(onwards?|and after|or later)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(rf"\b({MONTH})([\s'’-]+)(\d\d)(?!\d|\s*(?:st|nd|rd|th)\b)", re.IGNORECASE)
_WEEK_ENDING = re.compile(r"ending$|^w\.?/?e\.?$")
_ANY_YEAR = "2000/01"


class Window(Struct, frozen=True):
    """The first and the last day of a window; None is no bound."""

    not_before: date | None = None
    not_after: date | None = None


def window(text: str, year: str) -> Window | None:
    """Return the window that a text names, or None; a month without a year is taken in the municipal ``year``."""
    days, _, masked = days_and_times(text)
    if days:
        return _of_days(text, days, year)
    named = spans(masked, year)
    if not named:
        return Window() if _OPEN.search(text) else None
    first, last = named[0], named[-1]
    if first.first > last.last:
        return None
    if len(named) > 1 and _BETWEEN.search(masked[: first.start]):
        return Window(first.first, last.last)
    return _towards(masked, Span(first.first, last.last, first.start, last.end))


def is_window(text: str) -> bool:
    """Return whether a text names a window."""
    return window(text, _ANY_YEAR) is not None


def with_full_years(text: str) -> str:
    """Return a text in which figures after a month are a year: 'Jun 24' is 'Jun 2024', as in a column of months."""
    return _SHORT_YEAR.sub(r"\1 20\3", text)


def _of_days(text: str, days: list[Day], year: str) -> Window | None:
    """Return the window that days name: a week, until or from a day; a day by itself is a window of one day.

    None where there is no such day, or where it only says when the document was made.
    """
    usable = [day for day in days if not words_before(text, day)[1]]
    if not usable:
        return None
    day, *others = usable
    words, _ = words_before(text, day)
    first = _on(day, year, next((other.year for other in others if other.year), None))
    if first is None:
        return None
    if words.startswith("w"):
        monday = first - timedelta(days=first.weekday())
        if _WEEK_ENDING.search(words):
            return Window(monday, first)
        begins = monday if words == "week of" else first
        return Window(begins, begins + WEEK)
    end = day.last or next(iter(others if words in ("from", "between") else ()), None)
    if end:
        last = _on(end, year, first.year + ((end.month, end.day) < (first.month, first.day)))
        return Window(first, last) if last else None
    return _towards(plain(text), Span(first, first, day.start, day.end))


def _towards(text: str, span: Span) -> Window:
    """Return the window before, until, from or after some days, as the words around them say, or else those days."""
    match = _DIRECTION.search(text[: span.start])
    if match is None:
        return Window(span.first, None if _ONWARDS.match(text, span.end) else span.last)
    if match["from"]:
        return Window(span.first)
    if match["after"]:
        return Window(span.last + DAY)
    return Window(None, span.first - DAY if match["before"] else span.last)


def _on(day: Day, year: str, likely: int | None) -> date | None:
    """Return a day as a date: in its own year, the ``likely`` one, or the municipal ``year``; None for no such day."""
    begins = int(year[:4])
    of_year = day.year or likely or begins + ((day.month, day.day) < ANNUAL_COUNCIL)
    try:
        return date(of_year, day.month, day.day)
    except ValueError:
        return None
