"""The programme as published: the rows that every export prints, and that a version keeps.

Each row has the ids of what it is about, so that two tables can be compared; no export prints them.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from planner.programme.kinds import ItemKind


class ItemRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One item as published."""

    id: str
    topic: str
    title: str
    kind: ItemKind
    tentative: bool
    objective: str
    focus: tuple[str, ...]
    note: str


class MeetingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One meeting as published; ``free_words`` is blank when no place is free, ``taken`` and ``free`` are places."""

    id: str
    date: date
    time: str
    venue: str
    status: str
    items: tuple[ItemRow, ...]
    taken: int
    free: int
    free_words: str

    @property
    def last_lines(self) -> tuple[str, ...]:
        """What stands below the items: the free places, or that there is nothing."""
        if self.free_words:
            return (self.free_words,)
        return () if self.items else ("Cancelled" if self.status == "cancelled" else "No items",)


class ProgrammeTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A municipal year's programme as published: its committee and joint meetings, by date."""

    committee: str
    council: str
    year: str
    meetings: tuple[MeetingRow, ...]

    @property
    def title(self) -> str:
        """'Children and Young People Scrutiny Committee work programme 2023/24'."""
        return f"{self.committee} work programme {self.year}"


def described(item: ItemRow) -> str:
    """An item's title with what readers must know of it: '(tentative)', '(for information)'."""
    words = []
    if item.kind == ItemKind.INFORMATION:
        words.append("for information")
    elif item.kind == ItemKind.TASK_AND_FINISH:
        words.append("task and finish")
    elif item.kind == ItemKind.STANDING:
        words.append("standing item")
    if item.tentative:
        words.append("tentative")
    return f"{item.title} ({', '.join(words)})" if words else item.title
