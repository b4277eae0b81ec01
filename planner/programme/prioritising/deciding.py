"""What each decision needs to be carried out, and what of that is known already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.defaults import number_setting
from planner.programme.english import listed
from planner.programme.fields import Field
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Topic
from planner.programme.view import View

_SAYS = Decision.FIELDS


def _due(hint: str, label: str = "") -> Field:
    """The date of what was decided, in the words of one outcome."""
    return replace(_SAYS["by_date"], hint=hint, label=label or _SAYS["by_date"].label)


DETAILS: Mapping[Outcome, tuple[Field, ...]] = {
    Outcome.MUST_SCHEDULE: (_SAYS["duty"],),
    Outcome.COMMITTEE_ITEM: (),
    Outcome.TASK_AND_FINISH: (_SAYS["members"], _SAYS["chair"], _SAYS["length"]),
    Outcome.BRIEFING_NOTE: (_SAYS["owner"], _due("When members are to have it.")),
    Outcome.SCOPE_FIRST: (_SAYS["owner"], _due("When it is to come back, scoped.")),
    Outcome.DEFER: (_due("When to decide about it again.", label="Look again on"),),
    Outcome.REFER: (_SAYS["to"],),
    Outcome.REJECT: (_SAYS["criterion"], _SAYS["resubmit_from"]),
}
"""Outcome -> what to ask for, beside the reason."""
OPTIONAL_DETAILS = frozenset({"resubmit_from"})
"""The names of those that a decision is whole without."""
ALL_DETAILS = tuple(
    each for name, each in _SAYS.items() if any(name == need.name for needs in DETAILS.values() for need in needs)
)
"""Everything that one outcome or another asks for."""


def missing_details(decision: Decision) -> list[Field]:
    """What a decision asks for and does not say."""
    wanted = (need for need in DETAILS[decision.outcome] if need.name not in OPTIONAL_DETAILS)
    return [need for need in wanted if not getattr(decision, need.name)]


def missing_details_words(decision: Decision, named: Callable[[Field], str]) -> str:
    """What a decision asks for and does not say, in a sentence, ``named`` saying where; blank when it says all."""
    wanted = [f"{need.label[0].lower()}{need.label[1:]} ({named(need)})" for need in missing_details(decision)]
    return f"Still to say: {listed(wanted)}." if wanted else ""


def known_details(view: View, topic: Topic, outcome: Outcome) -> dict[str, Any]:
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

    gap = relativedelta(months=number_setting(view.programme.committee, "repeat_months"))
    since = topic.last_scrutinised
    return since + gap if since and since + gap > view.today else view.today + gap
