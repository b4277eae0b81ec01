"""The file: saved all or nothing in one write, plain JSON, and never written over when it cannot be read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from planner.programme import edits
from planner.programme.errors import Refused, Unusable
from planner.session import Session
from planner.store.atomic import AtomicStorage
from planner.store.file import ProgrammeFile


def add_topic(session: Session, title: str) -> None:
    session.do(lambda programme: edits.add_topic(programme, title, title))


def test_the_file_is_plain_indented_json_with_a_schema_number(session: Session) -> None:
    text = session.path.read_text(encoding="utf-8")
    tables = json.loads(text)
    assert tables["planner"]["file"] == {"format": "scrutiny-planner", "schema": 1}
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
    add_topic(Session.opened(link, by="Chair", today=session.today), "Through the link")
    assert link.is_symlink()
    assert session.path.stat().st_mode & 0o777 == 0o640
    assert "Through the link" in session.path.read_text()


def damaged(tables: dict[str, Any]) -> list[bytes]:
    """The file's content, wrong in ways that only its meaning shows."""

    def changed(path: str, value: object) -> bytes:
        copy = json.loads(json.dumps(tables))
        *most, last = path.split(".")
        place = copy
        for step in most:
            place = place[step]
        place[last] = value
        return json.dumps(copy).encode()

    return [
        changed("items.yjs-2023-10-26.meeting", "nowhere"),
        changed("meetings.m-2023-10-26.date", "2023-02-30"),
        changed("meetings.m-2023-10-26.kind", "party"),
        changed("topics.yjs.title", 7),
        changed("topics.yjs.colour", "blue"),
        changed("topics", []),
        changed("topics.yjs", None),
        changed("committees", {}),
        changed("history.00000001.at", "yesterday"),
        changed("history.00000001.difference", {"wheels": {"x": {"was": None, "now": {}}}}),
        changed("history", [1]),
        changed("planner.file.schema", 2),
        changed("planner", {}),
    ]


def test_a_damaged_file_is_refused_in_one_sentence_and_left_alone(session: Session) -> None:
    whole = session.path.read_bytes()
    contents = [
        b"",
        b"\0" * 100,
        b"[]",
        b"{}",
        b'"x"',
        b"\xff\xfe{}",
        whole[:-40],
        b"not json",
        *damaged(json.loads(whole)),
    ]
    for content in contents:
        session.path.write_bytes(content)
        with pytest.raises(Unusable) as error:
            ProgrammeFile(session.path).read()
        assert str(session.path) in str(error.value)
        assert session.path.read_bytes() == content


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.json"):
        with pytest.raises(Unusable):
            ProgrammeFile(path).read()


def test_making_a_programme_never_writes_over_a_file(session: Session) -> None:
    before = session.path.read_bytes()
    with pytest.raises(Refused, match="already there"):
        Session.created(session.path, session.programme, "x", by="Chair", today=session.today)
    assert session.path.read_bytes() == before
