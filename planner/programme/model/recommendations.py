"""Recommendations, and what came of them: answers, progress, and the committee's own assessments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, Group, declared
from planner.programme.kinds import AnswerKind, Claim, Counting, MadeBy, PeriodUnit, RecipientKind, Verdict
from planner.programme.model.entity import Entity, Words
from planner.programme.values import MOST_DAYS, MOST_MONTHS, Count, Days, Line, Months, Paragraphs

RESTS_ON = Group("What it rests on")
AGAIN = Group("Looked at again")
APART = Group("Its own details")


class Recommendation(Entity, frozen=True, kw_only=True):
    """What the committee recommends to somebody, in full as resolved, and when it went and arrived.

    It was made at an ``item``, or by a letter or a group's report that has none. ``period``, ``period_unit`` and
    ``counting`` are its own where they differ from the committee's setting for its kind of recipient.
    """

    WORDS: ClassVar[Words] = Words(
        noun="recommendation",
        name="the recommendation “{text}” on {topic}",
        made="Recorded {it}",
        removed="Removed {it}",
        changed="Changed the {fields} of {it}",
        by_field={
            "received": ("Recorded {it} as received on {received}", "Took back that {it} was received"),
            "sent": ("Recorded {it} as sent on {sent}", "Took back that {it} was sent"),
            "notice": ("Recorded the notice of {notice} on {it}", "Took back the notice on {it}"),
        },
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        text=F("What", FieldKind.PARAGRAPH, "In full, as resolved.", needed=True, searched=True, in_json=True),
        part=F(
            "Part of the minute",
            hint="As printed, such as: 1",
            help="The part of the resolution, as printed.",
            phrase="part of the minute",
            searched=True,
            in_json=True,
        ),
        to=F("To whom", hint="By role or body.", help="To whom it is made.", searched=True, in_json=True),
        recipient=F(
            "Kind of recipient",
            FieldKind.CHOICE,
            "It sets the usual time to answer, and whether there is a duty to.",
            help="executive, council, health-body, community-safety-partner, flood-risk-authority, other-partner or "
            "another-committee.",
            choices=RecipientKind,
            phrase="kind of recipient",
            in_json=True,
        ),
        wanted=F(
            "Impact wanted",
            FieldKind.PARAGRAPH,
            "What should be different because of it.",
            help="The impact wanted.",
            phrase="impact wanted",
            searched=True,
            in_json=True,
            group=RESTS_ON,
        ),
        resources=F(
            "Resources",
            FieldKind.PARAGRAPH,
            "What it would need, as far as is known.",
            searched=True,
            in_json=True,
            group=RESTS_ON,
        ),
        advice=F(
            "Advice",
            hint="Whose advice was taken.",
            searched=True,
            in_json=True,
            group=RESTS_ON,
        ),
        follow_up_months=F(
            "Looked at again in",
            FieldKind.NUMBER,
            "Months from the answer; blank for the usual number.",
            help="After how many months it is looked at again.",
            most=MOST_MONTHS,
            phrase="months to the follow-up",
            in_json=True,
            group=AGAIN,
        ),
        follow_up_on=F(
            "Or on",
            FieldKind.DAY,
            "A date for it, if one was set.",
            help="When it is looked at again.",
            phrase="day of the follow-up",
            in_json=True,
            group=AGAIN,
        ),
        reference=F(
            "Own reference", hint="The council's own, if it has one.", searched=True, in_json=True, group=APART
        ),
        made_by=F(
            "Made by",
            FieldKind.CHOICE,
            help="minute, letter or report.",
            choices=MadeBy,
            needed=True,
            phrase="way it was made",
            in_json=True,
        ),
        made=F(
            "Made on",
            FieldKind.DAY,
            "The meeting's day, unless another is given.",
            help="The day on which it was made.",
            phrase="day it was made",
            needed=True,
            in_json=True,
        ),
        sent=F("Sent on", FieldKind.DAY, help="The day on which it went.", phrase="day of sending", in_json=True),
        received=F(
            "Received on",
            FieldKind.DAY,
            "The time to answer runs from this day.",
            help="The day on which it arrived.",
            phrase="day of receipt",
            in_json=True,
        ),
        notice=F(
            "Notice received on",
            FieldKind.DAY,
            "When a written notice that an answer is required came, if it came apart.",
            help="The day on which a notice that requires an answer arrived.",
            phrase="day of the notice",
            in_json=True,
        ),
        asked_by=F(
            "Answer asked by",
            FieldKind.DAY,
            "Where there is no duty to answer.",
            help="The day by which an answer is asked for.",
            phrase="day asked for",
            in_json=True,
            group=APART,
        ),
        period=F(
            "Time to answer",
            FieldKind.NUMBER,
            "Its own number of months or days; blank for the usual one.",
            help="Its own time to answer, in months unless --period-unit says days.",
            most=MOST_DAYS,
            phrase="time to answer",
            in_json=True,
            group=APART,
        ),
        period_unit=F(
            "Counted in",
            FieldKind.CHOICE,
            help="months or days.",
            choices=PeriodUnit,
            phrase="unit of the time to answer",
            in_json=True,
            group=APART,
        ),
        counting=F(
            "Counted",
            FieldKind.CHOICE,
            "Whether the day of receipt is the first day.",
            help="beginning-with or from.",
            choices=Counting,
            phrase="way of counting",
            in_json=True,
            group=APART,
        ),
        lead=F("Watched by", hint="Who on our side, by role.", help="Who on our side watches it.", searched=True),
        private_note=F("Private note", FieldKind.PARAGRAPH, "Kept out of every export.", private=True, searched=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"item": "items", "topic": "topics"}
    IN_JSON = True
    topic: str
    text: Paragraphs
    made: date
    made_by: MadeBy
    item: str = ""
    part: Line = ""
    reference: Line = ""
    to: Line = ""
    recipient: RecipientKind | None = None
    period: Days | None = None
    period_unit: PeriodUnit | None = None
    counting: Counting | None = None
    wanted: Paragraphs = ""
    resources: Paragraphs = ""
    advice: Line = ""
    sent: date | None = None
    received: date | None = None
    notice: date | None = None
    asked_by: date | None = None
    follow_up_months: Months | None = None
    follow_up_on: date | None = None
    lead: Line = ""
    private_note: Paragraphs = ""


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
        target=F("By when", FieldKind.DAY, help="Their target date.", phrase="target", in_json=True),
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
