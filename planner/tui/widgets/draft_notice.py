"""The notice above the fields of a form that has a draft from earlier."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.tui.command import Command
from planner.tui.widgets.buttons import CommandButton


class DraftNotice(Horizontal):
    """Shows the notice, with a button for the command that discards the draft."""

    def __init__(self, words: str, command: Command) -> None:
        super().__init__()
        self._words, self._command = words, command

    def compose(self) -> ComposeResult:
        """Compose the words and the button."""
        yield Static(Content(self._words))
        yield CommandButton(self._command, f"{self._command.label} ({self._command.key_label})", "default")
