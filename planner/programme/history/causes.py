"""Which change led to a field's value: read from the history, with round trips left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from msgspec import Struct

from planner.programme.history.changes import EMPTY, Change, EntityEdit
from planner.programme.history.undoing import History, undo_flags
from planner.programme.model import TABLES, Programme


class Cause(Struct, frozen=True):
    """Why a change was made, by whom, and who allowed it; ``change`` is the id of that change."""

    change: str = ""
    reason: str = ""
    authority: str = ""
    by: str = ""


FieldRef: TypeAlias = tuple[str, str, str]
"""A table, an entity's id and a field's name."""

ABSENT: Final = object()
"""The value of every field of an entity that does not exist."""


class ValueHeld(Struct, frozen=True):
    """A value that a field had, and the ``position`` of the change that set it; -1 for the value at the start."""

    value: Any
    position: int = -1


class HistoryIndex:
    """The edits of a history, by the entity that they change."""

    def __init__(self, programme: Programme, history: History) -> None:
        self._history = history
        self._explanations = programme.explanations
        self._positions = {change.id: position for position, change in enumerate(history)}
        self._is_undo = undo_flags(history)
        self._edits: dict[tuple[str, str], list[tuple[int, EntityEdit]]] = defaultdict(list)
        for position, change in enumerate(history):
            for table, edits in change.difference.items():
                for key, edit in edits.items():
                    self._edits[table, key].append((position, edit))

    def between(self, since: str, until: str = "") -> Span:
        """Return the changes after one and up to another, given by their ids; a blank ``until`` is the end."""
        last = self._positions.get(until, len(self._positions))
        return Span(self, self._positions.get(since, -1), last)

    def edits(self, table: str, key: str) -> list[tuple[int, EntityEdit]]:
        """Return the edits of one entity, each with its position in the history, oldest first."""
        return self._edits.get((table, key), [])

    def cause(self, position: int) -> Cause:
        """Return the cause of the change at a position; of a redo, the cause of the edit that it restores."""
        change: Change = self._history[position]
        while change.undoes is not None and not self._is_undo[change.id]:
            undo = self._history[self._positions[change.undoes]]
            assert undo.undoes is not None
            change = self._history[self._positions[undo.undoes]]
        explanation = self._explanations.get(change.id)
        return Cause(
            change=change.id,
            reason=change.reason or (explanation.reason if explanation else ""),
            authority=change.authority or (explanation.authority if explanation else ""),
            by=change.by,
        )


class Span(Struct, frozen=True):
    """A part of the history: the changes after position ``since``, up to and with position ``until``."""

    index: HistoryIndex
    since: int
    until: int

    def values_held(self, table: str, key: str, field: str) -> list[ValueHeld]:
        """Return the values that a field had, from its value at the start; round trips are left out.

        Empty when no change touched the field.
        """
        held: list[ValueHeld] = []
        for position, edit in self.index.edits(table, key):
            before, after = _values(table, edit, field)
            if before is after or not self.since < position <= self.until:
                continue
            held = held or [ValueHeld(before)]
            values = [earlier.value for earlier in held]
            if after in values:
                del held[values.index(after) + 1 :]
            else:
                held.append(ValueHeld(after, position))
        return held

    def newest(self, fields: Iterable[FieldRef]) -> Cause:
        """Return the cause of the newest change to any of these fields, round trips left out; blank for none."""
        last_values = (self.values_held(*field)[-1:] for field in fields)
        position = max((last.position for values in last_values for last in values), default=-1)
        return self.index.cause(position) if position >= 0 else Cause()


def _values(table: str, edit: EntityEdit, field: str) -> tuple[Any, Any]:
    """Return a field's value before and after an edit; the same object twice when the edit does not set it."""
    empty = EMPTY[TABLES[table]][field]
    before = ABSENT if edit.was is None else edit.was.get(field, empty)
    after = ABSENT if edit.now is None else edit.now.get(field, empty)
    return before, after
