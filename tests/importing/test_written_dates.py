"""Dates and times are read in every form in which councils write them; words that are no date give none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importing.understanding.dates.written_dates import WrittenDate, WrittenMonth, dates_in, written_date
from planner.importing.understanding.dates.written_times import time_in
from planner.programme.calendar import MONTHS, WEEKDAYS, in_words

DATES = {
    "12-Jun-24": "12.6.2024",
    "12-Jun-2024": "12.6.2024",
    "12–Jun–2024": "12.6.2024",
    "12\N{NON-BREAKING HYPHEN}Jun\N{NON-BREAKING HYPHEN}2024": "12.6.2024",
    "12 - Jun - 2024": "12.6.2024",
    "24-Jun": "24.6",
    "12.6.24": "12.6.2024",
    "12/06/2024": "12.6.2024",
    "Wed 12/06": "12.6",
    "6Sep2024": "6.9.2024",
    "September 6,2024": "6.9.2024",
    "Sept. 6, 2024": "6.9.2024",
    "Friday6 September 2024": "6.9.2024",
    "15 Jan 24": "15.1.2024",
    "18th June, 2024": "18.6.2024",
    "Tuesday, 16 July 2024": "16.7.2024",
    "12 June '24": "12.6.2024",
    "12 June ’24": "12.6.2024",
    "2024-06-12": "12.6.2024",
    "2024-06-12T14:00:00": "12.6.2024 14:00",
    "2024-09-11 00:00:00": "11.9.2024",
    "2025-01-15T10:00:00+00:00": "15.1.2025 10:00",
    "2024-06-12T13:00:00Z": "12.6.2024 14:00",
    "2024-06-11T23:00:00.000Z": "12.6.2024",
    "01/12/2024 14:00:00": "1.12.2024 14:00",
    "9th January": "9.1",
    "the 12th of June": "12.6",
    "March 2 2011": "2.3.2011",
    "12 June 10.00": "12.6 10:00",
    "12 June 24 July": "12.6",
    "2023/24, 12 June 2024": "12.6.2024",
    "Room 2, 12 June 2024": "12.6.2024",
    "Wednesday 12 June 2024 10.00 - 12.30": "12.6.2024 10:00",
    "Wednesday 11 September 2024 2.00-4.00pm": "11.9.2024 14:00",
    "15 January 2025 12 noon": "15.1.2025 12:00",
    "12 March 2025 1400hrs": "12.3.2025 14:00",
    "Tuesday, 18th June, 2024 1.30 pm": "18.6.2024 13:30",
    "10am-12pm on 12 June 2024": "12.6.2024 10:00",
    "12 June 2024 10": "12.6.2024 10:00",
    "Papers by 5 June; meeting 12 June 2024": "12.6.2024",
}
"""Words -> the day, month and year read in them, and the time."""


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_read_in_any_form(text: str) -> None:
    written = written_date(text)
    assert written
    said = f"{written.day}.{written.month}{f'.{written.year}' if written.year else ''} {written.time}".strip()
    assert said == DATES[text]


@pytest.mark.parametrize(
    "text",
    [
        *("6th Septmber 2024", "13/13/2024", "01/15/2025", "2024-13-45", "10.00 - 12.30", "2.00-4.00pm", "10-12"),
        *("June 2024", "Jun 24", "Jun-24", "Q3 2024/25", "2024/25", "TBC", "Spring", "4 of the 7", "3 in 5 months"),
        *("by 28 February 2014", "not before 6 January 2025", "no later than 31 March 2025", "until 31 March 2025"),
        *("w/c 10 June 2024", "week commencing 10 June", "from 12 June to 14 July", "between 12 June and 14 July 2024"),
        *("Last updated: 3 June 2024", "as at 3 June 2024", "Version 3 June 2024", "Deadline: 5 June 2024"),
    ],
)
def test_words_that_name_no_day_of_a_meeting(text: str) -> None:
    assert written_date(text) is None


def test_a_day_that_does_not_exist_is_read_so_that_it_can_be_said() -> None:
    written = written_date("29 February 2025")
    assert written
    assert written.on(2025) is None


@pytest.mark.parametrize(("text", "last"), [("10/11 June 2024", 11), ("14 to 16 January 2025", 16), ("9–10 Jan", 10)])
def test_several_days_are_one_date_with_its_last_day(text: str, last: int) -> None:
    written = written_date(text)
    assert written
    assert written.last
    assert (written.last.day, written.end) == (last, len(text))
    assert len(dates_in(text)) == 1


LISTS = {
    "20 April, 18 May, July and October 2023": "20.4.2023 18.5.2023 7.2023 10.2023",
    "5th June 2024; 4th September 2024; and 5th February 2025;": "5.6.2024 4.9.2024 5.2.2025",
    "Wednesdays: 5 June, 4 September and 8 January 2025": "5.6.2024 4.9.2024 8.1.2025",
    "5 June 2024, 4 September, 5 February": "5.6.2024 4.9.2024 5.2.2025",
    "Thursdays 5, 12 and 19 June 2025": "5.6.2025 12.6.2025 19.6.2025",
    "12/06/2024, 11/09/2024": "12.6.2024 11.9.2024",
    "12 June 2024 Report of the Cabinet of 5 June 2024": "12.6.2024",
    "TBC": "",
}
"""Words -> the dates and months listed in them."""


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_dates_shares_the_year_said_once(text: str) -> None:
    assert " ".join(map(_words, dates_in(text))) == LISTS[text]


def _words(of: WrittenDate | WrittenMonth) -> str:
    return f"{of.day}.{of.month}.{of.year}" if isinstance(of, WrittenDate) else f"{of.month}.{of.year}"


def test_dates_of_a_list_have_their_own_times_or_the_one_said_for_all() -> None:
    own = dates_in("12 June 2024 10am; 11 September 2024 2pm (Town Hall)")
    assert [each.time for each in own if isinstance(each, WrittenDate)] == ["10:00", "14:00"]
    assert isinstance(own[1], WrittenDate)
    assert own[1].rest == "Town Hall"
    shared = dates_in("Thursdays 5, 12 and 19 June 2025 at 10am")
    assert [each.time for each in shared if isinstance(each, WrittenDate)] == ["10:00"] * 3


TIMES = {
    "2.00 p.m.": "14:00",
    "2pm": "14:00",
    "6:30 PM": "18:30",
    "10.00 - 12.30": "10:00",
    "2.00-4.00pm": "14:00",
    "2–4pm": "14:00",
    "11-1pm": "11:00",
    "10.00-12.30pm": "10:00",
    "10am-12pm": "10:00",
    "10am to 12 noon": "10:00",
    "12 noon": "12:00",
    "midday": "12:00",
    "12.00 noon": "12:00",
    "1400hrs": "14:00",
    "14.00": "14:00",
    "14:00:00": "14:00",
    "10 o’clock": "10:00",
    "at 10": "10:00",
    "6.30pm for 7pm": "19:00",
    "pre-meeting at 9.30am, meeting at 10am": "10:00",
    "00:00": "",
    "Room 1.01": "",
    "£2.50": "",
    "at 10 June": "",
    "within 5 hours": "",
    "12.6.24": "",
}
"""Words -> the time read in them."""


@pytest.mark.parametrize("text", TIMES)
def test_a_time_is_read_in_any_form(text: str) -> None:
    assert time_in(text) == TIMES[text]


DAYS = st.dates(date(2001, 1, 1), date(2049, 12, 31))
FORMS = (
    "{d} {month} {y}",
    "{d}{th} {month}, {y}",
    "the {d}{th} of {month} {y}",
    "{weekday} {d} {month} {y}",
    "{weekday}, {d}{th} {short} {y}",
    "{wd}{d} {short} {y}",
    "{month} {d}, {y}",
    "{month} {d}{th} {y}",
    "{d}{short}{y}",
    "{d}-{short}-{yy}",
    "{d}–{short}–{y}",
    "{d:02}/{m:02}/{y}",
    "{d}.{m}.{yy}",
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}T00:00:00",
    "{d} {short} {yy}",
    "{d} {month} '{yy}",
)
CLOCKS = ("{}", "{} at 10am", "10.00 - 12.30, {}", "{} 2.00-4.00pm", "{} (14:00)", "{}, 12 noon", "{} 1400hrs")


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(CLOCKS))
def test_any_day_in_any_form_is_that_day(day: date, form: str, clock: str) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    text = form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        yy=f"{day.year % 100:02}",
        th="th",
        month=month,
        short=month[:3],
        weekday=weekday,
        wd=weekday[:3],
    )
    written = written_date(clock.format(text))
    assert written
    assert written.on(written.year or 0) == day
    assert not written.rest


@given(
    st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{}:{:02}", "{}.{:02}", "{:02}:{:02} hrs", "{}.{:02}pm"])
)
def test_no_time_is_a_date(hour: int, minute: int, form: str) -> None:
    clock = form.format(hour, minute)
    assert written_date(clock) is None
    assert written_date(f"{clock} - {clock}") is None


@given(st.text("abcdefghij KLMNOP-/.,():'&0123456789\n", max_size=60))
def test_words_without_a_month_or_a_whole_date_give_no_date(text: str) -> None:
    written = written_date(text)
    if written:
        found = text[written.start : written.end]
        assert found.replace("\n", " ").strip()
        assert sum(character.isdigit() for character in found) >= 3


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_a_list_of_days_is_read_whole(first: date, one: int, other: int) -> None:
    days = [first, first + timedelta(one), first + timedelta(one + other)]
    read = dates_in("; ".join(map(in_words, days)))
    assert [each.on(each.year or 0) for each in read if isinstance(each, WrittenDate)] == days
