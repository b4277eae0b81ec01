"""Where two people's changes clash, in words: what it is about, both values, and who gave the other one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from planner.programme.history.changes import Change, Clash, FieldValues
from planner.programme.history.merging import Refusal
from planner.programme.history.undoing import History
from planner.programme.history.wording import fields_in_words, known, named, value_in_words
from planner.programme.model import TABLES, Programme, field_of

GONE = "no longer there"


class Disagreement(Struct, frozen=True):
    """One thing that two people have differently; ``change`` is the other's, when the history has it."""

    what: str
    mine: str
    theirs: str
    change: Change | None


def disagreements(programme: Programme, history: History, refusal: Refusal) -> Iterator[Disagreement]:
    """What a change that was set aside wanted, beside what there is."""
    find = programme.find
    telling = [clash for clash in refusal.clashes if not field_of(TABLES[clash.table], clash.field).incidental]
    for clash in telling or refusal.clashes:
        change = _newest(history, clash)
        fields = _fields(programme, clash, change, refusal.change)
        what = named(clash.table, fields, find)
        if clash.field and clash.settles:
            mine, theirs = (
                value_in_words(clash.table, clash.field, each, find, GONE) for each in (clash.after, clash.found)
            )
            yield Disagreement(f"{what}: {fields_in_words(clash.table, [clash.field])}", mine, theirs, change)
        elif clash.field:
            target = TABLES[TABLES[clash.table].REFERS[clash.field]]
            yield Disagreement(what, f"needs {target.WORDS.a_noun}", GONE, change)
        elif clash.settles:
            yield Disagreement(what, "taken away", "changed", change)
        else:
            edit = refusal.change.difference[clash.table][clash.id]
            wanted = (
                f"{fields_in_words(clash.table, [name])} {value_in_words(clash.table, name, value, find, GONE)}"
                for name, value in (edit.now or {}).items()
            )
            yield Disagreement(what, "; ".join(wanted) or "changed", GONE, change)


def _newest(history: History, clash: Clash) -> Change | None:
    """The newest change that touched what a clash is about."""
    for change in reversed(history):
        edit = change.difference.get(clash.table, {}).get(clash.id)
        if edit and (not clash.field or edit.was is None or clash.field in edit.fields):
            return change
    return None


def _fields(programme: Programme, clash: Clash, theirs: Change | None, mine: Change) -> FieldValues:
    """The fields of the entity that a clash is about, as it is, or else as it last was."""
    entity = programme.table(clash.table).get(clash.id)
    if entity is not None:
        return known(entity)
    fields: dict[str, Any] = {"id": clash.id}
    for change in (mine, theirs):
        edit = change and change.difference.get(clash.table, {}).get(clash.id)
        if edit:
            fields |= {**(edit.was or {}), **(edit.now or {})}
    return fields
