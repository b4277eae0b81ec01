"""What every screen holds to: how it speaks and is left; and, of small ones over another, a word of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

Answer = TypeVar("Answer")


class Mannered(Screen[Any] if TYPE_CHECKING else object):  # type: ignore[misc]
    """A screen that says things in one line, and that a second Enter does not leave again, and another with it.

    No screen itself, as a screen's styles come from the first of its bases that is one.
    """

    def say(self, message: str, *, error: bool = False) -> None:
        """A short message above the keys; what went wrong stays there longer."""
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8 if error else 4)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave, with an answer; only while in front."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()


class Dialogue(Mannered, ModalScreen[Answer]):
    """A question over a screen; ``ABOUT`` and ``RULE`` are as a screen's, and F1 tells them."""

    ABOUT: ClassVar[str] = ""
    RULE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "help", show=False)]

    def action_help(self) -> None:
        """Tell what it is for."""
        from planner.tui.screens.made_of.help import HelpScreen

        keys = "Tab goes to the next box or button, Enter goes on, Esc leaves it as it was."
        self.app.push_screen(HelpScreen(f"{self.ABOUT} {keys}".strip(), "A click on a box or a button.", self.RULE, ()))
