"""Sort keys for things that people put in order; never shown, only compared.

A key is ``<six digits>.<digits>``: compared as text, it orders as the number it reads as.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from zlib import crc32


def position_after(positions: Iterable[str], id: str) -> str:
    """A key after all of these, the same for nobody else: its fraction is a checksum of the id."""
    last = max(positions, default="000000.0")
    return f"{int(last.partition('.')[0]) + 1:06}.{crc32(id.encode()) % 1000:03}"


def position_between(low: str, high: str, id: str) -> str:
    """A key between these two, a blank one being no bound; where in between is fixed by a checksum of the id.

    Two people who put different things in one gap so make different keys, and neither clashes with the other.
    """
    if not high:
        return position_after([low] if low else [], id)
    bottom, top = Decimal(low or "0"), Decimal(high)
    share = Decimal(crc32(id.encode()) % 997 + 1) / 1000
    exact = Context(prec=len(low) + len(high) + 8)
    key = exact.add(bottom, exact.multiply(exact.subtract(top, bottom), share))
    whole, _, fraction = f"{key:f}".partition(".")
    return f"{int(whole):06}.{fraction.rstrip('0') or '0'}"
