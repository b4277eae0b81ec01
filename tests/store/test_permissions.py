"""A folder or a file that one may not write to, or read, is told, and the work is kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import filelock  # so that it need not be found by somebody who may not look there
import pytest
from walks import TODAY, small

from planner.programme import edits
from planner.programme.errors import Unusable
from planner.session import Session
from planner.store.file import ProgrammeFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
NOBODY = 65534
assert filelock


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of somebody's who may not do everything: of nobody's, where the test is run by root."""
    made = Path(tempfile.mkdtemp(prefix="planner-"))
    is_root = os.getuid() == 0
    if is_root:
        if not hasattr(os, "setresuid"):
            pytest.skip("root cannot be somebody else for a while here")
        os.chown(made, NOBODY, -1)
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        if not os.access(made, os.W_OK):
            pytest.skip("nobody may look where temporary folders are made here")
        yield made
    finally:
        if is_root:
            os.setresuid(0, 0, 0)
        made.chmod(0o700)
        shutil.rmtree(made)


@pytest.fixture
def chair(folder: Path) -> Session:
    """A small programme, open."""
    return Session.created(folder / "p.json", small(), "Started", by="Chair", today=TODAY)


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
