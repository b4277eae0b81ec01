"""Clashes between two people's changes in words: the field, both values, and the other person's change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from planner.programme.history.changes import Change, Clash, FieldValues
from planner.programme.history.merging import Refusal
from planner.programme.history.undoing import History
from planner.programme.history.wording import entity_name, fields_in_words, fields_with_id, value_in_words
from planner.programme.model import TABLES, Programme, field_of

GONE = "no longer there"


class Disagreement(Struct, frozen=True):
    """One clash in words; ``change`` is the other person's, when the history has it."""

    what: str
    mine: str
    theirs: str
    change: Change | None


def disagreements(programme: Programme, history: History, refusal: Refusal) -> Iterator[Disagreement]:
    """Yield each clash of a refused change in words: what it would set, and what the programme has instead.

    Clashes of incidental fields are left out where there are others.
    """
    find = programme.find
    essential = [clash for clash in refusal.clashes if not field_of(TABLES[clash.table], clash.field).incidental]
    for clash in essential or refusal.clashes:
        change = _newest_change(history, clash)
        fields = _entity_fields(programme, clash, change, refusal.change)
        what = entity_name(clash.table, fields, find)
        if clash.field and clash.settles:
            mine, theirs = (
                value_in_words(clash.table, clash.field, value, find, GONE) for value in (clash.after, clash.found)
            )
            yield Disagreement(f"{what}: {fields_in_words(clash.table, [clash.field])}", mine, theirs, change)
        elif clash.field:
            target = TABLES[TABLES[clash.table].REFERS[clash.field]]
            yield Disagreement(what, f"needs {target.WORDS.a_noun}", GONE, change)
        elif clash.settles:
            yield Disagreement(what, "taken away", "changed", change)
        else:
            edit = refusal.change.difference[clash.table][clash.id]
            values = (
                f"{fields_in_words(clash.table, [name])} {value_in_words(clash.table, name, value, find, GONE)}"
                for name, value in (edit.now or {}).items()
            )
            yield Disagreement(what, "; ".join(values) or "changed", GONE, change)


def _newest_change(history: History, clash: Clash) -> Change | None:
    """Return the newest change of the field, or entity, that a clash is about."""
    for change in reversed(history):
        edit = change.difference.get(clash.table, {}).get(clash.id)
        if edit and (not clash.field or edit.was is None or clash.field in edit.fields):
            return change
    return None


def _entity_fields(programme: Programme, clash: Clash, theirs: Change | None, mine: Change) -> FieldValues:
    """Return the fields of the entity that a clash is about: as they are, or as they last were if it is gone."""
    entity = programme.table(clash.table).get(clash.id)
    if entity is not None:
        return fields_with_id(entity)
    fields: dict[str, Any] = {"id": clash.id}
    for change in (mine, theirs):
        edit = change and change.difference.get(clash.table, {}).get(clash.id)
        if edit:
            fields |= {**(edit.was or {}), **(edit.now or {})}
    return fields
