"""The programme as published: the rows that every export prints, and that a version stores.

Each row has the ids of its entities, so that two tables can be compared; readers see them only as a web page's anchors.
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
"""Another name for ``date``, for classes with a field called ``date``, which hides the type."""


class Column(StrEnum):
    """A column that the table may have, by the name with which it is chosen and stored."""

    DATE = "date"
    ITEMS = "items"
    OBJECTIVE = "objective"
    LEAD_OFFICER = "lead-officer"
    PORTFOLIO_HOLDER = "portfolio-holder"
    NOTES = "notes"
    REPORT_DEADLINE = "report-deadline"


USUAL_COLUMNS = (Column.DATE, Column.ITEMS)
"""The default columns; the items column then has the objectives and notes too."""


def is_a_table(columns: tuple[Column, ...]) -> bool:
    """Return whether the columns are valid: none, for the default, or a date and an items column, and none twice."""
    return not columns or ({*USUAL_COLUMNS} <= {*columns} and len({*columns}) == len(columns))


WAITING_HEADING = "Topics waiting, in order of priority"
"""The heading of the topics waiting, where they are printed."""
IN_BRACKETS: Mapping[ItemKind, str] = {
    ItemKind.INFORMATION: "for information",
    ItemKind.TASK_AND_FINISH: "task and finish",
    ItemKind.STANDING: "standing item",
}
"""Kind of item -> the words in brackets after its title."""


class ItemRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One item as published; the fields of its topic, from ``lead`` on, are blank unless the table has their column."""

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
    """One meeting as published; ``taken`` and ``free`` count places, and ``free_words`` is blank when none is free.

    ``report_deadline`` is None unless the table has its column and the meeting is to be held. ``why_cancelled`` is the
    reason recorded when it was cancelled.
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
    note: Paragraphs = ""
    why_cancelled: Line = ""

    @property
    def last_words(self) -> str:
        """The line below the items: the free places, or that there is no item; blank for neither."""
        if self.free_words or self.items:
            return self.free_words
        return "To be confirmed" if self.taken else "No items"


class WaitingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic waiting as published, and the reasons for its place in the order."""

    topic: str
    title: Line
    rests_on: Line

    @property
    def words(self) -> str:
        """The topic as a line of a list."""
        return f"{self.title} ({self.rests_on})"


class ProgrammeTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A municipal year's programme as published: its committee and joint meetings, by date.

    No ``columns`` mean ``USUAL_COLUMNS``; ``waiting`` are the topics waiting, by priority, where they are printed.
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


def row_title(item: ItemRow) -> str:
    """Return an item's title with its kind and 'tentative' in brackets, where readers must know."""
    return title_with_kind(item.title, item.kind, item.tentative)


def title_with_kind(title: str, kind: ItemKind, tentative: bool) -> str:
    """Return a title with the kind of its item and 'tentative' in brackets: 'Budget (for information)'."""
    words = [IN_BRACKETS.get(kind, ""), "tentative" if tentative else ""]
    return f"{title} ({', '.join(filter(None, words))})" if any(words) else title
