"""Screens on which a line can be written on what is asked: evidence for an answer, or why it is decided so."""

from __future__ import annotations

from dataclasses import replace

from planner.programme.checklist import Question
from planner.programme.prioritising.scoping import DECISION
from planner.tui.command import Command
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.made_of.with_draft import WithDraft
from planner.tui.widgets.draft_notice import DraftNotice
from planner.tui.widgets.fields import FieldSpec, FieldWidget

NOTE = Command(
    "note",
    ("o",),
    "Add a note",
    "Write one line of evidence for the answer, or on why it is decided so.",
    run=lambda screen: screen.edit_note(),
    when=lambda screen: bool(screen.note_about),
)
NOTE_FIELD = "note"
"""The name of a note's field, and in its draft."""


def note_draft(topic: str, about: str) -> str:
    """Return the name of the draft of a note on a topic's question, or on its decision for ``DECISION``."""
    return f"note {topic} {about}"


class WithNote(WithDraft, PlannerScreen):
    """A screen with a field for a note; the note is a draft until what it is on is saved."""

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

    def note_field(self) -> FieldWidget:
        """Return the field for the note, hidden until it is opened."""
        field = FieldWidget(FieldSpec(NOTE_FIELD, "Note"))
        field.display = False
        return field

    @property
    def note_about(self) -> str:
        """What a note would be on: the question by its id, or the decision; blank when neither is asked for."""
        if self.question:
            return self.question.id
        return DECISION if self.topic else ""

    @property
    def draft_name(self) -> str:
        """The name of the draft of the note on the question, or on the decision."""
        return note_draft(self.topic, self.note_about)

    def draft_values(self) -> dict[str, str]:
        """Return the note, while it is open and differs from the saved one."""
        is_open = any(field.display for field in self.query(FieldWidget))
        return super().draft_values() if is_open else {}

    def initial_value(self, _field: FieldWidget) -> str:
        """Return the saved note."""
        saved_answer = self.view.answers(self.topic).get(self.note_about)
        return saved_answer.evidence if saved_answer else ""

    @property
    def note_text(self) -> str:
        """The note on the question or the decision: the draft, or else the saved one."""
        draft = self.host.drafts.read(self.draft_name)
        return draft.values.get(NOTE_FIELD, "") if draft else self.initial_value(self.field(NOTE_FIELD))

    def edit_note(self) -> None:
        """Open the field for a note on the answer, or on the decision, with what was begun earlier."""
        field = self.field(NOTE_FIELD)
        about = "of evidence" if self.question else "on why"
        field.spec = replace(field.spec, hint=f"One line {about}; Enter keeps it.")
        field.value = self.initial_value(field)
        field.display = True
        field.input.focus()
        self._draft = None
        self.restore_draft()

    def field_submitted(self, field: FieldWidget) -> None:
        """Save the note with what it is on, or else keep it until that is saved."""
        self.save_note(field.value)
        self._close_note()

    def leave_note(self) -> None:
        """Close the field; what was typed is kept, and said so."""
        self.unsay()
        self.say_kept()
        self._close_note()

    def _close_note(self) -> None:
        self.field(NOTE_FIELD).display = False
        self.query(DraftNotice).remove()
        self.set_focus(None)
        self.redraw()
