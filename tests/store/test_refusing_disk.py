"""A disk that is full, read-only or gone: one sentence, the work is kept, and saved once that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from errno import EIO, ENOSPC, EROFS
from pathlib import Path

import filelock
import pytest
from walks import TODAY, small

from planner.programme import edits
from planner.programme.errors import NotSaved
from planner.session import Session
from planner.session.recovery import backups_of, save_copy
from planner.store.file.atomic import AtomicStorage, Tables
from planner.store.file.lock import locked

Fail = Callable[..., None]


def failing(number: int) -> Fail:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def note(session: Session, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "t1", note=words))


def reopened(session: Session) -> Session:
    return Session.open(session.path, by="Officer", today=TODAY)


@pytest.fixture
def small_session(tmp_path: Path) -> Session:
    """A small programme, open, in a folder of its own."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return Session.create(folder / "p.json", small(), "Started", by="Chair", today=TODAY)


STEPS = ["tempfile.mkstemp", "os.fdopen", "os.fsync", "os.chmod", "os.replace", "os.open"]


@pytest.mark.parametrize("number", [ENOSPC, EIO, EROFS])
@pytest.mark.parametrize("step", STEPS)
def test_a_save_that_fails_at_any_step_keeps_the_old_file_and_the_work(
    small_session: Session, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    session = small_session
    before = session.path.read_bytes()
    assert session.checklist  # which is read from the disk, and is here before that fails
    with monkeypatch.context() as patched:
        patched.setattr(step, failing(number))
        note(session, "one")
        note(session, "two")
    assert isinstance(session.trouble, NotSaved)
    assert os.strerror(number) in str(session.trouble)
    assert str(session.path) in str(session.trouble)
    assert session.path.read_bytes() == before
    assert list(session.path.parent.glob(".*.tmp")) == []
    assert session.programme.topics["t1"].note == "two"
    session.save()
    assert session.trouble is None
    assert session.is_saved
    assert (reopened(session).programme, reopened(session).history) == (session.programme, session.history)
    assert len(session.history) == 3


def test_a_storage_that_raises_half_way_leaves_what_was_there(
    small_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = small_session
    write = AtomicStorage.write
    calls: list[int] = []

    def full_at_first(storage: AtomicStorage, data: Tables) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        write(storage, data)

    monkeypatch.setattr(AtomicStorage, "write", full_at_first)
    note(session, "kept")
    assert not session.is_saved
    assert reopened(session).programme.topics["t1"].note == ""
    note(session, "and saved with the next")
    assert session.is_saved
    assert [change.label for change in reopened(session).history[1:]] == ["Changed the note of Topic t1"] * 2


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 96 kB, where the test may mount one."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    made = sys.platform == "linux" and shutil.which("mount")
    if not made or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(folder)]).returncode:
        pytest.skip("a small file system cannot be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_loses_nothing_and_the_work_is_saved_once_there_is_room(tiny_disk: Path) -> None:
    path = tiny_disk / "p.json"
    session = Session.create(path, small(), "Started", by="Chair", today=TODAY)
    (tiny_disk / "ballast").write_bytes(b"x" * 8192)
    saved = reopened(session).programme
    for number in range(40):
        note(session, f"{number} " + "long " * 300)
        if not session.is_saved:
            break
        saved = session.programme
    assert "No space left" in str(session.trouble)
    assert reopened(session).programme == saved
    (tiny_disk / "ballast").unlink()
    shutil.rmtree(tiny_disk / "p.json.backups")
    session.save()
    assert session.is_saved
    assert reopened(session).programme == session.programme


def test_a_full_disk_stops_the_backup_and_not_the_save(small_session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.file.backups.write_atomically", failing(ENOSPC))
    note(small_session, "saved")
    assert small_session.is_saved
    assert "no backup could be kept" in small_session.warning
    assert reopened(small_session).programme.topics["t1"].note == "saved"


def test_a_share_that_vanishes_keeps_the_work_and_gets_it_when_it_is_back(small_session: Session) -> None:
    folder = small_session.path.parent
    away = folder.rename(folder.with_name("away"))
    note(small_session, "kept")
    assert "its folder is not there" in str(small_session.trouble)
    small_session.refresh()
    folder.mkdir()
    small_session.save()
    assert "has gone from its folder" in str(small_session.trouble)
    assert list(folder.glob("*.json")) == []
    shutil.rmtree(folder)
    away.rename(folder)
    small_session.save()
    assert small_session.is_saved
    assert reopened(small_session).programme.topics["t1"].note == "kept"


def test_a_file_deleted_while_it_is_open_is_made_again_whole_with_the_next_change(small_session: Session) -> None:
    small_session.path.unlink()
    small_session.refresh()
    assert "has gone from its folder" in str(small_session.trouble)
    note(small_session, "made again")
    assert small_session.take_news().recreated
    again = reopened(small_session)
    assert (again.programme, again.history) == (small_session.programme, small_session.history)


@pytest.mark.parametrize("older", [True, False])
def test_a_file_replaced_by_an_older_copy_or_another_is_not_written_to(
    small_session: Session, tmp_path: Path, older: bool
) -> None:
    note(small_session, "one")
    other = Session.create(tmp_path / "other.json", small(), "Started", by="Chair", today=TODAY)
    note(other, "another")
    replacement = backups_of(small_session.path)[-1].path if older else other.path
    content = replacement.read_bytes()
    small_session.path.write_bytes(content)
    small_session.refresh()
    assert "is not the file that was open here" in str(small_session.trouble)
    note(small_session, "two")
    assert not small_session.is_saved
    assert small_session.path.read_bytes() == content
    save_copy(small_session, tmp_path / "copy.json")
    copy = Session.open(tmp_path / "copy.json", by="Chair", today=TODAY)
    assert (copy.programme, copy.history) == (small_session.programme, small_session.history)


def test_a_lock_that_someone_holds_is_told_and_waited_out(
    small_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.file.lock.WAIT_SECONDS", 0.05)
    with filelock.FileLock(small_session.path.with_name(".p.json.lock")):
        note(small_session, "kept")
        assert "someone else has been saving it for several seconds" in str(small_session.trouble)
    small_session.save()
    assert small_session.is_saved


def test_while_a_lock_is_held_only_the_first_save_waits_for_it(
    small_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float | None] = []
    acquire = filelock.FileLock.acquire

    def watched(lock: filelock.FileLock, *arguments: object, **options: object) -> object:
        waits.append(lock.timeout)
        return acquire(lock, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("planner.store.file.lock.WAIT_SECONDS", 0.05)
    with filelock.FileLock(small_session.path.with_name(".p.json.lock")):
        monkeypatch.setattr(filelock.FileLock, "acquire", watched)
        for words in ("one", "two", "three"):
            note(small_session, words)
    assert waits == [0.05, 0, 0]


def test_a_lock_file_left_by_a_process_that_died_stops_nobody(small_session: Session) -> None:
    lock = small_session.path.with_name(".p.json.lock")
    code = (
        "import os, sys, filelock\nlock = filelock.FileLock(sys.argv[1])\nlock.acquire()\n"
        "print('held', flush=True)\nos.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(lock)], stdout=subprocess.DEVNULL)
    assert lock.exists()
    note(small_session, "saved")
    assert small_session.is_saved
    with locked(small_session.path, wait=0):
        pass
