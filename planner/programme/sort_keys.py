"""Sort keys of entities that people put in order; never shown, only compared.

A key is ``<six digits>.<digits>``: as text it sorts as the number that it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from zlib import crc32


def position_after(positions: Iterable[str], id: str) -> str:
    """Return a key after all ``positions``; its fraction is a checksum of the id, so that two people's keys differ."""
    last = max(positions, default="000000.0")
    return f"{int(last.partition('.')[0]) + 1:06}.{crc32(id.encode()) % 1000:03}"


def position_between(low: str, high: str, id: str) -> str:
    """Return a key between two others; a blank one is no bound.

    A checksum of the id decides where in the gap it is, so that two people who put different entities in one gap make
    different keys.
    """
    if not high:
        return position_after([low] if low else [], id)
    bottom, top = Decimal(low or "0"), Decimal(high)
    share = Decimal(crc32(id.encode()) % 997 + 1) / 1000
    exact = Context(prec=len(low) + len(high) + 8)
    key = exact.add(bottom, exact.multiply(exact.subtract(top, bottom), share))
    whole, _, fraction = f"{key:f}".partition(".")
    return f"{int(whole):06}.{fraction.rstrip('0') or '0'}"
