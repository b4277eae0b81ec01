"""The details that each outcome of a decision asks for, and the details already known from the topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import months_after
from planner.programme.defaults import number_setting
from planner.programme.english import listed
from planner.programme.fields import Field
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Topic
from planner.programme.view import View

_FIELDS = Decision.FIELDS


def _due(hint: str, label: str = "") -> Field:
    """Return the field of the due date with one outcome's hint, and its label where it has its own."""
    return replace(_FIELDS["by_date"], hint=hint, label=label or _FIELDS["by_date"].label)


DETAILS: Mapping[Outcome, tuple[Field, ...]] = {
    Outcome.MUST_SCHEDULE: (_FIELDS["duty"],),
    Outcome.COMMITTEE_ITEM: (),
    Outcome.TASK_AND_FINISH: (_FIELDS["members"], _FIELDS["chair"], _FIELDS["length"]),
    Outcome.BRIEFING_NOTE: (_FIELDS["owner"], _due("When members are to have it.")),
    Outcome.SCOPE_FIRST: (_FIELDS["owner"], _due("When it is to come back, scoped.")),
    Outcome.DEFER: (_due("When to decide about it again.", label="Look again on"),),
    Outcome.REFER: (_FIELDS["to"],),
    Outcome.REJECT: (_FIELDS["criterion"], _FIELDS["resubmit_from"]),
}
"""Outcome -> the fields to ask for, beside the reason."""
OPTIONAL_DETAILS = frozenset({"resubmit_from"})
"""The names of details that may stay blank."""
ALL_DETAILS = tuple(
    field
    for name, field in _FIELDS.items()
    if any(name == detail.name for details in DETAILS.values() for detail in details)
)
"""Every field that some outcome asks for."""


def missing_details(decision: Decision) -> list[Field]:
    """Return the details that a decision's outcome asks for and that are blank."""
    required = (field for field in DETAILS[decision.outcome] if field.name not in OPTIONAL_DETAILS)
    return [field for field in required if not getattr(decision, field.name)]


def missing_details_words(decision: Decision, option: Callable[[Field], str]) -> str:
    """Return a sentence on a decision's missing details; blank when none is missing.

    ``option`` returns the words in brackets after a detail, such as its command line option.
    """
    words = [f"{field.label[0].lower()}{field.label[1:]} ({option(field)})" for field in missing_details(decision)]
    return f"Still to say: {listed(words)}." if words else ""


def own_criterion(decision: Decision) -> str:
    """Return the criterion of a decision; blank where it only repeats the reason."""
    is_repeated = decision.criterion.casefold().rstrip(".") == decision.reason.casefold().rstrip(".")
    return "" if is_repeated else decision.criterion


def known_details(view: View, topic: Topic, outcome: Outcome) -> dict[str, Any]:
    """Return the reason and details of a decision that follow from the checklist or the topic: field -> value."""
    advice = view.advice(topic.id)
    details: dict[str, Any] = {}
    if advice.outcome is outcome and advice.because:
        details["reason"] = advice.because[-1].text
    if outcome is Outcome.REJECT and advice.heading is outcome:
        details["criterion"] = advice.because[-1].text
        if advice.may_return:
            details["resubmit_from"] = _resubmit_from(view, topic)
    if outcome is Outcome.MUST_SCHEDULE and topic.statutory:
        details["duty"] = topic.statutory
    if outcome in (Outcome.SCOPE_FIRST, Outcome.BRIEFING_NOTE) and topic.lead:
        details["owner"] = topic.lead
    return details


def _resubmit_from(view: View, topic: Topic) -> date:
    """Return the date from which a topic rejected today may be suggested again.

    It is ``repeat_months`` after the topic was last scrutinised; after today where that is past, or it never was.
    """
    months = number_setting(view.programme.committee, "repeat_months")
    held = view.last_held(topic.id)
    looks = filter(None, (topic.last_scrutinised, view.meeting_of(held).date if held else None))
    last = max(looks, default=view.today)
    day = months_after(last, months)
    return day if day > view.today else months_after(view.today, months)
