"""The rules about actions: overdue, without an owner, or waiting for long."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import long, months_before
from planner.programme.english import capitalised, counted, shortened
from planner.programme.finding import Cure, Level
from planner.programme.follow_up.actions import (
    action_title,
    age_words,
    chasers_of,
    event_words,
    open_actions,
    overdue_days,
    printed_minute,
)
from planner.programme.model import Action
from planner.programme.rules.rule import Observation, rule
from planner.programme.view import View

STALE_MONTHS = 2
"""Months after which an action without a due day is asked about."""
MOST_OF_A_TITLE = 80
"""The most characters of an action's text that a finding quotes."""


@rule("action-overdue", Level.SHOULD, source="Protocol 2", cures=(Cure.ACTION,))
def action_overdue(view: View) -> Iterator[Observation]:
    """An open action whose due day is past."""
    for action in _open(view):
        if days := overdue_days(action, view.today):
            assert action.due
            chasers = chasers_of(view.programme, action.id)
            chased = f"; chased {counted(len(chasers), 'time')}" if chasers else ""
            yield _about(
                view,
                action,
                f"was due on {long(action.due)}, {counted(days, 'day')} ago{chased}",
                "Record what came.",
                "Set a later day, with a reason.",
                "Close it, and say who agreed.",
            )


@rule("action-no-owner", Level.SHOULD, source="Good practice", cures=(Cure.ACTION,), can_be_kept=False)
def action_no_owner(view: View) -> Iterator[Observation]:
    """An open action that nobody is named for."""
    for action in _open(view):
        if not action.owner:
            yield _about(view, action, "has nobody who owes it", "Name who owes it, by role.")


@rule("action-stale", Level.NOTE, source="Good practice", cures=(Cure.ACTION,))
def action_stale(view: View) -> Iterator[Observation]:
    """An action without a due day that has been open for more than two months."""
    for action in _open(view):
        if action.due is None and action.made < months_before(view.today, STALE_MONTHS):
            waiting = f", waiting for: {event_words(action)}" if action.due_when else ", without a date"
            yield _about(
                view,
                action,
                f"has been open for {age_words(action.made, view.today)}{waiting}",
                "Record what came, or close it and say who agreed.",
                "Give it a date.",
            )


def _open(view: View) -> Iterator[Action]:
    """Yield the open actions of every year."""
    return iter(open_actions(view.programme, view.today))


def _about(view: View, action: Action, words: str, *cures: str) -> Observation:
    """Return an observation about an action; ``words`` follow its minute, owner and text, and are the brief."""
    owner = f" ({action.owner})" if action.owner else ""
    title = shortened(action_title(action), MOST_OF_A_TITLE)
    return Observation(
        message=f"{printed_minute(view.programme, action)}{owner}: “{title}” {words}.",
        subjects=(action.id,),
        brief=f"{capitalised(words)}.",
        cures=cures,
        topic=action.topic,
        action=action.id,
    )
