"""A damaged file is refused in one sentence, whatever the damage, and is never written to."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from effort import LONG
from walks import TODAY, small

from planner.cli import run
from planner.programme import edits
from planner.programme.errors import Unreadable, Unusable
from planner.programme.rules import findings
from planner.session import Session
from planner.store.file.programme_file import ProgrammeFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small programme's file, with a history."""
    session = Session.create(tmp_path / "few.json", small(), "Started", by="Chair", today=TODAY)
    session.do(lambda programme: edits.move(programme, "i1", "m2", today=TODAY), reason="r")
    session.do(lambda programme: edits.edit_topic(programme, "t1", objective="Ask “why”", not_before=date(2023, 9, 1)))
    session.undo()
    session.publish(agenda_of="m2")
    session.explain(session.history[2].id, reason="Clearer")
    return session.path


def opens_or_is_refused(path: Path, content: bytes) -> bool:
    """Return whether the content opens; if so it can be shown and checked, if not the file is left unchanged."""
    path.write_bytes(content)
    try:
        session = Session.open(path, by="Chair", today=TODAY)
    except Unusable as refused:
        is_open = False
        sentence = str(refused)
    else:
        sentence = ""
        assert run(["-f", str(path), "show"]) == 0
        assert run(["-f", str(path), "changes", "--since", "1"]) in (0, 2)
        assert run(["-f", str(path), "verify"]) in (0, 2)
        findings(session.view)
        is_open = True
    assert path.read_bytes() == content
    assert "\n" not in sentence
    return is_open


def test_a_file_cut_at_any_byte_is_refused_and_left_alone(file: Path) -> None:
    content = file.read_bytes()
    last = len(content) - 1
    cuts = range(last) if LONG else [*range(0, last, 7), *range(last - 59, last)]
    assert [at for at in cuts if opens_or_is_refused(file, content[:at])] == []
    assert opens_or_is_refused(file, content)


@pytest.mark.parametrize("seed", range(10))
def test_a_file_with_any_byte_changed_opens_or_is_refused(file: Path, seed: int) -> None:
    content, chance = file.read_bytes(), random.Random(seed)
    for _ in range(500 if LONG else 50):
        at, byte = chance.randrange(len(content)), chance.randrange(256)
        opens_or_is_refused(file, content[:at] + bytes([byte]) + content[at + 1 :])


def with_invalid_values(content: bytes) -> Iterator[bytes]:
    """Yield the file's content with one invalid value each, as well-formed JSON."""

    def with_value(path: str, value: object) -> bytes:
        copy: Any = json.loads(content)
        *parents, last = path.split(".")
        place = copy
        for step in parents:
            place = place[step]
        place[last] = value
        return json.dumps(copy).encode()

    change = json.loads(content)["history"]["00000002"]
    version = json.loads(content)["versions"]["1"]
    meeting = version["table"]["meetings"][0]
    for path, value in (
        ("items.i1.meeting", "nowhere"),
        ("meetings.m1.date", "2023-02-30"),
        ("meetings.m1.kind", "party"),
        ("meetings.m1.year", "2023-2024"),
        ("topics.t1.title", 7),
        ("topics.t1.colour", "blue"),
        ("topics.t1.id", "other"),
        ("topics.t1", None),
        ("topics", []),
        ("committees", {}),
        ("committees.second", {"name": "x", "council": "y"}),
        ("wheels", {}),
        ("history", [1]),
        ("history", {}),
        ("items.i1.meeting", ""),
        ("history.00000009", change),
        ("history.00000002.id", json.loads(content)["history"]["00000001"]["id"]),
        ("history.00000002.undoes", "nothing"),
        ("history.00000002.at", "yesterday"),
        ("history.00000002.at", "2023-09-01T10:00:00"),
        ("history.00000002.colour", "blue"),
        ("history.00000002.difference", {"wheels": {"x": {"was": None, "now": {}}}}),
        ("history.00000002.difference", {"topics": {"x": {"was": None, "now": None}}}),
        ("history.00000002.difference", {"topics": {"x": {"was": None, "now": {}}}}),
        ("history.00000002.difference", {"topics": {"x": {"was": {"id": "x"}, "now": {}}}}),
        ("history.00000002.difference", {"topics": {"x": {"now": {}}}}),
        ("history.00000003.difference.topics.t1.was.title", "Only before"),
        ("versions.x", version),
        ("versions.1.table.colour", "blue"),
        ("versions.1.table.meetings", [{**meeting, "colour": "blue"}]),
        ("versions.1.table.meetings", [{**meeting, "items": [{**meeting["items"][0], "kind": "party"}]}]),
        ("versions.1.table.meetings", [{**meeting, "items": [{**meeting["items"][0], "colour": "blue"}]}]),
        ("history.00000005.difference.versions.1.now.table.colour", "blue"),
        ("history.00000005.difference.versions.1.now.table.meetings", [{**meeting, "colour": "blue"}]),
        ("planner.file.schema", 0),
        ("planner.file.schema", True),
        ("planner.file.format", "another"),
        ("planner", {}),
        ("planner", []),
    ):
        yield with_value(path, value)


