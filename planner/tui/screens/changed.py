"""What's changed: every change, newest first, by whom and why."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from planner.programme.calendar import short
from planner.programme.changes import Change
from planner.programme.undoing import standing
from planner.tui.commands import CHOOSE, EVERYWHERE, QUIT, REDO, UNDO, Command, bindings
from planner.tui.paint import Painter, fitted, joined, sides, wrapped
from planner.tui.screens.views import ViewScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.rows import Row, Rows

BY = 24
"""Columns for the day and the person."""


class ChangedScreen(ViewScreen):
    """Every change."""

    ABOUT = (
        "Every change to the programme, newest first: when, who, why, and who agreed. Undo takes back your own "
        "newest change; Enter takes back the one of yours that is selected. Nothing is ever removed from here."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        UNDO,
        REDO,
        *(command for command in EVERYWHERE if command not in (UNDO, REDO, QUIT)),
        QUIT,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*ACTS[1:])

    def compose(self) -> ComposeResult:
        """The changes, and what undo and redo would do."""
        yield TopBar("changed")
        with Vertical(id="body"):
            yield Heading("What's changed", id="changed-heading", of="changed")
            yield Rows(id="changed")
            yield Heading("Undo and redo", id="undo-heading")
            yield Rows(id="undoing")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the list."""
        self.query_one("#undoing").can_focus = False
        self.query_one("#changed").focus()

    def redraw(self) -> None:
        """Draw the history as it now is."""
        history = self.session.history
        stand = {change.id for change in standing(history)}
        rows = [Row(change.id, partial(_draw, change, change.id in stand)) for change in reversed(history)]
        self.query_one("#changed-heading", Heading).show("What's changed", f"{len(history)} changes, newest first")
        self.query_one("#changed", Rows).show(rows)
        undo, redo = self.session.next_undo, self.session.next_redo
        self.query_one("#undoing", Rows).show(
            [
                Row(None, partial(_draw_next, "u", "Undo takes back", undo and self.session.original(undo))),
                Row(None, partial(_draw_next, "U", "Redo gives back", redo and self.session.original(redo))),
            ]
        )
        self.redraw_bars()

    @property
    def _pointed(self) -> Change | None:
        """The change that the cursor is on, when it is one of this person's to take back."""
        return next((each for each in self.session.to_undo if each.id == self.query_one("#changed", Rows).cursor), None)

    def can(self, command: str) -> bool:
        """Enter takes back only what is one's own and still stands."""
        return self._pointed is not None if command == "choose" else super().can(command)

    def label(self, command: Command) -> str:
        """Enter takes back the selected change."""
        return "Undo this one" if command is CHOOSE else command.label

    @on(Rows.Chosen)
    def action_choose(self) -> None:
        """Take back the selected change."""
        if self._pointed:
            self.reverse(undo=True, change=self._pointed.id)

    @on(Rows.Moved)
    def _cursor_moved(self) -> None:
        self.redraw_keys()


def _draw(change: Change, stands: bool, width: int, paint: Painter) -> list[Text]:
    when = fitted(joined(paint, "   ", (short(change.at.date()), "muted")), BY - 8)
    label = change.label if stands else f"{change.label} (undone)"
    lines = [sides(Text.assemble(when, label, end=""), joined(paint, (change.by, "muted")), width)]
    because = "; ".join(filter(None, (change.reason, change.authority and f"agreed by {change.authority}")))
    if because:
        lines += [joined(paint, " " * (BY - 8), (line, "quiet")) for line in wrapped(because, width - BY + 8, 2)]
    return lines


def _draw_next(key: str, verb: str, change: Change | None, _width: int, paint: Painter) -> list[Text]:
    words = f"{change.label} ({short(change.at.date())})" if change else "nothing of yours"
    return [joined(paint, (key, "key"), f" {verb}: ", (words, "" if change else "muted"))]
