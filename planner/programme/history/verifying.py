"""Verify a programme: replaying its history must give it exactly."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.history.changes import Difference, compare
from planner.programme.history.replaying import replayed
from planner.programme.history.undoing import History
from planner.programme.model import Programme

NOT_PROVEN = "Who made each change, when and why is as it was written down: that cannot be proven."
"""What verifying cannot prove, however well the history fits."""

_EMPTY = Programme()


def troubles(programme: Programme, history: History) -> Iterator[str]:
    """Yield a sentence for each change that does not fit, and each entity that differs from its replay."""
    result = _EMPTY
    for number, step in enumerate(replayed(history), 1):
        change_words = f"Change {number} of the history, “{step.change.label}”,"
        if not step.follows:
            yield f"{change_words} does not follow from those before it."
            continue
        recorded = step.change.difference
        actual = compare(_restricted(step.before, recorded), _restricted(step.after, recorded))
        for table, edits in recorded.items():
            for key, edit in edits.items():
                if edit != actual.get(table, {}).get(key):
                    yield f"{change_words} does not say truly what it did: {table}, {key} was otherwise before it."
        result = step.after
    for table, edits in compare(result, programme).items():
        for key in edits:
            yield f"{table}, {key}: it is not as the history says."


def _restricted(programme: Programme, difference: Difference) -> Programme:
    """Return a programme of only the entities that a difference edits: comparing it costs less than the whole."""
    return replace(
        _EMPTY,
        **{
            table: {key: entity for key in edits if (entity := programme.table(table).get(key))}
            for table, edits in difference.items()
        },
    )
