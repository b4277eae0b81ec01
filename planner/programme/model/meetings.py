"""Meetings, and the items on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, declared
from planner.programme.kinds import ItemKind, MeetingKind
from planner.programme.model.entity import Entity, Words
from planner.programme.values import (
    MOST_PLACES,
    Line,
    Paragraphs,
    Places,
    SortKey,
)


class Meeting(Entity, frozen=True, kw_only=True):
    """A meeting; ``year`` is the municipal year that it was made for."""

    WORDS: ClassVar[Words] = Words(
        noun="meeting",
        name="the meeting of {date}",
        made="Added a meeting on {date}",
        by_field={
            "date": ("Moved the meeting of {was.date} to {date}", ""),
            "cancelled": ("Cancelled the meeting of {date}", "Reinstated the meeting of {date}"),
        },
        weight=5,
    )
    FIELDS: ClassVar[Fields] = declared(
        date=F(
            "Date",
            FieldKind.DAY,
            "Such as 26 October 2023.",
            help="Its new date; with a reason.",
            needed=True,
            in_json=True,
        ),
        time=F("Time", FieldKind.TIME, "Such as 10:00.", in_json=True),
        venue=F("Venue", hint="The room and the building.", help="Where it meets.", in_json=True),
        kind=F(
            "Kind",
            FieldKind.CHOICE,
            "Only committee and joint meetings have places.",
            help="committee, informal …",
            choices=MeetingKind,
            needed=True,
            in_json=True,
        ),
        limit=F(
            "Places",
            FieldKind.NUMBER,
            "For substantive items. Leave it blank for the committee's usual number.",
            help="Its substantive places, if not the usual.",
            most=MOST_PLACES,
        ),
        co_optees_invited=F(
            "Co-optees invited",
            FieldKind.YES_NO,
            "The church and parent governor representatives, who vote on education.",
            help="Whether the statutory education co-optees are invited.",
            option="co-optees-invited/--co-optees-not-invited",
            phrase="invitation of the co-optees",
            in_json=True,
        ),
        note=F(
            "Note",
            FieldKind.PARAGRAPH,
            "Printed below its date, such as: joint with the Audit Committee.",
            help="What else is said of it, printed below its date.",
            in_json=True,
        ),
        year=F(phrase="municipal year"),
        additional=F(phrase="status as additional"),
    )
    date: date
    year: Line
    kind: MeetingKind
    time: Line = ""
    venue: Line = ""
    limit: Places | None = None
    additional: bool = False
    cancelled: bool = False
    co_optees_invited: bool = False
    note: Paragraphs = ""

    @property
    def status(self) -> str:
        """'planned', 'additional' or 'cancelled'."""
        if self.cancelled:
            return "cancelled"
        return "additional" if self.additional else "planned"


class Item(Entity, frozen=True, kw_only=True):
    """One appearance of a topic at one meeting; ``position`` is a sort key, never shown."""

    WORDS: ClassVar[Words] = Words(
        noun="item",
        name="{topic}",
        made="Placed {topic} on {meeting.date}",
        removed="Took {topic} off {meeting.date}",
        changed="Changed the {fields} of {topic} on {meeting.date}",
        by_field={
            "meeting": ("Moved {topic} from {was.meeting.date} to {meeting.date}", ""),
            "tentative": ("Made {topic} tentative", "Made {topic} firm"),
        },
        weight=7,
    )
    FIELDS: ClassVar[Fields] = declared(
        kind=F(
            "Kind", FieldKind.CHOICE, help="substantive, information …", choices=ItemKind, needed=True, in_json=True
        ),
        tentative=F(
            "Tentative", FieldKind.YES_NO, help="Not yet certain, or certain.", option="tentative/--firm", in_json=True
        ),
        note=F("Note", FieldKind.PARAGRAPH, help="A note, printed with it.", searched=True, in_json=True),
        objective=F("Objective", FieldKind.PARAGRAPH, help="Its own objective, if not its topic's.", searched=True),
        focus=F("Focus", FieldKind.LINES, help="A line of enquiry.", searched=True),
        urgency=F(
            "Urgent because",
            hint="The Chair's reason, kept for the minute.",
            help="The chair's reason for urgency.",
            phrase="reason for urgency",
            searched=True,
        ),
        report_received=F(
            "Report received", FieldKind.DAY, help="When the report came in.", phrase="report's date of receipt"
        ),
        papers_received=F(
            "Papers received", FieldKind.DAY, help="When the papers came in.", phrase="papers' date of receipt"
        ),
        position=F(phrase="place in the order"),
    )
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
