"""What undo and redo would take back: read from the history alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.programme.history.changes import Change

History = Sequence[Change]
"""Every change since the programme was made, oldest first; the first one made it and stays."""


def is_undo(history: History) -> dict[str, bool]:
    """Change id -> whether it takes an edit away (a redo gives one back, so it is not an undo)."""
    undo: dict[str, bool] = {}
    for change in history:
        undo[change.id] = change.undoes is not None and not undo[change.undoes]
    return undo


def publishes(change: Change) -> bool:
    """Whether it made a version; undo and redo step over it."""
    return "versions" in change.difference


def undoable(history: History, by: str) -> Iterator[Change]:
    """This person's edits and redos that still stand, newest first."""
    reversed_ids = {change.undoes for change in history}
    undo = is_undo(history)
    for change in reversed(history[1:]):
        if change.by == by and not publishes(change) and change.id not in reversed_ids and not undo[change.id]:
            yield change


def redoable(history: History, by: str) -> Iterator[Change]:
    """This person's undos that still stand and have no later edit of theirs, newest first."""
    reversed_ids = {change.undoes for change in history}
    undo = is_undo(history)
    for change in reversed(history[1:]):
        if change.by != by or publishes(change):
            continue
        if change.undoes is None:
            return
        if undo[change.id] and change.id not in reversed_ids:
            yield change


def original(history: History, change: Change) -> Change:
    """The edit that an undo or redo, followed back, is about."""
    by_id = {each.id: each for each in history}
    while change.undoes is not None:
        change = by_id[change.undoes]
    return change


def in_the_way(history: History, of: Change) -> Change | None:
    """The newest standing change that came after ``of`` and touches the same: another person's if there is one."""
    later = history[[change.id for change in history].index(of.id) + 1 :]
    reversed_ids = {change.undoes for change in history}
    touched = _touched(of)
    touching = [change for change in later if change.id not in reversed_ids and touched & _touched(change)]
    others = [change for change in touching if change.by != of.by]
    return next(reversed(others or touching), None)


def _touched(change: Change) -> set[tuple[str, str]]:
    return {(table, key) for table, edits in change.difference.items() for key in edits}


def not_reversed(history: History) -> list[Change]:
    """The changes that nothing has reversed, oldest first."""
    reversed_ids = {change.undoes for change in history}
    return [change for change in history if change.id not in reversed_ids]
