"""Two published tables side by side: each item where it was and where it is."""

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
"""Where an item was, and where it is; None where it is not in the table."""


def placed(table: ProgrammeTable) -> dict[str, PlacedItem]:
    """Every item of a table by its id, in the table's order."""
    return {item.id: PlacedItem(meeting, item) for meeting in table.meetings for item in meeting.items}


def pairs(before: ProgrammeTable, after: ProgrammeTable) -> Iterator[Pair]:
    """Each item of either table, once.

    One that was taken off and placed again is the same matter, though it has another id: on the same meeting first,
    and else in the order of the dates.
    """
    was, now = placed(before), placed(after)
    yield from ((was[id], now[id]) for id in was.keys() & now.keys())
    gone, come = _by_topic(was, now), _by_topic(now, was)
    for topic in gone.keys() | come.keys():
        yield from _matched(gone[topic], come[topic])


def _by_topic(these: dict[str, PlacedItem], those: dict[str, PlacedItem]) -> dict[str, list[PlacedItem]]:
    """The items that only these have, by topic."""
    found: dict[str, list[PlacedItem]] = defaultdict(list)
    for id in these:
        if id not in those:
            found[these[id].item.topic].append(these[id])
    return found


def _matched(gone: list[PlacedItem], come: list[PlacedItem]) -> Iterator[Pair]:
    for one in list(gone):
        there = next((other for other in come if other.meeting.id == one.meeting.id), None)
        if there:
            gone.remove(one)
            come.remove(there)
            yield one, there
    both = min(len(gone), len(come))
    yield from zip(gone[:both], come[:both], strict=True)
    yield from ((one, None) for one in gone[both:])
    yield from ((None, other) for other in come[both:])
