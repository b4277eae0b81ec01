"""The programme and its history as plain JSON values, and back with every type checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, TypedDict, TypeVar, get_type_hints

import msgspec

from planner.programme.calendar import is_year
from planner.programme.changes import EMPTY, Change, Difference, Edit, Fields, fields_of, open_references
from planner.programme.model import COMMITTEE_ID, TABLES, Entity, Programme

Plain = dict[str, Any]
Decoded = TypeVar("Decoded")

HISTORY = "history"
"""The table that the changes are in, beside the programme's own."""


class Malformed(Exception):
    """What was read does not make a programme; says where."""


def position(number: int) -> str:
    """The key of the history's entry with this number, 1 for the first."""
    return f"{number:08}"


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
    made = {table: _entities(table, tables.get(table, {})) for table in TABLES}
    programme = Programme(**made)  # type: ignore[arg-type]  # each table holds its own entity type
    for clash in open_references(programme):
        raise Malformed(f"{clash.table}, {clash.id}: its {clash.field} “{clash.after}” is not in the file")
    if set(programme.committees) != {COMMITTEE_ID}:
        raise Malformed("it does not have one committee")
    for meeting in programme.meetings.values():
        if not is_year(meeting.year):
            raise Malformed(f"meetings, {meeting.id}: its year “{meeting.year}” is not a municipal year")
    return programme


def _entities(table: str, plain: Any) -> dict[str, Entity]:
    entity_type = TABLES[table]
    rows = _converted(plain, dict[str, dict[str, Any]], table)
    for key, row in rows.items():
        _check_names(table, row, f"{table}, {key}")
    named = [{**row, "id": key} for key, row in rows.items()]
    try:
        entities: list[Entity] = msgspec.convert(named, list[entity_type])  # type: ignore[valid-type]
        return {entity.id: entity for entity in entities}
    except msgspec.ValidationError:
        return {row["id"]: _converted(row, entity_type, f"{table}, {row['id']}") for row in named}


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


def history_from_plain(plain: Any) -> tuple[Change, ...]:
    """The history in this table, oldest first; raises Malformed, naming the change that is wrong."""
    rows = _converted(plain, dict[str, dict[str, Any]], HISTORY)
    positions = [position(number) for number in range(1, len(rows) + 1)]
    if sorted(rows) != positions:
        raise Malformed("history: its changes are not numbered one after another")
    changes: dict[str, Change] = {}
    for key in positions:
        change = change_from_plain(rows[key], f"{HISTORY}, {key}")
        if change.id in changes:
            raise Malformed(f"{HISTORY}, {key}: there is another change {change.id}")
        if change.undoes is not None and change.undoes not in changes:
            raise Malformed(f"{HISTORY}, {key}: it undoes {change.undoes}, which does not come before it")
        changes[change.id] = change
    return tuple(changes.values())


@dataclass
class _Row:
    """A change as it stands in the file."""

    id: str
    label: str
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    by: str
    difference: dict[str, dict[str, dict[str, dict[str, Any] | None]]]
    reason: str = ""
    authority: str = ""
    undoes: str | None = None


_ROW_NAMES = set(_Row.__dataclass_fields__)


def change_from_plain(plain: Plain, where: str) -> Change:
    """The change in these values; raises Malformed."""
    if unknown := plain.keys() - _ROW_NAMES:
        raise Malformed(f"{where}: “{min(unknown)}” is not a field of a change")
    row = _converted(plain, _Row, where)
    difference = {
        table: {key: _edit_from_plain(table, edit, f"{where}, {table}, {key}") for key, edit in edits.items()}
        for table, edits in row.difference.items()
    }
    return Change(
        id=row.id,
        label=row.label,
        at=row.at,
        by=row.by,
        reason=row.reason,
        authority=row.authority,
        undoes=row.undoes,
        difference=difference,
    )


def _edit_from_plain(table: str, edit: Plain, where: str) -> Edit:
    if table not in TABLES:
        raise Malformed(f"{where}: there is no such table")
    if edit.keys() != {"was", "now"}:
        raise Malformed(f"{where}: an edit has what was and what is now")
    was, now = (_fields(table, edit[side], where) for side in ("was", "now"))
    if was is None and now is None:
        raise Malformed(f"{where}: it was nothing and is nothing")
    whole = now if was is None else was if now is None else None
    if whole is not None and not _required(table) <= whole.keys():
        raise Malformed(f"{where}: it has no {min(_required(table) - whole.keys())}")
    return Edit(was, now)


def _fields(table: str, plain: Any, where: str) -> Fields | None:
    if plain is None:
        return None
    _check_names(table, plain, where)
    fields: Fields = _converted(plain, _fields_type(table), where)
    return fields


@cache
def _fields_type(table: str) -> type[Plain]:
    """The type of some of the fields of a table's entities, by name."""
    hints = get_type_hints(TABLES[table])
    some = TypedDict(f"{table}_fields", {name: hints[name] for name in EMPTY[TABLES[table]]}, total=False)  # type: ignore
    return some  # type: ignore[return-value]


@cache
def _required(table: str) -> set[str]:
    return {name for name, empty in EMPTY[TABLES[table]].items() if empty is MISSING}


def _check_names(table: str, plain: Plain, where: str) -> None:
    """Raise Malformed when a field is none of the table's."""
    if unknown := plain.keys() - EMPTY[TABLES[table]].keys():
        raise Malformed(f"{where}: “{min(unknown)}” is not a field of it")


def _converted(plain: Any, to: type[Decoded], where: str) -> Decoded:
    try:
        return msgspec.convert(plain, to)
    except msgspec.ValidationError as error:
        raise Malformed(f"{where}: {error}") from None
