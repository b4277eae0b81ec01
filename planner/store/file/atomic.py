"""Atomic writes: a temporary file beside the target, flushed, then renamed over it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EACCES, EINVAL, EISDIR, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from time import sleep

from planner.store.file.names import temporary_prefix
from planner.store.file.schema import SCHEMA, decode
from planner.store.file.writer import Tables, Writer

RETRY_SECONDS = 2.0
"""How long to retry replacing a file that another program has open, in seconds.

The lock is held meanwhile, so it is shorter than others' wait for the lock.
"""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.25
_CANNOT_FLUSH = {EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP}
"""Errors with which some network disks refuse to flush a file."""


class AtomicStorage:
    """A TinyDB storage: one JSON file, of which a reader sees the old content or the new, never a part.

    ``content`` is the file's content at the last read or write, ``written_in`` the number of the format it was read in.
    ``retry_seconds`` is as for ``write_atomically``. ``left_hard_link`` says whether the file had another
    hard link at the last write: that one still has the content from before.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content: bytes | None = None
        self.written_in = SCHEMA
        self.retry_seconds = RETRY_SECONDS
        self.left_hard_link = False
        self._tables: Tables = {}
        self._writer = Writer()

    def read(self) -> Tables | None:
        """Return the file's tables; None when there is no file."""
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            self.content = None
            return None
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(EISDIR, "it is a folder")
        if not stat.S_ISREG(mode):  # a pipe or a device has no end to read to
            raise OSError(EINVAL, "it is not a file")
        content = self.path.read_bytes()
        if content != self.content:
            self._tables, self.written_in = decode(content)
            self.content = content
        return dict(self._tables)  # a copy, as TinyDB adds new tables to the value returned

    def write(self, data: Tables) -> None:
        """Replace the file's whole content."""
        content = self._writer.text(data)
        existing = _status(self.path)
        is_hard_linked = existing is not None and existing.st_nlink > 1
        write_atomically(self.path, content, retry_seconds=self.retry_seconds)
        self.content, self._tables, self.left_hard_link = content, dict(data), is_hard_linked

    def close(self) -> None:
        """Do nothing, as the file is never held open; TinyDB calls it."""


def _real_path(path: Path) -> Path:
    """Return the path, or the file that it leads to when it is a symbolic link."""
    return path.resolve() if path.is_symlink() else path


def _status(path: Path) -> os.stat_result | None:
    """Return the file's status; None when there is no file."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def write_atomically(
    path: Path,
    content: bytes,
    *,
    model: Path | None = None,
    durable: bool = True,
    retry_seconds: float = RETRY_SECONDS,
    working_name: str = "",
) -> None:
    """Write a file atomically; once this returns, a ``durable`` one survives a power cut, where the disk can do that.

    An existing file keeps its permissions and group; a new one takes those of the ``model``. ``retry_seconds`` is how
    long to retry while another program has the file open. The temporary file is named after ``working_name``, else
    after the file. Raises OSError when the file cannot be written, or may not be replaced (see ``check_may_replace``).
    """
    import tempfile

    target = _real_path(path)
    existing = _status(target)
    if existing:
        _check_may_replace(target)
    attributes = existing or (_status(model) if model else None)
    prefix = temporary_prefix(working_name or target.name)
    handle, temporary_path = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            if durable:
                _flush_to_disk(temporary.fileno())
        if attributes and hasattr(os, "chown"):
            with suppress(OSError):  # only a member of the group may set it
                os.chown(temporary_path, -1, attributes.st_gid)
        os.chmod(temporary_path, attributes.st_mode if attributes else 0o666 & ~_umask())
        _replace(temporary_path, target, retry_seconds)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary_path)
        raise
    if durable:
        _flush_folder(target.parent)


def check_may_replace(path: Path) -> None:
    """Raise OSError where a file is read-only, or another user's in a folder that lets only owners replace files.

    The rename alone would succeed on a read-only file.
    """
    target = _real_path(path)
    if target.exists():
        _check_may_replace(target)


def _check_may_replace(target: Path) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(EACCES, "it is read-only")
    if _is_other_users(target):
        raise PermissionError(EPERM, "it is somebody else's, and its folder lets nobody replace what others have made")


def _is_other_users(target: Path) -> bool:
    """Return whether a file is another user's, in a folder where only its owner, or the folder's, may remove it."""
    folder = target.parent.stat()
    if not hasattr(os, "geteuid") or not folder.st_mode & stat.S_ISVTX:
        return False
    return os.geteuid() not in {0, folder.st_uid, target.lstat().st_uid}


def _replace(temporary_path: str, target: Path, retry_seconds: float) -> None:
    """Rename the temporary file over its target; retry while a virus scanner or a sync client has either open."""
    pause = _FIRST_PAUSE
    while True:
        try:
            os.replace(temporary_path, target)
            return
        except PermissionError as error:
            if error.errno != EACCES or retry_seconds <= 0:
                raise
        pause = min(pause, retry_seconds)
        sleep(pause)
        retry_seconds -= pause
        pause = min(2 * pause, _LONGEST_PAUSE)


def _umask() -> int:
    mask = os.umask(0)  # it can only be read by setting it
    os.umask(mask)
    return mask


def _flush_to_disk(handle: int) -> None:
    """Flush an open file to the disk, where the disk can do that."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise


def _flush_folder(folder: Path) -> None:
    """Flush a folder, so that a rename in it is durable, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
