"""Writing whole files: a temporary one beside the target, flushed, then put in its place."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from errno import EACCES, EINVAL
from pathlib import Path

from planner.store.text import Tables, Writer


class AtomicStorage:
    """A storage for TinyDB: one JSON file, of which a reader sees the old content or the new, never a part.

    ``decode`` makes tables of the file's content. Every read is of the file itself; ``content`` is what was last found
    in it or put there.
    """

    def __init__(self, path: Path, decode: Callable[[bytes], Tables]) -> None:
        self.path = path
        self.content: bytes | None = None
        self._decode = decode
        self._tables: Tables = {}
        self._writer = Writer()

    def read(self) -> Tables | None:
        """The file's tables, or None when there is no file."""
        try:
            kind = self.path.stat().st_mode
        except FileNotFoundError:
            self.content = None
            return None
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):  # a pipe or a device has no end to read to
            raise OSError(EINVAL, "it is not a file")
        content = self.path.read_bytes()
        if content != self.content:
            self._tables = self._decode(content)
            self.content = content
        return dict(self._tables)  # a copy, as TinyDB puts new tables into what it is given

    def write(self, data: Tables) -> None:
        """Replace the file's content, whole."""
        content = self._writer.text(data)
        write_whole(self.path, content)
        self.content, self._tables = content, dict(data)

    def close(self) -> None:
        """Nothing is held open."""


def write_whole(path: Path, content: bytes, *, like: Path | None = None, lasting: bool = True) -> None:
    """Put a file in place, whole; when it returns, a ``lasting`` one survives a power cut.

    It keeps the permissions and the group it had; a new one has those of the file it is ``like``.
    Raises OSError, also where the file is marked read-only, though its folder would let it be replaced.
    """
    import tempfile

    target = path.resolve()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, "it is read-only")
    model = next((each.stat() for each in (target, like) if each and each.exists()), None)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            if lasting:
                os.fsync(temporary.fileno())
        if model and hasattr(os, "chown"):
            with suppress(OSError):  # only a member of the group may give it
                os.chown(name, -1, model.st_gid)
        os.chmod(name, model.st_mode if model else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    if lasting:
        _fsync_folder(target.parent)


def leftovers(folder: Path, of: Path | None = None) -> list[Path]:
    """What writers who were stopped have left in a folder: temporary files of any file, or of one and its copies."""
    name = ".+"
    if of:
        name = rf"{re.escape(of.stem)}(\.(damaged|format)-[^/]+)?{re.escape(of.suffix)}"
    temporary = re.compile(rf"\.{name}\.\w+\.tmp")
    try:
        return [Path(each.path) for each in os.scandir(folder) if temporary.fullmatch(each.name)]
    except OSError:
        return []


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _fsync_folder(folder: Path) -> None:
    """Make the renaming itself lasting, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
