"""The municipal year of a page, from which its dates without a year take theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.importing.understanding.written_dates import WrittenDate, written_date
from planner.programme.calendar import municipal_year

YEARS_OFFERED = 6
"""How many municipal years are offered as answers, from the next one back."""


def year_of_page(slots: Sequence[Slot], titled: str, given: str, today: date, questions: Questions) -> str:
    """Return the municipal year of a page: as in its title, as given, as in its dates, or as answered to a question.

    ``titled``, the title's year, and ``given`` are blank when not known; the page's own year comes before the one given.
    The question is asked when some date has no year; the proposed answer is the only year that the weekdays fit, or else
    the year of the first date with one.
    """
    if titled or given:
        return titled or given
    dates = [written for slot in slots if (written := written_date(slot.when))]
    years = [municipal_year(day) for each in dates if each.year and (day := each.on(each.year))]
    if years and all(each.year for each in dates):
        return min(years)
    current = municipal_year(today)
    next_year = int(current[:4]) + 1
    offered = [f"{year}/{(year + 1) % 100:02}" for year in range(next_year, next_year - YEARS_OFFERED, -1)]
    without_year = next((slot for slot in slots if (each := written_date(slot.when)) and not each.year), None)
    if without_year is None:
        return years[0] if years else current
    fitting = [year for year in offered if all(_fits(each, year) for each in dates)]
    by_weekdays = fitting[0] if len(fitting) == 1 and any(each.weekday is not None for each in dates) else ""
    proposed = by_weekdays or (years[0] if years else "")
    choices = [proposed, *(year for year in offered if year != proposed)] if proposed else offered
    wording = "The page says no year. Which municipal year is it?"
    return (
        questions.ask("year", wording, choices, where=without_year.where, quote=without_year.when, proposed=proposed)
        or current
    )


def _fits(written: WrittenDate, year: str) -> bool:
    """Return whether a date's weekday, if it has one, is right in a municipal year."""
    first = int(year[:4])
    days = [day for calendar_year in (first, first + 1) if (day := written.on(calendar_year))]
    return written.weekday is None or any(
        day.weekday() == written.weekday and municipal_year(day) == year for day in days
    )
