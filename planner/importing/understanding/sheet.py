"""The sheet: the slots of a page read so far, and the date or heading that the next lines belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec import Struct

from planner.importing.draft import Entry
from planner.importing.page import PageLine
from planner.importing.understanding.headings import Role
from planner.importing.understanding.questions import Questions

UNSCHEDULED_HEADING = re.compile(
    r"unscheduled|unallocated|(not|not yet|to be) (scheduled|programmed|allocated|planned)|"
    r"\bpool\b|parking|reserve|potential|possible (items|topics)|(future|other|suggested|proposed|outstanding) "
    r"(items|topics|reviews|business|work)|long ?list|topics? waiting|suggestions|without a date|pending",
    re.IGNORECASE,
)
"""A heading above topics that have no date."""


class SheetColumn(Struct, frozen=True):
    """The role of a column, None when it is left out; ``label`` is put before its texts where they need one."""

    role: Role | None
    label: str = ""


@dataclass(slots=True)
class Slot:
    """The entries under one date of the page, or without a date.

    ``when`` is the date as written, blank for none; ``heading`` the last heading above topics without a date;
    ``lines`` the lines of a list, which are read together at the end; ``time`` a time said above, if its date has none;
    ``calendar_year`` the year of its date if that has none, 0 for the municipal year of the page.
    """

    when: str
    where: str
    heading: str = ""
    venue: str = ""
    cancelled: bool = False
    entries: list[Entry] = field(default_factory=list)
    lines: list[PageLine] = field(default_factory=list)
    time: str = ""
    calendar_year: int = 0


@dataclass(slots=True)
class Sheet:
    """The page read so far; ``slot`` is the one that the next lines belong to, ``columns`` are the last table's.

    ``in_list`` says that lines outside tables are items, ``has_kinds`` that a column gave each item's kind;
    ``undated_heading`` is the last heading above topics without a date.
    """

    questions: Questions
    has_styles: bool
    in_list: bool = False
    has_kinds: bool = False
    slots: list[Slot] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    undated_heading: str = ""
    slot: Slot | None = None
    columns: tuple[SheetColumn, ...] = ()
    header: tuple[str, ...] = ()

    def open_slot(self, when: str, where: str, venue: str = "") -> Slot:
        """Return the slot for the next lines: the current one if its date, venue and heading fit, else a new one."""
        slot = self.slot
        if slot is None or (slot.when, slot.venue, slot.heading) != (when, venue, self.undated_heading):
            self.slot = slot = Slot(when, where, self.undated_heading, venue)
            self.slots.append(slot)
        return slot

    def open_undated_slot(self, heading: str, where: str) -> Slot:
        """Return a new slot without a date for the next lines."""
        self.undated_heading = heading
        self.slot = slot = Slot("", where, heading=heading)
        self.slots.append(slot)
        return slot
