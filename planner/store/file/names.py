"""How what stands beside a programme's file is called: its lock, its backups, what it is written in, copies of it."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path
from zlib import crc32

LONGEST = 255
"""How many bytes the name of a file may have, on most systems."""
_SUFFIX = 20
"""How many bytes of a file's suffix are kept."""


def fitting(name: str, room: int) -> str:
    """A name, or its beginning and a checksum of the whole where it has more bytes than there is room for."""
    encoded = os.fsencode(name)
    if len(encoded) <= room:
        return name
    mark = f"~{crc32(encoded):08x}"
    return encoded[: room - len(mark)].decode(errors="ignore") + mark


def lock_of(path: Path) -> Path:
    """The file that whoever writes to a file holds a lock on."""
    return _beside(path, ".", ".lock")


def folder_of(path: Path) -> Path:
    """The folder that a file's backups are in."""
    return _beside(path, "", ".backups")


def _beside(path: Path, before: str, after: str) -> Path:
    target = path.resolve()
    return target.with_name(f"{before}{fitting(target.name, LONGEST - len(before) - len(after))}{after}")


def aside(path: Path, why: str) -> Path:
    """A clear name beside a file that nothing has yet, for keeping it as it was."""
    target = path.resolve()
    for number in count(1):
        ending = f".{why}{f'-{number}' if number > 1 else ''}{fitting(target.suffix, _SUFFIX)}"
        named = target.with_name(f"{fitting(target.stem, LONGEST - len(os.fsencode(ending)))}{ending}")
        if not os.path.lexists(named):
            return named
    raise AssertionError("there is always a further number")


def temporary_prefix(name: str) -> str:
    """How the name of the temporary file begins that a file of this name is written in."""
    return f".{fitting(name, LONGEST - len('..12345678.tmp'))}."


def leftovers(folder: Path, of: Path | None = None) -> list[Path]:
    """What writers who were stopped have left in a folder: temporary files of any file, or of one and its copies."""
    prefix = r"\..+\."
    if of:
        copies = rf"\.{re.escape(of.stem)}\.(damaged|format)-[^/]+{re.escape(of.suffix)}\."
        prefix = f"({re.escape(temporary_prefix(of.name))}|{copies})"
    temporary = re.compile(rf"{prefix}\w+\.tmp")
    try:
        return [Path(each.path) for each in os.scandir(folder) if temporary.fullmatch(each.name)]
    except OSError:
        return []
