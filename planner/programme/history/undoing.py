"""Which changes undo and redo would reverse: read from the history alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.programme.history.changes import Change

History = Sequence[Change]
"""Every change since the programme was made, oldest first; the first made it, and cannot be undone."""


def undo_flags(history: History) -> dict[str, bool]:
    """Map each change's id to whether it is an undo; a redo, which reverses an undo, is not."""
    is_undo: dict[str, bool] = {}
    for change in history:
        is_undo[change.id] = change.undoes is not None and not is_undo[change.undoes]
    return is_undo


def _reversed_ids(history: History) -> set[str | None]:
    """Return the ids of the changes that an undo or redo has reversed."""
    return {change.undoes for change in history}


def publishes(change: Change) -> bool:
    """Return whether the change made a version: undo and redo skip it."""
    return "versions" in change.difference


def undoable(history: History, by: str) -> Iterator[Change]:
    """Yield the changes that this person can undo, newest first: their edits and redos not yet reversed."""
    reversed_ids, is_undo = _reversed_ids(history), undo_flags(history)
    for change in reversed(history[1:]):
        if change.by == by and not publishes(change) and change.id not in reversed_ids and not is_undo[change.id]:
            yield change


def redoable(history: History, by: str) -> Iterator[Change]:
    """Yield the undos that this person can redo, newest first: not reversed, nor followed by an edit of theirs."""
    reversed_ids, is_undo = _reversed_ids(history), undo_flags(history)
    for change in reversed(history[1:]):
        if change.by != by or publishes(change):
            continue
        if change.undoes is None:
            return
        if is_undo[change.id] and change.id not in reversed_ids:
            yield change


def original(history: History, change: Change) -> Change:
    """Return the edit that a chain of undos and redos started from; for an edit, the edit itself."""
    by_id = {earlier.id: earlier for earlier in history}
    while change.undoes is not None:
        change = by_id[change.undoes]
    return change


def blocking_change(history: History, undone: Change) -> Change | None:
    """Return the newest unreversed change after ``undone`` to the same entities: another person's if there is one."""
    later = history[[change.id for change in history].index(undone.id) + 1 :]
    reversed_ids = _reversed_ids(history)
    entities = _edited(undone)
    overlapping = [change for change in later if change.id not in reversed_ids and entities & _edited(change)]
    others = [change for change in overlapping if change.by != undone.by]
    return next(reversed(others or overlapping), None)


def _edited(change: Change) -> set[tuple[str, str]]:
    """Return the entities that a change edits, each as its table and id."""
    return {(table, key) for table, edits in change.difference.items() for key in edits}


def not_reversed(history: History) -> list[Change]:
    """Return the changes that no undo or redo has reversed, oldest first."""
    reversed_ids = _reversed_ids(history)
    return [change for change in history if change.id not in reversed_ids]
