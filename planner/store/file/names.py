"""The names of the files beside a programme's file: its lock, its backups, temporary files, and copies."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path
from zlib import crc32

LONGEST_NAME = 255
"""The longest file name of most systems, in bytes."""
_LONGEST_SUFFIX = 20
"""How much of a file's suffix a copy keeps, in bytes."""


def shortened(name: str, most: int) -> str:
    """Return a name of at most this many bytes; a longer one is cut, and ends in a checksum of the whole."""
    encoded = os.fsencode(name)
    if len(encoded) <= most:
        return name
    checksum = f"~{crc32(encoded):08x}"
    return encoded[: most - len(checksum)].decode(errors="ignore") + checksum


def lock_file(path: Path) -> Path:
    """Return the path of a file's lock."""
    return _sibling(path, ".", ".lock")


def backup_folder(path: Path) -> Path:
    """Return the folder of a file's backups."""
    return _sibling(path, "", ".backups")


def _sibling(path: Path, prefix: str, suffix: str) -> Path:
    target = path.resolve()
    return target.with_name(f"{prefix}{shortened(target.name, LONGEST_NAME - len(prefix) - len(suffix))}{suffix}")


def unused_name(path: Path, reason: str) -> Path:
    """Return an unused path beside a file for a copy of it; ``reason`` becomes part of the name."""
    target = path.resolve()
    for number in count(1):
        ending = f".{reason}{f'-{number}' if number > 1 else ''}{shortened(target.suffix, _LONGEST_SUFFIX)}"
        copy = target.with_name(f"{shortened(target.stem, LONGEST_NAME - len(os.fsencode(ending)))}{ending}")
        if not os.path.lexists(copy):
            return copy
    raise AssertionError("there is always a further number")


def temporary_prefix(name: str) -> str:
    """Return the beginning of the names of temporary files for a file of this name."""
    return f".{shortened(name, LONGEST_NAME - len('..12345678.tmp'))}."


def leftovers(folder: Path, of: Path | None = None) -> list[Path]:
    """Return the temporary files that killed writers left in a folder: of any file, or of one file and its copies."""
    prefix = r"\..+\."
    if of:
        copies = rf"\.{re.escape(of.stem)}\.(damaged|format)-[^/]+{re.escape(of.suffix)}\."
        prefix = f"({re.escape(temporary_prefix(of.name))}|{copies})"
    temporary = re.compile(rf"{prefix}\w+\.tmp")
    try:
        return [Path(entry.path) for entry in os.scandir(folder) if temporary.fullmatch(entry.name)]
    except OSError:
        return []
