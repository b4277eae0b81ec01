"""The sheet: the slots of a page read so far, and the date or heading that the next lines belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from planner.importing.draft import Entry
from planner.importing.page import PageLine
from planner.importing.understanding.headings import Role
from planner.importing.understanding.questions import Questions
from planner.programme.kinds import MeetingKind


class SheetColumn(Struct, frozen=True):
    """The role of a column, None when it is left out; ``label`` is put before its texts where they need one."""

    role: Role | None
    label: str = ""


@dataclass(slots=True)
class Slot:
    """The entries under one date of the page, or without a date.

    ``when`` is the date as written, blank for none; ``heading`` the last heading above topics without a date;
    ``lines`` the lines of a list, which are read together at the end. ``year`` is the municipal year said above, blank
    for that of the page, or ``calendar_year`` the year of a date that has none. ``time``, ``kind`` and ``body``, the
    name of the committee, are as said above the date; its own words come first. ``note`` is what else is said of it.
    """

    when: str
    where: str
    heading: str = ""
    venue: str = ""
    cancelled: bool = False
    time: str = ""
    kind: MeetingKind | None = None
    body: str = ""
    note: str = ""
    year: str = ""
    calendar_year: int = 0
    entries: list[Entry] = field(default_factory=list)
    lines: list[PageLine] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """The page read so far; ``slot`` is the one that the next lines belong to, ``columns`` are the last table's.

    ``wanted`` is the committee whose parts are read, blank for all. ``in_list`` says that lines outside tables are
    items, ``has_kinds`` that a column gave each item's kind, ``is_schedule`` that the page lists meetings rather than
    items, and ``has_ended`` that nothing more of it is the programme's.
    ``undated_heading`` is the last heading above topics without a date, ``month`` the last one that is a month;
    ``body``, ``time``, ``kind``, ``year`` and ``calendar_year`` are those of the next slots.
    """

    questions: Questions
    has_styles: bool
    wanted: str = ""
    in_list: bool = False
    has_kinds: bool = False
    is_schedule: bool = False
    has_ended: bool = False
    bold_is_a_mark: bool = False
    slots: list[Slot] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    undated_heading: str = ""
    month: str = ""
    body: str = ""
    time: str = ""
    kind: MeetingKind | None = None
    year: str = ""
    calendar_year: int = 0
    slot: Slot | None = None
    columns: tuple[SheetColumn, ...] = ()
    header: tuple[str, ...] = ()

    def open_slot(self, when: str, where: str, venue: str = "", body: str = "") -> Slot:
        """Return the slot for the next lines: the current one if all about it fits, else a new one.

        ``body`` is the committee that the date's own words name; it must be wanted.
        """
        slot, body = self.slot, body or self.body
        about = (when, venue, self.undated_heading, body)
        if slot is None or (slot.when, slot.venue, slot.heading, slot.body) != about:
            self.slot = slot = Slot(
                when,
                where,
                self.undated_heading,
                venue,
                time=self.time,
                kind=self.kind,
                body=body,
                year=self.year,
                calendar_year=self.calendar_year,
            )
            self.slots.append(slot)
        return slot

    def open_undated_slot(self, heading: str, where: str) -> Slot:
        """Return a new slot without a date for the next lines."""
        self.undated_heading = heading
        self.slot = slot = Slot("", where, heading=heading, body=self.body, year=self.year)
        self.slots.append(slot)
        return slot

    def close_slot(self) -> None:
        """Say that what follows belongs to no date or heading so far."""
        self.slot, self.undated_heading, self.in_list = None, "", False

    def is_wanted(self, body: str) -> bool:
        """Return whether the parts of a committee are to be read; those that name none are."""
        return not (self.wanted and body) or body.casefold() == self.wanted.casefold()

    def leave_to(self, body: str, where: str, text: str) -> None:
        """Leave out words of the page that are another committee's."""
        self.questions.leave_out(where, text, f"it is of another committee, {body}")
