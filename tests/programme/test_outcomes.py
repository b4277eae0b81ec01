"""What became of items: statuses that rest on minutes, what comes back, and what a record refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from scene_6 import scene_1

from planner.exchange.checklists import read_checklist
from planner.exchange.samples import SAMPLE_DAY, sample
from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.programme.finding import Level
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.kinds import ItemOutcome, NextLook, Outcome
from planner.programme.model import Programme
from planner.programme.rules import findings
from planner.programme.view import View

MAY = date(2024, 5, 1)
YJS = "yjs-2023-10-26"


def view_of(programme: Programme, today: date = MAY) -> View:
    return View(programme, today, read_checklist(""), "2023/24")


def recorded(outcome: ItemOutcome, programme: Programme | None = None, item: str = YJS, **fields: object) -> Programme:
    return edits.record_minute(programme or sample(), item, by="Ann", today=MAY, outcome=outcome, **fields)


def rules_of(view: View, **subject: str) -> set[str]:
    """Return the ids of the rules with an open finding about a subject, such as an item or an action."""
    ((name, id),) = subject.items()
    return {each.rule for each in findings(view) if getattr(each, name) == id}


def test_no_topic_is_considered_without_a_minute_that_says_so() -> None:
    view = view_of(sample())
    assert not [each.title for each in view.programme.topics.values() if view.status(each) == "considered"]
    held = {each.title for each in view.programme.topics.values() if view.status(each) == "held, outcome not recorded"}
    assert "Support for Young Carers" in held  # tentative, and nobody scoped it
    assert len(held) == 9


def test_a_topic_is_considered_once_its_minute_says_so() -> None:
    view = view_of(recorded(ItemOutcome.CONSIDERED))
    assert view.status(view.programme.topics["yjs"]) == "considered"


@pytest.mark.parametrize("outcome", [ItemOutcome.DEFERRED, ItemOutcome.WITHDRAWN, ItemOutcome.NOT_REACHED])
def test_what_was_not_heard_waits_again_and_says_why(outcome: ItemOutcome) -> None:
    view = view_of(recorded(outcome), date(2023, 11, 5))
    topic = view.programme.topics["yjs"]
    assert topic in view.waiting
    assert "not-heard" in rules_of(view, item=YJS)
    placed = edits.place(view.programme, "again", "yjs", "m-2024-03-28", today=view.today)
    assert "not-heard" not in rules_of(view.of(placed), item=YJS)


def test_what_was_not_heard_is_settled_by_a_later_decision() -> None:
    programme = recorded(ItemOutcome.WITHDRAWN)
    decided = edits.decide(programme, "yjs", Outcome.REJECT, reason="Overtaken", by="Chair", on=MAY, advice=None)
    assert "not-heard" not in rules_of(view_of(decided), item=YJS)


def test_outcomes_are_asked_for_only_from_the_day_that_is_set_and_harder_once_the_next_agenda_is_out() -> None:
    programme = edits.set_committee(sample(), minutes_from=date(2023, 10, 26))
    view = view_of(programme, date(2023, 11, 2))
    about = {each.item: each.level for each in findings(view) if each.rule == "outcome-not-recorded"}
    assert about == {YJS: Level.NOTE, "ncscp-2023-10-26": Level.NOTE}
    assert view.status(programme.topics["send"]) == "considered"  # its meeting was before


def test_an_old_programme_keeps_its_reading_until_the_first_minute() -> None:
    old = edits.set_committee(sample(), minutes_from=None)
    view = view_of(old)
    assert view.status(old.topics["yjs"]) == "considered"
    new = {"outcome-not-recorded", "no-next-look", "not-heard", "come-back-unplaced", "come-back-invitees"}
    assert not new & {each.rule for each in findings(view)}
    begun = recorded(ItemOutcome.CONSIDERED, old, next=NextLook.NONE)
    assert begun.committee.minutes_from == date(2023, 10, 26)
    assert view_of(begun).status(old.topics["send"]) == "considered"
    assert view_of(begun).status(old.topics["eia"]) == "held, outcome not recorded"
    chosen = recorded(ItemOutcome.CONSIDERED, old, minutes_from=date(2023, 9, 1))
    assert chosen.committee.minutes_from == date(2023, 9, 1)


def test_what_comes_back_is_found_until_a_meeting_from_that_day_on_has_it() -> None:
    programme = recorded(ItemOutcome.CONSIDERED, next=NextLook.COME_BACK, next_by=date(2024, 3, 1))
    assert not rules_of(view_of(programme, date(2023, 12, 31)), item=YJS)
    view = view_of(programme, date(2024, 1, 1))
    (found,) = [each for each in findings(view) if each.rule == "come-back-unplaced"]
    assert "1 March 2024" in found.message
    assert found.cures[0] == "Place it on 28 March 2024."
    for meeting, still_found in (("m-2024-01-25", True), ("m-2024-03-28", False)):
        placed = edits.place(programme, "again", "yjs", meeting, today=date(2024, 1, 1))
        assert ("come-back-unplaced" in rules_of(view.of(placed), item=YJS)) is still_found, meeting


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"next": NextLook.NONE}, "considered; not to be looked at again"),
        ({"next": NextLook.COME_BACK}, "considered; to come back from 26 April 2024 on"),
        ({"next": NextLook.COME_BACK, "next_months": 4}, "considered; to come back from 26 February 2024 on"),
        ({"next_by": date(2024, 1, 31)}, "considered; to come back from 31 January 2024 on"),
        ({"next": NextLook.BRIEFING_NOTE, "next_months": 1}, "considered; a briefing note by 26 November 2023"),
    ],
)
def test_the_next_look_is_said_with_its_day(fields: dict[str, object], words: str) -> None:
    programme = recorded(ItemOutcome.CONSIDERED, **fields)
    assert outcome_words(programme, programme.minutes[YJS]) == words


def test_those_promised_to_be_heard_are_missed_until_they_are_invited() -> None:
    programme = scene_1()
    view = view_of(programme, date(2023, 9, 28))
    assert not rules_of(view, item="i39")  # the item of 25 January meets it, and the Police are invited
    uninvited = edits.invite(programme, "exploitation", [])
    assert rules_of(view.of(uninvited), item="i39") == {"come-back-invitees"}


def test_nothing_is_recorded_of_a_meeting_to_come_or_cancelled() -> None:
    programme = sample()
    with pytest.raises(Unusable, match="is still to come"):
        edits.record_minute(programme, YJS, by="Ann", today=SAMPLE_DAY, outcome=ItemOutcome.CONSIDERED)
    cancelled = edits.cancel_meeting(programme, "m-2023-10-26")
    with pytest.raises(Unusable, match="was cancelled"):
        recorded(ItemOutcome.CONSIDERED, cancelled)
    with pytest.raises(Unusable, match="cannot be before its meeting of 26 October 2023"):
        recorded(ItemOutcome.CONSIDERED, next_by=date(2023, 10, 25))
    with pytest.raises(Unusable, match="What became of it is needed"):
        edits.record_minute(programme, YJS, by="Ann", today=MAY, number="40")
    with pytest.raises(Unusable, match="already on 26 October 2023"):
        edits.hold(programme, "x", "yjs", "m-2023-10-26", today=MAY)


def test_a_minute_may_be_recorded_on_the_day_of_the_meeting() -> None:
    day = date(2023, 10, 26)
    programme = edits.record_minute(sample(), YJS, by="Ann", today=day, outcome=ItemOutcome.CONSIDERED)
    assert view_of(programme, day).status(programme.topics["yjs"]) == "considered"


@pytest.mark.parametrize(
    "change",
    [
        lambda p: edits.move(p, YJS, "m-2024-03-28", today=date(2023, 11, 1)),
        lambda p: edits.swap(p, YJS, "eia-2023-11-30", today=date(2023, 11, 1)),
        lambda p: edits.remove(p, YJS, today=date(2023, 11, 1)),
    ],
)
def test_an_item_that_was_heard_stays_where_it_was_heard(change: Callable[[Programme], Programme]) -> None:
    with pytest.raises(Refused, match="was heard on 26 October 2023, and stays there"):
        change(recorded(ItemOutcome.DEFERRED))
    with pytest.raises(Refused, match="stays there"):
        change(sample())  # outcomes are recorded from 1 September: a past item stays without a minute too


def test_a_briefing_note_is_due_until_it_is_recorded_as_sent() -> None:
    late = view_of(sample(), date(2023, 12, 1))
    assert "briefing-note-due" in rules_of(late, topic="localoffer")
    assert "briefing-note-due" not in rules_of(replace(late, today=date(2023, 11, 30)), topic="localoffer")
    sent = edits.record_done(sample(), "localoffer", date(2023, 11, 29), words="By e-mail", by="Ann", today=late.today)
    assert "briefing-note-due" not in rules_of(late.of(sent), topic="localoffer")
    for day, why in ((date(2023, 12, 2), "still to come"), (date(2023, 8, 1), "cannot have been done before")):
        with pytest.raises(Unusable, match=why):
            edits.record_done(sample(), "localoffer", day, words="", by="Ann", today=late.today)
    with pytest.raises(Unusable, match="Neither a briefing note nor a group"):
        edits.record_done(sample(), "yjs", MAY, words="", by="Ann", today=MAY)
