"""Filling a free place with one of the topics waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from planner.machine.system import new_id
from planner.programme.calendar import in_words
from planner.programme.edits import place
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.row_list import RowList
from planner.tui.widgets.topic_rows import waiting_rows

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


LEAVE_FREE = CANCEL.replace(label="Leave it free")


class FillScreen(Dialogue["str | None"]):
    """Asks for one of the topics waiting; dismissed with its id."""

    ABOUT = "The topics waiting, in order of priority: choose which of them takes the free place."
    RULE = "The committee keeps a clear order of priority for all topics (Protocol 2)."
    ACTS: ClassVar[tuple[Command, ...]] = (LEAVE_FREE,)

    def __init__(self, view: View, meeting: str) -> None:
        day = in_words(view.programme.meetings[meeting].date)
        super().__init__(f"Fill a place on {day}", hint="Enter places it · Esc leaves it free")
        self._view = view

    def compose_content(self) -> ComposeResult:
        """Compose the list of topics."""
        yield RowList(id="fill")
        yield from super().compose_content()

    def start(self) -> None:
        """List the topics in priority order, and focus the list."""
        rows = self.query_one(RowList)
        rows.show(waiting_rows(self._view, two_lines=False))
        rows.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)


async def fill_place(screen: PlannerScreen, meeting: str) -> None:
    """Ask for one of the topics waiting, and place it at the meeting."""
    view = screen.view
    if not view.waiting:
        screen.say("No topics are waiting: n adds one.")
        return
    topic = await screen.app.push_screen_wait(FillScreen(view, meeting))
    if topic is not None:
        screen.apply_edit(
            lambda programme: place(programme, new_id(), topic, meeting, today=screen.session.today),
            basis=view.programme,
        )
