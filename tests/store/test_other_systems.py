"""Other systems and disks: a file is in use for a while, cannot be flushed, or has a hard link."""

from __future__ import annotations

import os
from collections.abc import Callable
from errno import EACCES, EINVAL, ENOSPC, ENOSYS, ENOTSUP
from pathlib import Path

import pytest
from walks import TODAY, small

from planner.cli import run
from planner.programme import edits
from planner.programme.errors import Unreadable
from planner.session import Session
from planner.session.recovery import backups_of
from planner.store.file import atomic, backups, lock
from planner.store.file.lock import Busy, locked
from planner.store.file.names import lock_file

REPLACE = os.replace


def note(session: Session, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "t1", note=words))


@pytest.fixture
def chair(tmp_path: Path) -> Session:
    """A small programme, open."""
    return Session.create(tmp_path / "p.json", small(), "Started", by="Chair", today=TODAY)


class FileInUse:
    """A virus scanner or sync client that has a file open for some seconds, on a clock that only ``sleep`` moves."""

    def __init__(self, seconds: float, applies_to: Callable[[Path], bool]) -> None:
        self.waited = 0.0
        self.while_waiting: Callable[[], None] = lambda: None
        self._seconds, self._applies_to = seconds, applies_to

    def replace(self, source: str, target: Path) -> None:
        if self._applies_to(Path(target)) and self.waited < self._seconds:
            raise PermissionError(EACCES, "It is being used by another process")
        REPLACE(source, target)

    def sleep(self, seconds: float) -> None:
        self.waited += seconds
        self.while_waiting()


@pytest.fixture
def keep_in_use(monkeypatch: pytest.MonkeyPatch, chair: Session) -> Callable[..., FileInUse]:
    """Return a function that makes another program keep a file open for some seconds."""

    def keep_in_use(
        seconds: float, applies_to: Callable[[Path], bool] = lambda target: target == chair.path
    ) -> FileInUse:
        in_use = FileInUse(seconds, applies_to)
        monkeypatch.setattr(os, "replace", in_use.replace)
        monkeypatch.setattr(atomic, "sleep", in_use.sleep)
        return in_use

    return keep_in_use


@pytest.mark.parametrize("seconds", [0.01, 0.15, 1.9])
def test_a_file_that_another_program_holds_for_up_to_two_seconds_is_saved(
    chair: Session, keep_in_use: Callable[..., FileInUse], seconds: float
) -> None:
    in_use = keep_in_use(seconds)
    for words in ("one", "two"):
        note(chair, words)
        assert (chair.is_saved, chair.warning) == (True, "")
    assert in_use.waited >= seconds
    assert Session.open(chair.path, by="x", today=TODAY).programme.topics["t1"].note == "two"


def test_a_file_that_stays_held_is_told_after_two_seconds_and_then_tried_without_waiting(
    chair: Session, keep_in_use: Callable[..., FileInUse]
) -> None:
    in_use = keep_in_use(60)
    note(chair, "one")
    assert "being used by another process" in str(chair.trouble)
    assert in_use.waited == pytest.approx(2)
    note(chair, "two")
    assert in_use.waited == pytest.approx(2)
    assert list(chair.path.parent.glob(".*.tmp")) == []
    in_use.waited = 60
    chair.save()
    assert chair.is_saved
    assert Session.open(chair.path, by="x", today=TODAY).programme.topics["t1"].note == "two"


def test_nobody_else_writes_while_a_held_file_is_tried_again_and_they_wait_longer_than_that(
    chair: Session, keep_in_use: Callable[..., FileInUse]
) -> None:
    in_use = keep_in_use(1)

    def somebody_else_tries() -> None:
        with pytest.raises(Busy), locked(chair.path, wait=0):
            pass

    in_use.while_waiting = somebody_else_tries
    note(chair, "one")
    assert chair.is_saved
    assert atomic.RETRY_SECONDS + backups.RETRY_SECONDS < lock.WAIT_SECONDS


def test_a_backup_that_is_held_is_tried_again_for_half_a_second(
    chair: Session, keep_in_use: Callable[..., FileInUse]
) -> None:
    keep_in_use(0.4, lambda target: target.parent != chair.path.parent)
    note(chair, "one")
    assert chair.warning == ""
    in_use = keep_in_use(60, lambda target: target.parent != chair.path.parent)
    note(chair, "two")
    assert chair.is_saved
    assert "no backup could be kept" in chair.warning
    assert in_use.waited == pytest.approx(0.5)


@pytest.mark.parametrize("error_number", [EINVAL, ENOSYS, ENOTSUP])
def test_a_disk_that_knows_no_flushing_is_saved_to_all_the_same(
    chair: Session, monkeypatch: pytest.MonkeyPatch, error_number: int
) -> None:
    def unknown(_: int) -> None:
        raise OSError(error_number, os.strerror(error_number))

    monkeypatch.setattr(os, "fsync", unknown)
    note(chair, "one")
    assert (chair.is_saved, chair.warning) == (True, "")
    assert Session.open(chair.path, by="x", today=TODAY).programme.topics["t1"].note == "one"


def test_a_disk_that_is_full_when_it_is_flushed_is_still_told(chair: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    note(chair, "one")
    assert not chair.is_saved


def test_a_second_name_of_the_file_is_said_to_stay_behind_once(
    chair: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "twin.json"
    twin.hardlink_to(chair.path)
    before = chair.path.read_bytes()
    note(chair, "one")
    assert chair.is_saved
    assert "had a second name" in chair.warning
    assert str(chair.path) in chair.warning
    assert twin.read_bytes() == before
    note(chair, "two")
    assert chair.warning == ""
    third = tmp_path / "third.json"
    third.hardlink_to(chair.path)
    assert run(["-f", str(chair.path), "topic", "edit", "Topic t1", "--note", "three"]) == 0
    assert "had a second name" in capsys.readouterr().err


def test_a_folder_where_the_lock_has_to_be_is_named(chair: Session) -> None:
    lock_file(chair.path).unlink(missing_ok=True)
    lock_file(chair.path).mkdir()
    note(chair, "kept")
    assert str(chair.trouble) == (
        f"{chair.path} could not be saved: a folder is where its lock has to be: take {lock_file(chair.path)} away, or "
        "rename it."
    )
    lock_file(chair.path).rmdir()
    chair.save()
    assert chair.is_saved


def test_a_folder_where_the_file_has_to_be_is_named(chair: Session) -> None:
    chair.path.unlink()
    chair.path.mkdir()
    note(chair, "kept")
    assert isinstance(chair.trouble, Unreadable)
    assert str(chair.trouble) == (
        f"A folder is where {chair.path} has to be, so nothing was saved: take the folder away, or rename it."
    )
    chair.path.rmdir()
    chair.save()
    assert chair.is_saved
    assert len(backups_of(chair.path)) == 2
