"""The page as it is read: under which date, or which heading, the next words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec import Struct

from planner.importing.draft import Entry
from planner.importing.page import PageLine
from planner.importing.understanding.headings import Role
from planner.importing.understanding.questions import Questions

POOL = re.compile(
    r"unscheduled|unallocated|(not|not yet|to be) (scheduled|programmed|allocated|planned)|"
    r"\bpool\b|parking|reserve|potential|possible (items|topics)|(future|other|suggested|proposed|outstanding) "
    r"(items|topics|reviews|business|work)|long ?list|topics? waiting|suggestions|without a date|pending",
    re.IGNORECASE,
)


class SheetColumn(Struct, frozen=True):
    """What a column holds, None for nothing to bring in; ``label`` goes before words that need it to be understood."""

    role: Role | None
    label: str = ""


@dataclass(slots=True)
class Slot:
    """What stands under one date of the page, as written; or under none, ``heading`` then saying where.

    ``lines`` are those of a list, which are read together once it ends.
    """

    when: str
    place: str
    heading: str = ""
    venue: str = ""
    cancelled: bool = False
    entries: list[Entry] = field(default_factory=list)
    lines: list[PageLine] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """What was read so far; ``pool`` is the heading that topics without a date stand under, ``columns`` the last.

    ``listing`` while lines below a heading are a list of items; ``has_kinds`` once a column has said each one's kind.
    """

    asking: Questions
    has_styles: bool
    listing: bool = False
    has_kinds: bool = False
    slots: list[Slot] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    pool: str = ""
    slot: Slot | None = None
    columns: tuple[SheetColumn, ...] = ()
    header: tuple[str, ...] = ()

    def begin(self, when: str, place: str, venue: str = "") -> Slot:
        """What follows stands under this date, which may be the same as before."""
        if self.slot is None or (self.slot.when, self.slot.venue, self.slot.heading) != (when, venue, self.pool):
            self.slot = Slot(when, place, self.pool, venue)
            self.slots.append(self.slot)
        return self.slot

    def begin_pool(self, heading: str, place: str) -> Slot:
        """What follows stands under no date."""
        self.pool = heading
        self.slot = Slot("", place, heading=heading)
        self.slots.append(self.slot)
        return self.slot
