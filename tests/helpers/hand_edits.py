"""Programme files with odd values, as somebody may have edited them by hand."""

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

Position = tuple[Any, Any]
"""A dictionary or a list, and the key or the index of a value in it."""

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


def filled_file(path: Path) -> bytes:
    """Write the sample with rows in every table, two versions and an undo, and return the file's content."""
    session = Session.create(path, sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
    session.publish(agenda_of="m-2023-09-28")
    session.do(
        lambda now: edits.set_committee(
            now, columns=(Column.DATE, Column.ITEMS, Column.REPORT_DEADLINE), print_waiting=True, warning_days=300
        )
    )
    session.do(lambda now: edits.move(now, "yjs-2023-10-26", "m-2023-11-30", today=SAMPLE_DAY), reason="Not ready")
    session.do(lambda now: edits.add_meeting(now, "brief", date(2023, 10, 1), kind=MeetingKind.BRIEFING))
    session.do(lambda now: edits.edit_topic(now, "carers", rank="000001.5", not_before=date(2023, 9, 1), why="Then"))
    session.explain(session.history[2].id, reason="Clearer")
    finding = next(each for each in session.findings if each.level is Level.SHOULD)
    session.do(lambda now: edits.accept(now, finding, reason="Agreed", authority="chair", by="Chair"))
    session.do(lambda now: edits.edit_topic(now, "csi", note="One\nTwo", last_scrutinised=date(2023, 1, 5)))
    session.undo()
    session.publish()
    return path.read_bytes()


def positions(container: Any) -> Iterator[Position]:
    """Yield the position of every value at any depth, those that are containers themselves too."""
    for key, value in container.items() if isinstance(container, dict) else enumerate(container):
        yield container, key
        if isinstance(value, dict | list):
            yield from positions(value)


def odd_value(value: Any, chance: random.Random) -> Any:
    """Return an odd value of the same type, such as nobody can type."""
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


def with_odd_values(content: bytes, chance: random.Random) -> bytes:
    """Return the file with a few values replaced by odd ones, set where they were empty, or under another id."""
    tables = json.loads(content)
    all_positions = [*positions({name: rows for name, rows in tables.items() if name != "planner"})]
    for _ in range(chance.choice((1, 1, 2, 5))):
        if chance.random() < 0.25:
            _set_empty_field(tables, chance)
            continue
        container, key = chance.choice(all_positions)
        if isinstance(container, dict) and key not in container:
            continue  # it is under another id already
        value = container[key]
        if not isinstance(value, dict):
            container[key] = odd_value(value, chance)
        elif isinstance(container, dict) and chance.random() < 0.1:
            container[chance.choice(ODD_TEXTS)] = container.pop(key)
    return json.dumps(tables).encode()


def _set_empty_field(tables: Any, chance: random.Random) -> None:
    table = chance.choice([name for name in TABLES if tables.get(name)])
    row = chance.choice([*tables[table].values()])
    name, empty = chance.choice([*EMPTY[TABLES[table]].items()])
    if empty is NODEFAULT:
        return
    odd_values = {
        str: ODD_TEXTS,
        bool: (True,),
        type(None): (*ODD_NUMBERS, *ODD_DAYS),
        tuple: ([], ["x", "x"], ["date"]),
    }
    row[name] = chance.choice(odd_values.get(type(empty), (["", "x"],)))


AS_FIRST = "as version 1"
"""The mark of a copy of the first version, under another number."""


def with_value(content: bytes, path: str, value: object) -> bytes:
    """Return the file with another value at a path, whose keys are separated by colons."""
    tables: Any = json.loads(content)
    *parents, last = path.split(":")
    container = tables
    for key in parents:
        container = container[key]
    container[last] = container["1"] if value == AS_FIRST else value
    return json.dumps(tables).encode()
