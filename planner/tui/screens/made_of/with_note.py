"""Screens on which a line can be written on what is asked: evidence for an answer, or why it is decided so."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from planner.programme.checklist import Question
from planner.programme.prioritising.scoping import DECISION
from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.fields import LineInput

NOTE = Command(
    "note",
    ("o",),
    "Add a note",
    "Write one line of evidence for the answer, or on why it is decided so.",
    run=lambda screen: screen.edit_note(),
    when=lambda screen: bool(screen.note_about),
)
NOTE_FIELD = "note"
"""The name of a note in its draft."""


def note_draft(topic: str, about: str) -> str:
    """Return the name of the draft of a note on a topic's question, or on its decision for ``DECISION``."""
    return f"note {topic} {about}"


class WithNote(PlannerScreen):
    """A screen with an input for a note, ``#evidence``; the note is a draft until what it is on is saved."""

    @property
    def topic(self) -> str:
        """The id of the topic; blank for none."""
        raise NotImplementedError

    @property
    def question(self) -> Question | None:
        """The question being asked; None when there is no further question."""
        raise NotImplementedError

    def save_note(self, text: str) -> None:
        """Save the note, if what it is on is saved already."""
        raise NotImplementedError

    def note_input(self) -> LineInput:
        """Return the input for the note, hidden until it is opened."""
        note_input = LineInput(id="evidence")
        note_input.display = False
        return note_input

    @property
    def note_about(self) -> str:
        """What a note would be on: the question by its id, or the decision; blank when neither is asked for."""
        if self.question:
            return self.question.id
        return DECISION if self.topic else ""

    @property
    def _note_draft(self) -> str:
        return note_draft(self.topic, self.note_about)

    @property
    def note_text(self) -> str:
        """The note on the question or the decision: the draft, or else the saved one."""
        if draft := self.host.drafts.read(self._note_draft):
            return draft.values.get(NOTE_FIELD, "")
        saved_answer = self.view.answers(self.topic).get(self.note_about)
        return saved_answer.evidence if saved_answer else ""

    def edit_note(self) -> None:
        """Open the input for a note on the answer, or on the decision."""
        note_input = self.query_one("#evidence", Input)
        note_input.placeholder = f"One line {'of evidence' if self.question else 'on why'}; Enter keeps it"
        note_input.value = self.note_text
        note_input.display = True
        note_input.focus()

    @on(Input.Changed, "#evidence")
    def _note_typed(self, event: Input.Changed) -> None:
        """Keep the note as a draft, until the answer or the decision that it is on is saved."""
        if event.input.has_focus and event.value != self.note_text:
            self.host.drafts.keep(self._note_draft, {NOTE_FIELD: event.value})

    @on(Input.Submitted, "#evidence")
    def _note_submitted(self, event: Input.Submitted) -> None:
        self.save_note(event.value)
        self._close_note()

    def leave_note(self) -> None:
        """Close the input; what was typed is kept, and said so."""
        if self.host.drafts.read(self._note_draft):
            BaseScreen.say(self, "Your note is kept: o changes it.")
        self._close_note()

    def end_note(self) -> None:
        """Remove the draft of the note: it is saved."""
        self.host.drafts.end(self._note_draft)

    def _close_note(self) -> None:
        self.query_one("#evidence").display = False
        self.set_focus(None)
        self.redraw()
