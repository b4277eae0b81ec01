"""A TinyDB storage that writes whole files: a temporary one beside the target, flushed, then put in its place."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """Reads and writes one JSON file; a reader sees the old content or the new, never a part."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Tables | None:
        """The file's tables, or None when there is no file."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return None
        tables: Tables = msgspec.json.decode(content)
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file's content, whole."""
        content = msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
        target = self.path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as temporary:
                temporary.write(content)
                temporary.flush()
                os.fsync(temporary.fileno())
            os.chmod(name, target.stat().st_mode if target.exists() else 0o666 & ~_umask())
            os.replace(name, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(name)
            raise
        _fsync_folder(target.parent)


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
