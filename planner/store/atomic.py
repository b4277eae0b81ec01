"""A TinyDB storage that writes whole files: a temporary one beside the target, flushed, then put in its place."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """Reads and writes one JSON file; a reader sees the old content or the new, never a part.

    ``decode`` makes tables of the file's content. Every read is of the file itself; ``content`` is what was last found
    in it or put there.
    """

    def __init__(self, path: Path, decode: Callable[[bytes], Tables]) -> None:
        self.path = path
        self.content: bytes | None = None
        self._decode = decode
        self._tables: Tables = {}

    def read(self) -> Tables | None:
        """The file's tables, or None when there is no file."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            self.content = None
            return None
        if content != self.content:
            self._tables = self._decode(content)
            self.content = content
        return dict(self._tables)  # a copy, as TinyDB puts new tables into what it is given

    def write(self, data: Tables) -> None:
        """Replace the file's content, whole."""
        content = as_text(data)
        write_whole(self.path, content)
        self.content, self._tables = content, dict(data)


def as_text(data: Tables) -> bytes:
    """The tables as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def write_whole(path: Path, content: bytes, *, like: Path | None = None, lasting: bool = True) -> None:
    """Put a file in place, whole; when it returns, a ``lasting`` one survives a power cut.

    It keeps the permissions it had; a new one has those of the file it is ``like``.
    """
    target = path.resolve()
    mode = next((each.stat().st_mode for each in (target, like) if each and each.exists()), 0o666 & ~_umask())
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            if lasting:
                os.fsync(temporary.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    if lasting:
        _fsync_folder(target.parent)


def leftovers(folder: Path, name: str = "") -> list[Path]:
    """The temporary files in a folder, of the file of one name or of any, that writers who were stopped have left."""
    temporary = re.compile(rf"\.{re.escape(name)}\.\w+\.tmp" if name else r"\..+\.tmp")
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
