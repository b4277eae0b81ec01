"""The items and topics that depend on an executive decision, in words."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long
from planner.programme.model import ExecutiveDecision, Item, Meeting
from planner.programme.view import View


def dependents(view: View, decision: ExecutiveDecision) -> Iterator[str]:
    """Yield a sentence for each item still to come, in any year, of a topic linked to the decision.

    A linked topic without such an item has a sentence too.
    """
    for topic in view.order:
        if topic.executive_decision == decision.id:
            to_come = [item for item in view.items_of(topic.id) if view.is_open(view.meeting_of(item))]
            for item in to_come:
                yield _item_words(view, item, view.meeting_of(item), decision)
            if not to_come:
                yield f"{topic.title} hangs on {decision.name}, and is at no meeting still to come."


def _item_words(view: View, item: Item, meeting: Meeting, decision: ExecutiveDecision) -> str:
    """Return a sentence on whether an item comes before or after the decision."""
    words = f"{view.topic_of(item).title} on {long(meeting.date)}"
    if decision.date is None:
        return f"{words} hangs on {decision.name}, which has no date."
    side = "before" if decision.is_after(meeting) else "after"
    return f"{words} is {side} the decision of {long(decision.date)} on {decision.name}."
