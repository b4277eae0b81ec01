"""Two programmes -> what differs; and that difference applied, or turned round.

This module knows nothing of what the entities mean: only their fields, and what they refer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import NODEFAULT, Struct
from msgspec.structs import replace

from planner.programme.model import TABLES, Entity, Programme

FieldValues: TypeAlias = Mapping[str, Any]
"""Field name -> value; a field at its empty value is left out."""


class EntityEdit(Struct, frozen=True, gc=False):
    """What happened to one entity: made (``was`` is None), removed (``now`` is None), or fields set.

    For a field that is a set, ``was`` holds the members taken out and ``now`` those put in.
    """

    was: FieldValues | None
    now: FieldValues | None

    @property
    def fields(self) -> list[str]:
        """The names of the fields that it touches."""
        return list({**(self.was or {}), **(self.now or {})})


Difference: TypeAlias = Mapping[str, Mapping[str, EntityEdit]]
"""Table -> entity id -> edit."""


class Change(Struct, frozen=True, kw_only=True, gc=False):
    """One entry of the programme's history; ``at`` is in UTC, ``undoes`` names the change it reverses."""

    id: str
    label: str
    at: datetime
    by: str
    difference: Difference
    reason: str = ""
    authority: str = ""
    undoes: str | None = None


class Side(StrEnum):
    """Whose value stands where two differ."""

    MINE = "mine"
    THEIRS = "theirs"


class Clash(Struct, frozen=True):
    """Where a difference does not fit: it wants ``after`` in place of ``before``, but ``found`` is there.

    ``field`` is blank when the whole entity is the matter; ``settles`` is false when neither side's value would do:
    the entity is gone, or what it refers to is.
    """

    table: str
    id: str
    field: str = ""
    before: Any = None
    after: Any = None
    found: Any = None
    settles: bool = True


class Conflict(Exception):
    """A difference cannot be applied; nothing of it was."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(f"{len(clashes)} clashes")
        self.clashes = clashes


def _empty_values(entity_type: type[Entity]) -> FieldValues:
    names, defaults = entity_type.__struct_fields__, entity_type.__struct_defaults__
    required = [NODEFAULT] * (len(names) - len(defaults))
    return {name: empty for name, empty in zip(names, (*required, *defaults), strict=True) if name != "id"}


EMPTY: Mapping[type[Entity], FieldValues] = {entity_type: _empty_values(entity_type) for entity_type in TABLES.values()}
"""The empty value of every field of an entity, in order, ``NODEFAULT`` where one must be given; the id left out."""


def fields_of(entity: Entity) -> FieldValues:
    """The entity's fields that are not empty, without its id."""
    found = ((name, getattr(entity, name), empty) for name, empty in EMPTY[type(entity)].items())
    return {name: value for name, value, empty in found if empty is NODEFAULT or value != empty}


def compare(old: Programme, new: Programme) -> Difference:
    """What to do to ``old`` to have ``new``."""
    difference = {}
    for table in TABLES:
        before, after = old.table(table), new.table(table)
        if before is after:
            continue
        edits = {key: EntityEdit(fields_of(before[key]), None) for key in before.keys() - after.keys()}
        for key, entity in after.items():
            was = before.get(key)
            if was is None:
                edits[key] = EntityEdit(None, fields_of(entity))
            elif was is not entity and was != entity:
                edits[key] = _fields_set(was, entity)
        if edits:
            difference[table] = dict(sorted(edits.items()))
    return difference


def _fields_set(old: Entity, new: Entity) -> EntityEdit:
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
    return EntityEdit(was, now)


def invert(difference: Difference) -> Difference:
    """The difference that takes this one back."""
    return {
        table: {key: EntityEdit(edit.now, edit.was) for key, edit in edits.items()}
        for table, edits in difference.items()
    }


def apply(programme: Programme, difference: Difference, prefer: Side | None = None) -> Programme:
    """The programme with the whole difference made; raises Conflict when any part of it does not fit.

    What is already as the difference would have it is agreement, not a clash. With ``prefer``, clashes that can be
    settled are, and the rest of the difference is kept.
    """
    clashes: list[Clash] = []
    tables: dict[str, dict[str, Entity]] = {}
    for table, edits in difference.items():
        tables[table] = entities = dict(programme.table(table))
        for key, edit in edits.items():
            made, clashing = _edited(table, key, edit, entities.get(key), prefer)
            clashes += clashing
            if made is None:
                entities.pop(key, None)
            else:
                entities[key] = made
    changed = replace(programme, **tables)
    clashes += _open_references(changed, difference)
    if clashes:
        raise Conflict(tuple(clashes))
    return changed


_EditResult: TypeAlias = tuple[Entity | None, Iterable[Clash]]


def _edited(table: str, key: str, edit: EntityEdit, found: Entity | None, prefer: Side | None) -> _EditResult:
    """What becomes of one entity."""
    if edit.was is None:
        return _made(table, key, edit, found, prefer)
    if edit.now is None:
        if found is None or fields_of(found) == edit.was or prefer is Side.MINE:
            return None, ()
        return found, () if prefer else [Clash(table, key, before=edit.was, found=found)]
    if found is None:
        return None, [Clash(table, key, before=edit.was, after=edit.now, settles=False)]
    return _set(table, found, edit.was, edit.now, prefer)


def _made(table: str, key: str, edit: EntityEdit, found: Entity | None, prefer: Side | None) -> _EditResult:
    assert edit.now is not None
    made = TABLES[table](id=key, **edit.now)
    if found is None or prefer is Side.MINE:
        return made, ()
    names = [name for name in EMPTY[TABLES[table]] if getattr(made, name) != getattr(found, name)]
    clashes = [Clash(table, key, name, after=getattr(made, name), found=getattr(found, name)) for name in names]
    return found, () if prefer else clashes


def _set(table: str, found: Entity, was: FieldValues, now: FieldValues, prefer: Side | None) -> _EditResult:
    empty = EMPTY[type(found)]
    clashes: list[Clash] = []
    values: dict[str, Any] = {}
    for name in {**was, **now}:
        before, after = was.get(name, empty[name]), now.get(name, empty[name])
        current = getattr(found, name)
        if isinstance(current, frozenset):
            values[name] = (current - before) | after
        elif current == before or prefer is Side.MINE:
            values[name] = after
        elif current != after and not prefer:
            clashes.append(Clash(table, found.id, name, before, after, current))
    return replace(found, **values), clashes


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
                if (referred or EMPTY[entity_type][name] is NODEFAULT) and referred not in programme.table(target):
                    clashes.append(Clash(table, key, name, after=referred, settles=False))
    return clashes


def open_references(programme: Programme) -> list[Clash]:
    """Every field in the programme that refers to something that is not there."""
    everything = {table: dict.fromkeys(programme.table(table), EntityEdit(None, None)) for table in TABLES}
    return _open_references(programme, everything)
