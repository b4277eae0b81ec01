"""Encoding of a file's tables as indented JSON; rows encoded before are not encoded again."""

from __future__ import annotations

from itertools import islice
from operator import is_
from typing import Any

import msgspec
from msgspec import Struct

Tables = dict[str, dict[str, Any]]


def encode(tables: Tables) -> bytes:
    """Return the tables as indented JSON."""
    return _indented(tables) + b"\n"


class Writer:
    """Encodes tables as ``encode`` does; of a table that has only grown, as the history does, only the new rows.

    A row is taken to be unchanged while it is the same object: rows are replaced, never changed in place.
    """

    def __init__(self) -> None:
        self._encoded: dict[str, _EncodedTable] = {}

    def text(self, tables: Tables) -> bytes:
        """Return the tables as indented JSON, equal to ``encode(tables)``."""
        self._encoded = {name: self._encode_table(name, rows) for name, rows in tables.items()}
        parts: list[bytes] = []
        for name, table in self._encoded.items():
            parts += [b",\n " if parts else b"{\n ", msgspec.json.encode(name), b": {"]
            for number, text in enumerate(table.texts):
                parts += [b",", text] if number else [text]
            parts.append(b"\n }" if table.texts else b"}")
        return b"".join([*parts, b"\n}\n"]) if parts else b"{}\n"

    def _encode_table(self, name: str, rows: dict[str, Any]) -> _EncodedTable:
        previous = self._encoded.get(name)
        if previous is None or not _starts_with(rows, previous.rows):
            previous = _EncodedTable({}, ())
        added = dict(islice(rows.items(), len(previous.rows), None))
        if not added:
            return previous
        # one level deeper, without the braces
        text = _indented(added).replace(b"\n", b"\n ")
        return _EncodedTable(dict(rows), (*previous.texts, text[len(b"{") : -len(b"\n }")]))


class _EncodedTable(Struct):
    """A table as last encoded: its rows, and their JSON in parts, one for each batch of rows added."""

    rows: dict[str, Any]
    texts: tuple[bytes, ...]


def _starts_with(rows: dict[str, Any], before: dict[str, Any]) -> bool:
    """Return whether the first rows are the same objects, under the same keys, as all the rows before."""
    return list(islice(rows, len(before))) == list(before) and all(map(is_, rows.values(), before.values()))


def _indented(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)
