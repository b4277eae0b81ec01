"""A row of buttons, each of which does a command of its screen."""

from __future__ import annotations

from typing import Literal, TypeAlias

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from planner.tui.command import Command

Variant: TypeAlias = Literal["default", "primary", "error"]


class CommandButton(Button):
    """A button that does a command."""

    def __init__(self, command: Command, label: str, variant: Variant) -> None:
        super().__init__(label, variant=variant, compact=True)
        self.command = command


class Buttons(Horizontal):
    """Buttons beside each other, labelled as their commands are named when they are drawn.

    ``main`` is the one that goes on; ``risky`` one to think about first.
    """

    def __init__(self, *commands: Command, main: Command | None = None, risky: Command | None = None) -> None:
        super().__init__(classes="buttons")
        self._commands = commands
        self._main, self._risky = main, risky

    def compose(self) -> ComposeResult:
        """The buttons."""
        for command in self._commands:
            variant: Variant = "error" if command is self._risky else "default"
            yield CommandButton(command, command.label_on(self.screen), "primary" if command is self._main else variant)
