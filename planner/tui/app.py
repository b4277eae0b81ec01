"""The app: one open programme, its views, and the screens over them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from planner.session import Session
from planner.tui.screens.base import PlannerScreen
from planner.tui.screens.changed import ChangedScreen
from planner.tui.screens.checks import ChecksScreen
from planner.tui.screens.start import StartScreen
from planner.tui.screens.topics import TopicsScreen
from planner.tui.screens.year import YearScreen

RETRY_SECONDS = 5
"""How often a save that the disk refused is tried again."""


class PlannerApp(App[None]):
    """Scrutiny Planner in the terminal."""

    TITLE = "Scrutiny Planner"
    CSS_PATH = "planner.tcss"
    MODES = {
        "start": StartScreen,
        "year": YearScreen,
        "topics": TopicsScreen,
        "checks": ChecksScreen,
        "changed": ChangedScreen,
    }
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, session: Session | None, *, pretended_day: date | None = None) -> None:
        super().__init__()
        self.session = session
        self.pretended_day = pretended_day

    @property
    def opened(self) -> Session:
        """The open programme."""
        assert self.session is not None, "no view is shown before a programme is open"
        return self.session

    def on_mount(self) -> None:
        """Show the year, or the ways to begin."""
        self.switch_mode("year" if self.session else "start")
        self.set_interval(RETRY_SECONDS, self._retry)

    def open(self, session: Session) -> None:
        """Show this programme from now on."""
        self.session = session
        self.switch_mode("year")

    def redraw(self) -> None:
        """Draw the screen in front as things now are."""
        if isinstance(self.screen, PlannerScreen):
            self.screen.redraw()

    def _retry(self) -> None:
        if self.session and self.session.unsaved:
            self.session.save()
            self.redraw()
            if not self.session.unsaved:
                self.notify("Saved.", markup=False)

    async def action_quit(self) -> None:
        """Leave; ask first only when something could not be saved."""
        if self.session and self.session.unsaved:
            from planner.tui.screens.ask import ConfirmScreen

            self.push_screen(
                ConfirmScreen("Leave without saving?", f"{self.session.unsaved}", "Leave and lose it"),
                lambda leave: self.exit() if leave else None,
            )
        else:
            self.exit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command of the screen in front, by its label and its help."""
        if isinstance(screen, PlannerScreen):
            for command in screen.ACTS:
                if screen.can(command.id):
                    words = f"{command.help} ({command.shown_key})"
                    yield SystemCommand(screen.label(command), words, partial(screen.run_action, command.id))


def run_app(session: Session | None) -> None:
    """Run the app on an open programme, or on the start screen."""
    pretends = session is not None and session.today != date.today()
    PlannerApp(session, pretended_day=session.today if session and pretends else None).run()
