"""The day of a meeting from its written date: its year from the page, its weekday checked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from planner.importing.understanding.dates.written_dates import WrittenDate
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import ANNUAL_COUNCIL, WEEKDAYS, in_words

_FIRST_MONTH = 3
"""The first month of the spring in which a meeting may be the last of one year or the first of the next."""


class Neighbours(NamedTuple):
    """The days of the meetings before and after on the page, as far as they are known: a page is in order of date."""

    before: date | None = None
    after: date | None = None


def usual_day(written: WrittenDate, year: str) -> date | None:
    """Return the day of a written date as its own year or else a municipal year has it; None for no such day."""
    first = int(year[:4])
    return written.on(written.year or (first if (written.month, written.day) >= ANNUAL_COUNCIL else first + 1))


def day_of(
    written: WrittenDate, text: str, where: str, year: str, beside: Neighbours, questions: Questions
) -> date | None:
    """Return the day of a written date; asks where its weekday does not fit; None when there is no such day."""
    day = written.on(written.year) if written.year else _in_year(written, year, beside, text, where, questions)
    if day is None:
        questions.leave_out(where, text, "there is no such date: what stands under it has no date yet")
        return None
    if written.weekday is None or day.weekday() == written.weekday:
        return day
    shift = (written.weekday - day.weekday() + 3) % 7 - 3
    nearest = day + timedelta(days=shift)
    choices = {in_words(day): day, in_words(nearest): nearest}
    wording = f"{text} is not a {WEEKDAYS[written.weekday]}. Which day is meant?"
    return questions.choose(f"weekday:{text}", wording, choices, where=where, quote=text)


def _in_year(
    written: WrittenDate, year: str, beside: Neighbours, text: str, where: str, questions: Questions
) -> date | None:
    """Return the day of a date without a year; None when there is no such day.

    In spring, when one municipal year ends and the next begins, the weekday decides, or else people, who are asked in
    May, and wherever the order of the page speaks against the usual day.
    """
    usual = usual_day(written, year)
    if usual is None or not _FIRST_MONTH <= written.month <= ANNUAL_COUNCIL[0]:
        return usual
    first = int(year[:4])
    candidates = [day for calendar_year in (first, first + 1) if (day := written.on(calendar_year))]
    if written.weekday is not None and [day.weekday() for day in candidates].count(written.weekday) == 1:
        return next(day for day in candidates if day.weekday() == written.weekday)
    likely = _likely(candidates, beside)
    if likely == usual and written.month != ANNUAL_COUNCIL[0]:
        return usual
    choices = {in_words(day): day for day in sorted(candidates, key=lambda day: day != likely)}
    wording = f"{text} is at the turn of the municipal year {year}. Which is meant?"
    return questions.choose(f"turn:{text}", wording, choices, where=where, quote=text)


def _likely(candidates: list[date], beside: Neighbours) -> date:
    """Return the candidate that the order of the page makes likely."""
    if beside.before:
        return next((day for day in candidates if day >= beside.before), candidates[-1])
    if beside.after:
        return next((day for day in reversed(candidates) if day <= beside.after), candidates[0])
    return candidates[0] if candidates[0].month == ANNUAL_COUNCIL[0] else candidates[-1]
