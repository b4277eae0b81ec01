"""A history applied again from an empty programme."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.programme.history.changes import Change, Conflict, apply
from planner.programme.history.undoing import History
from planner.programme.model import Programme


class ReplayedChange(Struct, frozen=True):
    """A change, with the programme before and after it.

    ``follows`` is false for a change that conflicts with those before it; it is skipped, and ``after`` is ``before``.
    """

    change: Change
    before: Programme
    after: Programme
    follows: bool


def replayed(history: History) -> Iterator[ReplayedChange]:
    """Apply each change in turn, from an empty programme; skip those that conflict."""
    before = Programme()
    for change in history:
        try:
            after, follows = apply(before, change.difference), True
        except Conflict:
            after, follows = before, False
        yield ReplayedChange(change, before, after, follows)
        before = after
