"""Choosing the look: each is seen as the cursor comes to it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button

from planner.tui.look import WORDS, remember_look
from planner.tui.paint import Painter, joined
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.rows import Row, Rows


class LookScreen(Dialogue[None]):
    """Chooses a look; it is remembered unless it is a reader's, who changes nothing on the machine."""

    ABOUT = "How the app looks on this screen: yours alone, and remembered. It changes nothing in the programme."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, *, is_remembered: bool) -> None:
        super().__init__()
        self._is_remembered = is_remembered

    def compose(self) -> ComposeResult:
        """The looks."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content("Look")
            dialogue.border_subtitle = Content("Enter keeps it · Esc has it as it was")
            yield Rows(id="looks")
            with Horizontal(classes="buttons"):
                yield Button("As it was", id="no", compact=True)

    def on_mount(self) -> None:
        """Start on the look in use."""
        self._before = self.app.theme
        rows = self.query_one(Rows)
        rows.set_reactive(Rows.cursor, self._before)
        rows.show([Row(name, partial(_draw, *words)) for name, words in WORDS.items()])
        rows.focus()

    @on(Rows.Moved)
    def _try(self, event: Rows.Moved) -> None:
        if event.key and self.is_current:
            self.app.theme = event.key

    @on(Rows.Chosen)
    def _keep(self, event: Rows.Chosen) -> None:
        if self._is_remembered:
            remember_look(event.key)
        self.dismiss(None)

    @on(Button.Pressed)
    def action_leave(self) -> None:
        """Have it as it was."""
        self.app.theme = self._before
        self.dismiss(None)


def _draw(name: str, words: str, _width: int, paint: Painter) -> list[Text]:
    return [joined(paint, "   ", (f"{name:<20}", "strong"), (words, "muted"))]
