"""Conflicts are settled against the current programme, and recovery never loses others' changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.programme import edits
from planner.programme.errors import Unreadable
from planner.programme.history.changes import Side
from planner.programme.history.clashing import disagreements
from planner.programme.history.verifying import troubles
from planner.programme.model import Programme
from planner.session import Session
from planner.session.recovery import backups_of, put_back

Reopen = Callable[[str], Session]
Edit = Callable[[Programme], Programme]


def edit(**fields: str) -> Edit:
    return lambda programme: edits.edit_topic(programme, "yjs", **fields)


def test_what_the_other_saves_while_a_clash_waits_is_shown_before_it_is_settled(
    ann: Session, bob: Session, reopen: Reopen
) -> None:
    ann.do(edit(lead="A1"))
    bob.do(edit(lead="B"))
    (shown,) = bob.conflicts
    ann.do(edit(lead="A2"))
    assert bob.settle(shown, Side.MINE) is None
    assert bob.programme.topics["yjs"].lead == "A2"
    (again,) = bob.conflicts
    assert [each.found for each in again.clashes] == ["A2"]
    bob.settle(again, Side.MINE)
    assert reopen("Chair").programme.topics["yjs"].lead == "B"
    assert bob.is_saved


@pytest.mark.parametrize("side", Side)
def test_a_new_clash_in_another_field_of_what_waits_is_asked_about_too(ann: Session, bob: Session, side: Side) -> None:
    ann.do(edit(lead="Ann's lead"))
    bob.do(edit(lead="Bob's lead", author="Bob's author"))
    (shown,) = bob.conflicts
    ann.do(edit(author="Ann's author"))
    assert bob.settle(shown, side) is None
    (again,) = bob.conflicts
    assert {each.field for each in again.clashes} == {"lead", "author"}
    bob.settle(again, side)
    ann.refresh()
    whose = "Bob" if side is Side.MINE else "Ann"
    assert (ann.programme.topics["yjs"].lead, ann.programme.topics["yjs"].author) == (
        f"{whose}'s lead",
        f"{whose}'s author",
    )


def test_what_waits_is_done_by_itself_once_the_other_has_taken_theirs_back(ann: Session, bob: Session) -> None:
    ann.do(edit(lead="A"))
    bob.do(edit(lead="B"))
    (shown,) = bob.conflicts
    ann.undo()
    bob.refresh()
    assert bob.conflicts == ()
    assert bob.is_saved
    assert bob.settle(shown, Side.THEIRS) is None
    ann.refresh()
    assert ann.programme.topics["yjs"].lead == "B"


def test_the_person_named_is_the_one_whose_value_is_shown(ann: Session, bob: Session, reopen: Reopen) -> None:
    ann.do(edit(lead="Ann's"))
    bob.do(edit(lead="Bob's"))
    cat = reopen("Cat")
    cat.do(edit(lead="Cat's"))
    bob.refresh()
    (disagreement,) = disagreements(bob.programme, bob.history, bob.conflicts[0])
    assert (disagreement.theirs, disagreement.change and disagreement.change.by) == ("“Cat's”", "Cat")


def test_somebody_who_changed_something_else_of_it_since_is_not_named(
    ann: Session, bob: Session, reopen: Reopen
) -> None:
    ann.do(edit(lead="Ann's"))
    bob.do(edit(lead="Bob's"))
    cat = reopen("Cat")
    cat.do(edit(note="Cat's"))
    bob.refresh()
    (disagreement,) = disagreements(bob.programme, bob.history, bob.conflicts[0])
    assert (disagreement.theirs, disagreement.change and disagreement.change.by) == ("“Ann's”", "Ann")


def answering(session: Session, value: str) -> Edit:
    question = next(each for each in session.checklist.questions if each.id == "remit")
    return lambda programme: edits.answer(programme, "yjs", question, value, by=session.by, on=session.today)


def test_two_answers_to_one_question_are_told_and_not_that_two_people_gave_them(ann: Session, bob: Session) -> None:
    ann.do(answering(ann, "other"))
    bob.do(answering(bob, "none"))
    (disagreement,) = disagreements(bob.programme, bob.history, bob.conflicts[0])
    assert (disagreement.what, disagreement.mine, disagreement.theirs) == (
        "the answer to “remit” for Youth Justice Service: value",
        "“none”",
        "“other”",
    )


def test_one_answer_that_two_people_gave_is_told_by_who_gave_it(ann: Session, bob: Session) -> None:
    ann.do(answering(ann, "other"))
    bob.do(answering(bob, "other"))
    (disagreement,) = disagreements(bob.programme, bob.history, bob.conflicts[0])
    assert (disagreement.mine, disagreement.theirs) == ("“Bob”", "“Ann”")


def test_what_was_typed_about_a_thing_that_is_gone_is_shown_whole(session: Session, reopen: Reopen) -> None:
    session.do(lambda programme: edits.add_topic(programme, "new", "New"))
    bob = reopen("Bob")
    session.undo()
    bob.do(lambda programme: edits.edit_topic(programme, "new", objective="Half an hour's typing"))
    (disagreement,) = disagreements(bob.programme, bob.history, bob.conflicts[0])
    assert disagreement.mine == "objective “Half an hour's typing”"


def test_putting_a_damaged_file_back_keeps_what_the_other_saved_just_before(
    ann: Session, bob: Session, reopen: Reopen
) -> None:
    ann.do(edit(lead="Ann's"))
    damaged = bob.path.read_bytes()[:-300]
    bob.path.write_bytes(damaged)
    bob.do(edit(author="Bob's"))
    assert isinstance(bob.trouble, Unreadable)
    copy, lost = put_back(bob)
    assert copy is not None
    assert copy.read_bytes() == damaged
    assert lost == []
    again = reopen("Chair")
    assert (again.programme.topics["yjs"].lead, again.programme.topics["yjs"].author) == ("Ann's", "Bob's")
    assert list(troubles(again.programme, again.history)) == []
    ann.refresh()
    assert ann.trouble is None
    assert ann.programme == again.programme


def test_what_no_backup_has_is_named_when_a_damaged_file_is_put_back(ann: Session, bob: Session) -> None:
    ann.do(edit(lead="Ann's"))
    damaged = bob.path.read_bytes()
    backups_of(bob.path)[0].path.unlink()
    bob.path.write_bytes(damaged[:-3])
    bob.refresh()
    _, lost = put_back(bob)
    assert lost == ["Changed the lead of Youth Justice Service"]


def test_a_file_made_again_keeps_what_the_other_saved_just_before(ann: Session, bob: Session, reopen: Reopen) -> None:
    ann.do(edit(lead="Ann's"))
    ann.path.unlink()
    bob.do(edit(author="Bob's"))
    news = bob.take_news()
    assert news.recreated
    assert [change.by for change in news.theirs] == ["Ann"]
    ann.refresh()
    assert ann.trouble is None
    assert (ann.programme.topics["yjs"].lead, ann.programme.topics["yjs"].author) == ("Ann's", "Bob's")
    assert reopen("Chair").programme == ann.programme


def test_damage_is_known_for_what_it_is_whatever_was_wrong_before(
    bob: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("planner.store.file.atomic.AtomicStorage.write", full)
        bob.do(edit(lead="Bob's"))
        assert "No space left" in str(bob.trouble)
        bob.path.write_bytes(b"{}")
        bob.refresh()
    assert isinstance(bob.trouble, Unreadable)
    put_back(bob)
    assert bob.is_saved


def test_a_file_that_is_gone_is_not_called_saved_and_is_well_again_once_it_is_back(bob: Session) -> None:
    away = bob.path.rename(bob.path.with_name("away.json"))
    bob.refresh()
    assert not bob.is_saved
    assert not bob.has_unsaved
    away.rename(bob.path)
    bob.refresh()
    assert bob.is_saved
