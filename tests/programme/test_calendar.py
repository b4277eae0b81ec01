"""Municipal years, and dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from planner.programme.calendar import in_words, municipal_year, parse_day, parse_time, parse_year
from planner.programme.errors import Unusable


@pytest.mark.parametrize(
    ("day", "year"),
    [("2023-05-19", "2022/23"), ("2023-05-20", "2023/24"), ("2024-01-01", "2023/24"), ("1999-12-31", "1999/00")],
)
def test_the_municipal_year_begins_on_20_may_unless_set(day: str, year: str) -> None:
    assert municipal_year(date.fromisoformat(day)) == year


def test_the_municipal_year_begins_at_annual_council_when_it_is_set() -> None:
    council = date(2023, 5, 15)
    assert municipal_year(date(2023, 5, 14), council) == "2022/23"
    assert municipal_year(date(2023, 5, 15), council) == "2023/24"


@pytest.mark.parametrize("typed", ["2023-10-26", "26 October 2023", "26/10/2023", "Thu 26 Oct 2023", "26th October"])
def test_a_day_is_understood_as_it_is_usually_written(typed: str) -> None:
    assert parse_day(typed, "2023/24") == date(2023, 10, 26)


def test_a_day_without_a_year_is_in_the_municipal_year_in_view() -> None:
    assert parse_day("25 January", "2023/24") == date(2024, 1, 25)
    assert parse_day("16 May", "2023/24") == date(2024, 5, 16)
    assert parse_day("16 May", "2023/24", date(2023, 5, 15)) == date(2023, 5, 16)
    with pytest.raises(Unusable, match="no year"):
        parse_day("25 January")


@pytest.mark.parametrize("typed", ["31 February 2024", "2023-02-30", "10", "May", "", "soon", "32/01/2024"])
def test_what_is_no_date_is_refused_by_name(typed: str) -> None:
    with pytest.raises(Unusable) as error:
        parse_day(typed, "2023/24")
    assert typed in str(error.value)


@pytest.mark.parametrize("typed", ["2023/25", "2023", "23/24", "next"])
def test_what_is_no_municipal_year_is_refused(typed: str) -> None:
    with pytest.raises(Unusable, match="2023/24"):
        parse_year(typed)
    assert parse_year("2023-24") == "2023/24"


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        *(("9.30", "09:30"), ("10:00", "10:00"), ("10", "10:00"), ("10am", "10:00"), ("10.30 a.m.", "10:30")),
        *(("2 pm", "14:00"), ("2.30p.m.", "14:30"), ("12 PM", "12:00"), ("12am", "00:00"), ("noon", "12:00"), ("", "")),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, time: str) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize("typed", ["2", "6.30", "7:15"])
def test_an_hour_that_could_be_in_the_morning_or_the_afternoon_is_refused(typed: str) -> None:
    with pytest.raises(Unusable, match=f"morning or the afternoon: write it as {typed}pm"):
        parse_time(typed)
    assert parse_time("02:00") == "02:00"


@pytest.mark.parametrize("typed", ["25:00", "24", "13pm", "0am", "9.60", "ten", "10 o'clock", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Unusable, match="10:00"):
        parse_time(typed)


def test_a_day_in_words_has_its_weekday_and_year() -> None:
    assert in_words(date(2023, 10, 26)) == "Thursday 26 October 2023"
