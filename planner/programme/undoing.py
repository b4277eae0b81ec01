"""What undo and redo would take back: read from the history alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.programme.changes import Change

History = Sequence[Change]
"""Every change since the programme was made, oldest first; the first one made it and stays."""


def _is_undo(history: History) -> dict[str, bool]:
    """Change id -> whether it takes an edit away (a redo gives one back, so it is not an undo)."""
    undo: dict[str, bool] = {}
    for change in history:
        undo[change.id] = change.undoes is not None and not undo[change.undoes]
    return undo


def undoable(history: History, by: str) -> Iterator[Change]:
    """This person's edits and redos that still stand, newest first."""
    reversed_ids = {change.undoes for change in history}
    undo = _is_undo(history)
    for change in reversed(history[1:]):
        if change.by == by and change.id not in reversed_ids and not undo[change.id]:
            yield change


def redoable(history: History, by: str) -> Iterator[Change]:
    """This person's undos that still stand and have no later edit of theirs, newest first."""
    reversed_ids = {change.undoes for change in history}
    undo = _is_undo(history)
    for change in reversed(history[1:]):
        if change.by != by:
            continue
        if change.undoes is None:
            return
        if undo[change.id] and change.id not in reversed_ids:
            yield change


def in_the_way(history: History, of: Change) -> Change | None:
    """The newest standing change that touches what ``of`` touched after it was made."""
    reversed_ids = {change.undoes for change in history}
    touched = {(table, key) for table, edits in of.difference.items() for key in edits}
    for change in reversed(history):
        if change.id == of.id:
            return None
        touches = any((table, key) in touched for table, edits in change.difference.items() for key in edits)
        if touches and change.id not in reversed_ids:
            return change
    return None


def standing(history: History) -> list[Change]:
    """The changes that nothing has reversed, oldest first."""
    reversed_ids = {change.undoes for change in history}
    return [change for change in history if change.id not in reversed_ids]
