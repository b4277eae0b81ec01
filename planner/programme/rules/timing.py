"""The rules about the timing of an item: in time for a decision, within its dates, not too soon after another."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long, months_before
from planner.programme.defaults import number_setting
from planner.programme.english import counted
from planner.programme.finding import Cure, Level
from planner.programme.kinds import ItemKind
from planner.programme.model import ExecutiveDecision, Item, Meeting
from planner.programme.rules.rule import Observation, rule
from planner.programme.rules.subjects import about_item, items_to_come
from planner.programme.view import View

KINDS_WITH_GAP = (ItemKind.SUBSTANTIVE, ItemKind.INFORMATION)
"""The kinds of item that must have the committee's gap between them; a task and finish group's sessions need none."""


@rule("after-decision", Level.SHOULD, source="Protocol 3", short="after the decision", cures=(Cure.MOVE,))
def after_decision(view: View) -> Iterator[Observation]:
    """An item on the day of the linked executive decision or after it, too late to influence it (Protocol 3)."""
    for meeting, item in items_to_come(view):
        decision = view.linked_decision(item.topic)
        if decision and decision.date and not decision.is_after(meeting):
            last = _last_useful_meeting(view, decision)
            useful = f"the last useful meeting is {long(last.date)}" if last else "no meeting is left before it"
            yield about_item(
                view,
                item,
                f"comes after the Executive's decision of {long(decision.date)} on {decision.name}: {useful}",
                f"Move it to {long(last.date)} or earlier." if last else "Add a meeting before the decision.",
                "Link it to another decision, or change the decision's date.",
            )


def _last_useful_meeting(view: View, decision: ExecutiveDecision) -> Meeting | None:
    """Return the last meeting with places, of any year, that is still to be held before a decision."""
    meetings = view.programme.meetings.values()
    useful = (each for each in meetings if each.kind.has_places and view.is_open(each) and decision.is_after(each))
    return max(useful, key=lambda each: each.date, default=None)


@rule("outside-window", Level.SHOULD, source="Protocol 3", short="outside its dates", cures=(Cure.MOVE,))
def outside_window(view: View) -> Iterator[Observation]:
    """An item before its topic's earliest useful date or after its latest, with the reason for them (Protocol 3)."""
    for meeting, item in items_to_come(view):
        topic = view.topic_of(item)
        words = ""
        if topic.not_before and meeting.date < topic.not_before:
            words = f"is before {long(topic.not_before)}, its earliest useful date"
        elif topic.not_after and meeting.date > topic.not_after:
            words = f"is after {long(topic.not_after)}, its latest useful date"
        if words:
            why = f": {topic.why.rstrip('.')}" if topic.why else ""
            yield about_item(
                view,
                item,
                f"{words}{why}",
                "Move it to a meeting within its dates.",
                "Change the topic's dates, if they no longer hold.",
            )


@rule("too-soon", Level.SHOULD, source="Protocol 3", short="too near the same topic", cures=(Cure.MOVE,))
def too_soon(view: View) -> Iterator[Observation]:
    """An item nearer than the committee's gap to one before it on the same topic (Protocol 3: not repetitious)."""
    gap = number_setting(view.programme.committee, "gap_months")
    for meeting, item in items_to_come(view):
        before = _previous_meeting(view, item, meeting)
        if before and before.date > months_before(meeting.date, gap):
            yield about_item(
                view,
                item,
                f"is less than {counted(gap, 'month')} after the same topic on {long(before.date)}",
                "Move one of them further away.",
                "Take one of them off, if one will do.",
            )


def _previous_meeting(view: View, item: Item, meeting: Meeting) -> Meeting | None:
    """Return the last meeting with the same topic before an item's; None where there is none."""
    if item.kind not in KINDS_WITH_GAP or len(view.items_of(item.topic)) < 2:
        return None
    others = (view.meeting_of(other) for other in view.items_of(item.topic) if other.kind in KINDS_WITH_GAP)
    sort_key = (meeting.date, meeting.time, meeting.id)
    earlier = (each for each in others if not each.cancelled and (each.date, each.time, each.id) < sort_key)
    return max(earlier, key=lambda each: each.date, default=None)
