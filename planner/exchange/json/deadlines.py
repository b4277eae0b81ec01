"""Deadlines as data: what ``deadlines --json`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planner.programme.deadlines import Deadline


def deadlines_data(deadlines: Iterable[Deadline]) -> list[dict[str, Any]]:
    """Return every deadline, in the order given, with the ids of what it is about, and its owner, where it has them."""
    return [dict(_deadline(each)) for each in deadlines]


def _deadline(deadline: Deadline) -> Iterator[tuple[str, str]]:
    yield "date", deadline.date.isoformat()
    yield "what", deadline.kind.value
    subjects = (
        ("meeting", deadline.meeting),
        ("item", deadline.item),
        ("action", deadline.action),
        ("recommendation", deadline.recommendation),
        ("topic", deadline.topic),
    )
    yield from ((name, entity.id) for name, entity in subjects if entity)
    if deadline.owner:
        yield "owner", deadline.owner
