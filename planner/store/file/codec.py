"""The programme and its history as plain JSON values, and back with every type checked."""

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
from planner.store.file.validation import CHECKS, as_typed, unfit

Plain = dict[str, Any]
Decoded = TypeVar("Decoded")

_list_of: Any = list
_dict_of: Any = dict
"""For types that are made as the program runs."""

HISTORY = "history"
"""The table that the changes are in, beside the programme's own."""


CLOCK_BEGINS, CLOCK_ENDS = datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
"""What every system can tell in its own time zone."""

LONGEST_WORDS = 300
"""How much is said of what is wrong, in characters."""

_PATTERN = re.compile(r"`str` matching regex '.*'(?= - at|$)")


class Malformed(Exception):
    """What was read does not make a programme; says where, briefly and on one line whatever was read."""

    def __init__(self, words: str) -> None:
        line = one_line(words)
        super().__init__(line if len(line) <= LONGEST_WORDS else f"{line[:LONGEST_WORDS]}…")


def position(number: int) -> str:
    """The key of the history's entry with this number, 1 for the first."""
    return f"{number:08}"


def entity_to_plain(entity: Entity) -> Plain:
    """An entity's fields that are not empty, as JSON values."""
    return fields_to_plain(fields_of(entity))


def fields_to_plain(values: FieldValues) -> Plain:
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
    return programme


def _entities(table: str, plain: Any) -> dict[str, Entity]:
    entity_type = TABLES[table]
    rows = _converted(plain, dict[str, dict[str, Any]], table)
    if not rows:  # what a table of this type may have is worked out when there is one
        return {}
    _check_ids(table, rows)
    for key, row in rows.items():
        _check_names(table, row, f"{table}, {key}")
    named = [{**row, "id": key} for key, row in rows.items()]
    try:
        entities: list[Entity] = msgspec.convert(named, _list_of[entity_type])
    except msgspec.ValidationError:
        entities = [_converted(as_typed(row), entity_type, f"{table}, {row['id']}") for row in named]
    for entity in entities if table in CHECKS else ():
        _check_fit(table, structs.asdict(entity), f"{table}, {entity.id}")
    return {entity.id: entity for entity in entities}


def check_can_be_read_again(change: Change) -> None:
    """Raise Malformed when a file with this change in it would be refused when it is read."""
    plain = msgspec.json.decode(msgspec.json.encode(change_to_plain(change)))
    for table, edits in change.difference.items():
        _check_ids(table, edits)
    _change(_row(plain, "the change"), plain, "the change")


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
    if not rows:
        raise Malformed("history: it is empty")
    if sorted(rows) != positions:
        raise Malformed("history: its changes are not numbered one after another")
    in_order = [rows[key] for key in positions]
    try:
        typed: list[Plain] = msgspec.convert(in_order, _list_of[_row_type()])
    except msgspec.ValidationError:
        typed = [_row(row, f"{HISTORY}, {key}") for key, row in zip(positions, in_order, strict=True)]
    changes: dict[str, Change] = {}
    for key, row, was in zip(positions, typed, in_order, strict=True):
        change = _change(row, was, f"{HISTORY}, {key}")
        if change.id in changes:
            raise Malformed(f"{HISTORY}, {key}: there is another change {change.id}")
        if change.undoes is not None and change.undoes not in changes:
            raise Malformed(f"{HISTORY}, {key}: it undoes {change.undoes}, which does not come before it")
        changes[change.id] = change
    return tuple(changes.values())


def _row(plain: Plain, where: str) -> Plain:
    """A change with its values typed, and its texts as they would be had they been typed."""
    row: Plain = _converted(as_typed(plain), _row_type(), where)
    return row


def _change(row: Plain, plain: Plain, where: str) -> Change:
    """The change in a row; ``plain`` is what the row was made of, with what was dropped as unknown."""
    _check_nothing_dropped(row, plain, where)
    _check_nothing_dropped(row["difference"], plain["difference"], where)
    if not CLOCK_BEGINS <= row["at"] < CLOCK_ENDS:
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
    _check_nothing_dropped(row, plain, where)
    was, now = row["was"], row["now"]
    if was is None and now is None:
        raise Malformed(f"{where}: it was nothing and is nothing")
    for side, values in row.items():
        if values is not None:
            _check_nothing_dropped(values, plain[side], where)
            if table in CHECKS:
                _check_fit(table, values, where)
    whole = now if was is None else was if now is None else None
    if whole is not None and not _required(table) <= whole.keys():
        raise Malformed(f"{where}: it has no {min(_required(table) - whole.keys())}")
    if was is not None and now is not None and (half := _required(table) & (was.keys() ^ now.keys())):
        raise Malformed(f"{where}: its {min(half)} is not there both before and after")
    return EntityEdit(was, now)


def _check_nothing_dropped(typed: Plain, plain: Plain, where: str) -> None:
    """Raise Malformed when typing some values has dropped one, as it has no place among them."""
    if len(typed) != len(plain):
        raise Malformed(f"{where}: “{min(plain.keys() - typed.keys())}” is not a field of it")


def _check_fit(table: str, values: FieldValues, where: str) -> None:
    """Raise Malformed when one of these values cannot be."""
    if name := unfit(table, values):
        raise Malformed(f"{where}: its {name.replace('_', ' ')} cannot be what stands there")


def _check_ids(table: str, ids: Iterable[str]) -> None:
    """Raise Malformed when one of these ids cannot be."""
    id_type = _id_type(table)
    try:
        msgspec.convert(list(ids), _list_of[id_type])
    except msgspec.ValidationError:
        for id in ids:
            _converted(id, id_type, f"{table}, “{id}”")


def _id_type(table: str) -> Any:
    return VersionNumber if table == "versions" else Id


@cache
def _row_type() -> Any:
    """The type of a change as it stands in the file, each table's fields with their own types."""

    some: Any = TypedDict
    edits: Plain = {}
    for table, entity_type in TABLES.items():
        hints = get_type_hints(entity_type, include_extras=True)
        fields = some(f"{table}_fields", {name: hints[name] for name in EMPTY[entity_type]}, total=False)
        edits[table] = _dict_of[
            VersionNumber if table == "versions" else str,
            some(f"{table}_edit", {"was": fields | None, "now": fields | None}),
        ]
    known = {"id": Id, "label": Line, "at": Annotated[datetime, msgspec.Meta(tz=True)], "by": Line}
    optional = {"reason": NotRequired[Line], "authority": NotRequired[Line], "undoes": NotRequired[Id]}
    return some("row", {**known, **optional, "difference": some("difference", edits, total=False)})


@cache
def _required(table: str) -> set[str]:
    return {name for name, empty in EMPTY[TABLES[table]].items() if empty is NODEFAULT}


def _check_names(table: str, plain: Plain, where: str) -> None:
    """Raise Malformed when a field is none of the table's."""
    if unknown := plain.keys() - EMPTY[TABLES[table]].keys():
        raise Malformed(f"{where}: “{min(unknown)}” is not a field of it")


def _converted(plain: Any, to: type[Decoded], where: str) -> Decoded:
    try:
        return msgspec.convert(plain, to)
    except msgspec.ValidationError as error:
        raise Malformed(f"{where}: {_PATTERN.sub('a text of another form', str(error))}") from None
