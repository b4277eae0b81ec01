"""Each rule finds what it should, names it, and its finding ends with the cure that it names."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from walks import TODAY, small

from planner.exchange.checklists import read_checklist
from planner.programme import edits
from planner.programme.acceptances import with_acceptances
from planner.programme.errors import Refused
from planner.programme.finding import Finding, Level
from planner.programme.kinds import ItemKind, Outcome
from planner.programme.model import Programme
from planner.programme.rules import findings
from planner.programme.view import View


def view_of(programme: Programme, today: date = TODAY) -> View:
    return View(programme, today, read_checklist(""), "2023/24")


def findings_of(programme: Programme, rule: str, today: date = TODAY) -> list[Finding]:
    return [finding for finding in findings(view_of(programme, today)) if finding.rule == rule]


def test_the_sample_wants_three_objectives_and_three_invitations(view: View) -> None:
    wanting = [(finding.rule, finding.level) for finding in findings(view) if finding.is_open]
    assert wanting == [("co-optees", Level.MUST)] * 3 + [("no-objective", Level.SHOULD)] * 3


def test_an_item_on_a_cancelled_meeting_must_be_moved() -> None:
    cancelled = edits.cancel_meeting(small(), "m1")
    assert [finding.item for finding in findings_of(cancelled, "cancelled-meeting")] == ["i1", "i2"]
    moved = edits.move(edits.remove(cancelled, "i2"), "i1", "m2", today=TODAY)
    assert not findings_of(moved, "cancelled-meeting")


def test_an_education_matter_wants_the_co_optees_invited() -> None:
    education = edits.edit_topic(small(), "t1", education=True)
    (finding,) = findings_of(education, "co-optees")
    assert (finding.level, finding.item, finding.meeting, finding.topic) == (Level.MUST, "i1", "m1", "t1")
    assert not findings_of(edits.edit_meeting(education, "m1", co_optees_invited=True), "co-optees")


def test_a_third_item_names_those_there_and_the_meetings_with_room() -> None:
    third = edits.place(small(), "i3", "t3", "m1", today=TODAY)
    (finding,) = findings_of(third, "limit")
    assert (finding.level, finding.item, finding.meeting) == (Level.SHOULD, "i3", "m1")
    for words in ("Topic t1", "Topic t2", "Topic t3", "2 November 2023", "1 February 2024"):
        assert words in finding.message
    assert not findings_of(edits.edit_item(third, "i1", kind=ItemKind.INFORMATION), "limit")
    assert not findings_of(edits.edit_meeting(third, "m1", limit=3), "limit")


def test_there_is_a_finding_for_each_item_beyond_the_places_accepted_ones_first() -> None:
    over = edits.set_committee(small(), limit=1)
    assert [finding.item for finding in findings_of(over, "limit")] == ["i2"]
    over = edits.set_committee(over, limit=0)
    assert {finding.item for finding in findings_of(over, "limit")} == {"i1", "i2"}
    kept = edits.accept(over, findings_of(over, "limit")[0], reason="r", authority="a", by="Chair")
    kept = edits.set_committee(kept, limit=1)
    (finding,) = findings_of(kept, "limit")
    assert finding.accepted is not None


def test_standing_items_never_change_the_count() -> None:
    standing = edits.place(small(), "i3", "t3", "m1", today=TODAY, kind=ItemKind.STANDING)
    assert view_of(standing).places(standing.meetings["m1"]).taken == 2
    assert not findings_of(standing, "limit")
    assert not [finding for finding in findings(view_of(standing)) if finding.item == "i3"]


def test_a_strict_committee_makes_the_limit_a_must() -> None:
    third = edits.set_committee(edits.place(small(), "i3", "t3", "m1", today=TODAY), strict=True)
    assert findings_of(third, "limit")[0].level is Level.MUST


def test_an_objective_of_the_item_or_of_its_topic_will_do() -> None:
    assert {finding.item for finding in findings_of(small(), "no-objective")} == {"i1", "i2"}
    written = edits.edit_item(edits.edit_topic(small(), "t1", objective="Find out"), "i2", objective="Test it")
    assert not findings_of(written, "no-objective")


def test_a_declined_topic_on_the_programme_is_noticed_until_decided_again() -> None:
    def decided(programme: Programme, outcome: Outcome) -> Programme:
        return edits.decide(programme, "t1", outcome, reason="r", by="Chair", on=TODAY, advice=None)

    for outcome, status in ((Outcome.REJECT, "declined"), (Outcome.DEFER, "deferred"), (Outcome.REFER, "referred")):
        (finding,) = findings_of(decided(small(), outcome), "not-wanted")
        assert status in finding.message
    again = decided(decided(small(), Outcome.REJECT), Outcome.COMMITTEE_ITEM)
    assert not findings_of(again, "not-wanted")


def test_desired_outcome_purposes_and_answers_are_remembered() -> None:
    for rule in ("no-desired-outcome", "no-purpose", "unanswered"):
        assert [finding.level for finding in findings_of(small(), rule)] == [Level.NOTE, Level.NOTE]
    duty = read_checklist("").question("duty")
    filled = edits.edit_topic(small(), "t1", desired_outcome="Better", purposes=frozenset("a"))
    filled = edits.answer(filled, "t1", duty, "yes", by="Chair", on=TODAY)
    for rule in ("no-desired-outcome", "no-purpose", "unanswered"):
        assert [finding.item for finding in findings_of(filled, rule)] == ["i2"]


def test_a_meeting_at_a_weekend_is_noted() -> None:
    saturday = edits.edit_meeting(small(), "m3", date=date(2024, 2, 3))
    assert "Saturday 3 February 2024" in findings_of(saturday, "weekend")[0].message
    assert not findings_of(small(), "weekend")


def test_past_meetings_raise_only_what_was_left_on_a_cancelled_date() -> None:
    programme = edits.set_committee(edits.edit_topic(small(), "t1", education=True), limit=0)
    later = date(2024, 3, 1)
    assert findings(view_of(programme, later)) == ()
    assert findings_of(edits.cancel_meeting(programme, "m1"), "cancelled-meeting", later)


def settle(before: Programme, after: Programme, reason: str = "", authority: str = "") -> Programme:
    return with_acceptances(before, view_of(after), reason=reason, authority=authority, by="Chair")


@pytest.mark.parametrize(("reason", "authority"), [("", ""), ("Late", ""), ("", "Chair"), (" \t", "Chair")])
def test_a_further_item_is_refused_without_reason_and_authority(reason: str, authority: str) -> None:
    before = small()
    with pytest.raises(Refused, match="2 November 2023"):
        settle(before, edits.place(before, "i3", "t3", "m1", today=TODAY), reason, authority)


def test_the_item_that_moves_in_is_the_one_the_reason_is_kept_for() -> None:
    before = edits.move(small(), "i1", "m2", today=TODAY)
    before = edits.place(before, "i3", "t3", "m1", today=TODAY)
    after = settle(before, edits.move(before, "i1", "m1", today=TODAY), "Urgent", "Chair")
    assert list(after.acceptances) == ["limit/i1/m1"]
    (finding,) = findings_of(after, "limit")
    assert finding.accepted is not None
    assert finding.accepted.reason == "Urgent"


def test_moving_it_away_again_ends_the_acceptance() -> None:
    before = small()
    kept = settle(before, edits.place(before, "i3", "t3", "m1", today=TODAY), "Urgent", "Chair")
    away = settle(kept, edits.move(kept, "i3", "m2", today=TODAY))
    assert away.acceptances == {}
    other_gone = settle(kept, edits.remove(kept, "i1"))
    assert other_gone.acceptances == {}


def test_a_strict_committee_refuses_even_with_a_reason() -> None:
    before = edits.set_committee(small(), strict=True)
    with pytest.raises(Refused, match="strictly"):
        settle(before, edits.place(before, "i3", "t3", "m1", today=TODAY), "Urgent", "Chair")


def test_only_what_should_be_considered_can_be_accepted() -> None:
    programme = edits.edit_topic(small(), "t1", education=True)
    for rule in ("co-optees", "no-purpose"):
        with pytest.raises(Refused, match="cannot be accepted"):
            edits.accept(programme, findings_of(programme, rule)[0], reason="r", authority="a", by="Chair")
    kept = edits.accept(programme, findings_of(programme, "no-objective")[0], reason="r", authority="a", by="Chair")
    assert [finding.accepted is not None for finding in findings_of(kept, "no-objective")] == [True, False]


def test_nothing_that_is_derived_changes_with_the_day(view: View) -> None:
    later = replace(view, today=date(2024, 4, 26))
    assert later.programme == view.programme
    topic = view.programme.topics["yjs"]
    assert (view.status(topic), later.status(topic)) == ("on the programme", "held, outcome not recorded")


def test_an_acceptance_names_the_things_that_its_finding_is_kept_under(view: View) -> None:
    acceptable = [finding for finding in findings(view) if finding.level is Level.SHOULD]
    assert acceptable
    for finding in acceptable:
        after = edits.accept(view.programme, finding, reason="r", authority="a", by="Ann")
        kept = after.acceptances[finding.key]
        for named, kept_name in (
            (finding.item, kept.item),
            (finding.meeting, kept.meeting),
            (finding.topic, kept.topic),
        ):
            assert kept_name == (named if named in finding.subjects else "")
