"""By when a recommendation is to be answered: days worked out by hand, and a law over twenty years."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.programme.follow_up.recommendations.clock import due_day
from planner.programme.kinds import Counting, PeriodUnit

TWO_MONTHS = [
    (date(2023, 10, 5), date(2023, 12, 4), date(2023, 12, 5)),
    (date(2023, 9, 29), date(2023, 11, 28), date(2023, 11, 29)),
    (date(2023, 10, 1), date(2023, 11, 30), date(2023, 12, 1)),
    (date(2023, 10, 25), date(2023, 12, 24), date(2023, 12, 25)),
    (date(2023, 11, 1), date(2023, 12, 31), date(2024, 1, 1)),
    (date(2023, 12, 1), date(2024, 1, 31), date(2024, 2, 1)),
    (date(2023, 12, 29), date(2024, 2, 28), date(2024, 2, 29)),
    (date(2023, 12, 31), date(2024, 2, 29), date(2024, 2, 29)),
    (date(2024, 12, 31), date(2025, 2, 28), date(2025, 2, 28)),
    (date(2024, 2, 29), date(2024, 4, 28), date(2024, 4, 29)),
    (date(2024, 3, 1), date(2024, 4, 30), date(2024, 5, 1)),
    (date(2024, 4, 30), date(2024, 6, 29), date(2024, 6, 30)),
    (date(2025, 10, 7), date(2025, 12, 6), date(2025, 12, 7)),
    (date(2022, 9, 21), date(2022, 11, 20), date(2022, 11, 21)),
    (date(2022, 11, 16), date(2023, 1, 15), date(2023, 1, 16)),
]
"""Received -> due, counted beginning with the day of receipt, and from it."""


@pytest.mark.parametrize(("received", "beginning_with", "from_it"), TWO_MONTHS)
def test_two_months_end_on_the_day_worked_out_by_hand(received: date, beginning_with: date, from_it: date) -> None:
    assert due_day(received, 2, PeriodUnit.MONTHS, Counting.BEGINNING_WITH) == beginning_with
    assert due_day(received, 2, PeriodUnit.MONTHS, Counting.FROM) == from_it


def test_days_are_counted_with_the_day_of_receipt_or_without_it() -> None:
    received = date(2024, 2, 1)
    assert due_day(received, 28, PeriodUnit.DAYS, Counting.BEGINNING_WITH) == date(2024, 2, 28)
    assert due_day(received, 28, PeriodUnit.DAYS, Counting.FROM) == date(2024, 2, 29)


def corresponding_day(day: date, months: int) -> date | None:
    """Return the day of the same number so many months later; None where that month has none. Counted by hand."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, day.day) if day.day <= calendar.monthrange(year, month)[1] else None


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.integers(1, 12))
def test_beginning_with_is_a_day_earlier_unless_there_is_no_corresponding_day(day: date, months: int) -> None:
    beginning_with = due_day(day, months, PeriodUnit.MONTHS, Counting.BEGINNING_WITH)
    from_it = due_day(day, months, PeriodUnit.MONTHS, Counting.FROM)
    corresponding = corresponding_day(day, months)
    if corresponding:
        assert (beginning_with, from_it) == (corresponding - timedelta(days=1), corresponding)
    else:
        assert beginning_with == from_it
        assert (from_it + timedelta(days=1)).day == 1  # the last of its month
