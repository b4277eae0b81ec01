"""Help: what a screen is for, and every command on it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.tui.commands import Command
from planner.tui.paint import Painted, fitted, joined, wrapped

KEY_COLUMNS = 8
LABEL_COLUMNS = 21


class CommandList(Painted):
    """Each command's key, label and sentence."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._commands = commands

    def _lines(self, width: int) -> list[Text]:
        lines = []
        for command in self._commands:
            first, *rest = wrapped(command.help, max(20, width - KEY_COLUMNS - LABEL_COLUMNS))
            line = fitted(joined(self.paint, (command.shown_key, "key")), KEY_COLUMNS)
            line.append_text(fitted(joined(self.paint, (command.label, "strong")), LABEL_COLUMNS))
            line.append(first)
            lines += [line, *(Text(" " * (KEY_COLUMNS + LABEL_COLUMNS) + more, end="") for more in rest)]
        return lines

    def render(self) -> Text:
        """A line a command, or more where its sentence is long."""
        return Text("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as that takes."""
        return len(self._lines(width))


class HelpScreen(ModalScreen[None]):
    """Over any screen; any of Esc, Enter, q and ? closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,question_mark,f1", "dismiss(None)", show=False)]

    def __init__(self, about: str, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._about, self._commands = about, commands

    def compose(self) -> ComposeResult:
        """What the screen is for, then its commands."""
        with Vertical(id="dialogue", classes="help") as dialogue:
            dialogue.border_title = Content("Help")
            dialogue.border_subtitle = Content("Esc closes")
            yield Static(Content(self._about), classes="about")
            with VerticalScroll(id="help-body"):
                yield CommandList(self._commands)
                yield Static(
                    Content(
                        "\nArrow keys choose; Tab goes to the next part; Ctrl+P finds any command by its words. "
                        "With the mouse: click a row to select it, click it again to open it, click a key to press it."
                    )
                )

    def on_click(self) -> None:
        """A click closes it."""
        self.dismiss(None)
