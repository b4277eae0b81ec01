"""The programme and its history as plain JSON values, and back with every type checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

from planner.programme.changes import Change, Difference, Edit, Fields, fields_of, open_references
from planner.programme.model import TABLES, Entity, Programme

Plain = dict[str, Any]
Decoded = TypeVar("Decoded")


class Malformed(Exception):
    """What was read does not make a programme; says where."""


def entity_to_plain(entity: Entity) -> Plain:
    """An entity's fields that are not empty, as JSON values."""
    return fields_to_plain(fields_of(entity))


def fields_to_plain(values: Fields) -> Plain:
    """Field values as JSON values; the members of a set in order, so that equal content is equal text."""
    plain: Plain = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}
    built: Plain = msgspec.to_builtins(plain)
    return built


def programme_from_plain(tables: Mapping[str, Any]) -> Programme:
    """The programme in these tables; raises Malformed, naming the entity and the field that is wrong."""
    made: dict[str, dict[str, Entity]] = {}
    for table, entity_type in TABLES.items():
        rows = _convert(tables.get(table, {}), dict[str, dict[str, Any]], table)
        made[table] = {
            key: _entity_from_plain({**row, "id": key}, entity_type, f"{table}, {key}") for key, row in rows.items()
        }
    programme = Programme(**made)  # type: ignore[arg-type]  # each table holds its own entity type
    for clash in open_references(programme):
        raise Malformed(f"{clash.table}, {clash.id}: its {clash.field} “{clash.after}” is not in the file")
    if not programme.committees:
        raise Malformed("it has no committee")
    return programme


def _entity_from_plain(plain: Plain, entity_type: type[Entity], where: str) -> Entity:
    return _convert(_known(plain, entity_type, where), entity_type, where)


def change_to_plain(change: Change) -> Plain:
    """A change as JSON values."""
    plain: Plain = {"id": change.id, "label": change.label, "at": msgspec.to_builtins(change.at), "by": change.by}
    plain |= {
        name: value
        for name, value in (("reason", change.reason), ("authority", change.authority), ("undoes", change.undoes))
        if value
    }
    plain["difference"] = difference_to_plain(change.difference)
    return plain


def difference_to_plain(difference: Difference) -> Plain:
    """A difference as JSON values, a made or removed entity with null for what it was not."""
    return {
        table: {
            key: {
                side: None if values is None else fields_to_plain(values)
                for side, values in (("was", edit.was), ("now", edit.now))
            }
            for key, edit in edits.items()
        }
        for table, edits in difference.items()
    }


def change_from_plain(plain: Any, where: str) -> Change:
    """The change in these values; raises Malformed."""
    row = _convert(plain, dict[str, Any], where)
    tables = _convert(row.get("difference", {}), dict[str, dict[str, dict[str, Any]]], where)
    difference = {
        table: {key: _edit_from_plain(table, edit, f"{where}, {table}, {key}") for key, edit in edits.items()}
        for table, edits in tables.items()
    }
    change = _convert(_known({**row, "difference": {}}, Change, where), Change, where)
    return replace(change, difference=difference)


def _edit_from_plain(table: str, edit: Plain, where: str) -> Edit:
    return Edit(_fields(table, edit.get("was"), where), _fields(table, edit.get("now"), where))


def _fields(table: str, plain: Any, where: str) -> Fields | None:
    if plain is None:
        return None
    types = _field_types(table, where)
    return {
        name: _convert(value, types.get(name, _Unknown), f"{where}, {name}")
        for name, value in _convert(plain, dict[str, Any], where).items()
    }


class _Unknown(Enum):
    """The type of a field that there is not: nothing converts to it."""


def _field_types(table: str, where: str) -> Mapping[str, Any]:
    if table not in TABLES:
        raise Malformed(f"{where}: there is no such table")
    return _hints(TABLES[table])


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def _known(plain: Plain, of: type, where: str) -> Plain:
    """The same values, once no name among them is unknown."""
    unknown = plain.keys() - {each.name for each in fields(of)}
    if unknown:
        raise Malformed(f"{where}: “{min(unknown)}” is not a field of it")
    return plain


def _convert(plain: Any, to: type[Decoded], where: str) -> Decoded:
    try:
        return msgspec.convert(plain, to)
    except msgspec.ValidationError as error:
        raise Malformed(f"{where}: {error}") from None
