"""The meetings where a topic or item could be placed are listed best first, with the findings that do follow."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from msgspec.structs import replace
from walks import MEETINGS, TODAY, Walk, small, walked, walks

from planner.exchange.checklists import read_checklist
from planner.machine.bank_holidays import BankHolidays
from planner.programme import edits
from planner.programme.acceptances import with_acceptances
from planner.programme.errors import PlannerError
from planner.programme.model import Programme
from planner.programme.placing import nothing_fits, where_could_item, where_could_topic
from planner.programme.rules import findings
from planner.programme.view import View


def view_of(programme: Programme, today: date = TODAY) -> View:
    return View(programme, today, read_checklist(""))


def test_a_meeting_with_room_comes_before_a_full_one_and_the_earliest_first() -> None:
    placings = where_could_topic(view_of(small()), "t3")
    assert [placing.meeting.id for placing in placings] == ["m2", "m3", "m1"]
    assert placings[0].because == "2 places free"
    assert placings[2].because == "full: would be a third item"
    assert "limit" in [finding.rule for finding in placings[2].causes]


def test_moving_away_cures_what_was_wrong_where_it_was() -> None:
    over = edits.place(small(), "i3", "t3", "m1", today=TODAY)
    best = where_could_item(view_of(over), "i3")[0]
    assert best.meeting.id == "m2"
    assert [finding.rule for finding in best.cures] == ["limit"]


def test_past_and_cancelled_meetings_are_never_offered() -> None:
    programme = edits.cancel_meeting(small(), "m2")
    offered = where_could_topic(view_of(programme, date(2023, 10, 6)), "t3")
    assert [placing.meeting.id for placing in offered] == ["m3"]


@given(walks)
def test_each_move_listed_gives_just_those_findings_when_it_is_done(walk: Walk) -> None:
    view = view_of(walked(small(), walk)[-1])
    before = {finding.key for finding in findings(view)}
    for item in view.programme.items:
        for placing in where_could_item(view, item):
            moved = edits.move(view.programme, item, placing.meeting.id, today=TODAY)
            done = view.of(with_acceptances(view.programme, view.of(moved), reason="r", authority="a", by="Chair"))
            after = {finding.key for finding in findings(done)}
            assert {finding.key for finding in placing.causes} == after - before
            assert {finding.key for finding in placing.cures} == before - after


@given(walks)
def test_a_strict_committee_is_offered_nothing_that_it_would_refuse(walk: Walk) -> None:
    view = view_of(edits.set_committee(walked(small(), walk)[-1], strict=True))
    for placing in where_could_topic(view, "t3"):
        placed = edits.place(view.programme, "tried", "t3", placing.meeting.id, today=TODAY)
        with_acceptances(view.programme, view.of(placed), reason="r", authority="a", by="Chair")
        assert not placing.is_beyond


def test_before_the_decision_ranks_above_having_space(view: View) -> None:
    programme = edits.add_topic(view.programme, "new", "School meals", objective="Test", desired_outcome="Better")
    programme = edits.link_executive_decision(programme, "new", "d", "School meals contract", date(2024, 2, 1))
    view = replace(view.of(programme), holidays=BankHolidays())
    placings = where_could_topic(view, "new")
    assert [(each.meeting.date.isoformat(), each.because) for each in placings] == [
        ("2023-11-30", "1 place free; before the decision on 1 February, and uses up a place kept free"),
        ("2023-09-28", "full: would be a third item; before the decision on 1 February"),
        ("2023-10-26", "full: would be a third item; before the decision on 1 February"),
        ("2024-01-25", "full: would be a third item; before the decision on 1 February"),
        ("2024-03-28", "1 place free; after the decision, pre-election, and uses up a place kept free"),
        ("2024-04-25", "full: would be a third item; after the decision, and pre-election"),
    ]
    assert nothing_fits(view, placings) == ""


def test_a_place_kept_free_comes_last_among_equals() -> None:
    programme = edits.set_committee(small(), places_kept_free=4)
    programme = edits.add_meeting(programme, "m4", date(2024, 9, 5))
    programme = edits.set_committee(edits.add_meeting(programme, "m5", date(2024, 10, 3)), places_kept_free=4)
    programme = edits.add_meeting(programme, "m6", date(2024, 11, 7))
    placings = where_could_topic(view_of(programme), "t3")
    assert [(each.meeting.id, each.uses_kept_place) for each in placings] == [
        ("m4", False),
        ("m5", False),
        ("m6", False),
        ("m2", True),
        ("m3", True),
        ("m1", False),
    ]
    assert placings[3].because == "2 places free; uses up a place kept free"


def test_what_is_in_the_way_is_said_when_nothing_fits() -> None:
    programme = edits.link_executive_decision(small(), "t3", "d", "Contract", date(2023, 11, 2))
    view = view_of(edits.edit_topic(programme, "t3", objective="Test"))
    assert nothing_fits(view, where_could_topic(view, "t3")) == (
        "Against every meeting: after the decision at 2 of 3; full at 1 of 3."
    )
    over = view_of(view.programme, date(2024, 3, 1))
    assert nothing_fits(over, where_could_topic(over, "t3")) == "No meeting is still to come: add a meeting first."
    strict = view_of(edits.set_committee(view.programme, strict=True, limit=0))
    assert "keeps strictly" in nothing_fits(strict, where_could_topic(strict, "t3"))


@given(walks)
def test_every_meeting_listed_can_take_it_and_gives_just_those_findings(walk: Walk) -> None:
    view = view_of(walked(small(), walk)[-1])
    before = {finding.key for finding in findings(view)}
    listed = where_could_topic(view, "t3")
    for placing in listed:
        placed = edits.place(view.programme, "tried", "t3", placing.meeting.id, today=TODAY)
        done = view.of(with_acceptances(view.programme, view.of(placed), reason="r", authority="a", by="Chair"))
        after = {finding.key for finding in findings(done)}
        assert {finding.key for finding in placing.causes} == after - before
        assert {finding.key for finding in placing.cures} == before - after
        assert placing.before == view.places(placing.meeting)
        assert placing.after == done.places(placing.meeting)
        assert not placing.meeting.cancelled
        assert placing.meeting.date >= TODAY
    for meeting in set(MEETINGS) - {placing.meeting.id for placing in listed}:
        with pytest.raises(PlannerError):
            edits.place(view.programme, "tried", "t3", meeting, today=TODAY)
