"""Recommendations: what the committee recommends to somebody, and when it went and arrived."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, Group, declared
from planner.programme.kinds import Counting, MadeBy, PeriodUnit, RecipientKind
from planner.programme.model.entity import Entity, Words
from planner.programme.values import MOST_DAYS, MOST_MONTHS, Days, Line, Months, Paragraphs

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
            is_latest=True,
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
