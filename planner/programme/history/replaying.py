"""The programme as it was after each change of its history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from planner.programme.history.changes import Change, Conflict, apply
from planner.programme.history.undoing import History
from planner.programme.model import Programme


def replayed(history: History) -> Iterator[tuple[Change, Programme]]:
    """Each change with the programme after it; one that does not follow from those before is passed over."""
    programme = Programme()
    for change in history:
        with suppress(Conflict):
            programme = apply(programme, change.difference)
        yield change, programme
