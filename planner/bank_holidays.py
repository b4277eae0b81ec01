"""The bank holidays of England, from the ``holidays`` library, which is imported when the first is asked for."""

from __future__ import annotations

from datetime import date
from functools import cache


class BankHolidays:
    """A set of days that is worked out a year at a time, as its days are asked for."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
