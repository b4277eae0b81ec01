"""The dialogue for choosing the look of the app; the look under the cursor is previewed."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult

from planner.tui.command import Command
from planner.tui.look import LABELS, remember_look
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.styled_text import GetStyle, styled
from planner.tui.widgets.row_list import Row, RowList

AS_IT_WAS = CANCEL.replace(label="As it was")


class LookScreen(Dialogue[None]):
    """Chooses a look, and stores it if ``is_remembered``: not for a reader, who changes nothing on the machine."""

    ABOUT = "How the app looks on this screen: yours alone, and remembered. It changes nothing in the programme."
    ACTS: ClassVar[tuple[Command, ...]] = (AS_IT_WAS,)

    def __init__(self, *, is_remembered: bool) -> None:
        super().__init__("Look", hint="Enter keeps it · Esc has it as it was")
        self._is_remembered = is_remembered

    def compose_content(self) -> ComposeResult:
        """Compose the list of looks."""
        yield RowList(id="looks")
        yield from super().compose_content()

    def start(self) -> None:
        """Focus the list, the cursor on the look in use."""
        self._look_before = self.app.theme
        rows = self.query_one(RowList)
        rows.set_reactive(RowList.cursor, self._look_before)
        rows.show([Row(name, partial(_draw_look, *words)) for name, words in LABELS.items()])
        rows.focus()

    @on(RowList.Moved)
    def _preview(self, event: RowList.Moved) -> None:
        if event.key and self.is_current:
            self.app.theme = event.key

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        if self._is_remembered:
            remember_look(event.key)
        self.dismiss(None)

    def back(self) -> None:
        """Restore the look that was in use."""
        self.app.theme = self._look_before
        self.dismiss(None)


def _draw_look(name: str, words: str, _width: int, get_style: GetStyle) -> list[Text]:
    return [styled(get_style, "   ", (f"{name:<20}", "strong"), (words, "muted"))]
