"""A programme with two entities of each type and every field filled, made from the fields' types alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from planner.programme.model import COMMITTEE_ID, TABLES, Programme
from planner.programme.table import ProgrammeTable


def id_in(table: str, number: int = 0) -> str:
    """Return the id of a table's first entity (``number`` 0) or second (1)."""
    if table == "committees":
        return COMMITTEE_ID
    return str(number + 1) if table == "versions" else f"{table.replace('_', '-')}-{number}"


def value_of(table: str, name: str, number: int = 0) -> Any:
    """Return a value of a field, which differs by ``number``; a reference is to the entity of that number."""
    if target := TABLES[table].REFERS.get(name):
        return id_in(target, number)
    return _value(_hints(TABLES[table])[name], f"Some {name} of {table}".replace("_", " "), number)


@cache
def _hints(entity_type: type) -> Mapping[str, Any]:
    """Return the types of an entity's fields; cached, as they are needed hundreds of times."""
    return get_type_hints(entity_type)


def _value(kind: Any, mark: str, number: int) -> Any:
    """Return a value of a type; ``mark`` is the beginning of a text."""
    origin, kinds = get_origin(kind), [each for each in get_args(kind) if each is not NoneType]
    if origin in (tuple, frozenset):
        return origin([_value(kinds[0], mark, number)])
    if kinds:
        return _value(kinds[0], mark, number)
    if issubclass(kind, StrEnum):
        return list(kind)[number]
    values = {str: f"{mark} {number}", bool: not number, int: number + 3, date: date(2023, 10, 26 + number)}
    return (
        ProgrammeTable(mark, "Anytown Council", f"202{number}/2{number + 1}", ())
        if kind is ProgrammeTable
        else values[kind]
    )


def full_programme() -> Programme:
    """Return the programme with two entities of each type, and one committee."""
    programme = Programme()
    for table, entity_type in TABLES.items():
        for number in (1, 0):
            values = {name: value_of(table, name, number) for name in entity_type.__struct_fields__ if name != "id"}
            programme = programme.put(table, entity_type(id=id_in(table, number), **values))
    return programme
