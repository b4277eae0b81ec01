"""Two programmes -> what differs; and that difference applied, or turned round.

This module knows nothing of what the entities mean: only their fields, and what they refer to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeAlias

from planner.programme.model import TABLES, Entity, Programme

Fields: TypeAlias = Mapping[str, Any]
"""Field name -> value; a field at its empty value is left out."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What happened to one entity: made (``was`` is None), removed (``now`` is None), or fields set.

    For a field that is a set, ``was`` holds the members taken out and ``now`` those put in.
    """

    was: Fields | None
    now: Fields | None


Difference: TypeAlias = Mapping[str, Mapping[str, Edit]]
"""Table -> entity id -> edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the programme's history; ``at`` is in UTC, ``undoes`` names the change it reverses."""

    id: str
    label: str
    at: datetime
    by: str
    difference: Difference
    reason: str = ""
    authority: str = ""
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Where a difference does not fit: ``field`` is empty when it is the entity that is the matter."""

    table: str
    id: str
    field: str = ""
    before: Any = None
    after: Any = None
    found: Any = None


class Conflict(Exception):
    """A difference cannot be applied; nothing of it was."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(f"{len(clashes)} clashes")
        self.clashes = clashes


EMPTY: Mapping[type[Entity], Fields] = {
    entity_type: {each.name: each.default for each in fields(entity_type) if each.name != "id"}
    for entity_type in TABLES.values()
}
"""The empty value of every field of an entity, in order, ``MISSING`` where one must be given; the id left out."""


def fields_of(entity: Entity) -> Fields:
    """The entity's fields that are not empty, without its id."""
    found = ((name, getattr(entity, name), empty) for name, empty in EMPTY[type(entity)].items())
    return {name: value for name, value, empty in found if empty is MISSING or value != empty}


def compare(old: Programme, new: Programme) -> Difference:
    """What to do to ``old`` to have ``new``."""
    difference = {}
    for table in TABLES:
        before, after = old.table(table), new.table(table)
        if before is after:
            continue
        edits = {key: Edit(None, fields_of(after[key])) for key in after.keys() - before.keys()}
        edits |= {key: Edit(fields_of(before[key]), None) for key in before.keys() - after.keys()}
        for key, entity in after.items():
            was = before.get(key)
            if was is not None and was is not entity and was != entity:
                edits[key] = _fields_set(was, entity)
        if edits:
            difference[table] = dict(sorted(edits.items()))
    return difference


def _fields_set(old: Entity, new: Entity) -> Edit:
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for name, empty in EMPTY[type(old)].items():
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(before, frozenset):
            before, after = before - after, after - before
        if before != empty:
            was[name] = before
        if after != empty:
            now[name] = after
    return Edit(was, now)


def invert(difference: Difference) -> Difference:
    """The difference that takes this one back."""
    return {
        table: {key: Edit(edit.now, edit.was) for key, edit in edits.items()} for table, edits in difference.items()
    }


def apply(programme: Programme, difference: Difference) -> Programme:
    """The programme with the whole difference made; raises Conflict when any part of it does not fit.

    What is already as the difference would have it is agreement, not a clash.
    """
    clashes: list[Clash] = []
    tables: dict[str, dict[str, Entity]] = {}
    for table, edits in difference.items():
        tables[table] = entities = dict(programme.table(table))
        for key, edit in edits.items():
            found = entities.get(key)
            if edit.was is None:
                _make(table, key, edit, found, entities, clashes)
            elif edit.now is None:
                _remove(table, key, edit, found, entities, clashes)
            elif found is None:
                clashes.append(Clash(table, key, before=edit.was, after=edit.now))
            else:
                entities[key] = _set(table, found, edit, clashes)
    changed = replace(programme, **tables)  # type: ignore[arg-type]  # each table keeps its own entity type
    clashes += _open_references(changed, difference)
    if clashes:
        raise Conflict(tuple(clashes))
    return changed


def _make(
    table: str, key: str, edit: Edit, found: Entity | None, entities: dict[str, Entity], clashes: list[Clash]
) -> None:
    assert edit.now is not None
    if found is None:
        entities[key] = TABLES[table](id=key, **edit.now)
    elif fields_of(found) != edit.now:
        clashes.append(Clash(table, key, after=edit.now, found=found))


def _remove(
    table: str, key: str, edit: Edit, found: Entity | None, entities: dict[str, Entity], clashes: list[Clash]
) -> None:
    if found is None:
        return
    if fields_of(found) == edit.was:
        del entities[key]
    else:
        clashes.append(Clash(table, key, before=edit.was, found=found))


def _set(table: str, found: Entity, edit: Edit, clashes: list[Clash]) -> Entity:
    assert edit.was is not None
    assert edit.now is not None
    empty = EMPTY[type(found)]
    values: dict[str, Any] = {}
    for name in {**edit.was, **edit.now}:
        before = edit.was.get(name, empty[name])
        after = edit.now.get(name, empty[name])
        current = getattr(found, name)
        if isinstance(current, frozenset):
            values[name] = (current - before) | after
        elif current == before:
            values[name] = after
        elif current != after:
            clashes.append(Clash(table, found.id, name, before, after, current))
    return replace(found, **values)


def _open_references(programme: Programme, difference: Difference) -> list[Clash]:
    """Where the difference leaves something referring to what is not there."""
    clashes = []
    gone = {table: {key for key in edits if key not in programme.table(table)} for table, edits in difference.items()}
    for table, entity_type in TABLES.items():
        touched = difference.get(table, {})
        for name, target in entity_type.REFERS.items():
            entities = programme.table(table)
            for key in entities if gone.get(target) else touched.keys() & entities.keys():
                referred = getattr(entities[key], name)
                if referred and referred not in programme.table(target):
                    clashes.append(Clash(table, key, name, after=referred))
    return clashes


def open_references(programme: Programme) -> list[Clash]:
    """Every field in the programme that refers to something that is not there."""
    everything = {table: dict.fromkeys(programme.table(table), Edit(None, None)) for table in TABLES}
    return _open_references(programme, everything)
