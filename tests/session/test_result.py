"""The result of an edit or a refresh: the change, and the findings that it caused."""

from __future__ import annotations

from functools import partial

from planner.programme import edits
from planner.session import Edit, Session

YOUTH_JUSTICE, FULL, FREE = "yjs-2023-10-26", "m-2023-09-28", "m-2023-11-30"


def to(meeting: str, session: Session) -> Edit:
    return partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today)


def test_an_edit_returns_its_change_and_only_the_findings_that_it_caused(session: Session) -> None:
    before = session.findings
    result = session.do(to(FULL, session), reason="Urgent", authority="Chair")
    assert result.change == session.history[-1]
    (finding,) = [finding for finding in result.caused if finding.rule == "limit"]
    assert (finding.item, finding.meeting) == (YOUTH_JUSTICE, FULL)
    assert finding not in result.to_look_at
    assert {finding.key for finding in result.caused} == {each.key for each in session.findings} - {
        each.key for each in before
    }


def test_an_edit_that_changes_nothing_causes_nothing(session: Session) -> None:
    result = session.do(lambda programme: programme)
    assert (result.change, result.caused, result.to_look_at) == (None, (), ())


def test_a_result_stays_as_it_was_after_later_edits(session: Session) -> None:
    result = session.do(lambda programme: edits.cancel_meeting(programme, "m-2023-10-26"), reason="No business")
    session.undo()
    assert "cancelled-meeting" in {finding.rule for finding in result.to_look_at}
    assert "cancelled-meeting" not in {finding.rule for finding in session.findings}


def test_a_refresh_returns_what_others_caused_and_none_when_nothing_changed(ann: Session, bob: Session) -> None:
    assert bob.refresh() is None
    ann.do(lambda programme: edits.cancel_meeting(programme, "m-2023-10-26"), reason="No business")
    result = bob.refresh()
    assert result is not None
    assert result.change is None
    assert "cancelled-meeting" in {finding.rule for finding in result.to_look_at}
    assert bob.refresh() is None


def test_a_refresh_returns_a_result_when_the_file_is_damaged(bob: Session) -> None:
    content = bob.path.read_bytes()
    bob.path.write_bytes(b"damaged")
    result = bob.refresh()
    assert result is not None
    assert result.caused == ()
    bob.path.write_bytes(content)
    assert bob.refresh() is not None
