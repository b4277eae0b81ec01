"""Minimal OLE files, the container of the old Office formats: a header, a table of sectors and a directory."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_NONE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def ole_file(names: Sequence[str], *, inner: Sequence[str] = ()) -> bytes:
    """Return an OLE file with these names at its top, and others in a folder within it."""
    entries = [("Root Entry", 5, 1 if names else _NONE, _NONE)]
    for place, name in enumerate([*names, "Folder"], start=1):
        is_folder = place == len(names) + 1
        inside = place + 1 if is_folder and inner else _NONE
        entries.append((name, 1 if is_folder else 2, inside, _NONE if is_folder else place + 1))
    for place, name in enumerate(inner, start=len(entries)):
        entries.append((name, 2, _NONE, place + 1 if place < len(entries) + len(inner) - 1 else _NONE))
    directory = b"".join(_entry(*entry) for entry in entries)
    sectors = -(-len(directory) // _SECTOR)
    chain = [*range(2, sectors + 1), _END]
    table = struct.pack("<128I", _TABLE, *chain, *[_NONE] * (127 - sectors))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_NONE] * 108)
    return header + table + directory.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, kind: int, inside: int, after: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded) + 2, kind, 1, _NONE, after, inside)
        + bytes(36)
        + struct.pack("<IQ", _END, 0)
    )
