"""A programme's file while its lock is held: reading what others saved, and writing to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Table

from planner.programme.history.changes import Change
from planner.programme.model import Programme
from planner.store.file.atomic import AtomicStorage
from planner.store.file.codec import HISTORY, Plain, change_to_plain, entity_to_plain, history_key
from planner.store.file.contents import check_continues, gone_error, stored_from, tables_from
from planner.store.file.names import backup_folder
from planner.store.file.writer import Tables
from planner.store.protocol import Stored


class _Table(Table):
    """A TinyDB table whose keys are our own ids."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB expects numbers

    def put(self, documents: Mapping[str, Plain | None]) -> None:
        """Set these documents under their keys, and remove the keys whose document is None."""

        def update(rows: dict[Any, Any]) -> None:
            for key, document in documents.items():
                rows.pop(key, None)
                if document is not None:
                    rows[key] = document

        self._update_table(update)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        """Update the rows as TinyDB does, but without converting every key to a document id and back to a string."""
        tables = self._storage.read() or {}
        rows = dict(tables.get(self.name, {}))
        updater(rows)
        self._storage.write({**tables, self.name: rows})
        self.clear_cache()


class Saving:
    """A programme's file while its lock is held; ``is_gone`` says that there is no file.

    ``tables`` is its content; with ``is_unchanged``, nobody else has written to it since the last read or save here.
    """

    def __init__(self, path: Path, database: TinyDB, tables: Tables | None, *, is_unchanged: bool) -> None:
        self.is_gone = tables is None
        self.has_written = False
        self._path = path
        self._database = database
        self._newer_tables = None if is_unchanged else tables

    def read_newer(self, known: Sequence[Change]) -> Stored | None:
        """Return the file's content when somebody else has written to it since the last read or save here, else None.

        Raises NotSaved when its history does not begin with the changes ``known``: it is another file or an older copy.
        Raises NotSaved too when the file is gone and so are its backups: the whole folder may be gone.
        """
        if self.is_gone and known and not backup_folder(self._path).is_dir():
            raise gone_error(self._path)
        if self._newer_tables is None:
            return None
        stored = stored_from(self._newer_tables)
        check_continues(stored, known, self._path)
        return stored

    def write(self, programme: Programme, history: Sequence[Change]) -> None:
        """Write the whole file."""
        self._database.storage.write(tables_from(Stored(programme, tuple(history))))
        self.has_written = True

    def append(self, saved_count: int, programme: Programme, changes: Sequence[Change]) -> None:
        """Append changes to the history after its first ``saved_count``, and write the entities that they touch.

        Raises NotSaved when the file is gone.
        """
        if self.is_gone:
            raise gone_error(self._path)
        documents: dict[str, dict[str, Plain | None]] = defaultdict(dict)
        for change in changes:
            for table, edits in change.difference.items():
                for key in edits:
                    entity = programme.table(table).get(key)
                    documents[table][key] = entity and entity_to_plain(entity)
        for number, change in enumerate(changes, saved_count + 1):
            documents[HISTORY][history_key(number)] = change_to_plain(change)
        for table in sorted(documents):
            cast(_Table, self._database.table(table)).put(documents[table])
        self.has_written = True


def open_database(storage: AtomicStorage) -> TinyDB:
    """Return a TinyDB over the file; it caches every change, and writes once, when it is closed."""
    caching = CachingMiddleware(lambda: storage)  # type: ignore[no-untyped-call]  # TinyDB leaves it untyped
    caching.WRITE_CACHE_SIZE = 2**31  # more changes than are ever made: it writes only when closed
    caching()  # sets the storage up, which TinyDB does by calling its class
    database = TinyDB(storage=lambda: caching)
    database.table_class = _Table
    return database
