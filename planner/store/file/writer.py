"""A file's tables as indented JSON, of which what was written before is not worked out again."""

from __future__ import annotations

from itertools import islice
from operator import is_
from typing import Any

import msgspec
from msgspec import Struct

Tables = dict[str, dict[str, Any]]


def as_text(tables: Tables) -> bytes:
    """The tables as indented JSON."""
    return _indented(tables) + b"\n"


class Writer:
    """Gives the same text, quickly for tables that are those of the time before with rows added, as the history's are.

    A row is taken to be as it was while it is the same object: rows are replaced, never changed in place.
    """

    def __init__(self) -> None:
        self._written: dict[str, _Table] = {}

    def text(self, tables: Tables) -> bytes:
        """The tables as ``as_text`` gives them."""
        self._written = {name: self._table(name, rows) for name, rows in tables.items()}
        parts: list[bytes] = []
        for name, table in self._written.items():
            parts += [b",\n " if parts else b"{\n ", msgspec.json.encode(name), b": {"]
            for number, text in enumerate(table.texts):
                parts += [b",", text] if number else [text]
            parts.append(b"\n }" if table.texts else b"}")
        return b"".join([*parts, b"\n}\n"]) if parts else b"{}\n"

    def _table(self, name: str, rows: dict[str, Any]) -> _Table:
        before = self._written.get(name)
        if before is None or not _begins(rows, before.rows):
            before = _Table({}, ())
        added = dict(islice(rows.items(), len(before.rows), None))
        if not added:
            return before
        text = _indented(added).replace(b"\n", b"\n ")
        return _Table(dict(rows), (*before.texts, text[len(b"{") : -len(b"\n }")]))


class _Table(Struct):
    """A table as it was written: its rows, and their texts, one of all that were added at a time."""

    rows: dict[str, Any]
    texts: tuple[bytes, ...]


def _begins(rows: dict[str, Any], before: dict[str, Any]) -> bool:
    """Whether rows begin with those before."""
    return list(islice(rows, len(before))) == list(before) and all(map(is_, rows.values(), before.values()))


def _indented(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)
