"""A file that somebody has edited by hand is refused in one sentence, or read and shown by every command."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import NODEFAULT
from walks import LONG

from planner.cli import run
from planner.exchange.formats import DOCUMENTS, FORMATS
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.programme import edits
from planner.programme.errors import Unreadable, Unusable
from planner.programme.finding import Level
from planner.programme.history.changes import EMPTY
from planner.programme.kinds import MeetingKind
from planner.programme.model import TABLES
from planner.programme.table import Column
from planner.session import Session

Place = tuple[Any, Any]
"""A dictionary or a list, and the key or the number of one value in it."""

ODD_TEXTS = (
    *("", " ", "\n", "\r\nBEGIN:VEVENT", "a\x1b[2Jb", "\0", "\x85", "\u2028", "\u202eabc", "ÿ!", "[b]", "{{ 1 }}"),
    *("=1", "-1", "9" * 5000, "000001.5", "999999.9", "1e9", "nan", "2023/24", "9998/99", "10:00", "25:61", "../x"),
    *("\u0301", "👨‍👩‍👧", "বাংলা", "x" * 3000, "| a | b |", "<b>", "\ufffe", "\ud7ff", "/", "abcdef"),
)
ODD_NUMBERS = (-1, 0, 1, -(10**9), 10**9, 2**63, 2**64, -(2**64), 10**300, 366, 99, 120)
ODD_DAYS = ("0001-01-01", "0001-12-31", "9999-12-31", "9998-06-01", "1970-01-01", "2024-02-29", "2023-10-26")
ODD_MOMENTS = (
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"),
    *("1969-12-31T23:59:59Z", "2023-09-01T10:00:00.123456+05:30", "3001-01-01T00:00:00Z"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample's file, with something in every table and in its history, published twice and partly undone."""
    path = tmp_path_factory.mktemp("hand-made") / "p.json"
    session = Session.created(path, sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
    session.publish(agenda_of="m-2023-09-28")
    session.do(
        lambda at: edits.set_committee(
            at, columns=(Column.DATE, Column.ITEMS, Column.REPORT_DEADLINE), print_waiting=True, warning_days=300
        )
    )
    session.do(lambda at: edits.move(at, "yjs-2023-10-26", "m-2023-11-30", today=SAMPLE_DAY), reason="Not ready")
    session.do(lambda at: edits.add_meeting(at, "brief", date(2023, 10, 1), kind=MeetingKind.BRIEFING))
    session.do(lambda at: edits.edit_topic(at, "carers", rank="000001.5", not_before=date(2023, 9, 1), why="Then"))
    session.explain(session.history[2].id, reason="Clearer")
    finding = next(each for each in session.findings if each.level is Level.SHOULD)
    session.do(lambda at: edits.accept(at, finding, reason="Agreed", authority="chair", by="Chair"))
    session.do(lambda at: edits.edit_topic(at, "csi", note="One\nTwo", last_scrutinised=date(2023, 1, 5)))
    session.undo()
    session.publish()
    return path.read_bytes()


def places(at: Any) -> Iterator[Place]:
    """Every value that is no dictionary and no list, however deep."""
    for key, value in at.items() if isinstance(at, dict) else enumerate(at):
        yield at, key
        if isinstance(value, dict | list):
            yield from places(value)


def odd(value: Any, chance: random.Random) -> Any:
    """Another value of the same type, such as nobody can type."""
    match value:
        case bool():
            return not value
        case int():
            return chance.choice(ODD_NUMBERS)
        case str() if len(value) == 10 and value[4:5] == "-":
            return chance.choice(ODD_DAYS)
        case str() if value.endswith("Z") and "T" in value:
            return chance.choice(ODD_MOMENTS)
        case str():
            return chance.choice(ODD_TEXTS)
        case list():
            return chance.choice([[], value[:1], value * 2, value[::-1]])
    return value


def edited_by_hand(whole: bytes, chance: random.Random) -> bytes:
    """The file with a few of its values odd: set where there were none, put in other words, or under another id."""
    tables = json.loads(whole)
    everywhere = [*places({name: rows for name, rows in tables.items() if name != "planner"})]
    for _ in range(chance.choice((1, 1, 2, 5))):
        if chance.random() < 0.25:
            _set_one_more(tables, chance)
            continue
        within, key = chance.choice(everywhere)
        if isinstance(within, dict) and key not in within:
            continue  # it is under another id already
        value = within[key]
        if not isinstance(value, dict):
            within[key] = odd(value, chance)
        elif isinstance(within, dict) and chance.random() < 0.1:
            within[chance.choice(ODD_TEXTS)] = within.pop(key)
    return json.dumps(tables).encode()


def _set_one_more(tables: Any, chance: random.Random) -> None:
    table = chance.choice([name for name in TABLES if tables.get(name)])
    row = chance.choice([*tables[table].values()])
    name, empty = chance.choice([*EMPTY[TABLES[table]].items()])
    if empty is NODEFAULT:
        return
    odds = {str: ODD_TEXTS, bool: (True,), type(None): (*ODD_NUMBERS, *ODD_DAYS), tuple: ([], ["x", "x"], ["date"])}
    row[name] = chance.choice(odds.get(type(empty), (["", "x"],)))


def commands(folder: Path) -> Iterator[list[str]]:
    """Everything that reads a programme and shows it."""
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
        for what in ("--report", "--changes"):
            yield ["export", "--as", format, what, "--force", "-o", str(folder / format)]


def opens(path: Path, some: random.Random | None = None) -> bool:
    """Whether a file opens; what is refused is refused in one sentence that names it, and all commands take the rest.

    With ``some``, a third of the commands are tried.
    """
    sentence = ""
    try:
        Session.opened(path, by="Chair", today=SAMPLE_DAY)
    except Unusable as refused:
        sentence = str(refused)
    if sentence:
        assert sentence.startswith(f"{path} is damaged (")
        assert "\n" not in sentence
        assert len(sentence) < len(str(path)) + 400
        return False
    every = [*commands(path.parent)]
    for command in some.sample(every, len(every) // 3) if some else every:
        assert run(["-f", str(path), "--today", "2023-09-01", *command]) in (0, 1, 2, 3), command
    for edit in (["topic", "rank", "carers", "1"], ["place", "carers", "2023-09-28"], ["publish"], ["undo"]):
        assert run(["-f", str(path), "--today", "2023-09-01", *edit, "--reason", "r"]) in (0, 2, 3)
    Session.opened(path, by="Chair", today=SAMPLE_DAY)
    return True


AS_FIRST = "as version 1"
"""A version like the first, under another number."""


def having(whole: bytes, place: str, value: object) -> bytes:
    """The file with another value at a place, whose steps have a colon between them."""
    tables: Any = json.loads(whole)
    *most, last = place.split(":")
    at = tables
    for step in most:
        at = at[step]
    at[last] = at["1"] if value == AS_FIRST else value
    return json.dumps(tables).encode()


IN_HISTORY = "history:00000003:difference:committees:committee:now"
TITLE = "topics:yjs:title"


@pytest.mark.parametrize(
    ("place", "value", "named"),
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
    whole: bytes, tmp_path: Path, place: str, value: object, named: str
) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(having(whole, place, value))
    with pytest.raises(Unreadable, match=named):
        Session.opened(path, by="Chair", today=SAMPLE_DAY)


@pytest.mark.parametrize(
    ("text", "read"),
    [("Youth\r\nJustice", "Youth Justice"), ("Youth\x1b[2J", "Youth"), ("Youth\u2028Justice", "Youth Justice")],
)
def test_a_text_that_nobody_can_type_is_read_as_it_would_be_if_it_were_typed(
    whole: bytes, tmp_path: Path, text: str, read: str
) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(having(having(whole, TITLE, text), "topics:yjs:note", f"One\n{text}"))
    topic = Session.opened(path, by="Chair", today=SAMPLE_DAY).programme.topics["yjs"]
    assert topic.title == read
    assert topic.note.startswith("One\nYouth")
    assert opens(path)


def test_what_could_not_be_read_again_is_not_kept(session: Session) -> None:
    before = session.path.read_bytes()
    with pytest.raises(Unusable, match=r"cannot be kept in a programme's file .*year"):
        session.do(lambda at: edits.add_meeting(at, "m", date(1, 1, 1)))
    assert session.path.read_bytes() == before
    assert session.is_saved


@pytest.mark.parametrize("seed", range(2500 if LONG else 15))
def test_a_file_with_odd_values_is_refused_or_read_by_every_command(whole: bytes, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "p.json"
    path.write_bytes(edited_by_hand(whole, chance))
    opens(path, chance)
