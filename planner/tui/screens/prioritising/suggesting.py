"""A new suggestion in the middle of things: its title and where it came from, and whether it was seen before."""

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
from planner.tui.widgets.fields import FieldBox, box

SUGGEST = Command(
    "new_topic",
    ("plus",),
    "New suggestion",
    "Add a suggestion; it is taken last.",
    run=lambda screen: screen.suggest(),
)
"""Of a screen on which suggestions can be added."""
ADD_IT = DONE.having(label="Add it", keys=())


class SuggestScreen(Dialogue["tuple[str, str] | None"]):
    """Asks for a suggestion; dismissed with its title and its source."""

    ABOUT = "A new suggestion, with where it came from. It is scoped before it is placed."
    RULE = "New suggestions are scoped before they are included (report, 3.6)."
    ACTS: ClassVar[tuple[Command, ...]] = (ADD_IT, CANCEL)
    MAIN = ADD_IT

    def __init__(self, view: View) -> None:
        super().__init__("A new suggestion", hint="Enter goes on · Esc leaves it")
        self._view = view

    def inside(self) -> ComposeResult:
        """The two boxes, and what it resembles."""
        yield FieldBox(box(topic_field("title")))
        yield FieldBox(box(topic_field("source")))
        yield Static(id="resembles", classes="about")
        yield from super().inside()

    @on(Input.Changed, "#field-title Input")
    def _compare(self, event: Input.Changed) -> None:
        told = [each.words for each in similar_topics(self._view, event.value)] if event.value.strip() else []
        self.query_one("#resembles", Static).update(Content("\n".join(told[:3])))

    def next_box(self, field: FieldBox) -> None:
        """Where it is from is the last thing asked."""
        if field.spec.name == "title":
            super().next_box(field)
        else:
            self.done()

    def done(self) -> None:
        """Give the suggestion; it needs a title."""
        if not self.lacks("title", "A title is needed."):
            self.dismiss((one_line(self.values["title"]), one_line(self.values["source"])))
