"""What everything in a programme is: something with an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct


class Entity(Struct, frozen=True, kw_only=True):
    """Anything the programme holds under an id of its own."""

    REFERS: ClassVar[Mapping[str, str]] = {}
    id: str
