"""The one dialogue: a question over a screen."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from planner.tui.screens.made_of.help import HelpScreen
from planner.tui.screens.made_of.manners import Mannered

Answer = TypeVar("Answer")


class Dialogue(Mannered, ModalScreen[Answer]):
    """A question over a screen; ``ABOUT`` and ``RULE`` are as a screen's, and F1 tells them."""

    ABOUT: ClassVar[str] = ""
    RULE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "help", show=False)]

    def action_help(self) -> None:
        """Tell what it is for."""
        keys = "Tab goes to the next box or button, Enter goes on, Esc leaves it as it was."
        self.app.push_screen(HelpScreen(f"{self.ABOUT} {keys}".strip(), "A click on a box or a button.", self.RULE, ()))
