"""Filling a free place: which of the topics waiting?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button

from planner.machine.surroundings import new_id
from planner.programme.calendar import in_words
from planner.programme.edits import place
from planner.programme.view import View
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.rows import Rows
from planner.tui.widgets.waiting import waiting_rows

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


class FillScreen(Dialogue["str | None"]):
    """Asks for one of the topics waiting."""

    ABOUT = "The topics waiting, in order of priority: choose which of them takes the free place."
    RULE = "The committee keeps a clear order of priority for all topics (Protocol 2)."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, view: View, meeting: str) -> None:
        super().__init__()
        self._view, self._meeting = view, meeting

    def compose(self) -> ComposeResult:
        """The topics, in order of priority."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content(
                f"Fill a place on {in_words(self._view.programme.meetings[self._meeting].date)}"
            )
            dialogue.border_subtitle = Content("Enter places it · Esc leaves it free")
            yield Rows(id="fill")
            with Horizontal(classes="buttons"):
                yield Button("Leave it free", id="no", compact=True)

    def on_mount(self) -> None:
        """Show them."""
        rows = self.query_one(Rows)
        rows.show(waiting_rows(self._view, two_lines=False))
        rows.focus()

    @on(Button.Pressed)
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(event.key)


async def fill_place(screen: PlannerScreen, meeting: str) -> None:
    """Place one of the topics waiting on the meeting."""
    view = screen.view
    if not view.waiting:
        screen.say("No topics are waiting: n adds one.")
        return
    topic = await screen.app.push_screen_wait(FillScreen(view, meeting))
    if topic is not None:
        screen.perform(
            lambda programme: place(programme, new_id(), topic, meeting, today=screen.session.today),
            basis=view.programme,
        )
