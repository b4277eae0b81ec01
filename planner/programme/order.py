"""Sort keys for things that people put in order; never shown, only compared.

A key is ``<six digits>.<digits>``: compared as text, it orders as the number it reads as.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32


def position_after(positions: Iterable[str], id: str) -> str:
    """A key after all of these, the same for nobody else: its fraction is a checksum of the id."""
    last = max(positions, default="000000.0")
    return f"{int(last.partition('.')[0]) + 1:06}.{crc32(id.encode()) % 1000:03}"
