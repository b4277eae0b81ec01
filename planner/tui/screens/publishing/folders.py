"""Choosing a folder: into one or up out of it, and then this one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button

from planner.tui.paint import Painter, joined, plain
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.rows import Row, Rows

HERE, UP = ".", ".."


class FolderScreen(Dialogue["Path | None"]):
    """Walks through folders, beginning at one; dismissed with the one that was chosen."""

    ABOUT = "Choose the folder to save in: go into one, or up out of it, and then take the one you are in."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("left,backspace", "up", show=False),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder.absolute()
        while not os.path.isdir(self._folder):
            self._folder = self._folder.parent

    def compose(self) -> ComposeResult:
        """The folders in this one."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content("Choose a folder")
            dialogue.border_subtitle = Content("Enter opens or chooses · ← up · Esc closes")
            yield Rows(id="folders")
            with Horizontal(classes="buttons"):
                yield Button("Cancel", id="no", compact=True)

    def on_mount(self) -> None:
        """Show them."""
        self._show()
        self.query_one(Rows).focus()

    @on(Button.Pressed)
    def _cancel(self) -> None:
        self.dismiss(None)

    def _show(self, at: str = HERE) -> None:
        """Show the folder, the cursor on one of its rows."""
        try:
            inside = sorted(
                (each.name for each in self._folder.iterdir() if each.is_dir() and not each.name.startswith(".")),
                key=str.casefold,
            )
        except OSError as error:
            inside = []
            self.say(f"{self._folder}: {error.strerror or error}.", error=True)
        rows = [Row(HERE, _line(f"Save here, in {self._folder}", "strong"))]
        if self._folder != self._folder.parent:
            rows.append(Row(UP, _line(f"Up to {self._folder.parent}", "muted")))
        rows += [Row(f"/{name}", _line(f"{name}/")) for name in inside]
        listed = self.query_one(Rows)
        listed.show(rows)
        listed.point_at(at)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        if event.key == HERE:
            self.dismiss(self._folder)
        elif event.key == UP:
            self.action_up()
        else:
            self._folder = self._folder / event.key[1:]
            self._show()

    def action_up(self) -> None:
        """Go up, the cursor on the folder that was left."""
        left, self._folder = self._folder, self._folder.parent
        self._show(f"/{left.name}")


def _line(words: str, style: str = "") -> Callable[[int, Painter], list[Text]]:
    def draw(_width: int, paint: Painter) -> list[Text]:
        return [joined(paint, "  ", (plain(words), style))]

    return draw
