"""Two topics that are one matter: which of them goes on, and why they are one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.programme.model import Topic
from planner.programme.words import one_line
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.screens.made_of.reason import WHY
from planner.tui.widgets.fields import ChoiceBox, Field, FieldSpec


class JoinScreen(Dialogue["tuple[str, str] | None"]):
    """Asks which of two topics to keep; dismissed with its id and the reason."""

    ABOUT = "Two topics that are one matter: choose which of them goes on."
    RULE = "Items are not to be repetitious (Protocol 3)."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, one: Topic, other: Topic) -> None:
        super().__init__()
        self._topics = {one.id: one.title, other.id: other.title}

    def compose(self) -> ComposeResult:
        """What joining does, the choice, and why."""
        about = "The one kept takes over the other's items and names; the other is declined, and can be found again."
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content("Join two topics into one")
            dialogue.border_subtitle = Content("Tab next box · Esc leaves both as they are")
            yield Static(Content(about), classes="about")
            yield Field(FieldSpec("kept", "Keep", next(iter(self._topics)), choices=self._topics))
            yield Field(WHY)
            yield Button("Join them", id="yes", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Start at the choice."""
        self.query_one(ChoiceBox).focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#yes")
    def _done(self) -> None:
        kept, reason = (one_line(each.value) for each in self.query(Field))
        if reason:
            self.dismiss((kept, reason))
        else:
            self.query_one("#field-reason", Field).box.focus()
            self.say("A reason is needed: it is kept in the history.", error=True)
