"""A store in one JSON file: read whole, and saved under its lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from planner.machine import garbage
from planner.programme.errors import NotSaved, Refused, Unreadable, Unusable
from planner.programme.history.changes import Change
from planner.programme.model import Programme
from planner.store.file.atomic import RETRY_SECONDS, AtomicStorage, check_may_replace, write_atomically
from planner.store.file.backups import list_backups, make_backup
from planner.store.file.codec import Malformed
from planner.store.file.contents import check_continues, check_storable, file_content, gone_error, stored_from
from planner.store.file.lock import Busy, locked
from planner.store.file.names import backup_folder, leftovers, unused_name
from planner.store.file.schema import SCHEMA, NewerFormat, decode
from planner.store.protocol import Stored

if TYPE_CHECKING:
    from planner.store.file.saving import Saving

FileStamp: TypeAlias = tuple[int, int, int]
"""A file's modification time (ns), size (bytes) and inode number, which show a change without reading it."""


class ProgrammeFile:
    """A store in the JSON file at ``path``; every save is one atomic write.

    ``backup_warning`` says why the last save could not be backed up, ``link_warning`` that the file had a hard link,
    which still has the old content. A ``read_only`` one changes nothing in its folder.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._read_only = read_only
        self.backup_warning = ""
        self.link_warning = ""
        self._storage = AtomicStorage(path)
        self._stamp: FileStamp | None = None
        self._last_content: bytes | None = None

    def read(self, known: Sequence[Change] = ()) -> Stored:
        """Return the programme and its history.

        Raises Unreadable when the file is missing or damaged, Unusable when it cannot be opened; given changes
        ``known``, NotSaved when it is gone or its history does not continue them.
        """
        stamp = self._current_stamp()
        try:
            with garbage.paused():  # decoding makes many objects and frees few
                tables = self._storage.read()
                stored = None if tables is None else stored_from(tables)
        except IsADirectoryError:
            raise Unreadable(f"{self.path} is a folder, not a programme's file.") from None
        except OSError as error:
            raise Unusable(f"{self.path} cannot be read: {error.strerror or error}.") from None
        except NewerFormat as error:
            raise Unusable(_too_new(self.path, error)) from None
        except Malformed as error:
            raise Unreadable(f"{self.path} is damaged ({error}): it was left as it is.") from None
        if stored is None and known:
            raise gone_error(self.path)
        if stored is None:
            raise Unreadable(f"There is no file {self.path}: make one with “planner new”, or check the name.")
        check_continues(stored, known, self.path)
        self._stamp, self._last_content = stamp, self._storage.content
        if not self._read_only:
            self._clear_leftovers()
        return stored

    @property
    def name(self) -> str:
        """The file's path, for people."""
        return str(self.path)

    @property
    def is_unchanged(self) -> bool:
        """Whether nobody has written to the file since the last read or save here."""
        return self._current_stamp() == self._stamp

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        """Write a new file; raises Refused when there is one already, NotSaved when it cannot be written."""
        already_there = Refused(f"{self.path} is already there: choose another name.")
        if self.path.exists():
            raise already_there
        with self.saving() as file:
            if not file.is_gone:
                raise already_there
            if list_backups(self.path):
                raise Refused(
                    f"Backups of an earlier {self.path.name} are there: choose another name, or go back to one of them "
                    "with “planner restore”."
                )
            file.write(programme, history)

    def newest_backup(self, known: Sequence[Change]) -> Stored | None:
        """Return the newest backup whose history continues the changes ``known``; None when there is none."""
        with suppress(OSError):
            for backup in list_backups(self.path):
                with suppress(Unusable, NotSaved):
                    return ProgrammeFile(backup.path).read(known)
        return None

    def put_back(self, content: bytes) -> Path | None:
        """Write content in place of the damaged file, and return the path under which the damaged one is kept.

        The path is None when it was gone. Raises Refused when the file can be read after all, NotSaved when it cannot
        be written.
        """
        copy = None
        try:
            check_may_replace(self.path)
            with locked(self.path):
                if self.path.exists():
                    copy = unused_name(self.path, f"damaged-{datetime.now(UTC):%Y-%m-%dT%H%M}")
                    if self.path.is_dir():
                        self.path.rename(copy)
                    else:
                        damaged = self.path.read_bytes()
                        self._check_is_damaged(damaged)
                        self._write_copy(copy, damaged)
                write_atomically(self.path, content)
                self._stamp, self._last_content = self._current_stamp(), content
        except (Busy, OSError) as error:
            raise _not_saved(self.path, error) from None
        return copy

    @property
    def warning(self) -> str:
        """A warning about the last save, though it succeeded; blank when there is none."""
        return " ".join(filter(None, (self.link_warning, self.backup_warning)))

    def check(self, change: Change) -> None:
        """Raise Unusable when the file, with this change in it, could not be read back."""
        check_storable(change)

    def replace_damaged(self, stored: Stored) -> str:
        """Store a programme in place of the damaged file, and return the path under which the damaged one is kept.

        The path is blank when it was gone. See ``put_back``.
        """
        return str(self.put_back(file_content(stored)) or "")

    @contextmanager
    def saving(self, wait: float | None = None) -> Iterator[Saving]:
        """Hold the file's lock; everything written through the ``Saving`` is stored at its end, all or nothing.

        ``wait`` is the longest wait, in seconds, for another's save to end, and for another program to close the file.
        Raises NotSaved, or Unreadable when the file is damaged, which is then left unchanged.
        """
        from planner.store.file.saving import Saving, open_database

        self._storage.retry_seconds = RETRY_SECONDS if wait is None else wait
        try:
            check_may_replace(self.path)  # first, so that no lock file is made for a person who may not save
            with locked(self.path, wait=wait):
                database = open_database(self._storage)
                tables = database.storage.read()
                saving = Saving(self.path, database, tables, is_unchanged=self._storage.content == self._last_content)
                yield saving
                if saving.has_written:
                    self._keep_older_format()
                    database.close()
                    self.link_warning = _hard_link_warning(self.path) if self._storage.left_hard_link else ""
                    self._back_up()
                self._stamp, self._last_content = self._current_stamp(), self._storage.content
        except IsADirectoryError:
            raise Unreadable(
                f"A folder is where {self.path} has to be, so nothing was saved: take the folder away, or rename it."
            ) from None
        except Malformed as error:
            raise Unreadable(f"{self.path} is damaged ({error}): nothing was written over it.") from None
        except NewerFormat as error:
            raise NotSaved(f"{_too_new(self.path, error)} Nothing was written over it.") from None
        except (Busy, OSError) as error:
            raise _not_saved(self.path, error) from None

    def _check_is_damaged(self, content: bytes) -> None:
        """Raise Refused when this content can be read, or was saved by a newer version."""
        try:
            stored_from(decode(content)[0])
        except Malformed:
            return
        except NewerFormat as error:
            raise Refused(_too_new(self.path, error)) from None
        raise Refused(f"{self.path} can be read again: it was left as it is.")

    def _current_stamp(self) -> FileStamp | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _keep_older_format(self) -> None:
        """Copy a file of an older format before it is first written in the current one."""
        storage = self._storage
        if storage.written_in < SCHEMA and storage.content:
            self._write_copy(unused_name(self.path, f"format-{storage.written_in}"), storage.content)
            storage.written_in = SCHEMA

    def _write_copy(self, copy: Path, content: bytes) -> None:
        write_atomically(copy, content, model=self.path, working_name=self.path.resolve().name)

    def _back_up(self) -> None:
        try:
            make_backup(self.path, self._storage.content or b"", datetime.now(UTC))
            self.backup_warning = ""
        except OSError as error:
            where = backup_folder(self.path)
            self.backup_warning = f"It was saved, but no backup could be kept in {where}: {error.strerror or error}."

    def _clear_leftovers(self) -> None:
        """Remove the temporary files that killed writers left, unless somebody is writing now."""
        target = self.path.resolve()
        if files := [*leftovers(target.parent, target), *leftovers(backup_folder(target))]:
            with suppress(OSError, Busy), locked(self.path, wait=0):
                for file in files:
                    file.unlink(missing_ok=True)


def _too_new(path: Path, error: NewerFormat) -> str:
    return (
        f"{path} was saved by a newer Scrutiny Planner (format {error.number}; this one knows {SCHEMA}): update the "
        "program to open it."
    )


def _not_saved(path: Path, error: Busy | OSError) -> NotSaved:
    busy = "someone else has been saving it for several seconds"
    return NotSaved(f"{path} could not be saved: {busy if isinstance(error, Busy) else error.strerror or error}.")


def _hard_link_warning(path: Path) -> str:
    return (
        "It was saved. The file had a second name, a hard link, under which it stays as it was before: open the "
        f"programme as {path} alone."
    )
