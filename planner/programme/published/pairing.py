"""Pair the items of two published tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from planner.programme.table import ItemRow, MeetingRow, ProgrammeTable


class PlacedItem(Struct, frozen=True):
    """An item in a published table, and the meeting it is on."""

    meeting: MeetingRow
    item: ItemRow


Pair: TypeAlias = tuple[PlacedItem | None, PlacedItem | None]
"""An item in the earlier table and in the later one; None where it is not in the table."""


def placed(table: ProgrammeTable) -> dict[str, PlacedItem]:
    """Return every item of a table by its id, in the table's order."""
    return {item.id: PlacedItem(meeting, item) for meeting in table.meetings for item in meeting.items}


def pairs(before: ProgrammeTable, after: ProgrammeTable) -> Iterator[Pair]:
    """Yield each item of either table once, in a pair.

    An item that was taken off and placed again has a new id. Such items are paired by topic: those at the same meeting
    first, the others in the order of their dates.
    """
    old, new = placed(before), placed(after)
    yield from ((old[id], new[id]) for id in old.keys() & new.keys())
    removed, added = _only_in_first(old, new), _only_in_first(new, old)
    for topic in removed.keys() | added.keys():
        yield from _pairs_of_topic(removed[topic], added[topic])


def _only_in_first(first: dict[str, PlacedItem], second: dict[str, PlacedItem]) -> dict[str, list[PlacedItem]]:
    """Return the items, by topic, that only the first table has."""
    by_topic: dict[str, list[PlacedItem]] = defaultdict(list)
    for id in first:
        if id not in second:
            by_topic[first[id].item.topic].append(first[id])
    return by_topic


def _pairs_of_topic(removed: list[PlacedItem], added: list[PlacedItem]) -> Iterator[Pair]:
    """Pair the removed and added items of one topic; an item left over is paired with None. Changes both lists."""
    for old in list(removed):
        new = next((item for item in added if item.meeting.id == old.meeting.id), None)
        if new:
            removed.remove(old)
            added.remove(new)
            yield old, new
    count = min(len(removed), len(added))
    yield from zip(removed[:count], added[:count], strict=True)
    yield from ((old, None) for old in removed[count:])
    yield from ((None, new) for new in added[count:])
