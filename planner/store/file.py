"""One programme's file: read whole, and saved to under its lock, a change at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias, cast

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Document, Table

from planner.programme.changes import Change
from planner.programme.errors import NotSaved, Refused, Unreadable, Unusable
from planner.programme.model import Programme
from planner.store.atomic import AtomicStorage, Tables, leftovers, write_whole
from planner.store.backups import folder_of, keep, name_of
from planner.store.codec import (
    HISTORY,
    Malformed,
    Plain,
    change_to_plain,
    entity_to_plain,
    history_from_plain,
    position,
    programme_from_plain,
)
from planner.store.lock import Busy, locked
from planner.store.schema import SCHEMA, Newer, decoded, marked, schema_of

Stamp: TypeAlias = tuple[int, int, int]
"""What the system says of a file without reading it: when it was written, its size, and which file it is."""


class _Table(Table):
    document_id_class = str  # type: ignore[assignment]  # see _id


def _id(key: str) -> int:
    """Our own id as one of TinyDB's, which are declared as numbers but may be anything that a dictionary takes."""
    return cast(int, key)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file holds."""

    programme: Programme
    history: tuple[Change, ...]


class ProgrammeFile:
    """A programme's JSON file at ``path``; every save is one physical write.

    ``backup_trouble`` says why the last save could not be backed up.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backup_trouble = ""
        self._storage = AtomicStorage(path, decoded)
        self._stamp: Stamp | None = None
        self._known: bytes | None = None

    def read(self) -> Stored:
        """The programme and its history; raises Unreadable when they are gone or damaged, else Unusable."""
        stamp = self._stamp_now()
        try:
            tables = self._storage.read()
            if tables is None:
                raise Unreadable(f"There is no file {self.path}: make one with “planner new”, or check the name.")
            stored = _stored(tables)
        except OSError as error:
            raise Unusable(f"{self.path} cannot be read: {error.strerror or error}.") from None
        except Newer as error:
            raise Unusable(
                f"{self.path} was saved by a newer Scrutiny Planner (format {error.schema}; this one knows "
                f"{SCHEMA}): update the program to open it."
            ) from None
        except Malformed as error:
            raise Unreadable(f"{self.path} is damaged ({error}): it was left as it is.") from None
        self._stamp, self._known = stamp, self._storage.content
        self._clear_leftovers()
        return stored

    def read_on(self, seen: Sequence[Change]) -> Stored:
        """The same, once it goes on from the history ``seen``; raises NotSaved when it is another file or is gone."""
        if not self.path.exists():
            raise _gone(self.path)
        stored = self.read()
        _check_goes_on(stored, seen, self.path)
        return stored

    @property
    def is_as_seen(self) -> bool:
        """Whether nobody has touched the file since it was last read or saved here."""
        return self._stamp_now() == self._stamp

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        """Write a new file; raises Refused when there is one already, NotSaved when the disk refuses."""
        with self.saving() as file:
            if not file.is_gone:
                raise Refused(f"{self.path} is already there: choose another name.")
            file.add(0, programme, history)

    def put_back(self, content: bytes) -> Path | None:
        """Have this be the file's content, and say where what was there is kept; raises NotSaved."""
        kept = None
        try:
            with locked(self.path):
                if self.path.exists():
                    kept = aside(self.path, f"damaged-{name_of(datetime.now(UTC))}")
                    write_whole(kept, self.path.read_bytes(), like=self.path)
                write_whole(self.path, content)
        except (Busy, OSError) as error:
            raise _not_saved(self.path, error) from None
        return kept

    @contextmanager
    def saving(self) -> Iterator[Saving]:
        """Hold the file's lock; what is added to it is written at the end, all or nothing. Raises NotSaved."""
        try:
            with locked(self.path):
                database = _database(self._storage)
                tables = database.storage.read()
                saving = Saving(self.path, database, tables, is_known=self._storage.content == self._known)
                yield saving
                if saving.has_added:
                    self._keep_if_older()
                    database.close()
                    self._back_up()
                self._stamp, self._known = self._stamp_now(), self._storage.content
        except (Busy, OSError) as error:
            raise _not_saved(self.path, error) from None
        except (Malformed, Newer):
            raise NotSaved(f"{self.path} can no longer be read, so nothing was written over it.") from None

    def _stamp_now(self) -> Stamp | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _keep_if_older(self) -> None:
        """Keep the file as it was before it is written in today's format for the first time."""
        content = self._storage.content
        schema = schema_of(msgspec.json.decode(content)) if content else SCHEMA
        if content and schema < SCHEMA:
            write_whole(aside(self.path, f"format-{schema}"), content, like=self.path)

    def _back_up(self) -> None:
        try:
            keep(self.path, self._storage.content or b"", datetime.now(UTC))
            self.backup_trouble = ""
        except OSError as error:
            where = folder_of(self.path)
            self.backup_trouble = f"It was saved, but no backup could be kept in {where}: {error.strerror or error}."

    def _clear_leftovers(self) -> None:
        """Take away what writers who were stopped have left, unless somebody is writing now."""
        if left := list(leftovers(self.path)):
            with suppress(OSError, Busy), locked(self.path, wait=0):
                for each in left:
                    each.unlink(missing_ok=True)


