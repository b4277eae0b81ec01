"""The scoping form of a topic: each field is saved when it loses focus; the heading lists what is missing."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.english import listed
from planner.programme.errors import PlannerError
from planner.programme.model import Programme, Topic
from planner.programme.prioritising.resemblance import similar_topics
from planner.programme.statuses import missing_for_scoped
from planner.programme.typed_days import Reckoning
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.made_of.screen import SCROLL_KEYS
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.field_groups import grouped
from planner.tui.widgets.fields import FieldSpec, FieldWidget, field_spec
from planner.tui.widgets.inputs import ChoiceInput

CHANGE = Command(
    "change",
    ("enter",),
    "Change it",
    "Go to the boxes.",
    run=lambda form: form.change(),
    when=lambda form: form.focused is None,
    edits=True,
    search_words="edit write",
)
LEAVE = SAVE.replace(label_now=lambda _: "Done")
"""Dismiss the form: each field is saved already."""


class TopicScreen(FormScreen):
    """The form of the topic with id ``topic``; None for a new topic, which is added once it has a title.

    The attribute ``topic`` is the id, which a new topic has before it is added.
    """

    ABOUT = (
        "What the topic is about, who is to be heard, and when. Enter goes to the boxes; each is saved as you leave "
        "it, and half filled is fine. A topic is scoped once it has an objective, a desired outcome and a purpose."
    )
    RULE = (
        "Every item has a clear objective, desired outcomes and a link to the committee's purposes (report, 3.2 "
        "and 3.3)."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (CHANGE, LEAVE, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (LEAVE,)
    BINDINGS: ClassVar[list[BindingType]] = [*SCROLL_KEYS]

    def __init__(self, topic: str | None, *, crumbs: str) -> None:
        super().__init__(crumbs)
        self.topic = topic or new_id()
        self._saved: dict[str, str] = {}

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The topic's id, once the topic has been added."""
        return (self.topic,) if self._stored_topic else ()

    def changed_values(self) -> dict[str, str]:
        """Return the values that are not saved yet; the keys are names of fields."""
        return {
            field.spec.name: field.value
            for field in self.query(FieldWidget)
            if field.value != self._saved[field.spec.name]
        }

    def initial_value(self, field: FieldWidget) -> str:
        """Return the field's value as last saved or shown."""
        return self._saved[field.spec.name]

    @property
    def escape_label(self) -> str:
        """What Esc does, as the top bar says it."""
        if not self._stored_topic:
            return self.ESCAPE_LABEL
        is_all_saved = self.session.is_saved and not self.session.read_only
        return "Back, all saved" if is_all_saved else "Back"

    def compose_header(self) -> ComposeResult:
        """Compose the heading that says what is missing."""
        yield Heading(id="topic-heading")

    def compose_content(self) -> ComposeResult:
        """Compose the fields, filled in with the stored values."""
        self._saved = {
            spec.name: _field_text(self.session.programme, self._stored_topic, spec.name) for spec in self._specs
        }
        yield from grouped(spec.with_value(self._saved[spec.name]) for spec in self._specs)

    def start(self) -> None:
        """Focus the first field of a new topic; an existing topic opens without focus, so that no key changes it."""
        if not self._stored_topic:
            self.change()

    def change(self) -> None:
        """Focus the first field."""
        self.query(FieldWidget).first().input.focus()

    @property
    def _specs(self) -> tuple[FieldSpec, ...]:
        """The specs of the fields; without the private ones for a reader."""
        is_reader = self.session.read_only
        return tuple(field_spec(field) for field in edits.TOPIC_FIELDS if not (is_reader and field.private))

    @property
    def _stored_topic(self) -> Topic | None:
        return self.session.programme.topics.get(self.topic)

    def redraw(self) -> None:
        """Show others' changes in the fields not being edited; dismiss when the topic has gone."""
        stored = self._stored_topic
        if stored is None and self._saved["title"]:
            self.say("The topic is no longer there.", error=True)
            self.dismiss(False)
            return
        for field in self.query(FieldWidget):
            name, stored_text = field.spec.name, _field_text(self.session.programme, stored, field.spec.name)
            if stored_text != self._saved[name] and field.value == self._saved[name]:
                self._saved[name] = field.value = stored_text
        missing = missing_for_scoped(stored) if stored else []
        words = f"to be scoped: {listed(missing)}" if missing else "√ scoped"
        self.query_one("#topic-heading", Heading).show("About this topic", words if stored else "begins with its title")
        self.redraw_bars()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save the field that lost focus."""
        if isinstance(event.widget, Input | TextArea):
            self._save_field(next(node for node in event.widget.ancestors if isinstance(node, FieldWidget)))

    @on(ChoiceInput.Changed)
    def _choice_changed(self, event: ChoiceInput.Changed) -> None:
        self._save_field(next(node for node in event.input.ancestors if isinstance(node, FieldWidget)))

    def _save_field(self, field: FieldWidget) -> bool:
        """Save one field, as a change to the text that it showed; return whether no text in it is left unsaved."""
        name, value, text_shown = field.spec.name, field.value, self._saved[field.spec.name]
        if value == text_shown:
            return True
        if self._stored_topic is None and name != "title":
            self.say("Give it a title first: then everything else is saved.", error=True)
            return False
        topic, current, reckoning, draft_name = self.topic, self.session.programme, self.reckoning, self.draft_name
        try:
            # the programme as this field showed it, so that another's change to the field meanwhile is a conflict
            basis = current if self._stored_topic is None else _with_field(current, topic, name, text_shown, reckoning)
        except PlannerError:
            basis = current
        self._saved[name] = value
        if not self.apply_edit(lambda programme: _with_field(programme, topic, name, value, reckoning), basis=basis):
            self._saved[name] = text_shown
            if self.session.read_only:
                field.value = text_shown
            return self.session.read_only
        self._saved[name] = _field_text(self.session.programme, self._stored_topic, name)
        if not self.session.conflicts:
            field.value = self._saved[name]
        if draft_name != self.draft_name:
            self.host.drafts.end(draft_name)
        self.keep_draft()
        if name == "title" and text_shown:
            super().say(f"The title is now {value}.")
        if name in ("title", "other_names"):
            self._say_resemblances()
        return True

    def _say_resemblances(self) -> None:
        stored = self._stored_topic
        if stored:
            for similar in similar_topics(self.view, stored.title, stored.other_names, excluding=stored.id)[:2]:
                super().say(similar.words)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show errors only: that a field is saved needs no message."""
        if error:
            super().say(message, error=True)

    def save(self) -> None:
        """Save the fields and dismiss."""
        if self._save_all():
            self.dismiss(True)

    def _save_all(self) -> bool:
        unsaved = [field for field in self.query(FieldWidget) if not self._save_field(field)]
        return not unsaved

    def back(self) -> None:
        """Save the fields of a topic that was added, and dismiss; what could not be saved is kept as a draft."""
        all_saved = self._stored_topic is not None and self._save_all()
        self.say_kept()
        self.dismiss(all_saved)


def _with_field(programme: Programme, topic: str, name: str, text: str, reckoning: Reckoning) -> Programme:
    """Return the programme with this text in one of the topic's fields; raises Unusable when it is not valid.

    A topic that is not in the programme yet is added, with the text as its title.
    """
    if topic not in programme.topics:
        return edits.add_topic(programme, topic, text)
    value = edits.topic_field(name).parse(text, reckoning)
    return edits.fill_in(programme, topic, {name: value}, new_id())


def _field_text(programme: Programme, topic: Topic | None, name: str) -> str:
    """Return one of the topic's fields as text; without a topic, what its box shows at first."""
    field = edits.topic_field(name)
    return field.typed(edits.topic_value(programme, topic.id, name)) if topic else field_spec(field).shown_value
