"""The programme as published: the rows that every export prints, and that a version keeps.

Each row has the ids of what it is about, so that two tables can be compared; no export prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from planner.programme.kinds import ItemKind
from planner.programme.values import Count, Line, Paragraphs

Day: TypeAlias = date
"""A date, in a row that has a field of that name."""


class Column(StrEnum):
    """A column that the table may have, by the name that it is chosen and kept by."""

    DATE = "date"
    ITEMS = "items"
    OBJECTIVE = "objective"
    LEAD_OFFICER = "lead-officer"
    PORTFOLIO_HOLDER = "portfolio-holder"
    NOTES = "notes"
    REPORT_DEADLINE = "report-deadline"


USUAL_COLUMNS = (Column.DATE, Column.ITEMS)
"""The columns of a committee that has not chosen its own; its items have their objectives and notes with them."""


def is_a_table(columns: tuple[Column, ...]) -> bool:
    """Whether these columns make a table: the usual ones, or a date and an items column, and none twice."""
    return not columns or ({*USUAL_COLUMNS} <= {*columns} and len({*columns}) == len(columns))


WAITING_HEADING = "Topics waiting, in order of priority"
"""The heading of the topics waiting, where they are printed."""
IN_BRACKETS: Mapping[ItemKind, str] = {
    ItemKind.INFORMATION: "for information",
    ItemKind.TASK_AND_FINISH: "task and finish",
    ItemKind.STANDING: "standing item",
}
"""What is said after its title of an item that is not substantive."""


class ItemRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One item as published; a field of its topic, from ``lead`` on, is blank unless it has a column."""

    id: str
    topic: str
    title: Line
    kind: ItemKind
    tentative: bool
    objective: Paragraphs
    focus: tuple[Line, ...]
    note: Paragraphs
    lead: Line = ""
    portfolio_holder: Line = ""


class MeetingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One meeting as published; ``free_words`` is blank when no place is free, ``taken`` and ``free`` are places.

    ``report_deadline`` is there when it has a column.
    """

    id: str
    date: date
    time: Line
    venue: Line
    status: Line
    items: tuple[ItemRow, ...]
    taken: Count
    free: Count
    free_words: Line
    report_deadline: Day | None = None

    @property
    def last_lines(self) -> tuple[str, ...]:
        """What stands below the items: the free places, or that there is nothing."""
        if self.free_words:
            return (self.free_words,)
        if self.items:
            return ()
        if self.status == "cancelled":
            return ("Cancelled",)
        return ("To be confirmed" if self.taken else "No items",)


class WaitingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic waiting as published, and what its place in the order rests on."""

    topic: str
    title: Line
    rests_on: Line

    @property
    def words(self) -> str:
        """How it reads in the list."""
        return f"{self.title} ({self.rests_on})"


class ProgrammeTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A municipal year's programme as published: its committee and joint meetings, by date.

    No ``columns`` are the usual ones; ``waiting`` are the topics waiting where they are printed, in order of priority.
    """

    committee: Line
    council: Line
    year: Line
    meetings: tuple[MeetingRow, ...]
    columns: tuple[Column, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()

    @property
    def title(self) -> str:
        """'Children and Young People Scrutiny Committee work programme 2023/24'."""
        return f"{self.committee} work programme {self.year}"


def described(item: ItemRow) -> str:
    """An item's title with what readers must know of it: '(tentative)', '(for information)'."""
    return entitled(item.title, item.kind, item.tentative)


def entitled(title: str, kind: ItemKind, tentative: bool) -> str:
    """A title with what readers must know of an item of it."""
    words = [IN_BRACKETS.get(kind, ""), "tentative" if tentative else ""]
    return f"{title} ({', '.join(filter(None, words))})" if any(words) else title
