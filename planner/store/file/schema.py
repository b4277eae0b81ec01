"""The file's format and its number: what is ours, what is older and is brought up to date, what is refused."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from planner.programme.model import TABLES
from planner.store.file.codec import HISTORY, Malformed
from planner.store.file.writer import Tables, as_text

FORMAT = "scrutiny-planner"
SCHEMA = 3
"""The number of today's format."""


def _scoping(tables: Tables) -> Tables:
    """Format 2 adds scoping sessions, ranks, versions, and more about decisions and invitations; nothing goes."""
    return tables


def _layout(tables: Tables) -> Tables:
    """Format 3 adds how the published table is laid out, and what more may be printed in it; nothing goes."""
    return tables


STEPS: Mapping[int, Callable[[Tables], Tables]] = {1: _scoping, 2: _layout}
"""A format's number -> what makes its tables those of the next; the values inside the history too."""

ABOUT = "planner"
"""The table that says whose file it is."""


class Newer(Exception):
    """The file was saved by a newer version of the program."""

    def __init__(self, schema: int) -> None:
        super().__init__(schema)
        self.schema = schema


def marked(tables: Tables) -> Tables:
    """The tables, marked as ours in today's format."""
    return {**tables, ABOUT: {"file": {"format": FORMAT, "schema": SCHEMA}}}


def decoded(content: bytes) -> tuple[Tables, int]:
    """A file's tables in today's format, and the number of the format it is in; raises Malformed, or Newer."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise Malformed("an editor has saved it as UTF-16: save it as UTF-8 there")
    content = content.removeprefix(BOM_UTF8)
    try:
        tables = msgspec.json.decode(content)
        if as_text(tables) != content:  # what we wrote ourselves has no name twice
            _check_names_once(content)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"it is not whole JSON: {error}") from None
    written_in = _schema_of(tables)
    for schema in range(written_in, SCHEMA):
        tables = marked(STEPS[schema](tables))
    if unknown := tables.keys() - TABLES.keys() - {ABOUT, HISTORY}:
        raise Malformed(f"“{min(unknown)}” is not a table of it")
    return tables, written_in


def _schema_of(tables: Any) -> int:
    about = tables.get(ABOUT) if isinstance(tables, dict) else None
    about = about.get("file") if isinstance(about, dict) else None
    schema = about.get("schema") if isinstance(about, dict) and about.get("format") == FORMAT else None
    if type(schema) is not int or schema < 1:
        raise Malformed("it does not say that it is a Scrutiny Planner file")
    if schema > SCHEMA:
        raise Newer(schema)
    return schema


def _check_names_once(content: bytes) -> None:
    """Raise Malformed where an object has a name twice, of which reading keeps only the last."""
    import json

    json.loads(content, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of these pairs."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed(f"“{name}” is there twice")
        found[name] = value
    return found
