"""Conversion of a stored programme to the tables and the bytes of its file, and back; and checks of both."""

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
    check_readable,
    entity_to_plain,
    history_from_plain,
    history_key,
    programme_from_plain,
)
from planner.store.file.schema import with_header
from planner.store.file.writer import Tables, encode
from planner.store.protocol import Stored


def stored_from(tables: Tables) -> Stored:
    """Return the programme and history in these tables; raises Malformed."""
    return Stored(programme_from_plain(tables), history_from_plain(tables.get(HISTORY, {})))


def tables_from(stored: Stored) -> Tables:
    """Return the tables of a programme's file, with the header and the history."""
    tables = {table: stored.programme.table(table) for table in TABLES}
    plain = {
        table: {key: entity_to_plain(entity) for key, entity in entities.items()}
        for table, entities in tables.items()
        if entities
    }
    history = {history_key(number): change_to_plain(change) for number, change in enumerate(stored.history, 1)}
    return with_header({**plain, HISTORY: history})


def file_content(stored: Stored) -> bytes:
    """Return the bytes of a programme's file."""
    return encode(tables_from(stored))


def check_storable(change: Change) -> None:
    """Raise Unusable when a file with this change in it could not be read back."""
    try:
        check_readable(change)
    except Malformed as error:
        raise Unusable(f"That cannot be kept in a programme's file ({error}): nothing was changed.") from None


def check_continues(stored: Stored, known: Sequence[Change], path: Path) -> None:
    """Raise NotSaved when the history does not continue the changes ``known``, whose last must be at its place."""
    if known and (len(stored.history) < len(known) or stored.history[len(known) - 1].id != known[-1].id):
        raise NotSaved(f"{path} is not the file that was open here: it was replaced by another, or by an older copy.")


def gone_error(path: Path) -> NotSaved:
    """Return the error for a file that no longer exists."""
    return NotSaved(f"{path} has gone from its folder.")
