"""Commands that record what came of the selected action or recommendation."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


def _has_action(screen: PlannerScreen) -> bool:
    return screen.selection.action in screen.view.programme.actions


async def _edit_action(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.forms import edit_action_form

    await edit_action_form(screen, screen.selection.action)


EDIT_ACTION = Command(
    "edit_action",
    ("o",),
    "Change it",
    "Change what was asked for, who owes it, and by when.",
    run=_edit_action,
    when=_has_action,
    edits=True,
    search_words="action request owner due date postpone",
)


async def _receive(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.forms import received_form

    await received_form(screen, screen.selection.action)


RECEIVED = Command(
    "received",
    ("r",),
    "It came",
    "Record that what was asked for came, which closes it.",
    run=_receive,
    when=_has_action,
    edits=True,
    search_words="action received answer reply arrived done",
)


async def _close_action(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.forms import close_form

    await close_form(screen, screen.selection.action)


CLOSE_ACTION = Command(
    "close_action",
    ("x",),
    "Close it",
    "Close it without an answer, and say who agreed.",
    run=_close_action,
    when=_has_action,
    edits=True,
    search_words="action no longer wanted became a topic handed over drop",
)


def has_recommendation(screen: PlannerScreen) -> bool:
    """Return whether a recommendation is selected."""
    return screen.selection.recommendation in screen.view.programme.recommendations


async def _chase(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.forms import chased_form

    await chased_form(screen, screen.selection.action or screen.selection.recommendation)


CHASED = Command(
    "chased",
    ("S",),
    "Chased",
    "Record that you asked for it again.",
    run=_chase,
    when=lambda screen: _has_action(screen) or has_recommendation(screen),
    edits=True,
    search_words="chase remind ask again e-mail letter",
)


def _opening(name: str) -> Callable[[PlannerScreen], Coroutine[Any, Any, None]]:
    """Return a function that opens one of the forms about the selected recommendation."""

    async def run(screen: PlannerScreen) -> None:
        from planner.tui.screens.follow_up import recommending

        await getattr(recommending, name)(screen, screen.selection.recommendation)

    return run


DAYS = Command(
    "days",
    ("s",),
    "Sent, received",
    "Record when it was sent and when it was received: the time to answer runs from then.",
    run=_opening("days_form"),
    when=has_recommendation,
    edits=True,
    search_words="sent received notice date clock",
)
ANSWER = Command(
    "answer_recommendation",
    ("r",),
    "Their answer",
    "Record what they answered, why, and what they will do.",
    run=_opening("answer_form"),
    when=has_recommendation,
    edits=True,
    search_words="response accepted rejected noted reasons reply executive",
)
PROGRESS = Command(
    "progress",
    ("g",),
    "How far it is",
    "Record what they say of its progress, and what shows it.",
    run=_opening("progress_form"),
    when=has_recommendation,
    edits=True,
    search_words="progress delivery done target moved evidence update",
)
ASSESS = Command(
    "assess",
    ("v",),
    "The committee says",
    "Record what the committee thinks of it: achieved, or no longer pursued, closes it.",
    run=_opening("assess_form"),
    when=has_recommendation,
    edits=True,
    search_words="assess verdict close achieved unacceptable reopen",
)
CHANGE_RECOMMENDATION = Command(
    "change_recommendation",
    ("o",),
    "Change it",
    "Change what was recommended, to whom, and when it is looked at again.",
    run=_opening("edit_recommendation_form"),
    when=has_recommendation,
    edits=True,
)
