"""The dialogue for choosing a folder, by going down and up the tree of folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult

from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.styled_text import GetStyle, styled
from planner.tui.widgets.buttons import Buttons
from planner.tui.widgets.row_list import Row, RowList

THIS_FOLDER, PARENT = ".", ".."
UP = Command(
    "up", ("left", "backspace"), "Up", "Go up to the folder that this one is in.", run=lambda folders: folders.up()
)


class FolderScreen(Dialogue["Path | None"]):
    """Asks for a folder, from ``folder`` or its nearest existing parent on; dismissed with the folder chosen."""

    ABOUT = "Choose the folder to save in: go into one, or up out of it, and then take the one you are in."
    ACTS: ClassVar[tuple[Command, ...]] = (CANCEL, UP)

    def __init__(self, folder: Path) -> None:
        super().__init__("Choose a folder", hint="Enter opens or chooses · ← up · Esc closes")
        self._folder = folder.absolute()
        while not os.path.isdir(self._folder):
            self._folder = self._folder.parent

    def compose_content(self) -> ComposeResult:
        """Compose the list of folders."""
        yield RowList(id="folders")
        yield from super().compose_content()

    def buttons(self) -> Buttons:
        """Return only the button that cancels: the way up is a row of the list."""
        return Buttons(CANCEL)

    def start(self) -> None:
        """List the subfolders, and focus the list."""
        self._show()
        self.query_one(RowList).focus()

    def _show(self, cursor: str = THIS_FOLDER) -> None:
        """List the subfolders, with the cursor on the row with key ``cursor``."""
        try:
            subfolders = sorted(
                (path.name for path in self._folder.iterdir() if path.is_dir() and not path.name.startswith(".")),
                key=str.casefold,
            )
        except OSError as error:
            subfolders = []
            self.say(f"{self._folder}: {error.strerror or error}.", error=True)
        rows = [Row(THIS_FOLDER, _draw_line(f"Save here, in {self._folder}", "strong"))]
        if self._folder != self._folder.parent:
            rows.append(Row(PARENT, _draw_line(f"Up to {self._folder.parent}", "muted")))
        rows += [Row(f"/{name}", _draw_line(f"{name}/")) for name in subfolders]
        row_list = self.query_one(RowList)
        row_list.show(rows)
        row_list.move_cursor(cursor)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if event.key == THIS_FOLDER:
            self.dismiss(self._folder)
        elif event.key == PARENT:
            self.up()
        else:
            self._folder = self._folder / event.key[1:]
            self._show()

    def up(self) -> None:
        """Go up to the parent folder, with the cursor on the folder just left."""
        left_folder, self._folder = self._folder, self._folder.parent
        self._show(f"/{left_folder.name}")


def _draw_line(words: str, style: str = "") -> Callable[[int, GetStyle], list[Text]]:
    def draw(_width: int, get_style: GetStyle) -> list[Text]:
        return [styled(get_style, "  ", (one_line(words), style))]

    return draw
