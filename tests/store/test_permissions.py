"""A folder or file without permission to read or write is reported, and the work is kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock  # imported while its folder can be read
import pytest
from walks import TODAY, small

from planner.programme import edits
from planner.programme.errors import Unusable
from planner.session import Session
from planner.store.file.lock import locked
from planner.store.file.names import lock_file
from planner.store.file.programme_file import ProgrammeFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
NOBODY = 65534
assert filelock


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of an ordinary user: of the user nobody, where root runs the test."""
    folder = Path(tempfile.mkdtemp(prefix="planner-"))
    is_root = os.getuid() == 0
    if is_root:
        if not hasattr(os, "setresuid"):
            pytest.skip("root cannot be somebody else for a while here")
        os.chown(folder, NOBODY, -1)
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        if not os.access(folder, os.W_OK):
            pytest.skip("nobody may look where temporary folders are made here")
        yield folder
    finally:
        if is_root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture
def chair(folder: Path) -> Session:
    """A small programme, open."""
    return Session.create(folder / "p.json", small(), "Started", by="Chair", today=TODAY)


def note(session: Session, words: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "t1", note=words))


def test_a_folder_that_may_not_be_written_in_keeps_the_work_in_memory(chair: Session, folder: Path) -> None:
    before = chair.path.read_bytes()
    (folder / ".p.json.lock").unlink(missing_ok=True)
    folder.chmod(0o500)
    note(chair, "kept")
    assert "Permission denied" in str(chair.trouble)
    assert chair.path.read_bytes() == before
    folder.chmod(0o700)
    chair.save()
    assert chair.is_saved


def test_a_file_that_is_read_only_is_not_replaced_though_its_folder_would_let_it(chair: Session) -> None:
    before = chair.path.read_bytes()
    chair.path.chmod(0o400)
    note(chair, "kept")
    assert "it is read-only" in str(chair.trouble)
    assert chair.path.read_bytes() == before
    chair.path.chmod(0o600)
    chair.save()
    assert chair.is_saved


def test_a_file_that_may_not_be_read_is_refused(chair: Session) -> None:
    chair.path.chmod(0)
    with pytest.raises(Unusable, match="Permission denied"):
        ProgrammeFile(chair.path).read()


CHAIR, OTHER = 2001, 2002


@contextmanager
def acting_as(user: int) -> Iterator[None]:
    """Act as an ordinary user for a while."""
    before = os.geteuid()
    os.setresuid(0, 0, 0)
    os.setresuid(user, user, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresuid(before, before, 0)


@pytest.fixture
def theirs(folder: Path) -> Iterator[Session]:
    """The Chair's programme in a sticky folder, where everybody may create files and only owners may remove them."""
    if not hasattr(os, "getresuid") or os.getresuid()[2] != 0:
        pytest.skip("only root can be several people in turn")
    with acting_as(0):
        os.chown(folder, 0, -1)
        folder.chmod(0o1777)
        with locked(folder / "any"):  # imports what a lock needs while it can be read
            pass
    with acting_as(CHAIR):
        session = Session.create(folder / "p.json", small(), "Started", by="Chair", today=TODAY)
        session.path.chmod(0o666)
        lock_file(session.path).unlink(missing_ok=True)
        yield session


def test_where_only_owners_replace_files_others_are_told_so_and_stand_in_nobodys_way(theirs: Session) -> None:
    with acting_as(OTHER):
        other = Session.open(theirs.path, by="Ann", today=TODAY)
        note(other, "Ann's")
        assert "its folder lets nobody replace what others have made" in str(other.trouble)
    note(theirs, "kept")
    assert theirs.is_saved


def test_where_only_owners_use_files_a_lock_that_somebody_else_has_made_is_named(theirs: Session) -> None:
    lock = lock_file(theirs.path)
    with acting_as(OTHER):
        lock.touch(0o666)
    note(theirs, "kept")
    assert f"somebody else has made its lock, {lock}, and its folder lets nobody use" in str(theirs.trouble)
    assert "uid" not in str(theirs.trouble)
    with acting_as(OTHER):
        lock.unlink()
    theirs.save()
    assert theirs.is_saved
