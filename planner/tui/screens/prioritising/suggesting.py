"""A new suggestion in the middle of things: its title and where it came from, and whether it was seen before."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.programme.edits import topic_field
from planner.programme.prioritising.resemblance import resembling
from planner.programme.view import View
from planner.programme.words import one_line
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.fields import Field, box


class SuggestScreen(Dialogue["tuple[str, str] | None"]):
    """Asks for a suggestion; dismissed with its title and its source."""

    ABOUT = "A new suggestion, with where it came from. It is scoped before it is placed."
    RULE = "New suggestions are scoped before they are included (report, 3.6)."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """The two boxes, what it resembles, and the buttons."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content("A new suggestion")
            dialogue.border_subtitle = Content("Enter goes on · Esc leaves it")
            yield Field(box(topic_field("title")))
            yield Field(box(topic_field("source")))
            yield Static(id="resembles", classes="about")
            with Horizontal(classes="buttons"):
                yield Button("Add it", id="yes", variant="primary", compact=True)
                yield Button("Cancel", id="no", compact=True)

    def on_mount(self) -> None:
        """Start in the first box."""
        self.query(Field).first().box.focus()

    @on(Input.Changed, "#field-title Input")
    def _compare(self, event: Input.Changed) -> None:
        told = [each.words for each in resembling(self._view, event.value)] if event.value.strip() else []
        self.query_one("#resembles", Static).update(Content("\n".join(told[:3])))

    @on(Input.Submitted, "#field-title Input")
    def _next(self) -> None:
        self.query_one("#field-source", Field).box.focus()

    @on(Input.Submitted, "#field-source Input")
    @on(Button.Pressed, "#yes")
    def _done(self) -> None:
        title, source = (one_line(each.value) for each in self.query(Field))
        if title:
            self.dismiss((title, source))
        else:
            self.query(Field).first().box.focus()
            self.say("A title is needed.", error=True)

    @on(Button.Pressed, "#no")
    def _cancel(self) -> None:
        self.dismiss(None)
