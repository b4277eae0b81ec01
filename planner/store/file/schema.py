"""The file's format number: recognising our files, migrating older formats, refusing newer ones."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from planner.programme.model import TABLES
from planner.store.file.codec import HISTORY, Malformed
from planner.store.file.writer import Tables, encode

FORMAT = "scrutiny-planner"
"""The name of the format, of whatever number."""
SCHEMA = 5
"""The number of the current format, stored as ``schema``."""


def _to_format_2(tables: Tables) -> Tables:
    """Format 2 adds scoping sessions, ranks, versions, and details of decisions and invitations; nothing is removed."""
    return tables


def _to_format_3(tables: Tables) -> Tables:
    """Format 3 adds how the published table is laid out, and what more may be printed in it; nothing is removed."""
    return tables


def _to_format_4(tables: Tables) -> Tables:
    """Format 4 adds what comes after a meeting: minutes, actions, recommendations and their answers."""
    return tables


def _to_format_5(tables: Tables) -> Tables:
    """Format 5 adds the note of a meeting, published too; nothing is removed."""
    return tables


MIGRATIONS: Mapping[int, Callable[[Tables], Tables]] = {
    1: _to_format_2,
    2: _to_format_3,
    3: _to_format_4,
    4: _to_format_5,
}
"""Format number -> the function that migrates its tables, history included, to the next format."""

HEADER = "planner"
"""The table that names the program and the format."""


class NewerFormat(Exception):
    """The file was saved by a newer version of the program, in the format of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def with_header(tables: Tables) -> Tables:
    """Return the tables with the header of the current format."""
    return {**tables, HEADER: {"file": {"format": FORMAT, "schema": SCHEMA}}}


def decode(content: bytes) -> tuple[Tables, int]:
    """Return a file's tables in the current format, and its own format number; raises Malformed or NewerFormat."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise Malformed("an editor has saved it as UTF-16: save it as UTF-8 there")
    content = content.removeprefix(BOM_UTF8)
    try:
        tables = msgspec.json.decode(content)
        if encode(tables) != content:  # a file exactly as we write it repeats no name
            _check_no_repeated_names(content)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"it is not whole JSON: {error}") from None
    written_in = _format_number(tables)
    for number in range(written_in, SCHEMA):
        tables = with_header(MIGRATIONS[number](tables))
    if unknown := tables.keys() - TABLES.keys() - {HEADER, HISTORY}:
        raise Malformed(f"“{min(unknown)}” is not a table of it")
    return tables, written_in


def _format_number(tables: Any) -> int:
    """Return the format number in the header; raises Malformed or NewerFormat."""
    header = tables.get(HEADER) if isinstance(tables, dict) else None
    header = header.get("file") if isinstance(header, dict) else None
    number = header.get("schema") if isinstance(header, dict) and header.get("format") == FORMAT else None
    if type(number) is not int or number < 1:
        raise Malformed("it does not say that it is a Scrutiny Planner file")
    if number > SCHEMA:
        raise NewerFormat(number)
    return number


def _check_no_repeated_names(content: bytes) -> None:
    """Raise Malformed where an object repeats a name, as decoding keeps only the last value."""
    import json

    json.loads(content, object_pairs_hook=_object_without_repeats)


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of these pairs; raises Malformed when a name is repeated."""
    values: dict[str, Any] = {}
    for name, value in pairs:
        if name in values:
            raise Malformed(f"“{name}” is there twice")
        values[name] = value
    return values
