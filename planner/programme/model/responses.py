"""What came of recommendations: answers, progress, and the committee's own assessments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, declared
from planner.programme.kinds import AnswerKind, Claim, Verdict
from planner.programme.model.entity import Entity, Words
from planner.programme.values import Count, Line, Paragraphs


class Response(Entity, frozen=True, kw_only=True):
    """One answer of the recipient; its id joins the recommendation's and its number, 1 for the first."""

    WORDS: ClassVar[Words] = Words(
        noun="answer",
        name="the answer to “{recommendation.text}”",
        made="Recorded {it}: {answer}",
        removed="Took back {it}",
        changed="Changed the {fields} of {it}",
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        answer=F(
            "Answer",
            FieldKind.CHOICE,
            "Noted alone is no answer, unless the committee says so.",
            help="accepted, in-part, rejected or noted.",
            choices=AnswerKind,
            needed=True,
            in_json=True,
        ),
        on=F("On", FieldKind.DAY, help="The day of the answer.", phrase="day", needed=True, in_json=True),
        reasons=F("Reasons", FieldKind.PARAGRAPH, "What members value most.", searched=True, in_json=True),
        action=F("What they will do", FieldKind.PARAGRAPH, help="What they will do.", searched=True, in_json=True),
        lead=F("Who leads", hint="By role.", help="Who leads it, by role.", searched=True, in_json=True),
        target=F("By when", FieldKind.DAY, help="Their target date.", phrase="target", is_latest=True, in_json=True),
        decided_by=F(
            "Decided by",
            hint="Such as: Executive, 21 November 2023.",
            help="Who decided on the answer.",
            searched=True,
            in_json=True,
        ),
        interim=F(
            "Interim",
            FieldKind.YES_NO,
            "An interim answer does not end the wait for the final one.",
            help="Not the final answer.",
            option="interim/--final",
            yes_no=("Final", "Interim: the final answer is to come"),
            in_json=True,
        ),
        published=F("Published on", FieldKind.DAY, help="When it was published.", phrase="day", in_json=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"recommendation": "recommendations"}
    IN_JSON = True
    recommendation: str
    number: Count
    on: date
    answer: AnswerKind
    interim: bool = False
    reasons: Paragraphs = ""
    action: Paragraphs = ""
    lead: Line = ""
    target: date | None = None
    decided_by: Line = ""
    published: date | None = None


class Progress(Entity, frozen=True, kw_only=True):
    """What the recipient says on a day of how far it is, with evidence; perhaps with a revised target, and why."""

    WORDS: ClassVar[Words] = Words(
        noun="report of progress",
        name="the progress of “{recommendation.text}” on {on}",
        made="Recorded {it}: {claim}",
        removed="Took back {it}",
        changed="Changed the {fields} of {it}",
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        claim=F(
            "How far",
            FieldKind.CHOICE,
            help="not-begun, under-way, done or stopped.",
            choices=Claim,
            needed=True,
            in_json=True,
        ),
        on=F("On", FieldKind.DAY, help="The day, today if not given.", phrase="day", needed=True, in_json=True),
        evidence=F(
            "Evidence",
            FieldKind.PARAGRAPH,
            "What shows it, and where it is.",
            help="What shows it.",
            searched=True,
            in_json=True,
        ),
        by=F("Said by", hint="By role.", help="Who says so, by role.", searched=True, in_json=True),
        target=F(
            "New target",
            FieldKind.DAY,
            "Blank to leave it as it is.",
            help="A new target date, with --reason.",
            phrase="target",
            is_latest=True,
            in_json=True,
        ),
        why=F("Why", hint="Needed for a new target.", phrase="reason for the new target", searched=True, in_json=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"recommendation": "recommendations"}
    IN_JSON = True
    recommendation: str
    on: date
    claim: Claim
    evidence: Paragraphs = ""
    by: Line = ""
    target: date | None = None
    why: Line = ""


class Assessment(Entity, frozen=True, kw_only=True):
    """What the committee thinks of it on a day, and by whose authority; some verdicts close it."""

    WORDS: ClassVar[Words] = Words(
        noun="assessment",
        name="the assessment of “{recommendation.text}”",
        made="Assessed “{recommendation.text}”: {verdict}",
        removed="Took back {it}",
        changed="Changed the {fields} of {it}",
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        verdict=F(
            "Verdict",
            FieldKind.CHOICE,
            "Achieved and no longer pursued close it.",
            help="achieved, acceptable, unacceptable or no-longer-pursued.",
            choices=Verdict,
            needed=True,
            in_json=True,
        ),
        authority=F(
            "Who agreed",
            hint="Such as: Committee, 28 March 2024.",
            help="By whose authority.",
            needed=True,
            searched=True,
            in_json=True,
        ),
        words=F(
            "In words", FieldKind.PARAGRAPH, "What the committee says.", help="In words.", searched=True, in_json=True
        ),
        on=F("On", FieldKind.DAY, help="The day.", phrase="day", needed=True, in_json=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"recommendation": "recommendations", "meeting": "meetings"}
    IN_JSON = True
    recommendation: str
    on: date
    verdict: Verdict
    authority: Line
    words: Paragraphs = ""
    meeting: str = ""
