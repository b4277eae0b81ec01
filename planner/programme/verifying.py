"""Whether a programme is what its history says: the history, replayed from nothing, gives it exactly."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.changes import Conflict, apply, compare
from planner.programme.model import Programme
from planner.programme.undoing import History


def troubles(programme: Programme, history: History) -> Iterator[str]:
    """A sentence for each thing that is not as the history says; none when all is well."""
    replayed = Programme()
    for number, change in enumerate(history, 1):
        try:
            replayed = apply(replayed, change.difference)
        except Conflict:
            yield f"Change {number} of the history, “{change.label}”, does not follow from those before it."
    for table, edits in compare(replayed, programme).items():
        for key in edits:
            yield f"{table}, {key}: it is not as the history says."
