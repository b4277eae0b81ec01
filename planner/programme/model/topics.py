"""Topics, the people to be heard on them, and the executive decisions that they are linked to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, Group, Headings, declared
from planner.programme.kinds import PURPOSES, SOURCES, Attendance
from planner.programme.model.entity import Entity, Words
from planner.programme.model.meetings import Meeting
from planner.programme.table import Column
from planner.programme.values import (
    Line,
    Paragraphs,
    SortKeyIfAny,
)

ENQUIRY = Group("Lines of enquiry")
ORIGIN = Group("Where from")
PEOPLE = Group("Who is involved")
DUTY = Group("Duty and education")
WHEN = Group("When")
NOTES = Group("Names and notes")


class ExecutiveDecision(Entity, frozen=True, kw_only=True):
    """A decision of the Executive that topics are linked to."""

    WORDS: ClassVar[Words] = Words(
        noun="executive decision",
        name="{name}",
        made="Changed the executive decision {name}",
        removed="Changed the executive decision {name}",
        changed="Changed the executive decision {name}",
        by_field={
            "date": ("Set the executive decision {name} for {date}", "Took the date off the executive decision {name}")
        },
        weight=0,
    )
    FIELDS: ClassVar[Fields] = declared(
        name=F(searched=True),
        date=F(
            "Decided on",
            FieldKind.DAY,
            "When the Executive decides, such as 1 February 2024.",
            help="The linked decision's date.",
            group=WHEN,
        ),
    )
    name: Line
    date: date | None = None

    def is_after(self, meeting: Meeting) -> bool:
        """Return whether the meeting can still influence the decision; one on the same day cannot."""
        return self.date is not None and meeting.date < self.date


class Topic(Entity, frozen=True, kw_only=True):
    """A matter suggested for scrutiny, for its whole life; ``rank`` is a sort key once people have ranked it."""

    WORDS: ClassVar[Words] = Words(
        noun="topic",
        name="{title}",
        made="Added the topic {title}",
        removed="Removed the topic {title}",
        by_field={
            "rank": ("Ranked {title} by hand", "Ranked {title} by hand"),
            "title": ("Retitled {was.title} as {title}", ""),
        },
        weight=6,
    )
    FIELDS: ClassVar[Fields] = declared(
        title=F("Title", searched=True),
        objective=F(
            "Objective",
            FieldKind.PARAGRAPH,
            "What the committee is to find out. One sentence.",
            searched=True,
            in_json=True,
            headings=Headings(
                r"objectives?|\baims?\b|purpose|scope|rationale|description|^details?\b",
                label=r"objectives?|aims?|purpose|scope",
            ),
        ),
        desired_outcome=F(
            "Desired outcome",
            FieldKind.PARAGRAPH,
            "What should be different because we looked?",
            searched=True,
            in_json=True,
            headings=Headings(
                r"^((desired|expected|intended|anticipated) )?outcomes?( sought)?$",
                label=r"(desired |expected )?outcomes?",
            ),
        ),
        purposes=F(
            "Purposes it serves",
            FieldKind.LETTERS,
            "\n".join(("Letters, such as: a, c", *(f"{letter}: {words}" for letter, words in PURPOSES.items()))),
            help="A purpose of the committee, a to f.",
            option="purpose",
        ),
        focus=F(
            "Focus",
            FieldKind.LINES,
            "The lines of enquiry, one on each line.",
            help="A line of enquiry.",
            group=ENQUIRY,
            searched=True,
            headings=Headings(r"focus|lines of (e|i)nquiry|key questions|key issues"),
        ),
        not_in_scope=F(
            "Not in scope",
            FieldKind.PARAGRAPH,
            "What it leaves aside.",
            group=ENQUIRY,
            phrase="limits to the scope",
            searched=True,
        ),
        source=F(
            "Suggested by",
            hint=f"{', '.join(SOURCES)} …",
            help="Where it came from.",
            group=ORIGIN,
            suggestions=SOURCES,
            searched=True,
            headings=Headings(
                r"origin|source|(suggested|raised|requested|referred|proposed) by",
                label=r"source|origin",
                read_as="where it came from",
            ),
        ),
        suggested_by_ref=F(
            "Its reference",
            hint="Such as: Minute 39(ii) of 30 March 2023; petition 112.",
            help="The reference of what it came from, such as a minute's number.",
            option="reference",
            group=ORIGIN,
            phrase="reference of its source",
            searched=True,
        ),
        lead=F(
            "Lead officer",
            hint="By role.",
            help="The lead officer, by role.",
            group=PEOPLE,
            searched=True,
            column=Column.LEAD_OFFICER,
            headings=Headings(
                r"lead\b|officers?\b|contact|responsible",
                label=r"lead( officer| director| member)?s?",
                names_people=True,
            ),
        ),
        author=F(
            "Report author",
            hint="By role.",
            help="The report's author, by role.",
            group=PEOPLE,
            searched=True,
            headings=Headings(r"author", label=r"(report )?authors?", read_as="the author", names_people=True),
        ),
        portfolio_holder=F(
            "Portfolio Holder",
            hint="The member of the Executive who answers for it, by portfolio.",
            help="The Portfolio Holder.",
            group=PEOPLE,
            searched=True,
            column=Column.PORTFOLIO_HOLDER,
            headings=Headings(
                r"portfolio|(exec\w*|cabinet) member",
                label=r"portfolio holder|(cabinet|executive) member",
                names_people=True,
            ),
        ),
        resources=F(
            "Resources",
            FieldKind.PARAGRAPH,
            "What it needs: evidence, visits, officer time.",
            group=PEOPLE,
            searched=True,
        ),
        education=F(
            "About education",
            FieldKind.YES_NO,
            "Yes: the church and parent governor representatives are to be invited, and vote on it.",
            help="An education matter or not.",
            group=DUTY,
            phrase="standing as an education matter",
            in_json=True,
        ),
        statutory=F(
            "Required by",
            hint="The law, or the part of the constitution, that requires scrutiny of it, if one does.",
            help="The duty to scrutinise it, if there is one.",
            group=DUTY,
            phrase="statutory basis",
            searched=True,
        ),
        executive_decision=F(
            "Executive decision",
            hint="What the Executive is to decide, after the committee was heard. Such as: Youth budget.",
            help="The Executive's decision that this is to come before.",
            option="decision",
            group=WHEN,
        ),
        not_before=F("Not before", FieldKind.DAY, "The earliest useful date.", group=WHEN, phrase="earliest date"),
        not_after=F(
            "Not after", FieldKind.DAY, "The latest useful date.", group=WHEN, phrase="latest date", is_latest=True
        ),
        why=F(
            "Why then",
            hint="The reason for not before and not after.",
            help="The reason for those dates.",
            group=WHEN,
            phrase="reason for the dates",
            searched=True,
        ),
        last_scrutinised=F(
            "Last scrutinised",
            FieldKind.DAY,
            "When it was last looked at.",
            group=WHEN,
            phrase="date of the last scrutiny",
        ),
        other_names=F(
            "Other names",
            FieldKind.SET,
            "Other titles it goes by, one on each line.",
            help="Another name it goes by.",
            option="other-name",
            group=NOTES,
            searched=True,
        ),
        note=F(
            "Note",
            FieldKind.PARAGRAPH,
            "Printed with it.",
            help="A note.",
            group=NOTES,
            searched=True,
            headings=Headings(
                r"notes?\b|comments?\b|remarks?\b|progress|update|additional information",
                label=r"notes?|comments?",
                read_as="a note",
                separator="; ",
            ),
        ),
        private_note=F(
            "Private note",
            FieldKind.PARAGRAPH,
            "Kept out of every export.",
            group=NOTES,
            private=True,
            searched=True,
        ),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"executive_decision": "executive_decisions"}
    title: Line
    other_names: frozenset[Line] = frozenset()
    source: Line = ""
    suggested_by_ref: Line = ""
    objective: Paragraphs = ""
    desired_outcome: Paragraphs = ""
    focus: tuple[Line, ...] = ()
    not_in_scope: Paragraphs = ""
    purposes: frozenset[Line] = frozenset()
    lead: Line = ""
    author: Line = ""
    portfolio_holder: Line = ""
    resources: Paragraphs = ""
    education: bool = False
    statutory: Line = ""
    executive_decision: str = ""
    not_before: date | None = None
    not_after: date | None = None
    why: Line = ""
    last_scrutinised: date | None = None
    note: Paragraphs = ""
    private_note: Paragraphs = ""
    rank: SortKeyIfAny = ""


class Invitation(Entity, frozen=True, kw_only=True):
    """A person or body to be heard on a topic; its id joins topic and name."""

    WORDS: ClassVar[Words] = Words(
        noun="invitation",
        name="who is to be heard on {topic}",
        made="Changed who is to be heard on {topic}",
        removed="Changed who is to be heard on {topic}",
        changed="Changed who is to be heard on {topic}",
        weight=0,
    )
    FIELDS: ClassVar[Fields] = declared(name=F(searched=True))
    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    topic: str
    name: Line
    standing: Attendance = Attendance.INVITED
