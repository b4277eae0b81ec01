"""The bank holidays of England: from a shipped file for most years, from the ``holidays`` library for any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from planner.machine.shipped import shipped_path


class BankHolidays:
    """The bank holidays of every year, as a set to test days against; a year is read when one of its days is tested."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in of_year(day.year)


@cache
def of_year(year: int) -> frozenset[date]:
    """Return the bank holidays of a year."""
    return shipped().get(year) or from_library(year)


@cache
def shipped() -> Mapping[int, frozenset[date]]:
    """Return the bank holidays in the shipped file, by year.

    The library has them too, but takes longer to load than all the rest of the program.
    """
    lines = shipped_path("bank-holidays.txt").read_text(encoding="utf-8").splitlines()
    years = (frozenset(map(date.fromisoformat, line.split())) for line in lines)
    return {min(days).year: days for days in years}


def from_library(year: int) -> frozenset[date]:
    """Return the bank holidays of a year, worked out by the library."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
