"""Days in the cells of trackers: a deadline is that day, and words that are no day stay words."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from planner.importing.understanding.dates.date_forms import MONTH, YEAR
from planner.importing.understanding.dates.windows import window
from planner.importing.understanding.dates.written_dates import any_date
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import ANNUAL_COUNCIL
from planner.programme.text import one_line

_AROUND = re.compile(
    r"\b(?:by|before|on|at|the|end of|no later than|target(?: date)?|due|date|from|until|of|made|"
    r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b|[\s,.:;()–—-]+",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"(?:(?:by|end of|by the end of|during|in)\s+)?(?:{MONTH})\s*{YEAR}", re.IGNORECASE)
_MOST_DAYS = 20
_MONTH_WITHIN = re.compile(rf"\b(?:{MONTH})\s+{YEAR}", re.IGNORECASE)
LAST_DAY, KEEP_WORDS = "Its last day", "No day: keep the words"
FIRST_DAY, NO_DAY = "Its first day", "No day"


class FoundDay(Struct, frozen=True):
    """A day in a text; ``rest`` are the other words, blank where these only lead to it, such as 'by'."""

    day: date
    rest: str
    start: int
    end: int


def first_day(text: str, year: str) -> FoundDay | None:
    """Return the first written day of a text; one without a year is in the municipal ``year``, blank if not known."""
    written = any_date(text)
    if written is None:
        return None
    calendar_year = written.year
    if calendar_year is None and year:
        calendar_year = int(year[:4]) + ((written.month, written.day) < ANNUAL_COUNCIL)
    day = written.on(calendar_year) if calendar_year else None
    if day is None:
        return None
    before, after = text[: written.start], text[written.end :]
    rest = one_line(f"{before} {after}")
    has_words = bool(_AROUND.sub("", rest))
    return FoundDay(day, rest.strip(" ,;:–—-") if has_words else "", written.start, written.end)


def days_in(text: str, year: str) -> list[FoundDay]:
    """Return every written day of a text, in order; positions are within what follows the day before."""
    found: list[FoundDay] = []
    while len(found) < _MOST_DAYS and (next_day := first_day(text, year)):
        found.append(next_day)
        text = text[next_day.end :]
    return found


def target_in(text: str, year: str, where: str, questions: Questions) -> tuple[date | None, str]:
    """Return the day by which something is due, and the words of the text where it is not that day alone.

    A month without a day is asked about, once for all.
    """
    words = one_line(text)
    if found := first_day(words, year):
        return found.day, words if found.rest else ""
    if words and _MONTH_ALONE.fullmatch(words) and (bounds := window(words, year or "2000/01")) and bounds.not_after:
        answer = questions.ask(
            "month-targets",
            "Some target dates name a month alone. Which of its days is meant?",
            (LAST_DAY, KEEP_WORDS),
            where=where,
            quote=words,
        )
        if answer == LAST_DAY:
            return bounds.not_after, ""
    return None, words


def day_of_update(text: str, year: str, where: str, questions: Questions) -> date | None:
    """Return the day that a heading says what stands below it is of: 'Update December 2025'; None where it says none.

    A month without a day is asked about, once for all.
    """
    words = one_line(text)
    if found := first_day(words, year):
        return found.day
    month = _MONTH_WITHIN.search(words)
    bounds = window(month[0], year or "2000/01") if month else None
    if bounds is None:
        return None
    return questions.choose(
        "month-of-update",
        "The page says only in which month it was brought up to date. Which of its days is meant?",
        {LAST_DAY: bounds.not_after, FIRST_DAY: bounds.not_before, NO_DAY: None},
        where=where,
        quote=words,
    )
