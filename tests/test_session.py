"""One open programme: every edit is saved, undo survives a restart, and nothing is lost on a full disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.programme.history.changes import apply
from planner.programme.model import Programme
from planner.session import Session
from planner.store.file.atomic import AtomicStorage

Reopen = Callable[[str], Session]
YOUTH_JUSTICE = "yjs-2023-10-26"


def to(session: Session, meeting: str) -> Callable[[Programme], Programme]:
    return partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today)


def test_a_move_is_recorded_with_from_to_who_why_and_who_agreed(session: Session, reopen: Reopen) -> None:
    change = session.do(to(session, "m-2023-11-30"), reason="Report not ready", authority="Chair").change
    assert change is not None
    assert change.label == "Moved Youth Justice Service from 26 October 2023 to 30 November 2023"
    edit = change.difference["items"][YOUTH_JUSTICE]
    assert (edit.was, edit.now) == ({"meeting": "m-2023-10-26"}, {"meeting": "m-2023-11-30"})
    again = reopen("Officer")
    assert again.programme == session.programme
    assert again.history == session.history
    assert (again.history[-1].by, again.history[-1].reason, again.history[-1].authority) == (
        "Chair",
        "Report not ready",
        "Chair",
    )


def test_undo_and_redo_survive_a_restart_and_say_what_they_do(session: Session, reopen: Reopen) -> None:
    start = session.programme
    session.do(to(session, "m-2023-11-30"), reason="Report not ready")
    moved = session.programme
    session = reopen("Chair")
    undone = session.undo()
    assert undone is not None
    assert undone.label.startswith("Undo: Moved Youth Justice Service")
    assert session.programme == start
    session = reopen("Chair")
    assert session.next_undo is None
    redone = session.redo()
    assert redone is not None
    assert redone.label.startswith("Redo: Moved Youth Justice Service")
    assert reopen("Chair").programme == moved


def test_undo_goes_back_step_by_step_to_the_start_and_redo_forward_again(session: Session) -> None:
    states = [session.programme]
    for meeting in ("m-2023-11-30", "m-2024-03-28", "m-2023-10-26"):
        session.do(to(session, meeting), reason="r")
        states.append(session.programme)
    for state in reversed(states[:-1]):
        session.undo()
        assert session.programme == state
    assert session.undo() is None
    for state in states[1:]:
        session.redo()
        assert session.programme == state
    assert session.redo() is None


def test_a_new_edit_ends_redo(session: Session) -> None:
    session.do(to(session, "m-2023-11-30"), reason="r")
    session.undo()
    session.do(to(session, "m-2024-03-28"), reason="r")
    assert session.next_redo is None


def test_undo_takes_back_my_own_change_whoever_saved_since(session: Session, reopen: Reopen) -> None:
    session.do(to(session, "m-2023-11-30"), reason="r")
    officer = reopen("Officer")
    officer.do(lambda programme: edits.edit_topic(programme, "carers", objective="Hear from carers"))
    chair = reopen("Chair")
    chair.undo()
    assert chair.programme.items[YOUTH_JUSTICE].meeting == "m-2023-10-26"
    assert chair.programme.topics["carers"].objective == "Hear from carers"


def test_a_blocked_undo_names_the_change_in_the_way(session: Session, reopen: Reopen) -> None:
    session.do(to(session, "m-2023-11-30"), reason="r")
    reopen("Officer").do(to(session, "m-2024-03-28"), reason="r")
    with pytest.raises(Refused, match=r"Moved Youth Justice Service from 30 November 2023.*Officer"):
        reopen("Chair").undo()


def test_undo_gives_an_acceptance_back(session: Session) -> None:
    session.do(to(session, "m-2023-09-28"), reason="Urgent", authority="Chair")
    acceptances = session.programme.acceptances
    assert list(acceptances) == [f"limit/{YOUTH_JUSTICE}/m-2023-09-28"]
    session.do(to(session, "m-2023-11-30"), reason="r")
    assert session.programme.acceptances == {}
    session.undo()
    assert session.programme.acceptances == acceptances


def test_replaying_the_history_gives_exactly_what_is_stored(session: Session, reopen: Reopen) -> None:
    session.do(to(session, "m-2023-09-28"), reason="Urgent", authority="Chair")
    session.do(lambda programme: edits.add_topic(programme, "x", "[exempt] 😀 =cmd()"))
    session.undo()
    stored = reopen("Chair")
    programme = Programme()
    for change in stored.history:
        programme = apply(programme, change.difference)
    assert programme == stored.programme


def test_a_refused_edit_leaves_the_file_as_it_was(session: Session) -> None:
    before = session.path.read_bytes()
    with pytest.raises(Refused):
        session.do(to(session, "m-2023-09-28"), reason="Urgent")
    with pytest.raises(Unusable):
        session.do(lambda programme: edits.edit_topic(programme, "carers", title=" "))
    assert session.path.read_bytes() == before
    assert session.do(lambda programme: programme).change is None
    assert session.path.read_bytes() == before


def test_a_full_disk_keeps_the_work_and_saves_it_later(
    session: Session, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = session.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(AtomicStorage, "write", full)
        session.do(to(session, "m-2023-11-30"), reason="r")
        session.do(lambda programme: edits.edit_topic(programme, "carers", objective="Hear from carers"))
    assert "No space left" in str(session.trouble)
    assert session.path.read_bytes() == before
    session.save()
    assert session.trouble is None
    assert reopen("Chair").programme == session.programme
    assert len(reopen("Chair").history) == 3
