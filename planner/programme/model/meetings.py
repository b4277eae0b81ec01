"""The year's meetings, and the items on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.model.entity import Entity
from planner.programme.values import (
    Line,
    Paragraphs,
    Places,
    SortKey,
)


class Meeting(Entity, frozen=True, kw_only=True):
    """A dated slot; ``year`` is the municipal year it was made for."""

    date: date
    year: Line
    kind: MeetingKind
    time: Line = ""
    venue: Line = ""
    limit: Places | None = None
    additional: bool = False
    cancelled: bool = False
    co_optees_invited: bool = False

    @property
    def status(self) -> str:
        """Planned, additional or cancelled."""
        if self.cancelled:
            return "cancelled"
        return "additional" if self.additional else "planned"


class Item(Entity, frozen=True, kw_only=True):
    """One appearance of a topic at one meeting; ``position`` is a sort key, never shown."""

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics", "meeting": "meetings"}
    topic: str
    meeting: str
    kind: ItemKind
    position: SortKey
    tentative: bool = False
    note: Paragraphs = ""
    objective: Paragraphs = ""
    focus: tuple[Line, ...] = ()
    urgency: Line = ""
    report_received: date | None = None
    papers_received: date | None = None
