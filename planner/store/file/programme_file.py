"""One programme's file: read whole, and saved to under its lock, a change at a time."""

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
from planner.store.file.atomic import PATIENCE, AtomicStorage, check_may_replace, write_whole
from planner.store.file.backups import backups, keep
from planner.store.file.codec import Malformed
from planner.store.file.contents import check_goes_on, check_is_keepable, gone, stored_in, whole
from planner.store.file.lock import Busy, locked
from planner.store.file.names import aside, folder_of, leftovers
from planner.store.file.schema import SCHEMA, Newer, decoded
from planner.store.protocol import Stored

if TYPE_CHECKING:
    from planner.store.file.saving import Saving

FileStamp: TypeAlias = tuple[int, int, int]
"""What the system says of a file without reading it: when it was written, its size, and which file it is."""


class ProgrammeFile:
    """A programme's JSON file at ``path``; every save is one physical write.

    ``backup_trouble`` says why the last save could not be backed up, ``link_trouble`` that the file had a second name
    which does not have what was saved. One that is ``read_only`` leaves its folder as it is.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._read_only = read_only
        self.backup_trouble = ""
        self.link_trouble = ""
        self._storage = AtomicStorage(path)
        self._stamp: FileStamp | None = None
        self._known: bytes | None = None

    def read(self, seen: Sequence[Change] = ()) -> Stored:
        """The programme and its history; raises Unreadable when they are gone or damaged, else Unusable.

        Raises NotSaved when it is gone or does not go on from the changes ``seen``.
        """
        stamp = self._stamp_now()
        try:
            with garbage.paused():  # decoding makes many objects and frees few
                tables = self._storage.read()
                stored = None if tables is None else stored_in(tables)
        except IsADirectoryError:
            raise Unreadable(f"{self.path} is a folder, not a programme's file.") from None
        except OSError as error:
            raise Unusable(f"{self.path} cannot be read: {error.strerror or error}.") from None
        except Newer as error:
            raise Unusable(_too_new(self.path, error)) from None
        except Malformed as error:
            raise Unreadable(f"{self.path} is damaged ({error}): it was left as it is.") from None
        if stored is None and seen:
            raise gone(self.path)
        if stored is None:
            raise Unreadable(f"There is no file {self.path}: make one with “planner new”, or check the name.")
        check_goes_on(stored, seen, self.path)
        self._stamp, self._known = stamp, self._storage.content
        if not self._read_only:
            self._clear_leftovers()
        return stored

    @property
    def name(self) -> str:
        """What to call it to people."""
        return str(self.path)

    @property
    def is_as_seen(self) -> bool:
        """Whether nobody has touched the file since it was last read or saved here."""
        return self._stamp_now() == self._stamp

    def create(self, programme: Programme, history: Sequence[Change]) -> None:
        """Write a new file; raises Refused when there is one already, NotSaved when the disk refuses."""
        there = Refused(f"{self.path} is already there: choose another name.")
        if self.path.exists():
            raise there
        with self.saving() as file:
            if not file.is_gone:
                raise there
            if backups(self.path):
                raise Refused(
                    f"Backups of an earlier {self.path.name} are there: choose another name, or go back to one of them "
                    "with “planner restore”."
                )
            file.make(programme, history)

    def backed_up(self, seen: Sequence[Change]) -> Stored | None:
        """What the newest backup holds that goes on from the changes ``seen``; None when there is none."""
        with suppress(OSError):
            for each in backups(self.path):
                with suppress(Unusable, NotSaved):
                    return ProgrammeFile(each.path).read(seen)
        return None

    def put_back(self, content: bytes) -> Path | None:
        """Have this be in the file, and say where what was there is kept.

        Raises Refused when the file can be read after all, NotSaved when the disk refuses.
        """
        kept = None
        try:
            check_may_replace(self.path)
            with locked(self.path):
                if self.path.exists():
                    kept = aside(self.path, f"damaged-{datetime.now(UTC):%Y-%m-%dT%H%M}")
                    if self.path.is_dir():
                        self.path.rename(kept)
                    else:
                        damaged = self.path.read_bytes()
                        self._check_is_damaged(damaged)
                        self._write_aside(kept, damaged)
                write_whole(self.path, content)
                self._stamp, self._known = self._stamp_now(), content
        except (Busy, OSError) as error:
            raise _not_saved(self.path, error) from None
        return kept

    @property
    def warning(self) -> str:
        """What there is to know of the last save, though it was one; blank when there is nothing."""
        return " ".join(filter(None, (self.link_trouble, self.backup_trouble)))

    def check(self, change: Change) -> None:
        """Raise Unusable when the file, with this change in it, could not be read again."""
        check_is_keepable(change)

    def replace_damaged(self, stored: Stored) -> str:
        """As ``put_back``, for what is open; blank when the file was gone."""
        return str(self.put_back(whole(stored)) or "")

    @contextmanager
    def saving(self, wait: float | None = None) -> Iterator[Saving]:
        """Hold the file's lock; what is added to it is written at the end, all or nothing.

        ``wait`` is for how many seconds to wait for another's save to end, and for another program to let go of the
        file. Raises NotSaved, or Unreadable when the file is damaged, and then nothing of it is written over.
        """
        from planner.store.file.saving import Saving, database_over

        self._storage.patience = PATIENCE if wait is None else wait
        try:
            check_may_replace(self.path)  # before its lock is made: whoever may not save needs none
            with locked(self.path, wait=wait):
                database = database_over(self._storage)
                tables = database.storage.read()
                saving = Saving(self.path, database, tables, is_known=self._storage.content == self._known)
                yield saving
                if saving.has_added:
                    self._keep_if_older()
                    database.close()
                    self.link_trouble = _parted(self.path) if self._storage.has_parted else ""
                    self._back_up()
                self._stamp, self._known = self._stamp_now(), self._storage.content
        except IsADirectoryError:
            raise Unreadable(
                f"A folder is where {self.path} has to be, so nothing was saved: take the folder away, or rename it."
            ) from None
        except Malformed as error:
            raise Unreadable(f"{self.path} is damaged ({error}): nothing was written over it.") from None
        except Newer as error:
            raise NotSaved(f"{_too_new(self.path, error)} Nothing was written over it.") from None
        except (Busy, OSError) as error:
            raise _not_saved(self.path, error) from None

    def _check_is_damaged(self, content: bytes) -> None:
        try:
            stored_in(decoded(content)[0])
        except Malformed:
            return
        except Newer as error:
            raise Refused(_too_new(self.path, error)) from None
        raise Refused(f"{self.path} can be read again: it was left as it is.")

    def _stamp_now(self) -> FileStamp | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _keep_if_older(self) -> None:
        """Keep the file as it was before it is written in today's format for the first time."""
        storage = self._storage
        if storage.written_in < SCHEMA and storage.content:
            self._write_aside(aside(self.path, f"format-{storage.written_in}"), storage.content)
            storage.written_in = SCHEMA

    def _write_aside(self, kept: Path, content: bytes) -> None:
        write_whole(kept, content, like=self.path, working_name=self.path.resolve().name)

    def _back_up(self) -> None:
        try:
            keep(self.path, self._storage.content or b"", datetime.now(UTC))
            self.backup_trouble = ""
        except OSError as error:
            where = folder_of(self.path)
            self.backup_trouble = f"It was saved, but no backup could be kept in {where}: {error.strerror or error}."

    def _clear_leftovers(self) -> None:
        """Take away what writers who were stopped have left, unless somebody is writing now."""
        target = self.path.resolve()
        if left := [*leftovers(target.parent, target), *leftovers(folder_of(target))]:
            with suppress(OSError, Busy), locked(self.path, wait=0):
                for each in left:
                    each.unlink(missing_ok=True)


def _too_new(path: Path, error: Newer) -> str:
    return (
        f"{path} was saved by a newer Scrutiny Planner (format {error.schema}; this one knows {SCHEMA}): update the "
        "program to open it."
    )


def _not_saved(path: Path, error: Busy | OSError) -> NotSaved:
    busy = "someone else has been saving it for several seconds"
    return NotSaved(f"{path} could not be saved: {busy if isinstance(error, Busy) else error.strerror or error}.")


def _parted(path: Path) -> str:
    return (
        "It was saved. The file had a second name, a hard link, under which it stays as it was before: open the "
        f"programme as {path} alone."
    )
