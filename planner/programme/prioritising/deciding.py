"""What each decision needs to be carried out, and what of that is known already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Topic
from planner.programme.usual import number
from planner.programme.view import View
from planner.programme.words import listed


class Need(Struct, frozen=True):
    """A field of a decision that its outcome asks for; an ``optional`` one may well stay blank."""

    field: str
    label: str
    hint: str
    is_date: bool = False
    optional: bool = False


_OWNER = Need("owner", "Who does it", "The officer or member who is to do it, by role.")

NEEDS: Mapping[Outcome, tuple[Need, ...]] = {
    Outcome.MUST_SCHEDULE: (Need("duty", "The duty", "The law, or the part of the constitution, that requires it."),),
    Outcome.COMMITTEE_ITEM: (),
    Outcome.TASK_AND_FINISH: (
        Need("members", "Members", "Who is to be on the group."),
        Need("chair", "Chaired by", "Who is to chair it."),
        Need("length", "How long", "Such as: four sessions, to report in March."),
    ),
    Outcome.BRIEFING_NOTE: (_OWNER, Need("by_date", "By when", "When members are to have it.", is_date=True)),
    Outcome.SCOPE_FIRST: (_OWNER, Need("by_date", "By when", "When it is to come back, scoped.", is_date=True)),
    Outcome.DEFER: (Need("by_date", "Look again on", "When to decide about it again.", is_date=True),),
    Outcome.REFER: (Need("to", "Referred to", "The body that is to take it."),),
    Outcome.REJECT: (
        Need("criterion", "Criterion", "The test that it did not meet."),
        Need(
            "resubmit_from",
            "May come back",
            "From when it may be suggested again; blank if it may not.",
            is_date=True,
            optional=True,
        ),
    ),
}
"""Outcome -> what to ask for, beside the reason."""


def still_needed(decision: Decision) -> list[Need]:
    """What a decision asks for and does not say."""
    return [need for need in NEEDS[decision.outcome] if not need.optional and not getattr(decision, need.field)]


def still_to_say(decision: Decision, named: Callable[[Need], str]) -> str:
    """What a decision asks for and does not say, in a sentence, ``named`` saying where; blank when it says all."""
    wanted = [f"{need.label[0].lower()}{need.label[1:]} ({named(need)})" for need in still_needed(decision)]
    return f"Still to say: {listed(wanted)}." if wanted else ""


def known(view: View, topic: Topic, outcome: Outcome) -> dict[str, Any]:
    """What is known already of what a decision asks for, its reason too: from the checklist, and from the topic."""
    advice = view.advice(topic.id)
    found: dict[str, Any] = {}
    if advice.outcome is outcome and advice.because:
        found["reason"] = advice.because[-1].text
    if outcome is Outcome.REJECT and advice.heading is outcome:
        found["criterion"] = advice.because[-1].text
        if advice.may_return:
            found["resubmit_from"] = _may_come_back(view, topic)
    if outcome is Outcome.MUST_SCHEDULE and topic.statutory:
        found["duty"] = topic.statutory
    if outcome in (Outcome.SCOPE_FIRST, Outcome.BRIEFING_NOTE) and topic.lead:
        found["owner"] = topic.lead
    return found


def _may_come_back(view: View, topic: Topic) -> date:
    """When a topic refused today may be suggested again: so many months after it was looked at, or after today."""
    from dateutil.relativedelta import relativedelta

    gap = relativedelta(months=number(view.programme.committee, "repeat_months"))
    since = topic.last_scrutinised
    return since + gap if since and since + gap > view.today else view.today + gap
