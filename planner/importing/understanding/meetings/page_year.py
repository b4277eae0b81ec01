"""The municipal year of a page, from which its dates without a year take theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from planner.importing.understanding.dates.moved_dates import move_in
from planner.importing.understanding.dates.written_dates import WrittenDate, dates_in, written_date
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.sheet import Slot
from planner.importing.understanding.titles import year_in
from planner.programme.calendar import ANNUAL_COUNCIL, municipal_year

YEARS_OFFERED = 6
"""How many municipal years are offered as answers: this one, the next, and those before."""
_CALENDAR_YEAR = re.compile(r"(?<![\d/–-])(20\d\d)(?![\d/–-])(?!\s*[/–-]\s*\d)")
"""A year in a title that is no part of a municipal year."""


def year_of_page(slots: Sequence[Slot], titled: str, given: str, today: date, questions: Questions) -> str:
    """Return the municipal year of a page: as in its title, as given, as in its dates, or as answered to a question.

    ``titled``, the title's year, and ``given`` are blank when not known; the page's own year comes before that given.
    The question is asked when some date has no year; the proposed answer is the only year that the weekdays fit, or
    else the year of the first date with one.
    """
    if titled or given:
        return titled or given
    dates = [written for slot in slots if (written := _date_of(slot))]
    years = [municipal_year(day) for each in dates if each.year and (day := each.on(each.year))]
    if years and all(each.year for each in dates):
        return min(years)
    current = municipal_year(today)
    next_year = int(current[:4]) + 1
    years_back = [next_year - 1, next_year, *range(next_year - 2, next_year - YEARS_OFFERED, -1)]
    offered = [f"{year}/{(year + 1) % 100:02}" for year in years_back]
    without_year = next((slot for slot in slots if (each := _date_of(slot)) and not each.year), None)
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


def _date_of(slot: Slot) -> WrittenDate | None:
    """Return the first date of a slot, with the year that the slot gives it; None for none."""
    move = move_in(slot.when)
    listed = (each for each in dates_in(slot.when) if isinstance(each, WrittenDate))
    written = move.now if move else next(listed, None) or written_date(slot.when)
    return replace(written, year=written.year or slot.calendar_year or None) if written else None


def _fits(written: WrittenDate, year: str) -> bool:
    """Return whether a date's weekday, if it has one, is right in a municipal year."""
    first = int(year[:4])
    days = [day for calendar_year in (first, first + 1) if (day := written.on(calendar_year))]
    return written.weekday is None or any(
        day.weekday() == written.weekday and municipal_year(day) == year for day in days
    )


def give_calendar_year(slots: Iterable[Slot], titles: Iterable[str], questions: Questions) -> None:
    """Give dates without a year the calendar year of the page's title: 'Meetings in 2024'.

    Nothing is given where the title has a municipal year or several years, where the dates' weekdays do not fit, or
    where people say that the title means a municipal year, which is asked where no weekday decides.
    """
    titles = list(titles)
    years = {int(match[1]) for title in titles if not written_date(title) for match in _CALENDAR_YEAR.finditer(title)}
    without_year = [(slot, each) for slot in slots for each in [_date_of(slot)] if each and not each.year]
    if len(years) != 1 or year_in(titles) or not without_year:
        return
    (year,) = years
    with_weekday = [each for _, each in without_year if each.weekday is not None]
    fitting = [(day := each.on(year)) is not None and day.weekday() == each.weekday for each in with_weekday]
    if not all(fitting):
        return
    before_may = next(((slot, each) for slot, each in without_year if (each.month, each.day) < ANNUAL_COUNCIL), None)
    if not fitting and before_may:
        slot, _ = before_may
        municipal = municipal_year(date(year, *ANNUAL_COUNCIL))
        calendar = f"The calendar year {year}"
        wording = f"The title says {year}. Which year are its dates in?"
        choices = (calendar, f"The municipal year {municipal}")
        if questions.ask("calendar-year", wording, choices, where=slot.where, quote=slot.when) != calendar:
            return
    for slot, _ in without_year:
        slot.calendar_year = year
