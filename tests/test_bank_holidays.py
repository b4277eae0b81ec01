"""Bank holidays agree with the library, in the years shipped and in any other."""

from __future__ import annotations

from datetime import date

from planner.machine.bank_holidays import BankHolidays, from_library, shipped


def test_the_years_shipped_are_as_the_library_has_them() -> None:
    assert len(shipped()) > 20
    for year, days in shipped().items():
        assert days == from_library(year)


def test_other_years_have_bank_holidays_too() -> None:
    next_year = max(shipped()) + 1
    assert date(next_year, 12, 25) in BankHolidays()
    assert date(next_year, 7, 1) not in BankHolidays()
