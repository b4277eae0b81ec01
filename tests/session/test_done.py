"""What an edit, or a look, answers: the change, and what it newly caused."""

from __future__ import annotations

from functools import partial

from planner.programme import edits
from planner.session import Edit, Session

YOUTH_JUSTICE, FULL, FREE = "yjs-2023-10-26", "m-2023-09-28", "m-2023-11-30"


def to(meeting: str, session: Session) -> Edit:
    return partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today)


def test_an_edit_answers_with_its_change_and_only_what_it_newly_caused(session: Session) -> None:
    before = session.findings
    done = session.do(to(FULL, session), reason="Urgent", authority="Chair")
    assert done.change == session.history[-1]
    (over,) = [finding for finding in done.caused if finding.rule == "limit"]
    assert (over.item, over.meeting) == (YOUTH_JUSTICE, FULL)
    assert over not in done.to_look_at
    assert {finding.key for finding in done.caused} == {each.key for each in session.findings} - {
        each.key for each in before
    }


def test_an_edit_that_changes_nothing_causes_nothing(session: Session) -> None:
    done = session.do(lambda programme: programme)
    assert (done.change, done.caused, done.to_look_at) == (None, (), ())


def test_what_was_caused_is_of_then_whatever_is_done_next(session: Session) -> None:
    done = session.do(lambda programme: edits.cancel_meeting(programme, "m-2023-10-26"), reason="No business")
    session.undo()
    assert "cancelled-meeting" in {finding.rule for finding in done.to_look_at}
    assert "cancelled-meeting" not in {finding.rule for finding in session.findings}


def test_a_look_answers_with_what_others_caused_and_with_nothing_when_all_is_as_it_was(
    ann: Session, bob: Session
) -> None:
    assert bob.look() is None
    ann.do(lambda programme: edits.cancel_meeting(programme, "m-2023-10-26"), reason="No business")
    found = bob.look()
    assert found is not None
    assert found.change is None
    assert "cancelled-meeting" in {finding.rule for finding in found.to_look_at}
    assert bob.look() is None


def test_a_look_answers_when_the_file_is_in_trouble(bob: Session) -> None:
    whole = bob.path.read_bytes()
    bob.path.write_bytes(b"damaged")
    found = bob.look()
    assert found is not None
    assert found.caused == ()
    bob.path.write_bytes(whole)
    assert bob.look() is not None
