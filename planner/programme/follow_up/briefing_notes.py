"""The briefing notes and task and finish groups that were decided on and are not recorded as done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.programme.follow_up.next_looks import next_look_day
from planner.programme.kinds import NextLook, Outcome
from planner.programme.model import Decision, Item, Topic
from planner.programme.table import Day
from planner.programme.view import View

DECIDED_AS = {NextLook.BRIEFING_NOTE: Outcome.BRIEFING_NOTE, NextLook.TASK_AND_FINISH: Outcome.TASK_AND_FINISH}
"""A next look that is not a return to the committee -> the decision that it amounts to."""


class Awaited(Struct, frozen=True):
    """A briefing note to be sent, or a group to report: since when, who owes it, and by when, if that was said.

    ``decision`` asks for it, or else the minute of ``item``, an item that was heard.
    """

    topic: Topic
    outcome: Outcome
    since: Day
    owner: str
    due: Day | None
    decision: Decision | None = None
    item: Item | None = None


def awaited(view: View) -> Iterator[Awaited]:
    """Yield each briefing note and task and finish group not recorded as done, in the order of the topics.

    Of a topic's decisions the last one counts. What a minute asks for is done by a decision recorded as done since.
    """
    for topic in view.order:
        decision = view.decision(topic.id)
        if decision and decision.outcome in DECIDED_AS.values() and decision.done_on is None:
            owner = decision.owner or decision.chair or topic.lead
            yield Awaited(topic, decision.outcome, decision.on, owner, decision.by_date, decision=decision)
        else:
            yield from _by_minutes(view, topic)


def _by_minutes(view: View, topic: Topic) -> Iterator[Awaited]:
    """Yield what the minutes of a topic's items ask for and no later decision was recorded as having done."""
    done = [each.done_on for each in view.decisions(topic.id) if each.done_on]
    for item in view.items_of(topic.id):
        minute = view.programme.minutes.get(item.id)
        outcome = DECIDED_AS.get(minute.next) if minute and minute.next else None
        since = view.meeting_of(item).date
        if minute and outcome and not any(day >= since for day in done):
            yield Awaited(topic, outcome, since, topic.lead, next_look_day(view.programme, minute), item=item)
