"""A view of the programme -> findings. Each rule is written once, here, and everything reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from planner.programme.calendar import WEEKDAYS, in_words, long
from planner.programme.model import Acceptance, Item, ItemKind, Meeting
from planner.programme.view import NOT_WANTED, View
from planner.programme.words import counted, listed


class Level(StrEnum):
    """How grave a finding is: law or constitution; recommended practice; something to bear in mind."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule has noticed: one plain sentence, its source, and what would cure it.

    ``brief`` says it where the thing concerned is already named. ``item``, ``meeting`` and ``topic`` are the ids of
    what is concerned; ``key`` is what an acceptance of it is kept under.
    """

    rule: str
    level: Level
    message: str
    source: str
    key: str
    brief: str = ""
    cures: tuple[str, ...] = ()
    item: str = ""
    meeting: str = ""
    topic: str = ""
    accepted: Acceptance | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still wants something done: must or should, and not accepted."""
        return self.level is not Level.NOTE and self.accepted is None


Rule: TypeAlias = Callable[[View], Iterator[Finding]]


def findings(view: View) -> tuple[Finding, ...]:
    """Every finding in view, gravest first, each with its acceptance if there is one."""
    kept = view.programme.acceptances
    noticed = (each for rule in RULES for each in rule(view))
    found = (replace(each, accepted=kept[each.key]) if each.key in kept else each for each in noticed)
    return tuple(sorted(found, key=lambda each: list(Level).index(each.level)))


def acceptance_key(rule: str, *subjects: str) -> str:
    """The id an acceptance is kept under."""
    return "/".join((rule, *subjects))


def cancelled_meeting(view: View) -> Iterator[Finding]:
    """An item on a cancelled meeting."""
    for meeting in view.meetings:
        if meeting.cancelled:
            for item in view.items_at(meeting.id):
                yield _about_item(
                    view,
                    item,
                    "cancelled-meeting",
                    Level.MUST,
                    "is on a meeting that is cancelled",
                    "Protocol 2",
                    "Move it to another meeting, or take it off the programme.",
                )


def co_optees(view: View) -> Iterator[Finding]:
    """An education matter where the statutory education co-optees are not yet invited."""
    for meeting, item in _to_come(view):
        topic = view.topic_of(item)
        if topic.education and not meeting.co_optees_invited:
            yield _about_item(
                view,
                item,
                "co-optees",
                Level.MUST,
                "is an education matter: the statutory education co-optees are not yet invited",
                "Terms of reference, co-opted members",
                "Invite them, and record the invitation on the meeting.",
            )


def limit(view: View) -> Iterator[Finding]:
    """Each substantive item beyond a meeting's places: accepted ones first, then the newest."""
    for meeting in view.meetings:
        over = view.places(meeting).over
        if over and view.is_open(meeting):
            kept = view.programme.acceptances
            here = view.substantive(meeting)
            accepted_last = sorted(here, key=lambda item: acceptance_key("limit", item.id, meeting.id) in kept)
            for item in accepted_last[-over:]:
                yield beyond_places(view, item)


def beyond_places(view: View, item: Item) -> Finding:
    """The finding that an item is one more than its meeting has places for."""
    meeting = view.meeting_of(item)
    here = view.substantive(meeting)
    titles = listed(view.topic_of(each).title for each in here)
    finding = _about_item(
        view,
        item,
        "limit",
        Level.MUST if view.programme.committee.strict else Level.SHOULD,
        f"is one of {counted(len(here), 'substantive item')} for {counted(view.limit(meeting), 'place')}",
        "Report, 3.3",
        "Move one of them to another meeting.",
        "Make one of them an information item.",
        "Keep it, with a reason and who agreed.",
    )
    message = (
        f"{long(meeting.date)} has {counted(len(here), 'substantive item')} for "
        f"{counted(view.limit(meeting), 'place')}: {titles}. {_with_room(view, meeting)}"
    )
    return replace(finding, message=message, key=acceptance_key("limit", item.id, meeting.id))


def _with_room(view: View, full: Meeting) -> str:
    with_room = [long(meeting.date) for meeting in view.with_room if meeting is not full]
    return f"There is room on {listed(with_room)}." if with_room else "No other meeting in the year has room."


def same_time(view: View) -> Iterator[Finding]:
    """Two meetings of one kind at one time, as two people can make them."""
    first: dict[tuple[object, ...], Meeting] = {}
    for meeting in view.meetings:
        if (
            view.is_open(meeting)
            and first.setdefault((meeting.date, meeting.kind, meeting.time), meeting) is not meeting
        ):
            yield Finding(
                rule="same-time",
                level=Level.SHOULD,
                message=f"There are two meetings at one time on {in_words(meeting.date)}.",
                source="Good practice",
                key=acceptance_key("same-time", meeting.id),
                cures=("Move the items of one to the other, and cancel it.", "Change the date or the time of one."),
                meeting=meeting.id,
            )


