"""The fields of all stored types, pinned to the format number: a change to them must raise it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from msgspec import Struct

from planner.programme.model import TABLES
from planner.programme.table import ItemRow, MeetingRow, ProgrammeTable, WaitingRow
from planner.store.file.schema import MIGRATIONS, SCHEMA

PINNED = Path(__file__).parent / "formats" / f"{SCHEMA}.fields.json"
WITHIN_VERSIONS = (ProgrammeTable, MeetingRow, ItemRow, WaitingRow)
"""The types of which the table of a version consists."""


def fields_of(entity_type: type[Struct]) -> dict[str, str]:
    """Field -> its type, and its empty value where it may be left out."""
    names, defaults = entity_type.__struct_fields__, entity_type.__struct_defaults__
    required = len(names) - len(defaults)
    empty = {name: f" = {value!r}" for name, value in zip(names[required:], defaults, strict=True)}
    types = {
        name: each
        for base in reversed(entity_type.__mro__)
        for name, each in getattr(base, "__annotations__", {}).items()
    }
    return {name: f"{types[name]}{empty.get(name, '')}" for name in names}


def test_the_fields_of_every_table_are_those_of_this_format() -> None:
    stored = {**TABLES, **{entity_type.__name__: entity_type for entity_type in WITHIN_VERSIONS}}
    fields = {name: fields_of(entity_type) for name, entity_type in stored.items()}
    if os.environ.get("PLANNER_GOLDEN") == "write" and not PINNED.exists():
        PINNED.write_text(json.dumps(fields, indent=1) + "\n", encoding="utf-8")
    message = (
        f"raise SCHEMA beyond {SCHEMA}, add a step to it, freeze a file of format {SCHEMA}, and pin the new fields"
    )
    assert PINNED.exists(), message
    assert fields == json.loads(PINNED.read_text(encoding="utf-8")), message


def test_every_older_format_has_a_step_to_the_next() -> None:
    assert list(MIGRATIONS) == list(range(1, SCHEMA))
