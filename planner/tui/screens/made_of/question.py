"""The base class of screens that ask the checklist, one question at a time; each answer is saved at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from planner.programme.checklist import Question, QuestionKind
from planner.programme.edits import answer, topic_field, topic_field_lines
from planner.programme.english import listed
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.made_of.with_draft import WithDraft
from planner.tui.widgets.advice_panel import AdvicePanel
from planner.tui.widgets.answer_cards import AnswerCard, AnswerOption
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.draft_notice import DraftNotice
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.progress import Progress

ANSWER = Command(
    "answer_any",
    ("0",),
    "Answer",
    "Give the answer of this number or letter.",
    run=lambda screen: screen.say_which_keys(),
    when=lambda screen: screen.question is not None,
)
NOTE = Command(
    "note",
    ("o",),
    "Add a note",
    "Write one line of evidence for the answer.",
    run=lambda screen: screen.edit_note(),
    when=lambda screen: screen.question is not None,
)
STOP = BACK.replace(label_now=lambda _: "Stop")


class QuestionScreen(WithDraft, PlannerScreen):
    """Asks the questions about a topic; a subclass says which question is next."""

    CRUMBS: ClassVar[str] = "Topics › Checklist"
    ANSWER_BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", show=False),
        Binding("n", "answer('no')", show=False),
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._draft_note = ("", "", "")
        """Topic, question and text of the note on a question not yet answered."""

    @property
    def topic(self) -> str:
        """The id of the topic; blank for none."""
        raise NotImplementedError

    @property
    def question(self) -> Question | None:
        """The question being asked; None when there is no further question."""
        raise NotImplementedError

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The topic and the question that a note is about."""
        return (self.topic, self.question.id if self.question else "")

    def initial_value(self, _field: FieldWidget) -> str:
        """Return the note as it was when it was opened."""
        return self._note_text(self.question) if self.question else ""

    @property
    def _note_field(self) -> FieldWidget:
        return self.field("evidence")

    @property
    def on_day(self) -> date:
        """The date recorded with an answer."""
        return self.session.today

    def after_answer(self) -> None:
        """Go on after an answer was saved."""
        raise NotImplementedError

    def after_questions(self) -> tuple[str, str, list[AnswerOption]]:
        """Return the text, the explanation and the options to show when there is no further question."""
        raise NotImplementedError

    def progress(self) -> tuple[str, str, int, int]:
        """Return the title, the position in words, the number done and the total."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Compose the question, its answers as cards, and the advice so far."""
        yield TopBar(crumbs=self.CRUMBS, escape_label="Stop, answers kept")
        with Vertical(id="checklist"):
            yield Progress(id="progress")
            yield Static(id="ask")
            yield Static(id="explain")
            yield Horizontal(id="boxes")
            yield Static(id="given")
            yield FieldWidget(FieldSpec("evidence", "Note", hint="One line of evidence; Enter keeps it."))
            yield AdvicePanel(id="so-far")
        yield KeyBar()

    def on_mount(self) -> None:
        """Hide the input for a note until it is opened."""
        self._note_field.display = False

    def redraw(self) -> None:
        """Draw the question and the bars."""
        self.show_question()
        self.redraw_bars()

    @work(exclusive=True, group="question")
    async def show_question(self) -> None:
        """Show the question and its answer cards."""
        if not self.query("#ask"):  # the screen is closing, or not composed yet
            return
        question = self.question
        if question is None:
            ask, explain, options = self.after_questions()
            facts = ""
        else:
            ask, explain, options = question.ask, question.explain, list(self._options(question))
            facts = "   ".join(filter(None, (self._answer_and_note(question), *self._topic_facts(question))))
        for id, words in (("#ask", ask), ("#explain", explain), ("#given", facts)):
            self.query_one(id, Static).update(Content(words))
        self.query_one(Progress).show(*self.progress())
        self.query_one(AdvicePanel).show(self.view.advice(self.topic) if self.topic else None)
        container = self.query_one("#boxes", Horizontal)
        with self.app.batch_update():
            await container.remove_children()
            await container.mount(*map(AnswerCard, options))
        self.redraw_key_bar()

    def _options(self, question: Question) -> Iterator[AnswerOption]:
        for number, choice in enumerate(question.choices):
            yield AnswerOption(_answer_key(question, number), choice.label, partial(self.action_answer, choice.value))

    def _answer_and_note(self, question: Question) -> str:
        """Return the answer already given, and its note."""
        saved_answer, note = self.view.answers(self.topic).get(question.id), self._note_text(question)
        choice = question.choice(saved_answer.value) if saved_answer else None
        return ". ".join(filter(None, (f"Answered: {choice.label}" if choice else "", note)))

    def _note_text(self, question: Question) -> str:
        """Return the note on a question: the unsaved draft, or else the saved one."""
        topic, question_id, words = self._draft_note
        if (topic, question_id) == (self.topic, question.id):
            return words
        saved_answer = self.view.answers(self.topic).get(question.id)
        return saved_answer.evidence if saved_answer else ""

    def _topic_facts(self, question: Question) -> Iterator[str]:
        """Yield lines with the topic's fields that help to answer the question."""
        for name in question.shows:
            yield from topic_field_lines(self.view.programme, self.topic, topic_field(name))

    def key_label(self, command: Command) -> str:
        """Return the key's label; for answering, all the keys that answer."""
        question = self.question
        if command.id == ANSWER.id and question:
            return " ".join(_answer_key(question, number) for number in range(len(question.choices)))
        return super().key_label(command)

    def action_number(self, number: int) -> None:
        """Give the answer that has this number as its key."""
        question = self.question
        choices = question.choices if question else ()
        values = [
            choice.value
            for index, choice in enumerate(choices)
            if question and _answer_key(question, index) == str(number)
        ]
        self.action_answer(*values or [""])  # without an answer, it says which keys answer

    def action_answer(self, value: str) -> None:
        """Save the answer, and go on."""
        question = self.question
        if question and not question.choice(value):
            self.say_which_keys()
        elif question and self._save_answer(question, value, self._note_text(question)):
            if any(self._draft_note):
                self._draft_note = ("", "", "")
                self.end_draft()
            self.after_answer()

    def on_key(self, event: events.Key) -> None:
        """Say which keys answer when Enter is pressed, as it gives no answer."""
        if event.key == "enter" and self.question and not self.is_typing:
            self.say_which_keys()

    def say_which_keys(self) -> None:
        """Show a message that says which keys answer."""
        super().say(f"Press {listed(self.key_label(ANSWER).split(), last='or')} to answer; s leaves it open for now.")

    def _save_answer(self, question: Question, value: str, evidence: str) -> bool:
        edit = partial(
            answer,
            topic=self.topic,
            question=question,
            value=value,
            by=self.session.by,
            on=self.on_day,
            evidence=evidence,
            checklist=self.session.checklist.name,
        )
        return self.apply_edit(edit)

    def edit_note(self) -> None:
        """Open the field for a note on the answer, with what was begun earlier."""
        if self.question:
            self._note_field.value = self._note_text(self.question)
            self._note_field.display = True
            self._note_field.input.focus()
            self._draft = None
            self.restore_draft()

    def field_submitted(self, field: FieldWidget) -> None:
        """Save the note with the answer given, or else keep it for the answer to come."""
        question = self.question
        if question:
            saved_answer = self.view.answers(self.topic).get(question.id)
            if saved_answer and question.choice(saved_answer.value):
                self._save_answer(question, saved_answer.value, field.value)
                self.end_draft()
            else:
                self._draft_note = (self.topic, question.id, field.value)
        self._close_note()

    def _close_note(self) -> None:
        self._note_field.display = False
        self.query(DraftNotice).remove()
        self.set_focus(None)
        self.show_question()

    def back(self) -> None:
        """Close the note, or stop; answers given are kept."""
        self.unsay()
        if self.is_typing:
            self.say_kept()
            self._close_note()
        else:
            self.dismiss(False)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show errors only: the screen itself shows each answer given."""
        if error:
            super().say(message, error=True)


def _answer_key(question: Question, number: int) -> str:
    """Return the key that gives an answer: its first letter for yes and no, else its number."""
    if question.kind is QuestionKind.GATE and {each.value for each in question.choices} == {"yes", "no"}:
        return question.choices[number].value[0]
    return str(number if question.kind is QuestionKind.SCORE else number + 1)