def same_meeting(view: View) -> Iterator[Finding]:
    """A topic that is at one meeting twice, as two people can place it."""
    there: set[tuple[str, str]] = set()
    for meeting, item in _to_come(view):
        if (item.topic, meeting.id) in there:
            yield _about_item(
                view,
                item,
                "same-meeting",
                Level.SHOULD,
                "is on the same meeting twice",
                "Good practice",
                "Take one of the two off.",
            )
        there.add((item.topic, meeting.id))


def no_objective(view: View) -> Iterator[Finding]:
    """An item that has no objective."""
    for _, item in _to_come(view):
        if not view.objective(item):
            yield _about_item(
                view,
                item,
                "no-objective",
                Level.SHOULD,
                "has no objective",
                "Report, 3.3 and 3.6",
                "Write one sentence in the topic's objective.",
            )


def not_wanted(view: View) -> Iterator[Finding]:
    """A topic that was declined, deferred or referred, yet is on the programme."""
    for _, item in _to_come(view):
        topic = view.topic_of(item)
        status = view.status(topic)
        if status in NOT_WANTED:
            yield _about_item(
                view,
                item,
                "not-wanted",
                Level.SHOULD,
                f"was {status}, yet it is on the programme",
                "Protocol 2",
                "Decide about it again.",
                "Take it off the programme.",
            )


def no_desired_outcome(view: View) -> Iterator[Finding]:
    """An item whose topic has no desired outcome."""
    for _, item in _to_come(view):
        topic = view.topic_of(item)
        if not topic.desired_outcome:
            yield _about_item(
                view,
                item,
                "no-desired-outcome",
                Level.NOTE,
                "has no desired outcome",
                "Report, 3.3",
                "Say in the topic what should be different afterwards.",
            )


def no_purpose(view: View) -> Iterator[Finding]:
    """An item whose topic is not linked to the committee's purposes."""
    for _, item in _to_come(view):
        topic = view.topic_of(item)
        if not topic.purposes:
            yield _about_item(
                view,
                item,
                "no-purpose",
                Level.NOTE,
                "is not linked to any of the committee's purposes",
                "Report, 3.2",
                "Choose one or more of the purposes (a) to (f) in the topic.",
            )


def unanswered(view: View) -> Iterator[Finding]:
    """An item whose topic has checklist questions still open."""
    for _, item in _to_come(view):
        advice = view.advice(item.topic)
        if advice.outcome is None:
            yield _about_item(
                view,
                item,
                "unanswered",
                Level.NOTE,
                f"has {counted(len(advice.open), 'checklist question')} still to answer",
                "Protocol 2",
                "Run the checklist on the topic.",
            )


def weekend(view: View) -> Iterator[Finding]:
    """A meeting on a Saturday or a Sunday."""
    for meeting in view.meetings:
        if view.is_open(meeting) and meeting.date.weekday() >= WEEKDAYS.index("Saturday"):
            yield Finding(
                rule="weekend",
                level=Level.NOTE,
                message=f"The meeting of {in_words(meeting.date)} is at a weekend.",
                source="Good practice",
                key=acceptance_key("weekend", meeting.id),
                cures=("Check the date, and change it if it is a slip.",),
                meeting=meeting.id,
            )


def _to_come(view: View) -> Iterator[tuple[Meeting, Item]]:
    """Each item that rules about content look at: not standing, at a meeting that is still to be held."""
    for meeting in view.meetings:
        if view.is_open(meeting):
            for item in view.items_at(meeting.id):
                if item.kind is not ItemKind.STANDING:
                    yield meeting, item


def _about_item(view: View, item: Item, rule: str, level: Level, words: str, source: str, *cures: str) -> Finding:
    """A finding about an item; ``words`` follow its title and date, and stand alone as the brief."""
    day = long(view.meeting_of(item).date)
    return Finding(
        rule=rule,
        level=level,
        message=f"{view.topic_of(item).title} ({day}) {words}.",
        source=source,
        key=acceptance_key(rule, item.id),
        brief=f"{words[0].upper()}{words[1:]}.",
        cures=cures,
        item=item.id,
        meeting=item.meeting,
        topic=item.topic,
    )


RULES: tuple[Rule, ...] = (
    cancelled_meeting,
    co_optees,
    limit,
    same_time,
    same_meeting,
    no_objective,
    not_wanted,
    no_desired_outcome,
    no_purpose,
    unanswered,
    weekend,
)
