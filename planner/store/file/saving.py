"""What happens to a programme's file while its lock is held: what is there, and what is added to it."""

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
from planner.store.file.codec import HISTORY, Plain, change_to_plain, entity_to_plain, position
from planner.store.file.contents import check_goes_on, gone, stored_in, tables_of
from planner.store.file.names import folder_of
from planner.store.file.writer import Tables
from planner.store.protocol import Stored


class _Table(Table):
    document_id_class = str  # type: ignore[assignment]  # our own ids, where TinyDB has numbers

    def put(self, documents: Mapping[str, Plain | None]) -> None:
        """Have exactly these documents under their keys, and none where there is None."""

        def put(rows: dict[Any, Any]) -> None:
            for key, document in documents.items():
                rows.pop(key, None)
                if document is not None:
                    rows[key] = document

        self._update_table(put)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        """As TinyDB does it, without making every id one of its own and a string again."""
        tables = self._storage.read() or {}
        rows = dict(tables.get(self.name, {}))
        updater(rows)
        self._storage.write({**tables, self.name: rows})
        self.clear_cache()


class Saving:
    """A programme's file while its lock is held; ``is_gone`` when it is not there."""

    def __init__(self, path: Path, database: TinyDB, tables: Tables | None, *, is_known: bool) -> None:
        self.is_gone = tables is None
        self.has_added = False
        self._path = path
        self._database = database
        self._unknown = None if is_known else tables

    def unseen(self, seen: Sequence[Change]) -> Stored | None:
        """What the file holds, when somebody has written to it since it was read or saved here.

        Raises NotSaved when it does not go on from the history ``seen``, as it is then another file, or an older copy;
        or when it is gone and so are its backups, as its folder may then be gone too.
        """
        if self.is_gone and seen and not folder_of(self._path).is_dir():
            raise gone(self._path)
        if self._unknown is None:
            return None
        stored = stored_in(self._unknown)
        check_goes_on(stored, seen, self._path)
        return stored

    def make(self, programme: Programme, history: Sequence[Change]) -> None:
        """Have the file hold this and nothing else."""
        self._database.storage.write(tables_of(Stored(programme, tuple(history))))
        self.has_added = True

    def add(self, saved: int, programme: Programme, changes: Sequence[Change]) -> None:
        """Add changes after the first ``saved`` ones, and have in the file what of the programme they touched.

        Raises NotSaved when the file is gone.
        """
        if self.is_gone:
            raise gone(self._path)
        documents: dict[str, dict[str, Plain | None]] = defaultdict(dict)
        for change in changes:
            for table, edits in change.difference.items():
                for key in edits:
                    entity = programme.table(table).get(key)
                    documents[table][key] = entity and entity_to_plain(entity)
        for number, change in enumerate(changes, saved + 1):
            documents[HISTORY][position(number)] = change_to_plain(change)
        for table in sorted(documents):
            cast(_Table, self._database.table(table)).put(documents[table])
        self.has_added = True


def database_over(storage: AtomicStorage) -> TinyDB:
    """The file as a TinyDB whose every change waits until it is closed, and then is one write."""
    caching = CachingMiddleware(lambda: storage)  # type: ignore[no-untyped-call]  # TinyDB leaves it untyped
    caching.WRITE_CACHE_SIZE = 2**31
    caching()
    database = TinyDB(storage=lambda: caching)
    database.table_class = _Table
    return database
