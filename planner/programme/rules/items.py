"""The rules about items: whether their topic is wanted, and its purpose clear."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.english import counted
from planner.programme.finding import Cure, Level
from planner.programme.rules.rule import Observation, rule
from planner.programme.rules.subjects import about_item, items_to_come
from planner.programme.statuses import NOT_WANTED
from planner.programme.view import View


@rule("no-objective", Level.SHOULD, source="Report, 3.3 and 3.6", cures=(Cure.TOPIC,))
def no_objective(view: View) -> Iterator[Observation]:
    """An item that has no objective."""
    for _, item in items_to_come(view):
        if not view.objective(item):
            yield about_item(view, item, "has no objective", "Write one sentence in the topic's objective.")


@rule("not-wanted", Level.SHOULD, source="Protocol 2", cures=(Cure.DECIDE, Cure.TAKE_OFF))
def not_wanted(view: View) -> Iterator[Observation]:
    """A topic that was declined, deferred or referred, yet is on the programme."""
    for _, item in items_to_come(view):
        topic = view.topic_of(item)
        status = view.status(topic)
        if status in NOT_WANTED:
            yield about_item(
                view,
                item,
                f"was {status}, yet it is on the programme",
                "Decide about it again.",
                "Take it off the programme.",
            )


@rule("no-desired-outcome", Level.NOTE, source="Report, 3.3", cures=(Cure.TOPIC,))
def no_desired_outcome(view: View) -> Iterator[Observation]:
    """An item whose topic has no desired outcome."""
    for _, item in items_to_come(view):
        topic = view.topic_of(item)
        if not topic.desired_outcome:
            yield about_item(
                view, item, "has no desired outcome", "Say in the topic what should be different afterwards."
            )


@rule("no-purpose", Level.NOTE, source="Report, 3.2", cures=(Cure.TOPIC,))
def no_purpose(view: View) -> Iterator[Observation]:
    """An item whose topic is not linked to the committee's purposes."""
    for _, item in items_to_come(view):
        topic = view.topic_of(item)
        if not topic.purposes:
            yield about_item(
                view,
                item,
                "is not linked to any of the committee's purposes",
                "Choose one or more of the purposes (a) to (f) in the topic.",
            )


@rule("unanswered", Level.NOTE, source="Protocol 2", cures=(Cure.CHECKLIST,))
def unanswered(view: View) -> Iterator[Observation]:
    """An item whose topic has checklist questions still open."""
    for _, item in items_to_come(view):
        advice = view.advice(item.topic)
        if advice.open:
            yield about_item(
                view,
                item,
                f"has {counted(len(advice.open), 'checklist question')} still to answer",
                "Run the checklist on the topic.",
            )
