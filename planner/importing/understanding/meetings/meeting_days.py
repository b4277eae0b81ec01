"""The day of a meeting from its written date: its year from the page, its weekday checked."""

from __future__ import annotations

from datetime import date, timedelta

from planner.importing.understanding.dates.written_dates import WrittenDate
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import ANNUAL_COUNCIL, WEEKDAYS, in_words


def day_of(
    written: WrittenDate, text: str, where: str, year: str, previous: date | None, questions: Questions
) -> date | None:
    """Return the day of a written date; asks where its weekday does not fit; None when there is no such day.

    ``previous`` is the day of the meeting before on the page.
    """
    day = written.on(written.year) if written.year else _in_year(written, year, previous, text, where, questions)
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
    written: WrittenDate, year: str, previous: date | None, text: str, where: str, questions: Questions
) -> date | None:
    """Return the day of a date without a year; None when there is no such day.

    Asks in the month in which one municipal year ends and the next begins.
    """
    first = int(year[:4])
    default = written.on(first if (written.month, written.day) >= ANNUAL_COUNCIL else first + 1)
    if default is None or written.month != ANNUAL_COUNCIL[0]:
        return default
    candidates = [day for calendar_year in (first, first + 1) if (day := written.on(calendar_year))]
    if written.weekday is not None and [day.weekday() for day in candidates].count(written.weekday) == 1:
        return next(day for day in candidates if day.weekday() == written.weekday)
    # a page is in order of date: its first meeting begins the year, one after another meeting ends it
    likely = candidates[0] if previous is None else candidates[-1]
    choices = {in_words(day): day for day in sorted(candidates, key=lambda day: day != likely)}
    wording = f"{text} is at the turn of the municipal year {year}. Which is meant?"
    return questions.choose(f"turn:{text}", wording, choices, where=where, quote=text)
