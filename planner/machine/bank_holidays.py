"""The bank holidays of England: shipped for the years at hand, and from the ``holidays`` library for any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from planner.machine.shipped import shipped_path


class BankHolidays:
    """A set of days that is worked out a year at a time, as its days are asked for."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in of_year(day.year)


@cache
def of_year(year: int) -> frozenset[date]:
    """The bank holidays of a year."""
    return shipped().get(year) or from_library(year)


@cache
def shipped() -> Mapping[int, frozenset[date]]:
    """The years that need no library, which takes longer to load than all the rest of the program."""
    lines = shipped_path("bank-holidays.txt").read_text(encoding="utf-8").splitlines()
    years = (frozenset(map(date.fromisoformat, line.split())) for line in lines)
    return {min(days).year: days for days in years}


def from_library(year: int) -> frozenset[date]:
    """What the library says of a year."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
