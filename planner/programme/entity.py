"""What everything in a programme is: something with an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Anything the programme holds under an id of its own."""

    REFERS: ClassVar[Mapping[str, str]] = {}
    id: str
