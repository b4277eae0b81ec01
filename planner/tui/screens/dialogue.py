"""What every small screen over another has: a word of help."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialogue(ModalScreen[Answer]):
    """A question over a screen; ``ABOUT`` and ``RULE`` are as a screen's, and F1 tells them."""

    ABOUT: ClassVar[str] = ""
    RULE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "help", show=False)]

    def action_help(self) -> None:
        """Tell what it is for."""
        from planner.tui.screens.help import HelpScreen

        keys = "Tab goes to the next box or button, Enter goes on, Esc leaves it as it was."
        self.app.push_screen(HelpScreen(f"{self.ABOUT} {keys}".strip(), "A click on a box or a button.", self.RULE, ()))
