"""A row of buttons, each of which runs a command of its screen."""

from __future__ import annotations

from typing import Literal, TypeAlias

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from planner.tui.command import Command

Variant: TypeAlias = Literal["default", "primary", "error"]


class CommandButton(Button):
    """A button that runs a command."""

    def __init__(self, command: Command, label: str, variant: Variant) -> None:
        super().__init__(label, variant=variant, compact=True)
        self.command = command


class Buttons(Horizontal):
    """Buttons side by side, with the labels that their commands have when the row is composed.

    ``main`` is drawn as the primary one, ``risky`` as one that can lose something.
    """

    def __init__(self, *commands: Command, main: Command | None = None, risky: Command | None = None) -> None:
        super().__init__(classes="buttons")
        self._commands = commands
        self._main, self._risky = main, risky

    def compose(self) -> ComposeResult:
        """Compose the buttons."""
        for command in self._commands:
            variant: Variant = "error" if command is self._risky else "default"
            yield CommandButton(command, command.label_on(self.screen), "primary" if command is self._main else variant)
