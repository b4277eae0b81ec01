"""The scoping form of a topic: each box is saved as it is left, and what is missing is always in sight."""

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
from planner.programme.view import missing_for_scoped
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.made_of.screen import SCROLL_KEYS
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.fields import ChoiceBox, FieldBox, FieldSpec, box

CHANGE = Command(
    "change",
    ("enter",),
    "Change it",
    "Go to the boxes.",
    run=lambda form: form.change(),
    when=lambda form: form.focused is None,
    edits=True,
    words="edit write",
)
LEAVE = SAVE.having(label_now=lambda _: "Done")
"""There is nothing to save: leaving a box does."""


class TopicScreen(FormScreen):
    """The form of a topic, or with ``topic`` None of one that begins once it has a title; ``topic`` is its id."""

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
        self._kept: dict[str, str] = {}

    @property
    def aside(self) -> str:
        """What Esc does, in the top bar."""
        return "Back, all saved" if self._found and not self.session.read_only else "Back"

    def above(self) -> ComposeResult:
        """What is missing, always in sight."""
        yield Heading(id="topic-heading")

    def parts(self) -> ComposeResult:
        """The boxes, filled with what is known."""
        for spec in self._specs:
            self._kept[spec.name] = _shown(self.session.programme, self._found, spec.name)
            yield FieldBox(spec.having(self._kept[spec.name]))

    def start(self) -> None:
        """Start in the first box of a new topic; one that is there is first of all read, and no key changes it yet."""
        if not self._found:
            self.change()

    def change(self) -> None:
        """Go to the first box."""
        self.query(FieldBox).first().box.focus()

    @property
    def _specs(self) -> tuple[FieldSpec, ...]:
        """The boxes; one who may only read is not shown what is private."""
        hidden = self.session.read_only
        return tuple(box(each) for each in edits.TOPIC_FIELDS if not (hidden and each.private))

    @property
    def _found(self) -> Topic | None:
        return self.session.programme.topics.get(self.topic)

    def redraw(self) -> None:
        """Show what others have saved, in the boxes where nothing else is typed; leave when the topic has gone."""
        found = self._found
        if found is None and self._kept["title"]:
            self.say("The topic is no longer there.", error=True)
            self.dismiss(False)
            return
        for field in self.query(FieldBox):
            name, now = field.spec.name, _shown(self.session.programme, found, field.spec.name)
            if now != self._kept[name] and field.value == self._kept[name]:
                self._kept[name] = field.value = now
        missing = missing_for_scoped(found) if found else []
        words = f"saved; to be scoped it needs: {listed(missing)}" if missing else "√ scoped"
        self.query_one("#topic-heading", Heading).show("About this topic", words if found else "begins with its title")
        self.redraw_bars()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A box is left: what was typed in it is saved."""
        if isinstance(event.widget, Input | TextArea):
            self._keep(next(each for each in event.widget.ancestors if isinstance(each, FieldBox)))

    @on(ChoiceBox.Changed)
    def _chosen(self, event: ChoiceBox.Changed) -> None:
        self._keep(next(each for each in event.box.ancestors if isinstance(each, FieldBox)))

    def _keep(self, field: FieldBox) -> bool:
        """Save one box, against what it showed before; True when nothing of it is left unsaved."""
        name, value, shown = field.spec.name, field.value, self._kept[field.spec.name]
        if value == shown:
            return True
        if self._found is None and name != "title":
            self.say("Give it a title first: then everything else is saved.", error=True)
            return False
        topic, now, year = self.topic, self.session.programme, self.session.year
        try:
            before = now if self._found is None else _having(now, topic, name, shown, year)
        except PlannerError:
            before = now
        self._kept[name] = value
        if not self.perform(lambda programme: _having(programme, topic, name, value, year), basis=before):
            self._kept[name] = shown
            if self.session.read_only:
                field.value = shown
            return self.session.read_only
        self._kept[name] = _shown(self.session.programme, self._found, name)
        if not self.session.conflicts:
            field.value = self._kept[name]
        if name == "title" and shown:
            super().say(f"The title is now {value}.")
        if name in ("title", "other_names"):
            self._say_what_it_resembles()
        return True

    def _say_what_it_resembles(self) -> None:
        found = self._found
        if found:
            for each in similar_topics(self.view, found.title, found.other_names, excluding=found.id)[:2]:
                super().say(each.words)

    def say(self, message: str, *, error: bool = False) -> None:
        """That a box is saved needs no message; errors do."""
        if error:
            super().say(message, error=True)

    def save(self) -> None:
        """Save the box that is being typed in, and leave."""
        if self._keep_all():
            self.dismiss(True)

    def _keep_all(self) -> bool:
        unsaved = [each for each in self.query(FieldBox) if not self._keep(each)]
        return not unsaved

    def back(self) -> None:
        """Leave, with everything saved; a second press is needed when something could not be."""
        saved = self._keep_all()
        if saved or self._warned:
            self.dismiss(saved)
        self._warned = True


def _having(programme: Programme, topic: str, name: str, text: str, year: str) -> Programme:
    """The programme with this text in one of the topic's boxes; raises Unusable where it cannot be that."""
    if topic not in programme.topics:
        return edits.add_topic(programme, topic, text)
    value = edits.topic_field(name).parse(text, year, programme.committee.annual_council)
    return edits.fill_in(programme, topic, {name: value}, new_id())


def _shown(programme: Programme, topic: Topic | None, name: str) -> str:
    """What is in one of a topic's boxes."""
    field = edits.topic_field(name)
    return field.typed(edits.topic_value(programme, topic.id, name) if topic else field.empty)