def _stored(tables: Tables) -> Stored:
    return Stored(programme_from_plain(tables), history_from_plain(tables.get(HISTORY, {})))


def _check_goes_on(stored: Stored, seen: Sequence[Change], path: Path) -> None:
    """Raise NotSaved when the last of the changes seen is not where it was."""
    if len(stored.history) < len(seen) or stored.history[len(seen) - 1].id != seen[-1].id:
        raise NotSaved(f"{path} is not the file that was open here: it was replaced by another, or by an older copy.")


def _not_saved(path: Path, error: Busy | OSError) -> NotSaved:
    busy = "someone else has been saving it for several seconds"
    return NotSaved(f"{path} could not be saved: {busy if isinstance(error, Busy) else error.strerror or error}.")


def _gone(path: Path) -> NotSaved:
    return NotSaved(f"{path} has gone from its folder.")


def aside(path: Path, why: str) -> Path:
    """A clear name beside a file, for keeping it as it was."""
    target = path.resolve()
    return target.with_name(f"{target.stem}.{why}{target.suffix}")


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
        if self.is_gone and not folder_of(self._path).is_dir():
            raise _gone(self._path)
        if self._unknown is None:
            return None
        stored = _stored(self._unknown)
        _check_goes_on(stored, seen, self._path)
        return stored

    def add(self, saved: int, programme: Programme, changes: Sequence[Change]) -> None:
        """Add changes after the first ``saved`` ones, and have in the file what of the programme they touched."""
        documents: dict[str, dict[str, Plain | None]] = defaultdict(dict)
        for change in changes:
            for table, edits in change.difference.items():
                for key in edits:
                    entity = programme.table(table).get(key)
                    documents[table][key] = entity and entity_to_plain(entity)
        for number, change in enumerate(changes, saved + 1):
            documents[HISTORY][position(number)] = change_to_plain(change)
        if not saved:
            documents |= marked({})
        for table in sorted(documents):
            _put(self._database.table(table), documents[table])
        self.has_added = True


def _database(storage: AtomicStorage) -> TinyDB:
    """The file as a TinyDB whose every change waits until it is closed, and then is one write."""
    caching = CachingMiddleware(lambda: storage)  # type: ignore[no-untyped-call]
    caching.WRITE_CACHE_SIZE = 2**31
    caching()
    database = TinyDB(storage=lambda: caching)
    database.table_class = _Table
    return database


def _put(table: Table, documents: Mapping[str, Plain | None]) -> None:
    """Have exactly these documents under their keys, and none where there is None."""
    table.remove(doc_ids=[_id(key) for key in documents])
    table.insert_multiple(Document(document, _id(key)) for key, document in documents.items() if document is not None)
