"""The one dialogue: a question over a screen, with its words, its boxes, and its commands as buttons."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.tui.command import Command
from planner.tui.screens.made_of.help import HelpScreen
from planner.tui.screens.made_of.with_fields import WithFields
from planner.tui.widgets.buttons import Buttons
from planner.tui.widgets.fields import FieldWidget

Result = TypeVar("Result")

DONE = Command("done", ("f2",), "Do it", "Do it.", run=lambda dialogue: dialogue.done())
"""What a dialogue is for; its label says what that is."""


class Dialogue(WithFields, ModalScreen[Result]):
    """A question over a screen; its ``ACTS`` are its buttons, of which ``MAIN`` goes on and ``RISKY`` is to be thought
    about. It is left with the answer ``LEFT``.

    ``ABOUT`` and ``RULE`` are as a screen's, and F1 tells them.
    """

    ABOUT: ClassVar[str] = ""
    RULE: ClassVar[str] = ""
    MAIN: ClassVar[Command | None] = None
    RISKY: ClassVar[Command | None] = None
    DEFAULT_RESULT: ClassVar[object] = None
    LAYOUT_CLASS: ClassVar[str] = ""
    """The style of how it is laid out."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "help", show=False)]

    def __init__(self, title: str, body: str = "", *, hint: str = "") -> None:
        super().__init__()
        self._title, self._body, self._hint = title, body, hint

    @property
    def hint(self) -> str:
        """What the keys do, on its lower edge."""
        return self._hint

    def compose(self) -> ComposeResult:
        """What it is about, what is in it, and the buttons."""
        with Vertical(id="dialogue", classes=self.LAYOUT_CLASS) as dialogue:
            dialogue.border_title = Content(self._title)
            if self.hint:
                dialogue.border_subtitle = Content(self.hint)
            if self._body:
                yield Static(Content(self._body), classes="about")
            yield from self.compose_content()

    def compose_content(self) -> ComposeResult:
        """What stands below what it is about: its own parts, and the buttons."""
        yield self.buttons()

    def buttons(self) -> Buttons:
        """The commands that apply, as buttons."""
        return Buttons(*filter(self.is_offered, self.ACTS), main=self.MAIN, risky=self.RISKY)

    def on_mount(self) -> None:
        """Start where it begins."""
        self.start()

    def start(self) -> None:
        """Start in the first box, if there are any."""
        for field in self.query(FieldWidget):
            field.input.focus()
            return

    def back(self) -> None:
        """Leave it as it was."""
        self.dismiss(self.DEFAULT_RESULT)

    def action_help(self) -> None:
        """Tell what it is for."""
        keys = "Tab goes to the next box or button, Enter goes on, Esc leaves it as it was."
        self.app.push_screen(HelpScreen(f"{self.ABOUT} {keys}".strip(), "A click on a box or a button.", self.RULE, ()))
