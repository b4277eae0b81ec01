"""Working days, clear days, the pre-election period, and the deadlines before a meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from walks import TODAY, small

from planner.exchange.checklists import read_checklist
from planner.machine.bank_holidays import BankHolidays
from planner.programme import edits
from planner.programme.calendar import (
    hours_before,
    is_working_day,
    months_before,
    pre_election_begins,
    working_days_before,
)
from planner.programme.deadlines import DeadlineKind, agenda_day, deadlines, papers_day, report_day
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.model import Programme
from planner.programme.view import View

ENGLAND = BankHolidays()
CHECKLIST = read_checklist("")
SAMPLE_DUE = [
    ("2023-09-15", "2023-09-20", "2023-09-26"),
    ("2023-10-13", "2023-10-18", "2023-10-24"),
    ("2023-11-17", "2023-11-22", "2023-11-28"),
    ("2024-01-12", "2024-01-17", "2024-01-23"),
    ("2024-03-15", "2024-03-20", "2024-03-26"),
    ("2024-04-12", "2024-04-17", "2024-04-23"),
]


@pytest.fixture
def view(view: View) -> View:
    """The sample with England's bank holidays."""
    return replace(view, holidays=ENGLAND)


def view_of(view: View, programme: Programme, today: date = TODAY) -> View:
    return replace(view.of(programme), today=today)


def test_the_samples_reports_agendas_and_papers_are_due_when_they_should_be(view: View) -> None:
    days = [(report_day(view, each), agenda_day(view, each), papers_day(view, each)) for each in view.meetings]
    assert [tuple(day.isoformat() for day in due) for due in days] == SAMPLE_DUE


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        ("2024-04-04", "2024-03-25"),  # Good Friday and Easter Monday between
        ("2024-04-09", "2024-03-28"),  # nothing is published on Easter Monday itself
        ("2023-08-31", "2023-08-22"),  # the August bank holiday
        ("2023-12-28", "2023-12-18"),
        ("2024-01-04", "2023-12-22"),  # Christmas, Boxing and New Year's Day
        ("2023-10-02", "2023-09-22"),  # a Monday: the Friday before, not the Sunday
        ("2022-12-28", "2022-12-16"),  # Christmas Day on a Sunday, its substitute on the Tuesday
    ],
)
def test_bank_holidays_do_not_count_as_clear_days(view: View, meeting: str, published: str) -> None:
    programme = edits.add_meeting(view.programme, "new", date.fromisoformat(meeting), time="18:00")
    assert agenda_day(view.of(programme), programme.meetings["new"]).isoformat() == published


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(0, 12))
@settings(max_examples=200)
def test_clear_days_never_count_either_end_a_weekend_or_a_holiday(meeting: date, wanted: int) -> None:
    def clear(published: date) -> int:
        between = (published + timedelta(days=days) for days in range(1, (meeting - published).days))
        return sum(day.weekday() < 5 and day not in ENGLAND for day in between)

    published = working_days_before(meeting, wanted + 1, ENGLAND)
    assert clear(published) == wanted
    assert published.weekday() < 5
    assert published not in ENGLAND


@pytest.mark.parametrize(
    ("polls", "begins"),
    [("2024-05-02", "2024-03-26"), ("2025-05-01", "2025-03-25"), ("2023-05-04", "2023-03-27")],
)
def test_the_pre_election_period_begins_25_working_days_before_the_polls(polls: str, begins: str) -> None:
    assert pre_election_begins(date.fromisoformat(polls), ENGLAND).isoformat() == begins


@pytest.mark.parametrize(
    ("time", "hours", "day"),
    [("10:00", 48, 26), ("", 48, 26), ("10:00", 10, 28), ("10:00", 11, 27), ("09:30", 10, 27), ("late", 24, 27)],
)
def test_hours_before_are_counted_from_the_time_of_the_meeting(time: str, hours: int, day: int) -> None:
    assert hours_before(date(2023, 9, 28), time, hours) == date(2023, 9, day)


def test_no_date_is_too_early_to_reckon_from() -> None:
    assert months_before(date(2, 1, 1), 120) == date.min
    assert hours_before(date(1, 1, 2), "", 8760) == date.min
    assert working_days_before(date(1, 1, 3), 25, frozenset()) == date.min
    assert months_before(date(2024, 4, 30), 2) == date(2024, 2, 29)


def test_each_number_is_a_setting(view: View) -> None:
    changed = edits.set_committee(view.programme, agenda_clear_days=3, report_days=20, papers_hours=24)
    view = view.of(changed)
    (first, *_) = view.meetings
    days = report_day(view, first), agenda_day(view, first), papers_day(view, first)
    assert [day.isoformat() for day in days] == ["2023-09-08", "2023-09-22", "2023-09-27"]


def test_what_is_due_comes_earliest_first_with_who_owes_it(view: View) -> None:
    due = deadlines(view)
    assert [each.date for each in due] == sorted(each.date for each in due)
    assert len(due) == 6 + 2 * 10
    assert due[0].owner == "Director of Children's Integrated Services"
    authored = edits.edit_topic(view.programme, "csi", author="Head of Service")
    assert deadlines(view.of(authored))[0].owner == "Head of Service"


def test_what_has_come_in_and_what_is_over_is_no_longer_due(view: View) -> None:
    received = edits.edit_item(view.programme, "csi-2023-09-28", report_received=TODAY)
    kinds = [each.kind for each in deadlines(view.of(received)) if each.item and each.item.id == "csi-2023-09-28"]
    assert kinds == [DeadlineKind.PAPERS]
    cancelled = edits.cancel_meeting(view.programme, "m-2023-09-28")
    later = view_of(view, cancelled, date(2023, 10, 27))
    assert min(each.meeting.date for each in deadlines(later)) == date(2023, 11, 30)


def test_standing_items_and_meetings_without_places_owe_nothing() -> None:
    programme = edits.place(small(), "i3", "t3", "m2", today=TODAY, kind=ItemKind.STANDING)
    programme = edits.edit_meeting(programme, "m3", kind=MeetingKind.BRIEFING)
    programme = edits.place(programme, "i4", "t3", "m3", today=TODAY, kind=ItemKind.INFORMATION)
    due = deadlines(View(programme, TODAY, checklist=None))  # type: ignore[arg-type]  # no rule of it is asked
    assert [(each.meeting.id, each.kind) for each in due if each.meeting.id != "m1"] == [("m2", DeadlineKind.AGENDA)]


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        ("2027-01-14", "2026-12-31"),  # not on New Year's Day
        ("2024-04-11", "2024-03-28"),  # not on Good Friday
        ("2024-05-19", "2024-05-03"),  # a Sunday's: the Friday before, as the Monday is a bank holiday
        ("2023-10-20", "2023-10-06"),  # a Friday's: not on the Saturday
    ],
)
def test_a_report_is_due_on_a_day_on_which_people_work(view: View, meeting: str, due: str) -> None:
    programme = edits.add_meeting(view.programme, "new", date.fromisoformat(meeting), time="18:00")
    assert report_day(view_of(view, programme), programme.meetings["new"]) == date.fromisoformat(due)


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 40))
def test_a_report_is_never_due_later_than_the_days_that_the_committee_gives(day: date, days: int) -> None:
    programme = edits.add_meeting(edits.set_committee(small(), report_days=days), "new", day, time="18:00")
    view = View(programme, TODAY, CHECKLIST, holidays=ENGLAND)
    due = report_day(view, programme.meetings["new"])
    assert is_working_day(due, ENGLAND)
    assert timedelta() <= day - timedelta(days) - due <= timedelta(days=5)
