"""The rules about what is on the programme: is it wanted, and is it clear what for?"""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.finding import Finding, Level
from planner.programme.rules.about import about_item, to_come
from planner.programme.view import NOT_WANTED, View
from planner.programme.words import counted


def no_objective(view: View) -> Iterator[Finding]:
    """An item that has no objective."""
    for _, item in to_come(view):
        if not view.objective(item):
            yield about_item(
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
    for _, item in to_come(view):
        topic = view.topic_of(item)
        status = view.status(topic)
        if status in NOT_WANTED:
            yield about_item(
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
    for _, item in to_come(view):
        topic = view.topic_of(item)
        if not topic.desired_outcome:
            yield about_item(
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
    for _, item in to_come(view):
        topic = view.topic_of(item)
        if not topic.purposes:
            yield about_item(
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
    for _, item in to_come(view):
        advice = view.advice(item.topic)
        if advice.open:
            yield about_item(
                view,
                item,
                "unanswered",
                Level.NOTE,
                f"has {counted(len(advice.open), 'checklist question')} still to answer",
                "Protocol 2",
                "Run the checklist on the topic.",
            )
