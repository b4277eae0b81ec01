"""Programmes' files as somebody might have edited them by hand."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import NODEFAULT

from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.programme import edits
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


def well_filled(path: Path) -> bytes:
    """The sample's file, with something in every table and in its history, published twice and partly undone."""
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
