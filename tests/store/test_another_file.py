"""A file that is not the one opened, or that is damaged, is not written to, and a copy of it is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock
import pytest
from walks import TODAY, small

from planner.programme import edits
from planner.programme.errors import NotSaved, Refused, Unreadable
from planner.session import Session
from planner.session.recovery import backups_of, recover
from planner.store.file import programme_file
from planner.store.file.schema import SCHEMA


def note(session: Session, topic: str, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, topic, note=words))


@pytest.fixture
def chair(tmp_path: Path) -> Session:
    """A small programme, with a note, open for the Chair."""
    session = Session.create(tmp_path / "p.json", small(), "Started", by="Chair", today=TODAY)
    note(session, "t1", "Kept")
    return session


def an_older_copy(session: Session) -> bytes:
    return backups_of(session.path)[-1].path.read_bytes()


def another_programme(session: Session) -> bytes:
    other = Session.create(session.path.with_name("other.json"), small(), "Started", by="Chair", today=TODAY)
    for words in ("one", "two"):
        note(other, "t1", words)
    return other.path.read_bytes()


def a_history_with_more_in_its_middle(session: Session) -> bytes:
    tables: Any = json.loads(session.path.read_bytes())
    history = tables["history"]
    history["00000003"] = history["00000002"]
    extra = {"topics": {"t3": {"was": {}, "now": {"note": "Between"}}}}
    history["00000002"] = {**history["00000003"], "id": "between", "difference": extra}
    tables["topics"]["t3"]["note"] = "Between"
    return json.dumps(tables).encode()


REPLACEMENTS = (an_older_copy, another_programme, a_history_with_more_in_its_middle)


@pytest.mark.parametrize("replacement", REPLACEMENTS)
def test_a_file_that_took_the_place_of_the_open_one_unnoticed_is_not_written_to(
    chair: Session, replacement: Callable[[Session], bytes]
) -> None:
    content = replacement(chair)
    chair.path.write_bytes(content)
    chair.do(lambda programme: edits.edit_topic(programme, "t2", lead="Director"))
    assert "is not the file that was open here" in str(chair.trouble)
    assert not chair.is_saved
    assert chair.path.read_bytes() == content
    assert chair.programme.topics["t2"].lead == "Director"


def test_a_file_that_a_newer_program_saved_is_never_taken_for_a_damaged_one(chair: Session) -> None:
    newer = chair.path.read_bytes().replace(f'"schema": {SCHEMA}'.encode(), b'"schema": 99')
    chair.path.write_bytes(newer)
    for recovery in (chair.put_back, lambda: recover(chair.path, backups_of(chair.path)[0])):
        with pytest.raises(Refused, match="saved by a newer Scrutiny Planner"):
            recovery()
        assert chair.path.read_bytes() == newer
    assert [path.name for path in chair.path.parent.glob("*damaged*")] == []


def test_a_file_damaged_twice_in_a_day_is_kept_both_times(chair: Session) -> None:
    copies = []
    for damaged in (b"first", b"second"):
        chair.path.write_bytes(damaged)
        copies.append(chair.put_back())
    assert [Path(each).read_bytes() for each in copies] == [b"first", b"second"]


def test_a_damaged_file_that_cannot_be_kept_is_left_in_its_place(
    chair: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomically = programme_file.write_atomically

    def full_for_damaged(path: Path, *arguments: Any, **options: Any) -> None:
        if "damaged-" in path.name:
            raise OSError(28, "No space left on device")
        write_atomically(path, *arguments, **options)

    monkeypatch.setattr(programme_file, "write_atomically", full_for_damaged)
    chair.path.write_bytes(b"damaged")
    with pytest.raises(NotSaved, match="No space left"):
        chair.put_back()
    assert chair.path.read_bytes() == b"damaged"


def test_nothing_is_put_back_while_someone_else_is_writing(chair: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.file.lock.WAIT_SECONDS", 0.05)
    chair.path.write_bytes(b"damaged")
    with (
        filelock.FileLock(chair.path.with_name(".p.json.lock")),
        pytest.raises(NotSaved, match="someone else has been saving it"),
    ):
        chair.put_back()
    assert chair.path.read_bytes() == b"damaged"
    assert [path.name for path in chair.path.parent.glob("*damaged*")] == []


def test_a_damaged_file_is_well_again_once_somebody_puts_it_right(chair: Session) -> None:
    content_before = chair.path.read_bytes()
    chair.path.write_bytes(b"damaged")
    chair.refresh()
    assert isinstance(chair.trouble, Unreadable)
    chair.path.write_bytes(content_before)
    chair.refresh()
    assert chair.is_saved
