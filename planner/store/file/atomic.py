"""Writing whole files: a temporary one beside the target, flushed, then put in its place."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EACCES, EINVAL, EISDIR, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from time import sleep

from planner.store.file.names import temporary_prefix
from planner.store.file.schema import SCHEMA, decoded
from planner.store.file.writer import Tables, Writer

PATIENCE = 2.0
"""For how many seconds in all a file is tried to be put in place while another program has hold of it.

That is less than others wait for the lock, which is held meanwhile.
"""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.25
_CANNOT_FLUSH = {EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP}
"""What some network disks answer when a file is to be flushed to the disk."""


class AtomicStorage:
    """A storage for TinyDB: one JSON file, of which a reader sees the old content or the new, never a part.

    Every read is of the file itself; ``content`` is what was last found in it or put there, and ``written_in`` the
    number of the format that it was found in. ``patience`` is as for ``write_whole``. ``has_parted`` says whether the
    file had another name, a hard link, which the last write has left behind.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content: bytes | None = None
        self.written_in = SCHEMA
        self.patience = PATIENCE
        self.has_parted = False
        self._tables: Tables = {}
        self._writer = Writer()

    def read(self) -> Tables | None:
        """The file's tables, or None when there is no file."""
        try:
            kind = self.path.stat().st_mode
        except FileNotFoundError:
            self.content = None
            return None
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(EISDIR, "it is a folder")
        if not stat.S_ISREG(kind):  # a pipe or a device has no end to read to
            raise OSError(EINVAL, "it is not a file")
        content = self.path.read_bytes()
        if content != self.content:
            self._tables, self.written_in = decoded(content)
            self.content = content
        return dict(self._tables)  # a copy, as TinyDB puts new tables into what it is given

    def write(self, data: Tables) -> None:
        """Replace the file's content, whole."""
        content = self._writer.text(data)
        there = _found(self.path)
        has_twin = there is not None and there.st_nlink > 1
        write_whole(self.path, content, patience=self.patience)
        self.content, self._tables, self.has_parted = content, dict(data), has_twin

    def close(self) -> None:
        """Nothing is held open."""


def _target(path: Path) -> Path:
    """The file itself, where a path is a link to it."""
    return path.resolve() if path.is_symlink() else path


def _found(path: Path) -> os.stat_result | None:
    """What the system says of a file; None where there is none."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def write_whole(
    path: Path,
    content: bytes,
    *,
    like: Path | None = None,
    lasting: bool = True,
    patience: float = PATIENCE,
    working_name: str = "",
) -> None:
    """Put a file in place, whole; when it returns, a ``lasting`` one survives a power cut, where the disk can do that.

    It keeps the permissions and the group it had; a new one has those of the file it is ``like``. ``patience`` is for
    how many seconds to go on while another program has hold of it. The temporary file is named after ``working_name``,
    else after the file. Raises OSError, also where ``check_may_replace`` does.
    """
    import tempfile

    target = _target(path)
    there = _found(target)
    if there:
        _check_may_replace(target)
    model = there or (_found(like) if like else None)
    prefix = temporary_prefix(working_name or target.name)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            if lasting:
                _flush_to_disk(temporary.fileno())
        if model and hasattr(os, "chown"):
            with suppress(OSError):  # only a member of the group may give it
                os.chown(name, -1, model.st_gid)
        os.chmod(name, model.st_mode if model else 0o666 & ~_umask())
        _put_in_place(name, target, patience)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    if lasting:
        _flush_folder(target.parent)


def check_may_replace(path: Path) -> None:
    """Raise OSError where a file is marked read-only, though its folder would let it be replaced, or is not ours to."""
    target = _target(path)
    if target.exists():
        _check_may_replace(target)


def _check_may_replace(target: Path) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(EACCES, "it is read-only")
    if _is_anothers(target):
        raise PermissionError(EPERM, "it is somebody else's, and its folder lets nobody replace what others have made")


def _is_anothers(target: Path) -> bool:
    """Whether a file is another user's in a folder where only its owner, or the folder's, may take it away."""
    folder = target.parent.stat()
    if not hasattr(os, "geteuid") or not folder.st_mode & stat.S_ISVTX:
        return False
    return os.geteuid() not in {0, folder.st_uid, target.lstat().st_uid}


def _put_in_place(name: str, target: Path, patience: float) -> None:
    """Rename a file to its place, trying again while a scanner or a sync client has hold of either."""
    pause = _FIRST_PAUSE
    while True:
        try:
            os.replace(name, target)
            return
        except PermissionError as error:
            if error.errno != EACCES or patience <= 0:
                raise
        pause = min(pause, patience)
        sleep(pause)
        patience -= pause
        pause = min(2 * pause, _LONGEST_PAUSE)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush_to_disk(handle: int) -> None:
    """Have what was written to an open file be on the disk, where the disk can say so."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise


def _flush_folder(folder: Path) -> None:
    """Make the renaming itself lasting, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
