"""Ids are unique, and a change is in the history once, even when its save was reported as failed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.history.verifying import troubles
from planner.programme.model import Programme
from planner.session import Edit, Session

REPLACE = os.replace
FORMATS = Path(__file__).parent / "store" / "formats"


def set_note(topic: str, words: str) -> Edit:
    return lambda programme: edits.edit_topic(programme, topic, note=words)


def note_of(programme: Programme, topic: str) -> str:
    return programme.topics[topic].note


@pytest.fixture
def ids(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The next random values, in hexadecimal; zeros when there are none left."""
    values: list[str] = []
    monkeypatch.setattr(os, "urandom", lambda size: bytes.fromhex(values.pop(0)) if values else bytes(size))
    yield values
    assert values == []


def test_an_id_has_64_bits() -> None:
    assert len(bytes.fromhex(new_id())) == 8


def test_a_change_is_never_given_the_id_of_one_that_is_there(session: Session, ids: list[str]) -> None:
    ids += ["aa" * 8, "aa" * 8, "bb" * 8]
    session.do(set_note("carers", "one"))
    session.do(set_note("carers", "two"))
    assert [each.id for each in session.history[1:]] == ["aa" * 8, "bb" * 8]


def test_two_people_whose_changes_have_one_id_both_keep_theirs_and_the_file_opens(
    ann: Session, bob: Session, ids: list[str]
) -> None:
    ids += ["aa" * 8, "aa" * 8, "bb" * 8]
    ann.do(set_note("carers", "Ann's"))
    bob.do(set_note("yjs", "Bob's"))
    again = Session.open(ann.path, by="Chair", today=ann.today)
    assert (note_of(again.programme, "carers"), note_of(again.programme, "yjs")) == ("Ann's", "Bob's")
    assert [each.id for each in again.history[1:]] == ["aa" * 8, "bb" * 8]


def test_a_save_that_was_done_though_the_system_said_not_is_not_done_twice(
    ann: Session, bob: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    def replace_and_fail(source: str, target: Path) -> None:
        REPLACE(source, target)
        raise OSError(5, "Input/output error")

    before = note_of(ann.programme, "carers")
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail)
        ann.do(set_note("carers", "There"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace_and_fail)
        ann.do(set_note("carers", before))
    assert ann.has_unsaved
    ann.do(set_note("yjs", "Later"))
    assert ann.is_saved
    assert ann.take_news().theirs == ()
    bob.refresh()
    assert [each.label for each in bob.history[1:]] == [
        "Changed the note of Support for Young Carers",
        "Changed the note of Support for Young Carers",
        "Changed the note of Youth Justice Service",
    ]
    assert len({each.id for each in bob.history}) == len(bob.history)
    assert list(troubles(bob.programme, bob.history)) == []


def test_a_file_with_shorter_ids_opens_and_goes_on_with_longer_ones(tmp_path: Path) -> None:
    path = Path(shutil.copy(FORMATS / "2.json", tmp_path / "old.json"))
    session = Session.open(path, by="Chair", today=date(2023, 9, 1))
    assert {len(each.id) for each in session.history} == {8}
    session.do(set_note("t1", "Edited"))
    session.undo()
    again = Session.open(path, by="Chair", today=date(2023, 9, 1))
    assert [len(each.id) for each in again.history[-2:]] == [16, 16]
    assert again.history[-1].undoes == again.history[-2].id
    assert list(troubles(again.programme, again.history)) == []
