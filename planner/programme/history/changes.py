"""The difference between two programmes: compared, applied and inverted.

Only the entities' fields and references matter here, not their meaning.
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
    """An edit of one entity: made (``was`` is None), removed (``now`` is None), or fields set.

    For a field that is a set, ``was`` holds the members taken out and ``now`` those put in.
    """

    was: FieldValues | None
    now: FieldValues | None

    @property
    def fields(self) -> list[str]:
        """The names of the fields that it sets."""
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
    """Whose value to take where two people's differ."""

    MINE = "mine"
    THEIRS = "theirs"


class Clash(Struct, frozen=True):
    """Where a difference does not fit: it sets ``after`` in place of ``before``, but the programme has ``found``.

    ``field`` is blank for a clash over the whole entity; ``settles`` is false when neither side's value would do:
    the entity is gone, or one that it refers to is.
    """

    table: str
    id: str
    field: str = ""
    before: Any = None
    after: Any = None
    found: Any = None
    settles: bool = True


class Conflict(Exception):
    """A difference cannot be applied; no part of it was."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        super().__init__(f"{len(clashes)} clashes")
        self.clashes = clashes


def _empty_values(entity_type: type[Entity]) -> FieldValues:
    """Return each field's default, or ``NODEFAULT``, without the id."""
    names, defaults = entity_type.__struct_fields__, entity_type.__struct_defaults__
    required = [NODEFAULT] * (len(names) - len(defaults))
    return {name: empty for name, empty in zip(names, (*required, *defaults), strict=True) if name != "id"}


EMPTY: Mapping[type[Entity], FieldValues] = {entity_type: _empty_values(entity_type) for entity_type in TABLES.values()}
"""Entity type -> each field's empty value, in order; ``NODEFAULT`` for a required field; without the id."""


def fields_of(entity: Entity) -> FieldValues:
    """Return the entity's fields that are not empty, without its id."""
    values = ((name, getattr(entity, name), empty) for name, empty in EMPTY[type(entity)].items())
    return {name: value for name, value, empty in values if empty is NODEFAULT or value != empty}


def compare(old: Programme, new: Programme) -> Difference:
    """Return the difference that turns ``old`` into ``new``."""
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
                edits[key] = _compare_fields(was, entity)
        if edits:
            difference[table] = dict(sorted(edits.items()))
    return difference


def _compare_fields(old: Entity, new: Entity) -> EntityEdit:
    """Return the edit that turns the entity ``old`` into ``new``."""
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
    """Return the difference that reverses this one."""
    return {
        table: {key: EntityEdit(edit.now, edit.was) for key, edit in edits.items()}
        for table, edits in difference.items()
    }


def apply(programme: Programme, difference: Difference, prefer: Side | None = None) -> Programme:
    """Return the programme with the whole difference applied; raises Conflict when any part of it does not fit.

    A field that already has the new value is no clash. With ``prefer``, each clash that can be settled takes that
    side's value, and the rest of the difference is applied.
    """
    clashes: list[Clash] = []
    tables: dict[str, dict[str, Entity]] = {}
    for table, edits in difference.items():
        tables[table] = entities = dict(programme.table(table))
        for key, edit in edits.items():
            entity, clashing = _apply_edit(table, key, edit, entities.get(key), prefer)
            clashes += clashing
            if entity is None:
                entities.pop(key, None)
            else:
                entities[key] = entity
    changed = replace(programme, **tables)
    clashes += _open_references(changed, difference)
    if clashes:
        raise Conflict(tuple(clashes))
    return changed


_EditResult: TypeAlias = tuple[Entity | None, Iterable[Clash]]
"""The entity after an edit, None when removed, and the clashes of the edit with the entity found."""


def _apply_edit(table: str, key: str, edit: EntityEdit, found: Entity | None, prefer: Side | None) -> _EditResult:
    """Apply an edit to the entity that the programme has, ``found``."""
    if edit.was is None:
        return _make(table, key, edit, found, prefer)
    if edit.now is None:
        if found is None or fields_of(found) == edit.was or prefer is Side.MINE:
            return None, ()
        return found, () if prefer else [Clash(table, key, before=edit.was, found=found)]
    if found is None:
        return None, [Clash(table, key, before=edit.was, after=edit.now, settles=False)]
    return _set_fields(table, found, edit.was, edit.now, prefer)


def _make(table: str, key: str, edit: EntityEdit, found: Entity | None, prefer: Side | None) -> _EditResult:
    """Make an entity; ``found`` is the one that another person has already made under its id, if any."""
    assert edit.now is not None
    made = TABLES[table](id=key, **edit.now)
    if found is None or prefer is Side.MINE:
        return made, ()
    names = [name for name in EMPTY[TABLES[table]] if getattr(made, name) != getattr(found, name)]
    clashes = [Clash(table, key, name, after=getattr(made, name), found=getattr(found, name)) for name in names]
    return found, () if prefer else clashes


def _set_fields(table: str, found: Entity, was: FieldValues, now: FieldValues, prefer: Side | None) -> _EditResult:
    """Set the fields of the entity ``found``; a field that is a set is merged member by member."""
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
    """Return a clash for each reference to a missing entity that the difference leaves in the programme."""
    clashes = []
    removed = {
        table: {key for key in edits if key not in programme.table(table)} for table, edits in difference.items()
    }
    for table, entity_type in TABLES.items():
        edited = difference.get(table, {})
        for name, target in entity_type.REFERS.items():
            entities = programme.table(table)
            for key in entities if removed.get(target) else edited.keys() & entities.keys():
                referred = getattr(entities[key], name)
                if (referred or EMPTY[entity_type][name] is NODEFAULT) and referred not in programme.table(target):
                    clashes.append(Clash(table, key, name, after=referred, settles=False))
    return clashes


def open_references(programme: Programme) -> list[Clash]:
    """Return a clash for every reference in the programme to a missing entity."""
    everything = {table: dict.fromkeys(programme.table(table), EntityEdit(None, None)) for table in TABLES}
    return _open_references(programme, everything)
