"""The names at the top of an OLE file, the container of the old Office formats: they tell what kind of file it is."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END = 0xFFFFFFFA
"""The numbers from here on are no sectors or entries, but marks such as the end of a chain."""
_ENTRY_BYTES = 128
_MOST_ENTRIES = 10_000
"""How many entries of the directory are looked at: an old Word file has a dozen, and some for each object in it."""


def top_names(content: bytes) -> set[str]:
    """Return the names of the streams and folders at the top of an OLE file; none when it is damaged."""
    try:
        return set(_top_names(content))
    except (struct.error, IndexError):
        return set()


def _top_names(content: bytes) -> Iterator[str]:
    """Yield the names of the entries that the root's tree holds; those in inner folders are not among them."""
    directory = _directory(content)
    waiting, seen = [_links(directory, 0)[2]], {0}
    while waiting:
        entry = waiting.pop()
        if entry >= _END or entry in seen:
            continue
        seen.add(entry)
        start = entry * _ENTRY_BYTES
        (length,) = struct.unpack_from("<H", directory, start + 64)
        yield directory[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        waiting += _links(directory, entry)[:2]


def _links(directory: bytes, entry: int) -> tuple[int, int, int]:
    """Return the numbers of the entries before, after and inside an entry."""
    left, right, inside = struct.unpack_from("<3I", directory, entry * _ENTRY_BYTES + 68)
    return left, right, inside


def _directory(content: bytes) -> bytes:
    """Return the bytes of the directory, which lies in a chain of sectors."""
    (shift,) = struct.unpack_from("<H", content, 30)
    size = 1 << min(shift, 12)
    (sector,) = struct.unpack_from("<I", content, 48)
    table_sectors = struct.unpack_from("<109I", content, 76)
    found = bytearray()
    while sector < _END and len(found) < _MOST_ENTRIES * _ENTRY_BYTES:
        found += content[(sector + 1) * size : (sector + 2) * size]
        where = table_sectors[sector * 4 // size]
        if where >= _END:
            break
        (sector,) = struct.unpack_from("<I", content, (where + 1) * size + sector * 4 % size)
    return bytes(found)
