"""Recovering a file that cannot be read: the error, the backups, and what going back to one would lose."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.programme.english import counted
from planner.programme.errors import PlannerError
from planner.session.recovery import Backup, Damaged, backups_of, lost_changes, recover
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, HELP, QUIT
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.styled_text import GetStyle, styled, wrap
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import Row, RowList, message_row

CHOOSE = common.CHOOSE.replace(label_now=lambda _: "Go on from this backup")


class RecoveryScreen(PlannerScreen):
    """The backups of a file that cannot be read, newest first; its result is the session opened, or None."""

    ABOUT = (
        "The programme's file cannot be read. Choose a backup to go on from: it takes the file's place, with its own "
        "history, and the file that cannot be read is kept beside it under a clear name."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, BACK, HELP, QUIT)

    def __init__(self, damaged: Damaged) -> None:
        super().__init__()
        self._damaged = damaged
        self._backups = {each.name: each for each in backups_of(damaged.path)}

    def compose(self) -> ComposeResult:
        """Compose the error, the backups, and what the selected one would lose."""
        yield TopBar(crumbs="A file that cannot be read", escape_label="Back, nothing changed")
        with Vertical(id="body"):
            yield Heading("What is the matter", id="matter-heading")
            yield Static(Content(self._damaged.trouble), id="matter")
            yield Heading("Backups, newest first", id="backups-heading", pane="backups")
            yield RowList(id="backups")
            yield Heading("What going back would lose", id="lost-heading")
            yield Static(id="lost")
        yield KeyBar()

    def on_mount(self) -> None:
        """List the backups; the cursor starts on the newest that can be read."""
        readable = {name: backup for name, backup in self._backups.items() if backup.stored}
        rows = [
            Row(name if name in readable else None, partial(draw_backup, each)) for name, each in self._backups.items()
        ]
        no_backups = [message_row("There is no backup of it: Esc goes back, and the file stays as it is.")]
        self.query_one("#backups", RowList).show(rows or no_backups)
        self.query_one("#backups").focus()

    @on(RowList.Moved)
    def _show_lost_changes(self, event: RowList.Moved) -> None:
        if event.key:
            lost = lost_changes(self._damaged.path, self._backups[event.key])
            words = "\n".join(lost[-6:]) if lost else "Nothing that can still be read in the file."
            self.query_one("#lost", Static).update(Content(words))
            count = counted(len(lost), "change") if lost else ""
            self.query_one("#lost-heading", Heading).show("What going back would lose", count)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Recover the file from the selected backup, and dismiss with its session."""
        name = self.query_one("#backups", RowList).cursor
        if name is None:
            return
        try:
            damaged_copy = recover(self._damaged.path, self._backups[name])
            session = self._damaged.open()
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        self.say(f"What was there is kept as {damaged_copy}" if damaged_copy else "The file is there again.")
        self.dismiss(session)


def draw_backup(backup: Backup, width: int, get_style: GetStyle) -> list[Text]:
    """Draw when a backup was made, and what it holds."""
    lines = wrap(backup.holds, width - 5, 2)
    return [
        styled(get_style, "   ", (backup.when, "strong")),
        *(styled(get_style, "     ", (line, "muted")) for line in lines),
    ]
