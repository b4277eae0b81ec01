"""The dialogue for new suggestions: their titles and source, and the existing topics that they resemble."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from planner.programme.edits import topic_field
from planner.programme.prioritising.resemblance import similar_topics
from planner.programme.text import lines, one_line
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


class SuggestScreen(Dialogue["tuple[tuple[str, ...], str] | None"]):
    """Asks for suggestions; dismissed with their titles and source."""

    ABOUT = (
        "A new suggestion, with where it came from; or a list that you paste, with one on each line. They are scoped "
        "before they are placed."
    )
    RULE = "New suggestions are scoped before they are included (report, 3.6)."
    ACTS: ClassVar[tuple[Command, ...]] = (ADD_IT, CANCEL)
    MAIN = ADD_IT

    def __init__(self, view: View) -> None:
        super().__init__("A new suggestion", hint="Enter next box · F2 adds it · Esc leaves it")
        self._view = view

    def compose_content(self) -> ComposeResult:
        """Compose the two fields, and the topics that the title resembles."""
        title = replace(field_spec(topic_field("title")), wraps=True, hint="Or several, pasted, one on each line.")
        yield FieldWidget(title)
        yield FieldWidget(field_spec(topic_field("source")))
        yield Static(id="resembles", classes="about")
        yield from super().compose_content()

    @property
    def _titles(self) -> tuple[str, ...]:
        return lines(self.values["title"].split("\n"))

    @on(TextArea.Changed, "#field-title TextArea")
    def _show_resembling(self) -> None:
        similar = [topic.words for title in self._titles for topic in similar_topics(self._view, title)]
        self.query_one("#resembles", Static).update(Content("\n".join(similar[:3])))

    def done(self) -> None:
        """Dismiss with the titles and the source, once there is a title."""
        if self.require("title", "A title is needed."):
            self.dismiss((self._titles, one_line(self.values["source"])))
