"""Several people share one file: each notices the others' saves, and all may save in turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from walks import TODAY, small

from planner.programme import edits
from planner.programme.history.verifying import troubles
from planner.session import Session
from planner.session.recovery import backups_of
from planner.store.file.atomic import AtomicStorage, Tables
from planner.store.file.lock import Busy, locked
from planner.store.file.names import backup_folder
from planner.store.file.programme_file import ProgrammeFile

Open = Callable[[str], Session]
posix = pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")


def note(session: Session, topic: str, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, topic, note=words))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small programme's file."""
    return Session.create(tmp_path / "p.json", small(), "Started", by="Chair", today=TODAY).path


@pytest.fixture
def open_as(path: Path) -> Open:
    """Return a function that opens the file as the person named."""
    return lambda by: Session.open(path, by=by, today=TODAY)


@pytest.fixture
def _usual_umask() -> Iterator[None]:
    """The usual umask, with which only its owner may write to a new file."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_both_are_kept_though_the_system_says_that_nothing_changed(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProgrammeFile, "_current_stamp", lambda _: (1, 1, 1))
    ann, bob = open_as("Ann"), open_as("Bob")
    note(ann, "t1", "Ann's")
    note(bob, "t2", "Bob's")
    again = open_as("Chair")
    assert (again.programme.topics["t1"].note, again.programme.topics["t2"].note) == ("Ann's", "Bob's")
    assert [change.by for change in again.history] == ["Chair", "Ann", "Bob"]
    assert list(troubles(again.programme, again.history)) == []


def test_what_is_saved_while_the_file_is_being_read_is_noticed_at_the_next_look(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bob = open_as("Ann"), open_as("Bob")
    note(ann, "t1", "First")
    read = AtomicStorage.read

    def read_just_before_a_save(storage: AtomicStorage) -> Tables | None:
        found = read(storage)
        monkeypatch.setattr(AtomicStorage, "read", read)
        note(ann, "t1", "Second")
        return found

    monkeypatch.setattr(AtomicStorage, "read", read_just_before_a_save)
    bob.refresh()
    assert bob.programme.topics["t1"].note == "First"
    bob.refresh()
    assert bob.programme.topics["t1"].note == "Second"


def test_work_that_the_disk_still_refuses_stays_in_trouble_however_often_one_looks(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    ann, bob = open_as("Ann"), open_as("Bob")
    with monkeypatch.context() as patched:
        patched.setattr(AtomicStorage, "write", full)
        note(bob, "t1", "Bob's")
        bob.refresh()
        assert "No space left" in str(bob.trouble)
    note(ann, "t2", "Ann's")
    monkeypatch.setattr(AtomicStorage, "write", full)
    bob.refresh()
    assert bob.programme.topics["t2"].note == "Ann's"
    assert "No space left" in str(bob.trouble)
    assert bob.has_unsaved


def test_a_link_and_its_file_share_one_lock(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.json"
    link.symlink_to(path)
    with locked(link), pytest.raises(Busy), locked(path, wait=0):
        pass


@posix
@pytest.mark.usefixtures("_usual_umask")
def test_everyone_who_may_write_in_the_folder_may_take_the_lock(path: Path) -> None:
    lock = path.with_name(".p.json.lock")
    lock.unlink(missing_ok=True)
    with locked(path):
        assert lock.stat().st_mode & 0o777 == 0o666


@posix
@pytest.mark.usefixtures("_usual_umask")
def test_backups_are_as_open_as_what_they_are_of(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o2775)
    session = Session.create(folder / "p.json", small(), "Started", by="Chair", today=TODAY)
    assert backup_folder(session.path).stat().st_mode & 0o7777 == 0o2775
    session.path.chmod(0o660)
    note(session, "t1", "One")
    assert backups_of(session.path)[0].path.stat().st_mode & 0o777 == 0o660


def test_what_someone_is_just_writing_is_not_cleared_away_by_opening(path: Path, open_as: Open) -> None:
    temporary = path.with_name(".p.json.abcd1234.tmp")
    temporary.write_text("half")
    with locked(path):
        open_as("Ann")
        assert temporary.exists()
    open_as("Ann")
    assert not temporary.exists()
