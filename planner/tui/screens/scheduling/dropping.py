"""Taking an item off its meeting, or declining a topic, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.programme.calendar import long
from planner.programme.edits import decide, remove
from planner.programme.kinds import Outcome
from planner.tui.screens.made_of.reason import ReasonScreen

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen
    from planner.tui.selection import Selection


async def drop(screen: PlannerScreen, selected: Selection) -> None:
    """Ask for a reason, and take the selected item off its meeting, or else decline the selected topic."""
    view, basis = screen.view, screen.session.programme
    title = view.programme.topics[selected.topic].title
    if selected.item:
        day = long(view.meeting_of(view.programme.items[selected.item]).date)
        dialogue = ReasonScreen(
            f"Take off {day}", f"{title} goes back to the topics waiting; its history is kept.", "Take it off"
        )
    else:
        dialogue = ReasonScreen(
            "Decline a topic", f"{title} is kept, with the reason, and can be found again.", "Decline it"
        )
    reason_given = await screen.app.push_screen_wait(dialogue)
    if reason_given is None:
        return
    if selected.item:
        screen.apply_edit(
            lambda programme: remove(programme, selected.item, today=screen.session.today),
            basis=basis,
            **reason_given.as_arguments(),
        )
    else:
        screen.apply_edit(
            lambda programme: decide(
                programme,
                selected.topic,
                Outcome.REJECT,
                reason=reason_given.reason,
                by=reason_given.authority or screen.session.by,
                on=screen.session.today,
                advice=view.advice(selected.topic),
            ),
            basis=basis,
            **reason_given.as_arguments(),
        )
