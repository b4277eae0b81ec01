"""Each rule of timing finds what it should, names it, and its finding ends with the cure that it names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from test_rules import findings_of as findings_in_year
from walks import TODAY, small

from planner.exchange.checklists import read_checklist
from planner.machine.bank_holidays import BankHolidays
from planner.programme import edits
from planner.programme.finding import Finding, Level
from planner.programme.kinds import ItemKind, Outcome
from planner.programme.model import Programme
from planner.programme.rules import findings
from planner.programme.view import View


def findings_of(programme: Programme, rule: str, today: date = TODAY, year: str | None = "2023/24") -> list[Finding]:
    view = View(programme, today, read_checklist(""), year, holidays=BankHolidays())
    return [finding for finding in findings(view) if finding.rule == rule]


def test_the_sample_notes_what_is_due_and_its_spring_dates_and_no_more(view: View) -> None:
    view = replace(view, holidays=BankHolidays())
    notes = [(each.rule, each.meeting) for each in findings(view) if each.level is Level.NOTE]
    assert [rule for rule, _ in notes] == [
        *("report-due", "report-due", "demand", "pre-election", "pre-election"),
        *("no-desired-outcome", "unanswered", "unanswered"),
    ]
    assert [meeting for rule, meeting in notes if rule == "pre-election"] == ["m-2024-03-28", "m-2024-04-25"]


def linked(day: date | None) -> Programme:
    return edits.link_executive_decision(edits.move(small(), "i1", "m3", today=TODAY), "t1", "d", "Contract", day)


@pytest.mark.parametrize(("day", "late"), [(2, False), (1, True)])
def test_an_item_on_the_day_of_the_decision_or_after_it_is_too_late(day: int, late: bool) -> None:
    assert bool(findings_of(linked(date(2024, 2, day)), "after-decision")) is late
    assert not findings_of(linked(None), "after-decision")


def test_it_names_both_dates_and_the_last_useful_meeting() -> None:
    (finding,) = findings_of(linked(date(2024, 1, 10)), "after-decision")
    assert (finding.level, finding.item, finding.source) == (Level.SHOULD, "i1", "Protocol 3")
    for words in ("1 February 2024", "10 January 2024", "Contract", "last useful meeting is 2 November 2023"):
        assert words in finding.message
    cancelled = edits.cancel_meeting(linked(date(2024, 1, 10)), "m2")
    assert "5 October 2023" in findings_of(cancelled, "after-decision")[0].message
    assert "no meeting is left" in findings_of(linked(date(2023, 9, 20)), "after-decision")[0].message
    assert not findings_of(edits.move(linked(date(2024, 1, 10)), "i1", "m2", today=TODAY), "after-decision")


def test_an_item_outside_its_dates_says_why_they_are() -> None:
    early = edits.edit_topic(small(), "t1", not_before=date(2023, 10, 6), why="Embargo until then.")
    (finding,) = findings_of(early, "outside-window")
    assert finding.message.endswith("is before 6 October 2023, its earliest useful date: Embargo until then.")
    late = edits.edit_topic(small(), "t1", not_after=date(2023, 10, 4))
    assert "is after 4 October 2023" in findings_of(late, "outside-window")[0].message
    assert not findings_of(edits.edit_topic(small(), "t1", not_before=date(2023, 10, 5)), "outside-window")


def test_a_topic_comes_again_only_after_the_committees_gap() -> None:
    again = edits.place(small(), "i3", "t1", "m2", today=TODAY)
    (finding,) = findings_of(again, "too-soon")
    assert (finding.item, finding.level) == ("i3", Level.SHOULD)
    assert "5 October 2023" in finding.message
    assert not findings_of(edits.set_committee(again, gap_months=0), "too-soon")
    assert not findings_of(edits.move(again, "i3", "m3", today=TODAY), "too-soon")
    assert not findings_of(edits.edit_item(again, "i3", kind=ItemKind.TASK_AND_FINISH), "too-soon")
    assert not findings_of(edits.cancel_meeting(again, "m1"), "too-soon")


def test_a_year_has_as_many_meetings_as_its_terms_of_reference_say() -> None:
    (few,) = findings_of(small(), "meetings-a-year")
    assert (few.level, few.message) == (
        Level.SHOULD,
        "2023/24 has 3 meetings: at least 6 are to be held in a year.",
    )
    assert not findings_of(edits.set_committee(small(), meetings_min=3), "meetings-a-year")
    (many,) = findings_of(edits.set_committee(small(), meetings_min=0, meetings_max=2), "meetings-a-year")
    assert "no more than 2" in many.message


def test_meetings_on_bank_holidays_and_before_the_polls_are_noted() -> None:
    friday = edits.edit_meeting(small(), "m3", date=date(2024, 3, 29))
    assert "Friday 29 March 2024" in findings_of(friday, "bank-holiday")[0].message
    assert not findings_of(small(), "bank-holiday")
    polls = edits.set_committee(small(), polling_day=(date(2024, 5, 2), date(2025, 5, 1)))
    for day, noted in ((date(2024, 3, 25), False), (date(2024, 3, 26), True), (date(2024, 5, 2), True)):
        assert bool(findings_of(edits.edit_meeting(polls, "m3", date=day), "pre-election")) is noted
    assert not findings_of(edits.edit_meeting(polls, "m3", date=date(2024, 5, 3)), "pre-election")


def test_a_meeting_two_months_away_is_to_be_certain() -> None:
    assert [each.meeting for each in findings_of(small(), "two-months")] == ["m1"]
    assert "no time and it has no venue" in findings_of(small(), "two-months")[0].message
    certain = edits.edit_meeting(small(), "m1", time="10:00", venue="Town Hall")
    assert not findings_of(certain, "two-months")
    tentative = findings_of(edits.edit_item(certain, "i1", tentative=True), "two-months")
    assert "Topic t1 is tentative" in tentative[0].message


def test_places_kept_free_and_demand_count_what_is_still_to_come() -> None:
    assert not findings_of(small(), "places-kept-free")
    full = edits.set_committee(small(), limit=1)
    full = edits.move(full, "i2", "m2", today=TODAY)
    (finding,) = findings_of(full, "places-kept-free")
    assert "1 place is free in what is to come of 2023/24, where 2 are to be kept" in finding.message
    assert not findings_of(full, "demand")
    waiting = edits.add_topic(full, "t4", "Another")
    assert "2 topics are waiting, and 1 place is free" in findings_of(waiting, "demand")[0].message


def test_a_duty_is_at_some_meeting_of_every_year_and_a_decision_at_one() -> None:
    duty = edits.edit_topic(small(), "t3", statutory="Crime and disorder")
    (finding,) = findings_of(duty, "missing-this-year")
    assert (finding.topic, finding.level) == ("t3", Level.NOTE)
    assert "Crime and disorder" in finding.message
    assert not findings_of(edits.place(duty, "i3", "t3", "m2", today=TODAY), "missing-this-year")
    must = edits.decide(
        small(), "t3", Outcome.MUST_SCHEDULE, reason="r", by="Chair", on=TODAY, advice=None, duty="Call-in"
    )
    assert "Call-in" in findings_of(must, "missing-this-year")[0].message
    assert not findings_of(edits.place(must, "i3", "t3", "m2", today=TODAY), "missing-this-year")


@pytest.mark.parametrize(
    ("rule", "due"),
    [("agenda-due", date(2023, 9, 27)), ("report-due", date(2023, 9, 22)), ("papers-due", date(2023, 10, 3))],
)
def test_what_is_due_is_noted_from_the_warning_days_until_the_meeting(rule: str, due: date) -> None:
    assert not findings_of(small(), rule, due - timedelta(days=15))
    for day in (due - timedelta(days=14), due, due + timedelta(days=1), date(2023, 10, 5)):
        noted = [each for each in findings_of(small(), rule, day) if each.meeting == "m1"]
        assert len(noted) == (1 if rule == "agenda-due" else 2)
        assert str(due.day) in noted[0].message
    assert not [each for each in findings_of(small(), rule, date(2023, 10, 6)) if each.meeting == "m1"]


def test_what_has_been_received_is_no_longer_noted() -> None:
    received = edits.edit_item(small(), "i1", report_received=TODAY, papers_received=TODAY)
    for rule in ("report-due", "papers-due"):
        assert [each.item for each in findings_of(received, rule, date(2023, 10, 1))] == ["i2"]


def test_past_years_and_meetings_raise_none_of_this() -> None:
    programme = edits.set_committee(linked(date(2023, 10, 1)), polling_day=(date(2024, 2, 8),))
    programme = edits.edit_topic(programme, "t3", statutory="Duty")
    assert findings_in_year(programme, "after-decision")
    view = View(programme, date(2024, 3, 1), read_checklist(""), "2023/24", holidays=BankHolidays())
    assert findings(view) == ()
