"""Scoping sessions, the checklist's answers, and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, declared
from planner.programme.kinds import Outcome
from planner.programme.model.entity import Entity, Words
from planner.programme.values import (
    Count,
    Line,
    SortKey,
)


class Answer(Entity, frozen=True, kw_only=True):
    """The answer to one checklist question for one topic; its id joins the two.

    ``checklist`` names the checklist that asked.
    """

    WORDS: ClassVar[Words] = Words(
        noun="answer",
        name="the answer to “{question}” for {topic}",
        made="Answered “{question}” for {topic}",
        removed="Took back {it}",
        changed="Answered “{question}” for {topic}",
        weight=4,
    )
    FIELDS: ClassVar[Fields] = declared(
        question=F(kind=FieldKind.KEY),
        evidence=F(searched=True),
        by=F(incidental=True),
        on=F(incidental=True),
        checklist=F(incidental=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    topic: str
    question: Line
    value: Line
    by: Line
    on: date
    evidence: Line = ""
    checklist: Line = ""


class Decision(Entity, frozen=True, kw_only=True):
    """A decision on a topic; its id joins the topic and ``number``, 1 for its first.

    ``advice`` and ``advised`` are the checklist's advice and its reasons at the time; ``session`` or ``at`` is the
    scoping session or the meeting that decided. ``done_on`` is when a briefing note was sent, or a group reported.
    """

    WORDS: ClassVar[Words] = Words(
        noun="decision",
        name="the decision on {topic}",
        made="Decided {topic}: {outcome}",
        removed="Took back {it}: {outcome}",
        by_field={"done_on": ("Recorded {topic} as done on {done_on}: {outcome}", "Took back that {topic} was done")},
        with_removed={"items": ", and took it off {meeting.date}"},
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        reason=F("Why", hint="One sentence, as members would read it.", searched=True),
        owner=F(
            "Who does it",
            hint="The officer or member who is to do it, by role.",
            help="Who is to do it.",
            searched=True,
        ),
        by_date=F(
            "By when",
            FieldKind.DAY,
            help="When it is due, or to be looked at again.",
            phrase="due date",
            is_latest=True,
        ),
        to=F(
            "Referred to",
            hint="The body that is to take it.",
            help="The body it is referred to.",
            phrase="receiving body",
            searched=True,
        ),
        criterion=F(
            "Test not met",
            hint="In a few words: which of the checklist's tests it fails.",
            help="The test it did not meet.",
            phrase="test that it did not meet",
            searched=True,
        ),
        resubmit_from=F(
            "Suggest again from",
            FieldKind.DAY,
            "The day from which it may be suggested again; blank if it may not.",
            help="When it may come back.",
            phrase="date of return",
        ),
        duty=F(
            "The duty",
            hint="The law, or the part of the constitution, that requires it.",
            help="The duty that requires it.",
            searched=True,
        ),
        members=F("Group members", hint="Who is to be on the group.", help="A group's members.", searched=True),
        chair=F("Chaired by", hint="Who is to chair it.", help="A group's chair.", searched=True),
        length=F("How long", hint="Such as: four sessions, to report in March.", help="How long a group takes."),
        by=F(
            "Decided by",
            hint="The committee, the Chair, or an officer with them.",
            phrase="decision-maker",
            searched=True,
            incidental=True,
        ),
        done_on=F("Done on", FieldKind.DAY, "When the note was sent, or the group reported.", phrase="day it was done"),
        done_words=F("What was done", hint="What was sent, and where it is.", searched=True),
        on=F(phrase="day", incidental=True),
        at=F(phrase="meeting"),
        session=F(phrase="scoping session"),
        advice=F(incidental=True),
        advised=F(phrase="reasons for the advice", incidental=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics", "at": "meetings", "session": "scoping_sessions"}
    topic: str
    number: Count
    outcome: Outcome
    reason: Line
    by: Line
    on: date
    advice: Outcome | None = None
    advised: tuple[Line, ...] = ()
    at: str = ""
    session: str = ""
    owner: Line = ""
    by_date: date | None = None
    to: Line = ""
    criterion: Line = ""
    resubmit_from: date | None = None
    duty: Line = ""
    members: Line = ""
    chair: Line = ""
    length: Line = ""
    done_on: date | None = None
    done_words: Line = ""


class ScopingSession(Entity, frozen=True, kw_only=True):
    """An informal meeting that scopes and prioritises topics: its day, and those present."""

    WORDS: ClassVar[Words] = Words(
        noun="scoping session",
        name="the scoping session of {on}",
        made="Started {it}",
        removed="Took back {it}",
        changed="Changed {it}",
        by_field={"ended": ("Ended {it}", "Took {it} up again")},
        weight=3,
    )
    FIELDS: ClassVar[Fields] = declared(on=F(phrase="day"), present=F(phrase="names of who was there"))
    on: date
    present: tuple[Line, ...] = ()
    ended: bool = False


class SessionTopic(Entity, frozen=True, kw_only=True):
    """A topic taken at a scoping session; its id joins the two, and ``skipped`` are the questions left for later."""

    WORDS: ClassVar[Words] = Words(
        noun="topic of a scoping session",
        name="{topic} at the scoping session",
        made="Took {it}",
        removed="No longer took {it}",
        changed="Left a question about {topic} for later",
        weight=0,
    )
    REFERS: ClassVar[Mapping[str, str]] = {"session": "scoping_sessions", "topic": "topics"}
    session: str
    topic: str
    position: SortKey
    skipped: frozenset[Line] = frozenset()
