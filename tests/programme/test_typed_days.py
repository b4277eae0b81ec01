"""Days as people say them: reckoned from today, from the year in view, or from a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from planner.programme.errors import Unusable
from planner.programme.fields import Field, FieldKind
from planner.programme.model import Decision, Meeting, Topic
from planner.programme.typed_days import FROM_NOTHING, MonthAlone, Reckoning

WEDNESDAY = date(2026, 11, 4)
RECKONING = Reckoning("2026/27", None, WEDNESDAY, meeting=date(2027, 1, 28))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *(("today", "2026-11-04"), ("Tomorrow", "2026-11-05"), ("yesterday", "2026-11-03")),
        *(("Thursday", "2026-11-05"), ("on Thursday", "2026-11-05"), ("this Thu", "2026-11-05"), ("Mon", "2026-11-09")),
        *(("next Thursday", "2026-11-12"), ("next Mon", "2026-11-09"), ("last Thursday", "2026-10-29")),
        *(("last Wednesday", "2026-10-28"), ("next Weds", "2026-11-11")),
        *(("in 3 weeks", "2026-11-25"), ("in three weeks’ time", "2026-11-25"), ("a fortnight ago", "2026-10-21")),
        *(("in 2 months", "2027-01-04"), ("a week today", "2026-11-11"), ("one year from now", "2027-11-04")),
        *(("3 weeks before the meeting", "2027-01-07"), ("the day after the meeting", "2027-01-29")),
        *(("by 2 days before meeting", "2027-01-26"), ("the day of the meeting", "2027-01-28")),
        *(("26/10/26", "2026-10-26"), ("26.10.2026", "2026-10-26"), ("26 Oct '26", "2026-10-26")),
        *(("October 26th", "2026-10-26"), ("Jan 14, 2027", "2027-01-14"), ("14th of January", "2027-01-14")),
        *(("Thursday 14 January 2027", "2027-01-14"), ("14 January", "2027-01-14")),
    ],
)
def test_a_day_is_read_as_people_say_it(typed: str, day: str) -> None:
    assert RECKONING.day(typed) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("January 2027", "2027-01-01", "2027-01-31"),
        ("Feb", "2027-02-01", "2027-02-28"),
        ("December", "2026-12-01", "2026-12-31"),
        ("end of March", "2027-03-31", "2027-03-31"),
        ("the beginning of March 2028", "2028-03-01", "2028-03-01"),
    ],
)
def test_a_month_alone_is_its_first_day_or_its_last_as_the_field_means(typed: str, first: str, last: str) -> None:
    assert RECKONING.day(typed, MonthAlone.FIRST) == date.fromisoformat(first)
    assert RECKONING.day(typed, MonthAlone.LAST) == date.fromisoformat(last)


def test_each_field_says_back_what_a_month_alone_means_in_it() -> None:
    not_before, not_after, by_date = Topic.FIELDS["not_before"], Topic.FIELDS["not_after"], Decision.FIELDS["by_date"]
    assert not_before.said_back("January 2027", RECKONING) == "Friday 1 January 2027"
    assert not_after.said_back("January 2027", RECKONING) == "Sunday 31 January 2027"
    assert by_date.said_back("January 2027", RECKONING) == "Sunday 31 January 2027"
    assert Decision.FIELDS["resubmit_from"].said_back("January 2027", RECKONING) == "Friday 1 January 2027"
    with pytest.raises(Unusable, match="whole month: say which day, such as 14 January 2027"):
        Meeting.FIELDS["date"].parse("January 2027", RECKONING)


def test_examples_are_of_the_year_in_view() -> None:
    assert "26 October 2026, next Thursday or October 2026 (its last day)" in Topic.FIELDS[
        "not_after"
    ].hint_with_example(RECKONING)
    assert Meeting.FIELDS["date"].hint_with_example(RECKONING) == "Such as 26 October 2026 or next Thursday."
    with pytest.raises(Unusable, match="write it as 26 October 2026"):
        RECKONING.day("soon")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Wednesday", "could be today or 11 November 2026"),
        ("May", "could be May 2026 or May 2027"),
        ("October 23", "could be 23 October or October 2023"),
        ("Friday 14 January 2027", "14 January 2027 is a Thursday"),
    ],
)
def test_what_could_be_either_of_two_days_is_refused_in_one_sentence(typed: str, words: str) -> None:
    with pytest.raises(Unusable, match=words) as error:
        RECKONING.day(typed, MonthAlone.FIRST)
    assert str(error.value).count(". ") == 0


@pytest.mark.parametrize(
    "typed", ["31 February", "in 99999 years", "99999 months ago", "2026-13-01", "31/9/26", "0/1/26"]
)
def test_a_day_that_there_is_not_is_refused_by_name(typed: str) -> None:
    with pytest.raises(Unusable, match="no such date") as error:
        RECKONING.day(typed)
    assert typed in str(error.value)


@pytest.mark.parametrize("typed", ["", "10", "3 weeks", "next", "thu fri", "in weeks", "the", "Mayday 2027", "²/1/26"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Unusable, match="not a date"):
        RECKONING.day(typed)


def test_without_a_meeting_in_question_nothing_is_reckoned_from_one() -> None:
    with pytest.raises(Unusable, match="no meeting here"):
        RECKONING.at(None).day("3 weeks before the meeting")


def test_several_days_and_times_are_said_back_too() -> None:
    polling = Field("Polling days", FieldKind.DAYS)
    assert polling.said_back("6/5/27, 4 May 2028", RECKONING) == "Thursday 6 May 2027, Thursday 4 May 2028"
    assert Meeting.FIELDS["time"].said_back("2pm", RECKONING) == "14:00"
    assert Meeting.FIELDS["time"].said_back(" ", RECKONING) == ""


def test_a_day_written_out_needs_nothing_to_reckon_from() -> None:
    assert FROM_NOTHING.day("Thursday 14 January 2027") == date(2027, 1, 14)
    with pytest.raises(Unusable, match="no year"):
        FROM_NOTHING.day("14 January")
