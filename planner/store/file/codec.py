"""Conversion of the programme and its history to plain JSON values, and back with every type checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, NotRequired, TypedDict, TypeVar, get_type_hints

import msgspec
from msgspec import NODEFAULT, structs

from planner.programme.history.changes import (
    EMPTY,
    Change,
    Difference,
    EntityEdit,
    FieldValues,
    fields_of,
    open_references,
)
from planner.programme.model import COMMITTEE_ID, TABLES, Entity, Programme
from planner.programme.text import one_line
from planner.programme.values import Id, Line, VersionNumber
from planner.store.file.validation import CHECKS, cleaned, invalid_field

Plain = dict[str, Any]
"""A JSON object."""
Decoded = TypeVar("Decoded")

_list: Any = list
_dict: Any = dict
"""Aliases for building types at run time."""

HISTORY = "history"
"""The table of the changes, beside the programme's tables."""

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
"""The times that every system can convert to its own time zone: from the first, before the second."""

LONGEST_MESSAGE = 300
"""The longest message about a malformed file, in characters."""

_REGEX_IN_ERROR = re.compile(r"`str` matching regex '.*'(?= - at|$)")


class Malformed(Exception):
    """The content of a file is no programme; the message says where, on one short line."""

    def __init__(self, message: str) -> None:
        line = one_line(message)
        super().__init__(line if len(line) <= LONGEST_MESSAGE else f"{line[:LONGEST_MESSAGE]}…")


def history_key(number: int) -> str:
    """Return the key of a change in the history's table; its number is 1 for the first."""
    return f"{number:08}"


def entity_to_plain(entity: Entity) -> Plain:
    """Return an entity's fields that are not empty, as JSON values."""
    return fields_to_plain(fields_of(entity))


def fields_to_plain(values: FieldValues) -> Plain:
    """Return field values as JSON values; the members of a set are sorted, so that equal values give equal text."""
    plain: Plain = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}
    built: Plain = msgspec.to_builtins(plain)
    return built


def programme_from_plain(tables: Mapping[str, Any]) -> Programme:
    """Return the programme in these tables; raises Malformed, naming the entity and the field that is wrong."""
    entities = {table: _entities(table, tables.get(table, {})) for table in TABLES}
    programme = Programme(**entities)  # type: ignore[arg-type]  # each table holds its own entity type
    for clash in open_references(programme):
        raise Malformed(f"{clash.table}, {clash.id}: its {clash.field} “{clash.after}” is not in the file")
    if set(programme.committees) != {COMMITTEE_ID}:
        raise Malformed("it does not have one committee")
    return programme


def _entities(table: str, plain: Any) -> dict[str, Entity]:
    entity_type = TABLES[table]
    rows = _convert(plain, dict[str, dict[str, Any]], table)
    if not rows:  # the checks need the types of the table, which take time to build
        return {}
    _check_ids(table, rows)
    for key, row in rows.items():
        _check_field_names(table, row, f"{table}, {key}")
    with_ids = [{**row, "id": key} for key, row in rows.items()]
    try:
        entities: list[Entity] = msgspec.convert(with_ids, _list[entity_type])
    except msgspec.ValidationError:
        entities = [_convert(cleaned(row), entity_type, f"{table}, {row['id']}") for row in with_ids]
    for entity in entities if table in CHECKS else ():
        _check_valid(table, structs.asdict(entity), f"{table}, {entity.id}")
    return {entity.id: entity for entity in entities}


def check_readable(change: Change) -> None:
    """Raise Malformed when a file with this change in it could not be read back."""
    plain = msgspec.json.decode(msgspec.json.encode(change_to_plain(change)))
    for table, edits in change.difference.items():
        _check_ids(table, edits)
    _change(_row(plain, "the change"), plain, "the change")


def change_to_plain(change: Change) -> Plain:
    """Return a change as JSON values."""
    plain: Plain = {"id": change.id, "label": change.label, "at": msgspec.to_builtins(change.at), "by": change.by}
    plain |= {
        name: value
        for name, value in (("reason", change.reason), ("authority", change.authority), ("undoes", change.undoes))
        if value
    }
    plain["difference"] = difference_to_plain(change.difference)
    return plain


def difference_to_plain(difference: Difference) -> Plain:
    """Return a difference as JSON values; an entity made has null for ``was``, one removed null for ``now``."""
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
    """Return the history in this table, oldest first; raises Malformed, naming the change that is wrong."""
    rows = _convert(plain, dict[str, dict[str, Any]], HISTORY)
    keys = [history_key(number) for number in range(1, len(rows) + 1)]
    if not rows:
        raise Malformed("history: it is empty")
    if sorted(rows) != keys:
        raise Malformed("history: its changes are not numbered one after another")
    in_order = [rows[key] for key in keys]
    try:
        typed: list[Plain] = msgspec.convert(in_order, _list[_row_type()])
    except msgspec.ValidationError:
        typed = [_row(row, f"{HISTORY}, {key}") for key, row in zip(keys, in_order, strict=True)]
    changes: dict[str, Change] = {}
    for key, row, plain_row in zip(keys, typed, in_order, strict=True):
        change = _change(row, plain_row, f"{HISTORY}, {key}")
        if change.id in changes:
            raise Malformed(f"{HISTORY}, {key}: there is another change {change.id}")
        if change.undoes is not None and change.undoes not in changes:
            raise Malformed(f"{HISTORY}, {key}: it undoes {change.undoes}, which does not come before it")
        changes[change.id] = change
    return tuple(changes.values())


