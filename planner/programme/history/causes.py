"""Which acts led to what: read from the history, with round trips left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from msgspec import Struct

from planner.programme.history.changes import EMPTY, Change, EntityEdit
from planner.programme.history.undoing import History, is_undo
from planner.programme.model import TABLES, Programme


class Cause(Struct, frozen=True):
    """Why something became as it is, by whom, and who allowed it; ``change`` is the id of the change that did it."""

    change: str = ""
    reason: str = ""
    authority: str = ""
    by: str = ""


FieldRef: TypeAlias = tuple[str, str, str]
"""A table, an id in it, and a field."""

ABSENT: Final = object()
"""The value of every field of what is not there."""


class ValueHeld(Struct, frozen=True):
    """A value that a field came to have; ``position`` in the history is -1 for the one that it had at first."""

    value: Any
    position: int = -1


class Causes:
    """The history of a programme, by what it touched."""

    def __init__(self, programme: Programme, history: History) -> None:
        self._history = history
        self._explanations = programme.explanations
        self._positions = {change.id: position for position, change in enumerate(history)}
        self._is_undo = is_undo(history)
        self._touching: dict[tuple[str, str], list[tuple[int, EntityEdit]]] = defaultdict(list)
        for position, change in enumerate(history):
            for table, edits in change.difference.items():
                for key, edit in edits.items():
                    self._touching[table, key].append((position, edit))

    def between(self, since: str, until: str = "") -> Span:
        """What was done after one change and up to another, named by their ids; blank is to the end."""
        last = self._positions.get(until, len(self._positions))
        return Span(self, self._positions.get(since, -1), last)

    def edits(self, table: str, key: str) -> list[tuple[int, EntityEdit]]:
        """What was done to one thing, each with its position in the history, oldest first."""
        return self._touching.get((table, key), [])

    def act(self, position: int) -> Cause:
        """The act of the change at a position; a redo is the edit that it gives back."""
        change: Change = self._history[position]
        while change.undoes is not None and not self._is_undo[change.id]:
            undo = self._history[self._positions[change.undoes]]
            assert undo.undoes is not None
            change = self._history[self._positions[undo.undoes]]
        given = self._explanations.get(change.id)
        return Cause(
            change=change.id,
            reason=change.reason or (given.reason if given else ""),
            authority=change.authority or (given.authority if given else ""),
            by=change.by,
        )


class Span(Struct, frozen=True):
    """A part of the history: what came after one position, up to another."""

    acts: Causes
    since: int
    until: int

    def stays(self, table: str, key: str, field: str) -> list[ValueHeld]:
        """The values that a field had, the first of them at the start; going away and coming back is left out.

        Empty when nothing touched it.
        """
        stays: list[ValueHeld] = []
        for position, edit in self.acts.edits(table, key):
            before, after = _values(table, edit, field)
            if before is after or not self.since < position <= self.until:
                continue
            stays = stays or [ValueHeld(before)]
            known = [stay.value for stay in stays]
            if after in known:
                del stays[known.index(after) + 1 :]
            else:
                stays.append(ValueHeld(after, position))
        return stays

    def newest(self, fields: Iterable[FieldRef]) -> Cause:
        """The newest act by which one of these fields is other than it was; blank when there is none."""
        ends = (self.stays(*field)[-1:] for field in fields)
        position = max((stay.position for end in ends for stay in end), default=-1)
        return self.acts.act(position) if position >= 0 else Cause()


def _values(table: str, edit: EntityEdit, field: str) -> tuple[Any, Any]:
    """What an edit made of a field; the same twice when it left it as it was."""
    empty = EMPTY[TABLES[table]][field]
    before = ABSENT if edit.was is None else edit.was.get(field, empty)
    after = ABSENT if edit.now is None else edit.now.get(field, empty)
    return before, after
