"""What a programme's file holds, from its tables and to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.programme.errors import NotSaved, Unusable
from planner.programme.history.changes import Change
from planner.programme.model import TABLES
from planner.store.file.codec import (
    HISTORY,
    Malformed,
    change_to_plain,
    check_can_be_read_again,
    entity_to_plain,
    history_from_plain,
    position,
    programme_from_plain,
)
from planner.store.file.schema import marked
from planner.store.file.writer import Tables, as_text
from planner.store.protocol import Stored


def stored_in(tables: Tables) -> Stored:
    """What these tables hold; raises Malformed."""
    return Stored(programme_from_plain(tables), history_from_plain(tables.get(HISTORY, {})))


def tables_of(stored: Stored) -> Tables:
    """The whole of a file, as tables."""
    tables = {table: stored.programme.table(table) for table in TABLES}
    plain = {
        table: {key: entity_to_plain(entity) for key, entity in entities.items()}
        for table, entities in tables.items()
        if entities
    }
    history = {position(number): change_to_plain(change) for number, change in enumerate(stored.history, 1)}
    return marked({**plain, HISTORY: history})


def whole(stored: Stored) -> bytes:
    """The whole of a file, as it is written."""
    return as_text(tables_of(stored))


def check_is_keepable(change: Change) -> None:
    """Raise Unusable when a file with this change in it could not be read again."""
    try:
        check_can_be_read_again(change)
    except Malformed as error:
        raise Unusable(f"That cannot be kept in a programme's file ({error}): nothing was changed.") from None


def check_goes_on(stored: Stored, seen: Sequence[Change], path: Path) -> None:
    """Raise NotSaved when the last of the changes seen is not where it was."""
    if seen and (len(stored.history) < len(seen) or stored.history[len(seen) - 1].id != seen[-1].id):
        raise NotSaved(f"{path} is not the file that was open here: it was replaced by another, or by an older copy.")


def gone(path: Path) -> NotSaved:
    """What to say when there is no file any more."""
    return NotSaved(f"{path} has gone from its folder.")
