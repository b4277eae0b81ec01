"""What came after an item was heard: its minute, the actions that were asked for, and chasing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, declared
from planner.programme.kinds import ActionKind, ChaseMeans, Closing, ItemOutcome, NextLook
from planner.programme.model.entity import Entity, Words
from planner.programme.values import MOST_MONTHS, Line, Months, Paragraphs


class Minute(Entity, frozen=True, kw_only=True):
    """What became of one item at its meeting; its id is the item's.

    ``next`` is None while it was not said whether the topic is to be looked at again; ``next_by``, or else
    ``next_months`` after the meeting, says when.
    """

    WORDS: ClassVar[Words] = Words(
        noun="minute",
        name="the minute of {item.topic}, {item.meeting.date}",
        made="Recorded {item.topic} of {item.meeting.date}: {outcome}",
        removed="Took back {it}",
        by_field={"outcome": ("Recorded {item.topic} of {item.meeting.date}: {outcome}", "")},
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        outcome=F(
            "What became of it",
            FieldKind.CHOICE,
            help="considered, deferred, withdrawn or not-reached.",
            choices=ItemOutcome,
            phrase="outcome",
            needed=True,
            in_json=True,
        ),
        number=F(
            "Minute number",
            hint="As printed, such as: 39",
            help="The minute's number, as printed.",
            phrase="minute number",
            searched=True,
            in_json=True,
        ),
        next=F(
            "Next look",
            FieldKind.CHOICE,
            "Whether members are to look at it again, and how.",
            help="none, come-back, briefing-note or task-and-finish.",
            choices=NextLook,
            phrase="next look",
            in_json=True,
        ),
        next_by=F(
            "By when",
            FieldKind.DAY,
            "A date; or else say after how many months.",
            help="When it is to come back.",
            option="by-date",
            phrase="date of the next look",
            in_json=True,
        ),
        next_months=F(
            "Or in how many",
            FieldKind.NUMBER,
            "Months, counted from the meeting.",
            help="After how many months it is to come back.",
            option="months",
            most=MOST_MONTHS,
            phrase="months to the next look",
            in_json=True,
        ),
        next_invite=F(
            "To be heard then",
            FieldKind.SET,
            "Who is to be invited to that meeting, one on each line.",
            help="Somebody to be heard then.",
            option="invite",
            phrase="names of who is to be heard then",
            searched=True,
            in_json=True,
        ),
        conclusions=F(
            "Conclusions",
            FieldKind.PARAGRAPH,
            "The chair's summing up, in a sentence or two.",
            help="The chair's summing up.",
            searched=True,
            in_json=True,
        ),
        by=F(incidental=True),
        on=F(phrase="day", incidental=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"item": "items"}
    IN_JSON = True
    item: str
    outcome: ItemOutcome
    by: Line
    on: date
    number: Line = ""
    conclusions: Paragraphs = ""
    next: NextLook | None = None
    next_by: date | None = None
    next_months: Months | None = None
    next_invite: frozenset[Line] = frozenset()


class Action(Entity, frozen=True, kw_only=True):
    """A request for information, or something somebody is to do, resolved at an item of a meeting.

    It is due on a day, or ``due_when`` something happens. Once ``closed``, ``closing`` says how.
    """

    WORDS: ClassVar[Words] = Words(
        noun="action",
        name="“{text}” on {topic}",
        made="Recorded the action {it}",
        removed="Removed the action {it}",
        changed="Changed the {fields} of the action {it}",
        by_field={
            "closing": ("Closed the action {it}: {closing}", "Opened the action {it} again"),
            "due": ("Set the action {it} for {due}", "Took the date off the action {it}"),
        },
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        text=F(
            "What", FieldKind.PARAGRAPH, "What was asked for, as resolved.", needed=True, searched=True, in_json=True
        ),
        kind=F(
            "Kind",
            FieldKind.CHOICE,
            "A request for information, or something to be done.",
            help="information or action.",
            choices=ActionKind,
            needed=True,
            in_json=True,
        ),
        owner=F("Who owes it", hint="By role.", help="Who owes it, by role.", searched=True, in_json=True),
        part=F(
            "Part of the minute",
            hint="As printed, such as: 3",
            help="The part of the resolution, as printed.",
            phrase="part of the minute",
            searched=True,
            in_json=True,
        ),
        due=F(
            "Due by",
            FieldKind.DAY,
            "A date; or else say when it is due.",
            help="When it is due.",
            in_json=True,
            is_latest=True,
        ),
        due_when=F(
            "Or when",
            hint="What has to happen first, such as: when the strategy is published.",
            help="What has to happen before it is due.",
            option="when",
            phrase="event that it waits for",
            searched=True,
            in_json=True,
        ),
        made=F(
            "Asked on",
            FieldKind.DAY,
            help="The day on which it was asked for.",
            phrase="day",
            needed=True,
            in_json=True,
        ),
        received=F("Received on", FieldKind.DAY, help="When it came.", phrase="date of receipt", in_json=True),
        answer=F(
            "What came",
            FieldKind.PARAGRAPH,
            "What was received, and where it is.",
            help="What came, and where it is.",
            searched=True,
            in_json=True,
        ),
        closed=F(phrase="day of closing", kind=FieldKind.DAY, in_json=True),
        closing=F(
            "How it is closed",
            FieldKind.CHOICE,
            help="received, no-longer-wanted, became-a-topic or handed-over.",
            choices=Closing,
            phrase="closing",
            in_json=True,
        ),
        authority=F("Who agreed", hint="Such as: Committee, 28 March 2024.", in_json=True),
        private_note=F("Private note", FieldKind.PARAGRAPH, "Kept out of every export.", private=True, searched=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"item": "items", "topic": "topics"}
    IN_JSON = True
    item: str
    topic: str
    kind: ActionKind
    text: Paragraphs
    made: date
    part: Line = ""
    owner: Line = ""
    due: date | None = None
    due_when: Line = ""
    received: date | None = None
    answer: Paragraphs = ""
    closed: date | None = None
    closing: Closing | None = None
    authority: Line = ""
    private_note: Paragraphs = ""


class Chaser(Entity, frozen=True, kw_only=True):
    """One time that somebody was chased for what an action asks of them, or for an answer to a recommendation."""

    WORDS: ClassVar[Words] = Words(
        noun="chaser",
        name="the chaser of {on} to {to}",
        made="Chased {to} on {on}",
        removed="Took back {it}",
        weight=8,
    )
    FIELDS: ClassVar[Fields] = declared(
        on=F("Chased on", FieldKind.DAY, help="The day.", phrase="day", needed=True, in_json=True),
        to=F("To whom", hint="By role.", help="Who was chased, by role.", in_json=True),
        how=F(
            "How",
            FieldKind.CHOICE,
            help="e-mail, letter, in-person or at-the-meeting.",
            choices=ChaseMeans,
            needed=True,
            phrase="means",
            in_json=True,
        ),
        by=F(incidental=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"action": "actions", "recommendation": "recommendations"}
    IN_JSON = True
    on: date
    to: Line
    how: ChaseMeans
    by: Line
    action: str = ""
    recommendation: str = ""
