"""The rules about meetings: their places, their invitations, and two at one time."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.calendar import in_words, long
from planner.programme.english import counted, listed
from planner.programme.finding import LIMIT, Cure, Finding, Level, is_accepted_beyond_places
from planner.programme.model import Item, Meeting
from planner.programme.rules.rule import Observation, rule
from planner.programme.rules.subjects import about_item, items_to_come
from planner.programme.view import View


@rule("cancelled-meeting", Level.MUST, source="Protocol 2", row="move its items", cures=(Cure.MOVE, Cure.TAKE_OFF))
def cancelled_meeting(view: View) -> Iterator[Observation]:
    """An item on a cancelled meeting."""
    for meeting in view.meetings:
        if meeting.cancelled:
            for item in view.items_at(meeting.id):
                yield about_item(
                    view,
                    item,
                    "is on a meeting that is cancelled",
                    "Move it to another meeting, or take it off the programme.",
                )


@rule(
    "co-optees",
    Level.MUST,
    source="Terms of reference, membership and chairing",
    short="co-optees to be invited",
    row="invite co-optees",
    cures=(Cure.MEETING,),
)
def co_optees(view: View) -> Iterator[Observation]:
    """An education matter where the statutory education co-optees are not yet invited."""
    for meeting, item in items_to_come(view):
        topic = view.topic_of(item)
        if topic.education and not meeting.co_optees_invited:
            yield about_item(
                view,
                item,
                "is an education matter: the statutory education co-optees are not yet invited",
                "Invite them, and record the invitation on the meeting.",
            )


@rule(
    LIMIT,
    Level.SHOULD,
    source="Report, 3.3",
    short="full",
    row="over the limit",
    cures=(Cure.MOVE, Cure.KIND, Cure.KEEP),
)
def limit(view: View) -> Iterator[Observation]:
    """Each item beyond a meeting's places; the findings fall on accepted items first, then on the newest."""
    for meeting in view.meetings:
        over = view.places(meeting).over
        if over and view.is_open(meeting):
            items = view.substantive(meeting)
            # the newest last, and after them the accepted ones
            accepted_last = sorted(
                items, key=lambda item: is_accepted_beyond_places(view.programme, item, item.meeting)
            )
            message = _limit_message(view, meeting)
            for item in accepted_last[-over:]:
                yield _limit_observation(view, item, message)


def beyond_places(view: View, item: Item) -> Finding:
    """Return the ``limit`` finding for an item."""
    return limit.finding(_limit_observation(view, item, _limit_message(view, view.meeting_of(item))))


def _limit_observation(view: View, item: Item, message: str) -> Observation:
    """Return the observation that an item is beyond its meeting's places."""
    observation = about_item(
        view,
        item,
        f"is one of {_items_for_places(view, view.meeting_of(item))}",
        "Move one of them to another meeting.",
        "Make one of them an information item.",
        "Keep it, with a reason and who agreed.",
    )
    level = Level.MUST if view.programme.committee.strict else None
    return replace(observation, message=message, subjects=(item.id, item.meeting), level=level)


def _limit_message(view: View, meeting: Meeting) -> str:
    """Return the message that a meeting has too many items, naming the meetings that have room."""
    titles = listed(view.topic_of(each).title for each in view.substantive(meeting))
    return f"{long(meeting.date)} has {_items_for_places(view, meeting)}: {titles}. {_room_words(view, meeting)}"


def _items_for_places(view: View, meeting: Meeting) -> str:
    """Return '3 substantive items for 2 places'."""
    items = counted(len(view.substantive(meeting)), "substantive item")
    return f"{items} for {counted(view.limit(meeting), 'place')}"


def _room_words(view: View, full: Meeting) -> str:
    """Return a sentence on the other meetings with room."""
    with_room = [long(meeting.date) for meeting in view.meetings_with_room if meeting is not full]
    return f"There is room on {listed(with_room)}." if with_room else "No other meeting in the year has room."


@rule("same-time", Level.SHOULD, source="Good practice", cures=(Cure.MEETING,))
def same_time(view: View) -> Iterator[Observation]:
    """Two meetings of one kind at one time, which happens when two people add the same one."""
    first_at: dict[tuple[object, ...], Meeting] = {}
    for meeting in view.meetings:
        if not view.is_open(meeting):
            continue
        first = first_at.setdefault((meeting.date, meeting.kind, meeting.time), meeting)
        if first is not meeting:
            yield Observation(
                message=f"There are two meetings at one time on {in_words(meeting.date)}.",
                subjects=(meeting.id,),
                cures=("Move the items of one to the other, and cancel it.", "Change the date or the time of one."),
                meeting=meeting.id,
            )


@rule("same-meeting", Level.SHOULD, source="Good practice", cures=(Cure.MOVE, Cure.TAKE_OFF))
def same_meeting(view: View) -> Iterator[Observation]:
    """A topic that is at one meeting twice, which happens when two people place it."""
    placed: set[tuple[str, str]] = set()
    for meeting, item in items_to_come(view):
        if (item.topic, meeting.id) in placed:
            yield about_item(view, item, "is on the same meeting twice", "Take one of the two off.")
        placed.add((item.topic, meeting.id))
