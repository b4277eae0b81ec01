"""The municipal year of a page, in which its dates without a year are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.importing.understanding.written_dates import WrittenDate, written_date
from planner.programme.calendar import municipal_year

YEARS_OFFERED = 6


def year_of_page(slots: Sequence[Slot], titled: str, given: str, today: date, questions: Questions) -> str:
    """Return the municipal year of a page: as given, as in its title, as its dates say, or else as people say."""
    if given or titled:
        return given or titled
    dates = [written for slot in slots if (written := written_date(slot.when))]
    years = [municipal_year(day) for each in dates if each.year and (day := each.on(each.year))]
    if years and all(each.year for each in dates):
        return min(years)
    now = municipal_year(today)
    next_year = int(now[:4]) + 1
    offered = [f"{year}/{(year + 1) % 100:02}" for year in range(next_year, next_year - YEARS_OFFERED, -1)]
    without = next((slot for slot in slots if (each := written_date(slot.when)) and not each.year), None)
    if without is None:
        return years[0] if years else now
    fitting = [year for year in offered if all(_fits(each, year) for each in dates)]
    certain = fitting[0] if len(fitting) == 1 and any(each.weekday is not None for each in dates) else ""
    proposed = certain or (years[0] if years else "")
    choices = [proposed, *(year for year in offered if year != proposed)] if proposed else offered
    wording = "The page says no year. Which municipal year is it?"
    return questions.ask("year", wording, choices, where=without.where, quote=without.when, proposed=proposed) or now


def _fits(written: WrittenDate, year: str) -> bool:
    """Return whether a date's weekday, if it has one, is right in a municipal year."""
    days = [day for first in (int(year[:4]), int(year[:4]) + 1) if (day := written.on(first))]
    return written.weekday is None or any(
        day.weekday() == written.weekday and municipal_year(day) == year for day in days
    )
