"""Commands about what came after a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.programme.follow_up.outcomes import awaits_outcome
from planner.programme.model import Meeting
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.follow_up.recording import has_recommendation

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


async def _open_recommendation(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.recommendation import RecommendationScreen

    await screen.app.push_screen_wait(RecommendationScreen(screen.selection.recommendation, screen.NAME))


OPEN_RECOMMENDATION = Command(
    "open_recommendation",
    (),
    "Open it",
    "All there is to know of the recommendation, and what to record next.",
    run=_open_recommendation,
    when=has_recommendation,
)


async def _recommend(screen: PlannerScreen) -> None:
    from planner.tui.screens.follow_up.recommending import new_recommendation_form

    selected = screen.selection
    item = screen.view.programme.items.get(selected.item)
    was_held = item is not None and not screen.view.is_open(screen.view.meeting_of(item))
    await new_recommendation_form(screen, selected.item if was_held else "", selected.topic)


RECOMMEND = Command(
    "recommend",
    ("A",),
    "Recommend",
    "Record a recommendation on the selected topic: made at its item that was held, or by a letter.",
    run=_recommend,
    when=lambda screen: bool(screen.selection.topic),
    edits=True,
    search_words="recommendation recommend resolve letter executive",
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
    when=lambda screen: bool(screen.session.programme.actions or screen.session.programme.recommendations),
    search_words="chase e-mail calendar overdue actions owners",
)
