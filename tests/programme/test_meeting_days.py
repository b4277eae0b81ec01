"""A committee's meeting days are understood as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from planner.machine.bank_holidays import BankHolidays
from planner.programme.errors import Unusable
from planner.programme.meeting_days import days_in_words, meeting_days

SAMPLE = ["2023-09-28", "2023-10-26", "2023-11-30", "2024-01-25", "2024-03-28", "2024-04-25"]
YEAR = "2023/24"


@pytest.mark.parametrize(
    "said",
    [
        "last Thursday of September, October, November, January, March and April",
        "On the last Thursday in Sep, Oct, Nov, Jan, Mar and Apr",
        "Every last Thu of sept oct nov jan mar apr",
        "28 September, 26 October, 30 November, 25 January, 28 March and 25 April",
        "2024-04-25; 28/09/2023\n26 Oct\n30 Nov\nThursday 25 January 2024, 28 March 2024",
    ],
)
def test_the_samples_meetings_in_the_words_that_people_use(said: str) -> None:
    assert [day.isoformat() for day in meeting_days(said, YEAR)] == SAMPLE


def test_every_month_of_the_municipal_year_but_some() -> None:
    every = meeting_days("second Monday of every month", YEAR)
    assert (len(every), every[0], every[-1]) == (12, date(2023, 6, 12), date(2024, 5, 13))
    some = meeting_days("second Monday each month except in August and December", YEAR)
    assert [day.month for day in every if day not in some] == [8, 12]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "Say when it meets"),
        ("last Thursday", "does not say in which months"),
        ("last Thursday of Smarch", "“smarch” is not a month"),
        ("when we like", "“when we like” is not a date"),
        ("1 May 2023", "Monday 1 May 2023 is not in the municipal year 2023/24, but in 2022/23"),
        ("31 November", "There is no such date"),
        ("last Thursday of May except May", "does not say in which months"),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(said: str, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence):
        meeting_days(said, YEAR)


def test_the_days_are_echoed_with_their_weekdays_and_bank_holidays_noted() -> None:
    days = meeting_days("29 March 2024, 28 September", YEAR)
    assert days_in_words(days, BankHolidays()) == (
        "2 meetings: Thu 28 Sep 2023, Fri 29 Mar 2024. Friday 29 March 2024 is a bank holiday."
    )
