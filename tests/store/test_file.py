"""The file: plain JSON, saved in one atomic write, and never overwritten when it cannot be read."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from planner.programme import edits
from planner.programme.errors import Refused
from planner.session import Session
from planner.store.file.atomic import AtomicStorage
from planner.store.file.names import unused_name
from planner.store.file.schema import SCHEMA


def add_topic(session: Session, title: str) -> None:
    session.do(lambda programme: edits.add_topic(programme, title, title))


def test_the_file_is_plain_indented_json_with_a_schema_number(session: Session) -> None:
    text = session.path.read_text(encoding="utf-8")
    tables = json.loads(text)
    assert tables["planner"]["file"] == {"format": "scrutiny-planner", "schema": SCHEMA}
    assert '\n "meetings": {\n' in text
    assert tables["history"]["00000001"]["by"] == "Chair"
    assert "status" not in text


def test_one_change_is_one_physical_write(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    writes = []
    write = AtomicStorage.write
    monkeypatch.setattr(AtomicStorage, "write", lambda self, data: (writes.append(1), write(self, data))[1])
    add_topic(session, "One")
    assert len(writes) == 1


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_a_save_that_fails_at_any_step_leaves_the_old_file_and_nothing_else(
    session: Session, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = session.path.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, fail)
        add_topic(session, "Lost")
    assert session.trouble is not None
    assert session.path.read_bytes() == before
    assert list(session.path.parent.glob(".*.tmp")) == []


def test_a_link_is_followed_and_permissions_are_kept(session: Session, tmp_path: Path) -> None:
    session.path.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(session.path)
    add_topic(Session.open(link, by="Chair", today=session.today), "Through the link")
    assert link.is_symlink()
    assert session.path.stat().st_mode & 0o777 == 0o640
    assert "Through the link" in session.path.read_text()


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give a file to any group")
def test_the_files_group_is_kept(session: Session) -> None:
    os.chown(session.path, -1, 12345)
    add_topic(session, "One")
    assert session.path.stat().st_gid == 12345


def test_a_copy_kept_aside_never_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    first = unused_name(tmp_path / "p.json", "format-1")
    first.write_text("kept")
    second = unused_name(tmp_path / "p.json", "format-1")
    assert (first.name, second.name) == ("p.format-1.json", "p.format-1-2.json")


def test_only_the_files_own_leftovers_are_cleared(session: Session) -> None:
    folder = session.path.parent
    ours = [".p.json.abcd1234.tmp", ".p.damaged-2026-11-25T090000.000000Z.json.abcd1234.tmp"]
    others = [".p2.json.abcd1234.tmp", ".p.json.bak.abcd1234.tmp"]
    for name in (*ours, *others):
        (folder / name).write_text("half")
    Session.open(session.path, by="Chair", today=session.today)
    assert {each.name for each in folder.glob(".*.tmp")} == set(others)


def test_making_a_programme_never_writes_over_a_file(session: Session) -> None:
    before = session.path.read_bytes()
    with pytest.raises(Refused, match="already there"):
        Session.create(session.path, session.programme, "x", by="Chair", today=session.today)
    assert session.path.read_bytes() == before


def test_a_save_is_flushed_to_the_disk_before_it_takes_the_files_place_and_so_is_that(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def record_fsync(handle: int) -> None:
        steps.append("folder flushed" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file flushed")
        fsync(handle)

    def record_replace(source: str, target: Path) -> None:
        if Path(target) == session.path:
            steps.append("put in place")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", record_fsync)
    monkeypatch.setattr(os, "replace", record_replace)
    add_topic(session, "One")
    assert steps == ["file flushed", "put in place", "folder flushed"]