def _row(plain: Plain, where: str) -> Plain:
    """Return the row of a change with its values converted to their types, and its texts cleaned."""
    row: Plain = _convert(cleaned(plain), _row_type(), where)
    return row


def _change(row: Plain, plain: Plain, where: str) -> Change:
    """Return the change of a row; ``plain`` is its source, with the keys that conversion dropped as unknown."""
    _check_nothing_dropped(row, plain, where)
    _check_nothing_dropped(row["difference"], plain["difference"], where)
    if not EARLIEST <= row["at"] < LATEST:
        raise Malformed(f"{where}: its at is no moment that a clock shows")
    difference = {
        table: {
            key: _edit(table, edit, plain["difference"][table][key], f"{where}, {table}, {key}")
            for key, edit in edits.items()
        }
        for table, edits in row["difference"].items()
    }
    return Change(**{**row, "difference": difference})


def _edit(table: str, row: Plain, plain: Plain, where: str) -> EntityEdit:
    """Return the edit of one entity; ``plain`` is its source, as in ``_change``. Raises Malformed."""
    _check_nothing_dropped(row, plain, where)
    was, now = row["was"], row["now"]
    if was is None and now is None:
        raise Malformed(f"{where}: it was nothing and is nothing")
    for side, values in row.items():
        if values is not None:
            _check_nothing_dropped(values, plain[side], where)
            if table in CHECKS:
                _check_valid(table, values, where)
    all_fields = now if was is None else was if now is None else None
    if all_fields is not None and not _required(table) <= all_fields.keys():
        raise Malformed(f"{where}: it has no {min(_required(table) - all_fields.keys())}")
    if was is not None and now is not None and (one_sided := _required(table) & (was.keys() ^ now.keys())):
        raise Malformed(f"{where}: its {min(one_sided)} is not there both before and after")
    return EntityEdit(was, now)


def _check_nothing_dropped(typed: Plain, plain: Plain, where: str) -> None:
    """Raise Malformed when conversion dropped a key, as the type has no such field."""
    if len(typed) != len(plain):
        raise Malformed(f"{where}: “{min(plain.keys() - typed.keys())}” is not a field of it")


def _check_valid(table: str, values: FieldValues, where: str) -> None:
    """Raise Malformed when one of these values is invalid."""
    if name := invalid_field(table, values):
        raise Malformed(f"{where}: its {name.replace('_', ' ')} cannot be what stands there")


def _check_ids(table: str, ids: Iterable[str]) -> None:
    """Raise Malformed when one of these ids is invalid."""
    id_type = _id_type(table)
    try:
        msgspec.convert(list(ids), _list[id_type])
    except msgspec.ValidationError:
        for id in ids:
            _convert(id, id_type, f"{table}, “{id}”")


def _id_type(table: str) -> Any:
    return VersionNumber if table == "versions" else Id


@cache
def _row_type() -> Any:
    """Return the type of a change in the file, with the field types of each table."""
    typed_dict: Any = TypedDict
    edits: Plain = {}
    for table, entity_type in TABLES.items():
        hints = get_type_hints(entity_type, include_extras=True)
        fields = typed_dict(f"{table}_fields", {name: hints[name] for name in EMPTY[entity_type]}, total=False)
        edits[table] = _dict[
            VersionNumber if table == "versions" else str,
            typed_dict(f"{table}_edit", {"was": fields | None, "now": fields | None}),
        ]
    required = {"id": Id, "label": Line, "at": Annotated[datetime, msgspec.Meta(tz=True)], "by": Line}
    optional = {"reason": NotRequired[Line], "authority": NotRequired[Line], "undoes": NotRequired[Id]}
    return typed_dict("row", {**required, **optional, "difference": typed_dict("difference", edits, total=False)})


@cache
def _required(table: str) -> set[str]:
    """Return the fields of a table that have no empty value."""
    return {name for name, empty in EMPTY[TABLES[table]].items() if empty is NODEFAULT}


def _check_field_names(table: str, plain: Plain, where: str) -> None:
    """Raise Malformed when a field is not one of the table's."""
    if unknown := plain.keys() - EMPTY[TABLES[table]].keys():
        raise Malformed(f"{where}: “{min(unknown)}” is not a field of it")


def _convert(plain: Any, to: type[Decoded], where: str) -> Decoded:
    """Return plain values converted to a type; raises Malformed."""
    try:
        return msgspec.convert(plain, to)
    except msgspec.ValidationError as error:
        raise Malformed(f"{where}: {_REGEX_IN_ERROR.sub('a text of another form', str(error))}") from None
