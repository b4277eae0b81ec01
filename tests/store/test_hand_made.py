"""A file edited by hand is refused in one sentence, or every command can show it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from effort import LONG
from hand_edits import AS_FIRST, filled_file, with_odd_values, with_value

from planner.cli import run
from planner.exchange.formats import DOCUMENTS, FORMATS
from planner.exchange.samples import SAMPLE_DAY
from planner.programme import edits
from planner.programme.errors import Unreadable, Unusable
from planner.session import Session


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled_file(tmp_path_factory.mktemp("hand-made") / "p.json")


def commands(folder: Path) -> Iterator[list[str]]:
    """Yield every command that prints or exports a programme."""
    for words in ("show", "check", "deadlines", "history", "topic list", "versions", "changes --since 1"):
        yield words.split()
        yield [*words.split(), "--json"]
    for words in ("verify", "committee show", "where-could yjs", "notes --since 2023-01-01", "topic show yjs"):
        yield words.split()
    for format in FORMATS:
        yield ["export", "--as", format, "--force", "-o", str(folder / format)]
    for format in set(FORMATS) - {"json", "icalendar"}:
        yield ["export", "--as", format, "--version", "1", "--force", "-o", str(folder / format)]
    for format in DOCUMENTS:
        for document in ("--report", "--changes"):
            yield ["export", "--as", format, document, "--force", "-o", str(folder / format)]


def opens(path: Path, sample: random.Random | None = None) -> bool:
    """Return whether a file opens: if so all commands can show it, if not one sentence names it.

    With ``sample``, a random third of the commands is tried.
    """
    sentence = ""
    try:
        Session.open(path, by="Chair", today=SAMPLE_DAY)
    except Unusable as refused:
        sentence = str(refused)
    if sentence:
        assert sentence.startswith(f"{path} is damaged (")
        assert "\n" not in sentence
        assert len(sentence) < len(str(path)) + 400
        return False
    all_commands = [*commands(path.parent)]
    for command in sample.sample(all_commands, len(all_commands) // 3) if sample else all_commands:
        assert run(["-f", str(path), "--today", "2023-09-01", *command]) in (0, 1, 2, 3), command
    for edit in (["topic", "rank", "carers", "1"], ["place", "carers", "2023-09-28"], ["publish"], ["undo"]):
        assert run(["-f", str(path), "--today", "2023-09-01", *edit, "--reason", "r"]) in (0, 2, 3)
    Session.open(path, by="Chair", today=SAMPLE_DAY)
    return True


IN_HISTORY = "history:00000003:difference:committees:committee:now"
TITLE = "topics:yjs:title"


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("committees:committee:columns", ["date"], "committees, committee: its columns"),
        ("committees:committee:columns", ["date", "items", "date"], "committees, committee: its columns"),
        ("versions:1:table:columns", ["items"], "versions, 1: its table"),
        ("versions:1:table:year", "2023", "versions, 1: its table"),
        ("versions:1:year", "2023", "versions, 1: its year"),
        ("committees:committee:warning_days", -(10**9), r"committees, committee: .*\.warning_days"),
        ("committees:committee:gap_months", 121, r"committees, committee: .*\.gap_months"),
        ("meetings:m-2023-10-26:limit", 10, r"meetings, m-2023-10-26: .*\.limit"),
        (f"{IN_HISTORY}:warning_days", -(10**9), r"history, 00000003: .*warning_days"),
        (f"{IN_HISTORY}:columns", ["date"], "history, 00000003, committees, committee: its columns"),
        ("versions:" + "9" * 5000, AS_FIRST, "versions, “9999"),
        ("versions:0", AS_FIRST, "versions, “0”"),
        ("items:yjs-2023-10-26:position", "ÿ!", r"items, yjs-2023-10-26: .*\.position"),
        ("items:yjs-2023-10-26:position", "900000.5", r"items, yjs-2023-10-26: .*\.position"),
        ("topics:carers:rank", "first", r"topics, carers: .*\.rank"),
        ("topics:a\nb", {"title": "A"}, "topics, “a b”"),
        ("history:00000002:at", "0001-01-01T00:00:00+14:00", "history, 00000002: its at"),
        ("history:00000002:at", "9999-12-31T23:59:59Z", "history, 00000002: its at"),
    ],
    ids=lambda each: str(each)[:40],
)
def test_a_value_that_cannot_be_is_refused_with_the_entity_and_the_field_named(
    content: bytes, tmp_path: Path, place: str, value: object, message: str
) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(with_value(content, place, value))
    with pytest.raises(Unreadable, match=message):
        Session.open(path, by="Chair", today=SAMPLE_DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Youth\r\nJustice", "Youth Justice"), ("Youth\x1b[2J", "Youth"), ("Youth\u2028Justice", "Youth Justice")],
)
def test_a_text_that_nobody_can_type_is_read_as_it_would_be_if_it_were_typed(
    content: bytes, tmp_path: Path, text: str, expected: str
) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(with_value(with_value(content, TITLE, text), "topics:yjs:note", f"One\n{text}"))
    topic = Session.open(path, by="Chair", today=SAMPLE_DAY).programme.topics["yjs"]
    assert topic.title == expected
    assert topic.note.startswith("One\nYouth")
    assert opens(path, random.Random(len(text)))


def test_what_could_not_be_read_again_is_not_kept(session: Session) -> None:
    before = session.path.read_bytes()
    with pytest.raises(Unusable, match=r"cannot be kept in a programme's file .*year"):
        session.do(lambda at: edits.add_meeting(at, "m", date(1, 1, 1)))
    assert session.path.read_bytes() == before
    assert session.is_saved


def test_what_was_begun_and_could_not_be_read_again_is_not_kept(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "begun.json"
    programme = edits.add_meeting(session.programme, "m", date(1, 1, 1))
    new = Session.begin(path, programme, "Began", by="Chair", today=session.today)
    with pytest.raises(Unusable, match="cannot be kept"):
        new.save()
    with pytest.raises(Unusable, match="cannot be kept"):
        Session.create(path, programme, "Began", by="Chair", today=session.today)
    assert not path.exists()


@pytest.mark.parametrize("seed", range(2500 if LONG else 15))
def test_a_file_with_odd_values_is_refused_or_read_by_every_command(content: bytes, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "p.json"
    path.write_bytes(with_odd_values(content, chance))
    opens(path, chance)
