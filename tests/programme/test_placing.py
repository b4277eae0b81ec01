"""Where could this go? What is listed is what happens; the best comes first; the impossible never."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from walks import MEETINGS, TODAY, Walk, small, walked, walks

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.errors import PlannerError
from planner.programme.model import Programme
from planner.programme.placing import where_could_item, where_could_topic
from planner.programme.rules import findings
from planner.programme.view import View


def seen(programme: Programme, today: date = TODAY) -> View:
    return View(programme, today, read_checklist(""))


def test_a_meeting_with_room_comes_before_a_full_one_and_the_earliest_first() -> None:
    found = where_could_topic(seen(small()), "t3")
    assert [placing.meeting.id for placing in found] == ["m2", "m3", "m1"]
    assert found[0].because == "2 places free; no objective"
    assert found[2].because == "full: would be item 3 of 2; no objective"
    assert "limit" in [finding.rule for finding in found[2].causes]


def test_moving_away_cures_what_was_wrong_where_it_was() -> None:
    over = edits.place(small(), "i3", "t3", "m1", today=TODAY)
    best = where_could_item(seen(over), "i3")[0]
    assert best.meeting.id == "m2"
    assert [finding.rule for finding in best.cures] == ["limit"]


def test_past_and_cancelled_meetings_are_never_offered() -> None:
    programme = edits.cancel_meeting(small(), "m2")
    offered = where_could_topic(seen(programme, date(2023, 10, 6)), "t3")
    assert [placing.meeting.id for placing in offered] == ["m3"]


@given(walks)
@settings(max_examples=40, deadline=None)
def test_every_meeting_listed_can_take_it_and_gives_just_those_findings(walk: Walk) -> None:
    view = seen(walked(small(), walk)[-1])
    before = {finding.key for finding in findings(view)}
    listed = where_could_topic(view, "t3")
    for placing in listed:
        placed = edits.place(view.programme, "tried", "t3", placing.meeting.id, today=TODAY)
        after = {finding.key for finding in findings(view.of(placed))}
        assert {finding.key for finding in placing.causes} == after - before
        assert {finding.key for finding in placing.cures} == before - after
    for meeting in set(MEETINGS) - {placing.meeting.id for placing in listed}:
        with pytest.raises(PlannerError):
            edits.place(view.programme, "tried", "t3", meeting, today=TODAY)
