"""One programme's file: opened, read and added to, a change at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.table import Document, Table

from planner.programme.changes import Change
from planner.programme.errors import PlannerError, Refused, Unusable
from planner.programme.model import Programme
from planner.store.atomic import AtomicStorage
from planner.store.codec import Malformed, change_from_plain, change_to_plain, entity_to_plain, programme_from_plain

FORMAT = "scrutiny-planner"
SCHEMA = 1
"""The number of today's file format; an older file is migrated, a newer one refused."""


class NotSaved(PlannerError):
    """The disk refused; nothing in the file was touched."""


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
    """A programme's JSON file at ``path``; every save is one physical write."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Stored:
        """The programme and its history; raises Unusable when the file does not hold them."""
        if not self.path.exists():
            raise Unusable(f"There is no file {self.path}: make one with “planner new”, or check the name.")
        try:
            tables = AtomicStorage(self.path).read() or {}
        except OSError as error:
            raise Unusable(f"{self.path} cannot be read: {error.strerror or error}.") from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Unusable(f"{self.path} is not a readable programme file ({error}): it was left as it is.") from None
        self._check_format(tables)
        try:
            rows = tables.get("history", {})
            if not isinstance(rows, dict):
                raise Malformed("history: it should be a table")
            history = tuple(change_from_plain(rows[key], f"history, {key}") for key in sorted(rows))
            return Stored(programme_from_plain(tables), history)
        except Malformed as error:
            raise Unusable(f"{self.path} is damaged ({error}): it was left as it is.") from None

    def _check_format(self, tables: object) -> None:
        about = tables.get("planner") if isinstance(tables, dict) else None
        about = about.get("file") if isinstance(about, dict) else None
        if not isinstance(about, dict) or about.get("format") != FORMAT or not isinstance(about.get("schema"), int):
            raise Unusable(f"{self.path} is not a Scrutiny Planner file: it was left as it is.")
        if about["schema"] > SCHEMA:
            raise Unusable(
                f"{self.path} was saved by a newer Scrutiny Planner (format {about['schema']}; this one knows "
                f"{SCHEMA}): update the program to open it."
            )

    def create(self, programme: Programme, made: Change) -> None:
        """Write a new file with the change that made it; raises Refused when there is one already."""
        if self.path.exists():
            raise Refused(f"{self.path} is already there: choose another name.")
        self._write((), programme, (made,))

    def add(self, saved: Sequence[Change], programme: Programme, changes: Sequence[Change]) -> None:
        """Save further changes on top of the history ``saved``, and the programme they led to.

        Raises NotSaved when the disk refuses, and Refused when the file's history is no longer ``saved``.
        """
        self._write(saved, programme, changes)

    def _write(self, saved: Sequence[Change], programme: Programme, changes: Sequence[Change]) -> None:
        touched = {(table, key) for change in changes for table, edits in change.difference.items() for key in edits}
        rows = [(table, key, programme.table(table).get(key)) for table, key in sorted(touched)]
        documents = [(table, key, entity and entity_to_plain(entity)) for table, key, entity in rows]
        entries = [
            (_position(number), change_to_plain(change)) for number, change in enumerate(changes, start=len(saved) + 1)
        ]
        try:
            with TinyDB(self.path, storage=_whole_file) as database:
                database.table_class = _Table
                history = database.table("history")
                if saved:
                    self._check_head(history, saved)
                else:
                    database.table("planner").insert(Document({"format": FORMAT, "schema": SCHEMA}, _id("file")))
                for table, key, document in documents:
                    _put(database.table(table), key, document)
                for key, entry in entries:
                    _put(history, key, entry)
        except OSError as error:
            raise NotSaved(f"{self.path} could not be saved: {error.strerror or error}.") from None
        except msgspec.DecodeError:
            raise Refused(f"{self.path} is no longer a readable programme file: nothing was written to it.") from None

    def _check_head(self, history: Table, saved: Sequence[Change]) -> None:
        last = history.get(doc_id=_id(_position(len(saved))))
        if len(history) != len(saved) or not isinstance(last, dict) or last.get("id") != saved[-1].id:
            raise Refused(
                f"{self.path} was changed by someone else since it was opened: nothing was written; "
                "open it again, and repeat what you did."
            )


def _position(number: int) -> str:
    """The key of the history's entry with this number, 1 for the first."""
    return f"{number:08}"


def _put(table: Table, key: str, document: dict[str, object] | None) -> None:
    """Have exactly this document under the key, or none."""
    if table.contains(doc_id=_id(key)):
        table.remove(doc_ids=[_id(key)])
    if document is not None:
        table.insert(Document(document, _id(key)))


def _whole_file(path: Path) -> CachingMiddleware:
    """Everything done to the database until it is closed is one write."""
    caching = CachingMiddleware(AtomicStorage)  # type: ignore[no-untyped-call]
    caching.WRITE_CACHE_SIZE = 2**31
    caching(path)
    return caching
