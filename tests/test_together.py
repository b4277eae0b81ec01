"""Two people with one programme open: both changes are kept, clashes are settled, and each undoes their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from planner.exchange.recommendation_lines import recommendation_text
from planner.programme import edits
from planner.programme.errors import Refused
from planner.programme.finding import Level
from planner.programme.follow_up.recommendations.standing import record_of
from planner.programme.history.changes import Side
from planner.programme.history.verifying import troubles
from planner.programme.kinds import AnswerKind, ChaseMeans, Claim, ItemOutcome, Verdict
from planner.programme.model import Programme
from planner.session import Session

Reopen = Callable[[str], Session]
Edit = Callable[[Programme], Programme]
YOUTH_JUSTICE = "yjs-2023-10-26"


def to(meeting: str, session: Session) -> Edit:
    return partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today)


def objective(words: str) -> Edit:
    return lambda programme: edits.edit_topic(programme, "carers", objective=words)


def test_one_moves_an_item_while_the_other_edits_a_topic_and_both_are_kept(
    ann: Session, bob: Session, reopen: Reopen
) -> None:
    ann.do(to("m-2023-11-30", ann), reason="Report not ready")
    bob.do(objective("Hear from carers"))
    (theirs,) = bob.take_news().theirs
    assert (theirs.by, theirs.reason) == ("Ann", "Report not ready")
    assert bob.take_news().theirs == ()
    again = reopen("Chair")
    assert again.programme == bob.programme
    assert again.programme.items[YOUTH_JUSTICE].meeting == "m-2023-11-30"
    assert again.programme.topics["carers"].objective == "Hear from carers"
    assert [change.by for change in again.history] == ["Chair", "Ann", "Bob"]
    assert list(troubles(again.programme, again.history)) == []


@pytest.mark.parametrize("side", Side)
def test_both_move_the_same_item_and_the_second_is_asked(
    ann: Session, bob: Session, reopen: Reopen, side: Side
) -> None:
    ann.do(to("m-2023-11-30", ann), reason="Ann's")
    assert bob.do(to("m-2024-03-28", bob), reason="Bob's").change is None
    assert bob.programme.items[YOUTH_JUSTICE].meeting == "m-2023-11-30"
    assert reopen("Chair").history == ann.history
    (refusal,) = bob.conflicts
    (clash,) = refusal.clashes
    assert (clash.before, clash.after, clash.found) == ("m-2023-10-26", "m-2024-03-28", "m-2023-11-30")
    assert not bob.is_saved
    bob.settle(bob.conflicts[0], side)
    assert bob.is_saved
    assert bob.conflicts == ()
    wanted = "m-2024-03-28" if side is Side.MINE else "m-2023-11-30"
    again = reopen("Chair")
    assert again.programme.items[YOUTH_JUSTICE].meeting == wanted
    assert [change.reason for change in again.history[1:]] == (["Ann's", "Bob's"] if side is Side.MINE else ["Ann's"])
    assert list(troubles(again.programme, again.history)) == []


def test_a_conflict_in_one_field_keeps_the_rest_of_the_change_once_it_is_settled(ann: Session, bob: Session) -> None:
    ann.do(objective("Ann's"))
    bob.do(lambda programme: edits.edit_topic(programme, "carers", objective="Bob's", lead="Director"))
    assert bob.programme.topics["carers"].lead != "Director"
    bob.settle(bob.conflicts[0], Side.THEIRS)
    assert (bob.programme.topics["carers"].objective, bob.programme.topics["carers"].lead) == ("Ann's", "Director")


def test_a_form_that_was_open_before_the_other_saved_is_compared_with_what_it_showed(
    ann: Session, bob: Session
) -> None:
    shown = bob.programme
    ann.do(objective("Ann's"))
    bob.refresh()
    assert bob.programme.topics["carers"].objective == "Ann's"
    bob.do(lambda programme: edits.edit_topic(programme, "carers", lead="Director"), basis=shown)
    assert bob.conflicts == ()
    bob.do(objective("Bob's"), basis=shown)
    assert len(bob.conflicts) == 1
    assert bob.programme.topics["carers"].objective == "Ann's"


def test_what_cannot_be_settled_is_said_and_leaves_all_as_it_is(ann: Session, bob: Session) -> None:
    ann.do(lambda programme: edits.remove(programme, YOUTH_JUSTICE), reason="A duplicate")
    bob.do(lambda programme: edits.edit_item(programme, YOUTH_JUSTICE, note="Bring the report"))
    assert not bob.conflicts[0].settles
    with pytest.raises(Refused, match="can no longer be done"):
        bob.settle(bob.conflicts[0], Side.MINE)
    assert bob.conflicts == ()
    assert bob.is_saved
    assert bob.programme == ann.programme


def test_the_same_done_by_both_is_done_once_and_told(ann: Session, bob: Session) -> None:
    ann.do(to("m-2023-11-30", ann), reason="Ann's")
    assert bob.do(to("m-2023-11-30", bob), reason="Bob's").change is None
    assert [change.reason for change in bob.take_news().needless] == ["Bob's"]
    assert len(bob.history) == 2
    assert bob.undo() is None
    assert bob.programme.items[YOUTH_JUSTICE].meeting == "m-2023-11-30"


def test_looking_takes_in_what_the_other_saved_without_reading_when_nothing_changed(
    ann: Session, bob: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.do(objective("Ann's"))
    bob.refresh()
    assert bob.programme == ann.programme
    assert [change.by for change in bob.take_news().theirs] == ["Ann"]

    def fail_to_read(*_: object) -> None:
        raise AssertionError("the file was read")

    monkeypatch.setattr("pathlib.Path.read_bytes", fail_to_read)
    bob.refresh()
    assert bob.trouble is None


def test_two_can_together_overfill_a_meeting_and_both_see_it(ann: Session, bob: Session) -> None:
    def place(topic: str, id: str, session: Session) -> Edit:
        return lambda programme: edits.place(programme, id, topic, "m-2023-11-30", today=session.today)

    ann.do(place("placements", "a", ann))
    bob.do(place("waits", "b", bob))
    ann.refresh()
    for each in (ann, bob):
        (over,) = [finding for finding in each.findings if finding.rule == "limit"]
        assert (over.level, over.meeting, over.is_open) == (Level.SHOULD, "m-2023-11-30", True)


def test_in_a_strict_committee_the_place_that_both_took_is_to_be_put_right(session: Session, reopen: Reopen) -> None:
    session.do(lambda programme: edits.set_committee(programme, strict=True))
    ann, bob = reopen("Ann"), reopen("Bob")
    ann.do(lambda programme: edits.place(programme, "a", "placements", "m-2023-11-30", today=ann.today))
    bob.do(lambda programme: edits.place(programme, "b", "waits", "m-2023-11-30", today=bob.today))
    assert [finding.level for finding in bob.findings if finding.rule == "limit"] == [Level.MUST]


def test_two_meetings_at_one_time_and_a_topic_twice_at_one_meeting_are_noticed(ann: Session, bob: Session) -> None:
    day = ann.programme.meetings["m-2023-11-30"].date.replace(day=7)

    def both(id: str, programme: Programme) -> Programme:
        programme = edits.add_meeting(programme, f"m{id}", day)
        return edits.place(programme, id, "waits", "m-2023-11-30", today=ann.today)

    ann.do(partial(both, "a"))
    bob.do(partial(both, "b"))
    assert {"same-time", "same-meeting"} <= {finding.rule for finding in bob.findings}


def test_each_undoes_their_own_whoever_saved_since(ann: Session, bob: Session, reopen: Reopen) -> None:
    ann.do(to("m-2023-11-30", ann), reason="Ann's")
    bob.do(objective("Bob's"))
    ann.undo()
    assert ann.programme.items[YOUTH_JUSTICE].meeting == "m-2023-10-26"
    assert ann.programme.topics["carers"].objective == "Bob's"
    bob.undo()
    assert bob.programme.topics["carers"].objective != "Bob's"
    ann.redo()
    assert reopen("Chair").programme.items[YOUTH_JUSTICE].meeting == "m-2023-11-30"


def test_a_blocked_undo_names_the_change_and_person_in_the_way_and_an_older_one_can_still_be_undone(
    ann: Session, bob: Session
) -> None:
    ann.do(objective("Ann's"))
    moved = ann.do(to("m-2023-11-30", ann), reason="Ann's").change
    bob.do(to("m-2024-03-28", bob))
    assert bob.conflicts
    bob.settle(bob.conflicts[0], Side.MINE)
    ann.refresh()
    assert moved is not None
    with pytest.raises(Refused, match=r"“Moved Youth Justice.*by Bob, came after it"):
        ann.undo()
    older = list(ann.to_undo)[1]
    ann.undo(older.id)
    assert ann.programme.topics["carers"].objective != "Ann's"


def test_an_undo_that_has_nothing_left_to_do_passes_over_to_the_next_older(ann: Session, bob: Session) -> None:
    ann.do(lambda programme: edits.edit_topic(programme, "waits", lead="Director"))
    ann.do(objective("Ann's"))
    was = bob.history[0].difference["topics"]["carers"].now
    bob.refresh()
    bob.do(objective((was or {}).get("objective", "")))
    ann.refresh()
    done = ann.undo()
    assert done is not None
    assert done.label == "Undo: Changed the lead of " + ann.programme.topics["waits"].title


def test_unsaved_work_is_put_on_top_of_what_others_saved_meanwhile(
    ann: Session, bob: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("planner.store.file.atomic.AtomicStorage.write", full)
        bob.do(objective("Bob's"))
        bob.do(to("m-2024-03-28", bob), reason="Bob's")
    ann.do(to("m-2023-11-30", ann), reason="Ann's")
    bob.refresh()
    assert bob.programme.topics["carers"].objective == "Bob's"
    assert bob.programme.items[YOUTH_JUSTICE].meeting == "m-2023-11-30"
    assert len(bob.conflicts) == 1
    bob.settle(bob.conflicts[0], Side.MINE)
    assert bob.is_saved
    ann.refresh()
    assert ann.programme == bob.programme
    assert ann.history == bob.history


def recorded(outcome: ItemOutcome, session: Session, item: str = YOUTH_JUSTICE) -> Edit:
    day = date(2023, 11, 1)
    return partial(edits.record_minute, item=item, by=session.by, today=day, outcome=outcome)


def test_two_officers_record_one_meeting_and_both_items_are_kept(ann: Session, bob: Session, reopen: Reopen) -> None:
    ann.do(recorded(ItemOutcome.CONSIDERED, ann))
    bob.do(recorded(ItemOutcome.NOT_REACHED, bob, "ncscp-2023-10-26"))
    minutes = reopen("Chair").programme.minutes
    assert {item: minute.by for item, minute in minutes.items()} == {YOUTH_JUSTICE: "Ann", "ncscp-2023-10-26": "Bob"}


@pytest.mark.parametrize("side", Side)
def test_two_officers_record_one_item_otherwise_and_the_second_is_shown_both(
    ann: Session, bob: Session, reopen: Reopen, side: Side
) -> None:
    ann.do(recorded(ItemOutcome.CONSIDERED, ann))
    assert bob.do(recorded(ItemOutcome.DEFERRED, bob)).change is None
    (refusal,) = bob.conflicts
    assert ("deferred", "considered") in {(str(each.after), str(each.found)) for each in refusal.clashes}
    bob.settle(refusal, side)
    kept = reopen("Chair").programme.minutes[YOUTH_JUSTICE].outcome
    assert kept is (ItemOutcome.DEFERRED if side is Side.MINE else ItemOutcome.CONSIDERED)


def recommended(session: Session) -> None:
    session.do(
        partial(edits.add_recommendation, id="r", item=YOUTH_JUSTICE, today=DAY, text="That it be done", to="Executive")
    )


DAY = date(2023, 12, 1)


def test_one_records_the_receipt_and_the_other_the_answer_and_both_are_kept(ann: Session, reopen: Reopen) -> None:
    recommended(ann)
    bob = reopen("Bob")
    ann.do(partial(edits.edit_recommendation, recommendation="r", today=DAY, received=date(2023, 10, 30)))
    bob.do(partial(edits.respond, recommendation="r", answer=AnswerKind.ACCEPTED, on=DAY, today=DAY))
    record = record_of(reopen("Chair").programme, "r")
    assert record.recommendation.received == date(2023, 10, 30)
    assert record.is_accepted


@pytest.mark.parametrize("side", Side)
def test_both_record_an_answer_and_the_second_is_shown_both(ann: Session, reopen: Reopen, side: Side) -> None:
    recommended(ann)
    bob = reopen("Bob")
    ann.do(partial(edits.respond, recommendation="r", answer=AnswerKind.ACCEPTED, on=DAY, today=DAY))
    assert bob.do(partial(edits.respond, recommendation="r", answer=AnswerKind.NOTED, on=DAY, today=DAY)).change is None
    (refusal,) = bob.conflicts
    assert ("noted", "accepted") in {(str(each.after), str(each.found)) for each in refusal.clashes}
    bob.settle(refusal, side)
    (answer,) = record_of(reopen("Chair").programme, "r").responses
    assert answer.answer is (AnswerKind.NOTED if side is Side.MINE else AnswerKind.ACCEPTED)


def test_one_closes_it_while_the_other_reports_on_it_and_both_are_told(ann: Session, reopen: Reopen) -> None:
    recommended(ann)
    bob = reopen("Bob")
    closing = {"verdict": Verdict.NO_LONGER_PURSUED, "authority": "Committee", "on": date(2023, 11, 30)}
    ann.do(partial(edits.assess, id="a", recommendation="r", today=DAY, **closing))
    bob.do(partial(edits.report_progress, id="p", recommendation="r", claim=Claim.DONE, on=DAY, today=DAY))
    chair = reopen("Chair")
    shown = recommendation_text(chair.view, record_of(chair.programme, "r"))
    assert "Stands: Closed: no longer pursued" in shown
    assert "Reported on since it was closed" in shown


def test_one_closes_an_action_while_the_other_chases_it_and_both_are_kept(ann: Session, reopen: Reopen) -> None:
    day = date(2023, 12, 1)
    ann.do(partial(edits.add_action, id="a", item=YOUTH_JUSTICE, today=day, text="The figures", owner="Director"))
    bob = reopen("Bob")
    ann.do(partial(edits.receive, action="a", day=date(2023, 11, 30), today=day, answer="By e-mail"))
    bob.do(partial(edits.chase, id="c", chased="a", on=day, to="Director", how=ChaseMeans.LETTER, by="Bob", today=day))
    programme = reopen("Chair").programme
    assert programme.actions["a"].answer == "By e-mail"
    assert programme.chasers["c"].by == "Bob"
