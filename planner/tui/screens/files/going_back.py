"""Going back to a backup of the open programme, as a change like any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from planner.programme.errors import PlannerError
from planner.session.recovery import Backup, backups_of, restore
from planner.tui.command import Command
from planner.tui.screens.files.recovery import draw_backup
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

STAY = CANCEL.replace(label="Stay as it is")


class BackupsScreen(Dialogue["Backup | None"]):
    """Lists the backups, newest first; dismissed with the one chosen."""

    ABOUT = "The backups of this programme, and the last change that each holds. Nothing leaves the history."
    ACTS: ClassVar[tuple[Command, ...]] = (STAY,)

    def __init__(self, backups: Sequence[Backup]) -> None:
        super().__init__(
            "Go back to a backup",
            "The programme becomes what it was then. That is a change like any other: u takes it back.",
            hint="Enter goes back to it · Esc stays",
        )
        self._backups = {each.name: each for each in backups}

    def compose_content(self) -> ComposeResult:
        """Compose the list of backups."""
        yield RowList(id="earlier")
        yield from super().compose_content()

    def start(self) -> None:
        """List the backups that can be read, and focus the list."""
        rows = self.query_one(RowList)
        rows.show(
            [Row(name if each.stored else None, partial(draw_backup, each)) for name, each in self._backups.items()]
        )
        rows.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self._backups[event.key])


async def go_back(screen: PlannerScreen) -> None:
    """Ask for a backup, and set the programme to what it holds."""
    try:
        backups = backups_of(screen.session.path)
        if not backups:
            screen.say("There is no backup yet: one is made with each save.")
            return
        chosen = await screen.app.push_screen_wait(BackupsScreen(backups))
        if chosen is None:
            return
        change = restore(screen.session, chosen)
        screen.say(f"{change.label}. u takes it back." if change else "Nothing has changed since that backup.")
    except PlannerError as error:
        screen.say(str(error), error=True)
    screen.after_change()
