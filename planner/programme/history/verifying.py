"""Whether a programme is what its history says: the history, replayed from nothing, gives it exactly."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.history.changes import Conflict, Difference, apply, compare
from planner.programme.history.undoing import History
from planner.programme.model import Programme

NOT_PROVEN = "Who made each change, when and why is as it was written down: that cannot be proven."
"""What holds however well the history fits."""


def troubles(programme: Programme, history: History) -> Iterator[str]:
    """A sentence for each thing that is not as the history says; none when all is well."""
    replayed = Programme()
    for number, change in enumerate(history, 1):
        named = f"Change {number} of the history, “{change.label}”,"
        try:
            after = apply(replayed, change.difference)
        except Conflict:
            yield f"{named} does not follow from those before it."
            continue
        done = compare(_touched(replayed, change.difference), _touched(after, change.difference))
        for table, edits in change.difference.items():
            for key, edit in edits.items():
                if edit != done.get(table, {}).get(key):
                    yield f"{named} does not say truly what it did: {table}, {key} was otherwise before it."
        replayed = after
    for table, edits in compare(replayed, programme).items():
        for key in edits:
            yield f"{table}, {key}: it is not as the history says."


_NOTHING = Programme()


def _touched(programme: Programme, difference: Difference) -> Programme:
    """What a programme has of the entities that a difference is about, and nothing else."""
    return replace(
        _NOTHING,
        **{
            table: {key: found for key in edits if (found := programme.table(table).get(key))}
            for table, edits in difference.items()
        },
    )
