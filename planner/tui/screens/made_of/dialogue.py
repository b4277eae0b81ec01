"""The base class of dialogues: a question over the current screen, with its text, fields and buttons."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.tui.command import Command
from planner.tui.screens.made_of.help import HelpScreen
from planner.tui.screens.made_of.with_draft import WithDraft
from planner.tui.widgets.buttons import Buttons
from planner.tui.widgets.fields import FieldWidget
from planner.tui.widgets.hints import hints

Result = TypeVar("Result")

DONE = Command("done", ("f2",), "Do it", "Do it.", run=lambda dialogue: dialogue.done())
"""The main command of most dialogues; each replaces its label."""


class Dialogue(WithDraft, ModalScreen[Result]):
    """A modal screen with a title, a text, perhaps fields, and its ``ACTS`` as buttons.

    ``MAIN`` is the command that goes on, ``RISKY`` one that can lose something. Esc dismisses it with
    ``DEFAULT_RESULT``. ``ABOUT`` and ``RULE`` are shown by F1, as on a full screen.
    """

    ABOUT: ClassVar[str] = ""
    RULE: ClassVar[str] = ""
    MAIN: ClassVar[Command | None] = None
    RISKY: ClassVar[Command | None] = None
    DEFAULT_RESULT: ClassVar[object] = None
    LAYOUT_CLASS: ClassVar[str] = ""
    """A CSS class for the layout."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "help", show=False)]

    def __init__(self, title: str, body: str = "", *, hint: str = "") -> None:
        super().__init__()
        self._title, self._body, self._hint = title, body, hint

    @property
    def hint(self) -> str:
        """The key hints on the lower border."""
        return self._hint

    def compose(self) -> ComposeResult:
        """Compose the text, then the content."""
        with Vertical(id="dialogue", classes=self.LAYOUT_CLASS) as dialogue:
            dialogue.border_title = Content(self._title)
            if self.hint:
                dialogue.border_subtitle = hints(self.hint)
            if self._body:
                yield Static(Content(self._body), classes="about")
            yield from self.compose_content()

    def compose_content(self) -> ComposeResult:
        """Compose the content below the text; by default the buttons."""
        yield self.buttons()

    def buttons(self) -> Buttons:
        """Return the commands that are offered now, as buttons."""
        return Buttons(*filter(self.is_offered, self.ACTS), main=self.MAIN, risky=self.RISKY)

    def on_mount(self) -> None:
        """Start the screen, and show what was begun earlier."""
        self.start()
        self.restore_draft()

    def start(self) -> None:
        """Focus the first field, if there is one; called when the dialogue is mounted."""
        if fields := self.query(FieldWidget):
            fields.first().input.focus()

    def back(self) -> None:
        """Dismiss the dialogue with its default result; what was typed is kept as a draft."""
        self.unsay()
        self.say_kept()
        self.dismiss(self.DEFAULT_RESULT)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Dismiss the dialogue; its draft ends once an edit has used the result."""
        if result != self.DEFAULT_RESULT and self.app.screen is self:
            self.host.used_draft = self.draft_name
        return super().dismiss(result)

    def action_help(self) -> None:
        """Show what the dialogue is for and which keys it has."""
        keys = "Tab goes to the next box or button, Enter goes on, Esc leaves it as it was."
        self.app.push_screen(HelpScreen(f"{self.ABOUT} {keys}".strip(), "A click on a box or a button.", self.RULE, ()))
