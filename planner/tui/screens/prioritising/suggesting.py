"""The dialogue for a new suggestion: its title and source, and the existing topics that it resembles."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from planner.programme.edits import topic_field
from planner.programme.prioritising.resemblance import similar_topics
from planner.programme.text import one_line
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.widgets.fields import FieldWidget, field_spec

SUGGEST = Command(
    "new_topic",
    ("plus",),
    "New suggestion",
    "Add a suggestion; it is taken last.",
    run=lambda screen: screen.suggest(),
)
"""Runs the method ``suggest`` of the screen that offers it."""
ADD_IT = DONE.replace(label="Add it")


class SuggestScreen(Dialogue["tuple[str, str] | None"]):
    """Asks for a suggestion; dismissed with its title and source."""

    ABOUT = "A new suggestion, with where it came from. It is scoped before it is placed."
    RULE = "New suggestions are scoped before they are included (report, 3.6)."
    ACTS: ClassVar[tuple[Command, ...]] = (ADD_IT, CANCEL)
    MAIN = ADD_IT

    def __init__(self, view: View) -> None:
        super().__init__("A new suggestion", hint="Enter next box · F2 adds it · Esc leaves it")
        self._view = view

    def compose_content(self) -> ComposeResult:
        """Compose the two fields, and the topics that the title resembles."""
        yield FieldWidget(field_spec(topic_field("title")))
        yield FieldWidget(field_spec(topic_field("source")))
        yield Static(id="resembles", classes="about")
        yield from super().compose_content()

    @on(Input.Changed, "#field-title Input")
    def _show_resembling(self, event: Input.Changed) -> None:
        similar = similar_topics(self._view, event.value) if event.value.strip() else []
        self.query_one("#resembles", Static).update(Content("\n".join(topic.words for topic in similar[:3])))

    def done(self) -> None:
        """Dismiss with the title and the source, once there is a title."""
        if self.require("title", "A title is needed."):
            self.dismiss((one_line(self.values["title"]), one_line(self.values["source"])))
