"""Commands about what came after a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.programme.follow_up.outcomes import awaits_outcome
from planner.programme.model import Meeting
from planner.programme.view import View
from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


def last_without_outcome(view: View) -> Meeting | None:
    """Return the last meeting held before the view's day with an item whose outcome is to be recorded, if any."""
    awaiting = {item.meeting for item in view.programme.items.values() if awaits_outcome(view.programme, item)}
    held = [view.programme.meetings[id] for id in awaiting]
    past = [each for each in held if not each.cancelled and view.is_past(each)]
    return max(past, key=lambda each: (each.date, each.time, each.id), default=None)


def _meeting_to_record(screen: PlannerScreen) -> Meeting | None:
    """Return the selected meeting, if it was held, or else the last one without all its outcomes."""
    view = screen.view
    selected = view.programme.meetings.get(screen.selection.meeting)
    if selected and not selected.cancelled and selected.date <= view.today:
        return selected
    return last_without_outcome(view)


async def _record_outcomes(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.outcomes import record_outcomes

    if meeting := _meeting_to_record(screen):
        await record_outcomes(screen, meeting.id, screen.selection.item)


OUTCOMES = Command(
    "outcomes",
    ("b",),
    "What became of it",
    "Record what became of each item of a meeting that was held, and what was asked for.",
    run=_record_outcomes,
    when=lambda screen: _meeting_to_record(screen) is not None,
    edits=True,
    search_words="outcome minutes considered deferred withdrawn not reached result conclusions next look follow up",
)


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


async def _chase(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.forms import chased_form

    await chased_form(screen, screen.selection.action)


CHASED = Command(
    "chased",
    ("s",),
    "Chased",
    "Record that you asked for it again.",
    run=_chase,
    when=_has_action,
    edits=True,
    search_words="chase remind ask again e-mail letter",
)


def _is_awaited(screen: PlannerScreen) -> bool:
    from planner.programme.follow_up.briefing_notes import awaited

    topic = screen.selection.topic
    return bool(topic) and any(each.topic.id == topic for each in awaited(screen.view))


async def _record_done(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.forms import done_form

    await done_form(screen, screen.selection.topic)


RECORD_DONE = Command(
    "record_done",
    (),
    "It was done",
    "Record that the briefing note was sent, or that the group reported.",
    run=_record_done,
    when=_is_awaited,
    edits=True,
    search_words="briefing note sent task and finish group reported",
)


async def _remind(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.reminders import reminders_form

    await reminders_form(screen)


REMIND = Command(
    "remind",
    ("R",),
    "Reminders",
    "Write reminders of what was asked for and has not come, to send on.",
    run=_remind,
    when=lambda screen: bool(screen.session.programme.actions),
    search_words="chase e-mail calendar overdue actions owners",
)