def test_wrong_shapes_are_refused_with_the_file_named(file: Path) -> None:
    content = file.read_bytes()
    twice = content.replace(b'"t2": {', b'"t1": {')
    deep = b"[" * 100_000
    for wrong in (b"", b"\0" * 500, b"[]", b"{}", b'"x"', b"\xff\xfe{}", b"not json", twice, deep):
        assert not opens_or_is_refused(file, wrong), wrong[:80]
    for invalid in with_invalid_values(content):
        file.write_bytes(invalid)
        with pytest.raises(Unreadable) as refused:
            ProgrammeFile(file).read()
        assert str(file) in str(refused.value)


def test_what_an_editor_does_to_a_file_loses_nothing(file: Path) -> None:
    content = file.read_bytes()
    tables: Any = json.loads(content)
    backwards = {name: dict(reversed(rows.items())) for name, rows in reversed(tables.items())}
    for rewritten in (
        b"\xef\xbb\xbf" + content,
        content.replace(b"\n", b"\r\n"),
        json.dumps(tables).encode(),
        json.dumps(backwards, indent=8, ensure_ascii=False).encode(),
    ):
        file.write_bytes(rewritten)
        session = Session.open(file, by="Chair", today=TODAY)
        session.do(lambda programme: edits.edit_topic(programme, "t3", note="Edited"))
        assert session.trouble is None
        again = ProgrammeFile(file).read()
        assert again.programme.topics["t3"].note == "Edited"
        assert [change.id for change in again.history[:-1]] == [
            each["id"] for _, each in sorted(tables["history"].items())
        ]
        file.write_bytes(content)


def test_another_encoding_is_told_in_plain_words(file: Path) -> None:
    file.write_bytes(file.read_text().encode("utf-16"))
    with pytest.raises(Unreadable, match="saved it as UTF-16: save it as UTF-8"):
        ProgrammeFile(file).read()


def test_what_is_twice_under_one_name_is_told(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"t2": {', b'"t1": {'))
    with pytest.raises(Unreadable, match="“t1” is there twice"):
        ProgrammeFile(file).read()


def test_a_folder_and_a_missing_file_are_refused(file: Path, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.json", file / "under.json"):
        with pytest.raises(Unusable):
            ProgrammeFile(path).read()


def test_a_file_damaged_while_it_is_open_is_not_written_over(file: Path) -> None:
    session = Session.open(file, by="Chair", today=TODAY)
    for damaged in (b"", file.read_bytes()[:500]):
        file.write_bytes(damaged)
        session.do(lambda programme: edits.edit_topic(programme, "t2", lead="Director"))
        assert "nothing was written over it" in str(session.trouble)
        assert file.read_bytes() == damaged
        assert not session.is_saved
