"""One checklist question at a time, large and calm; each answer is saved as it is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from planner.programme.checklist import Question, QuestionKind
from planner.programme.edits import answer, topic_field, topic_field_lines
from planner.programme.english import listed
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.answering import AnswerBox, Answering, Progress, SoFar
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.fields import LineInput

ANSWER = Command(
    "answer_any",
    ("0",),
    "Answer",
    "Give the answer of this number or letter.",
    run=lambda asking: asking.say_how(),
    when=lambda asking: asking.question is not None,
)
NOTE = Command(
    "note",
    ("o",),
    "Add a note",
    "Write one line of evidence for the answer.",
    run=lambda asking: asking.note(),
    when=lambda asking: asking.question is not None,
)
STOP = BACK.having(label_now=lambda _: "Stop")


class QuestionScreen(PlannerScreen):
    """Asks a question about a topic; what comes next is for the screens that are one to say."""

    CRUMBS: ClassVar[str] = "Topics › Checklist"
    ANSWERING: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", show=False),
        Binding("n", "answer('no')", show=False),
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._noted = ("", "", "")

    @property
    def topic(self) -> str:
        """The topic that is asked about; blank for none."""
        raise NotImplementedError

    @property
    def question(self) -> Question | None:
        """The question being asked; None when it is something else's turn."""
        raise NotImplementedError

    @property
    def on_day(self) -> date:
        """The day that answers are of."""
        return self.session.today

    def answered(self) -> None:
        """An answer was kept: go on."""
        raise NotImplementedError

    def pause(self) -> tuple[str, str, list[Answering]]:
        """What to say, and what can be done, while no question is asked."""
        raise NotImplementedError

    def progress(self) -> tuple[str, str, int, int]:
        """The title, where it stands, and how much is done of how much."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The question, its boxes, and the advice so far."""
        yield TopBar(crumbs=self.CRUMBS, aside="Stop, answers kept")
        with Vertical(id="checklist"):
            yield Progress(id="progress")
            yield Static(id="ask")
            yield Static(id="explain")
            yield Horizontal(id="boxes")
            yield Static(id="given")
            yield LineInput(placeholder="One line of evidence; Enter keeps it", id="evidence")
            yield SoFar(id="so-far")
        yield KeyBar()

    def on_mount(self) -> None:
        """The box for a note shows only while one is written."""
        self.query_one("#evidence").display = False

    def redraw(self) -> None:
        """Draw the question, and the keys."""
        self.show_question()
        self.redraw_bars()

    @work(exclusive=True, group="question")
    async def show_question(self) -> None:
        """Put the question and its boxes on the screen, once and while that is there."""
        if not self.query("#ask"):
            return
        question = self.question
        if question is None:
            ask, explain, boxes = self.pause()
            given = ""
        else:
            ask, explain, boxes = question.ask, question.explain, list(self._boxes(question))
            given = "   ".join(filter(None, (self._given(question), *self._facts_for(question))))
        for id, words in (("#ask", ask), ("#explain", explain), ("#given", given)):
            self.query_one(id, Static).update(Content(words))
        self.query_one(Progress).show(*self.progress())
        self.query_one(SoFar).show(self.view.advice(self.topic) if self.topic else None)
        held = self.query_one("#boxes", Horizontal)
        with self.app.batch_update():
            await held.remove_children()
            await held.mount(*map(AnswerBox, boxes))
        self.redraw_keys()

    def _boxes(self, question: Question) -> Iterator[Answering]:
        for number, choice in enumerate(question.choices):
            yield Answering(_key(question, number), choice.label, partial(self.action_answer, choice.value))

    def _given(self, question: Question) -> str:
        """The answer that it has already, and the note on it."""
        found, note = self.view.answers(self.topic).get(question.id), self._evidence(question)
        choice = question.choice(found.value) if found else None
        return ". ".join(filter(None, (f"Answered: {choice.label}" if choice else "", note)))

    def _evidence(self, question: Question) -> str:
        """The line of evidence for a question: the one just written, or else the one that was kept."""
        topic, noted, words = self._noted
        if (topic, noted) == (self.topic, question.id):
            return words
        kept = self.view.answers(self.topic).get(question.id)
        return kept.evidence if kept else ""

    def _facts_for(self, question: Question) -> Iterator[str]:
        """What is known of the topic that the question is about."""
        for name in question.shows:
            yield from topic_field_lines(self.view.programme, self.topic, topic_field(name))

    def key(self, command: Command) -> str:
        """The keys that answer."""
        question = self.question
        if command.id == ANSWER.id and question:
            return " ".join(_key(question, number) for number in range(len(question.choices)))
        return super().key(command)

    def action_number(self, number: int) -> None:
        """Answer by number."""
        question = self.question
        choices = question.choices if question else ()
        found = [each.value for at, each in enumerate(choices) if question and _key(question, at) == str(number)]
        self.action_answer(*found or [""])

    def action_answer(self, value: str) -> None:
        """Keep the answer, and go on."""
        question = self.question
        if question and not question.choice(value):
            self.say_how()
        elif question and self._keep(question, value, self._evidence(question)):
            self._noted = ("", "", "")
            self.answered()

    def on_key(self, event: events.Key) -> None:
        """Enter answers no question: say what does."""
        if event.key == "enter" and self.question and not self.is_typing:
            self.say_how()

    def say_how(self) -> None:
        """Say which keys answer."""
        super().say(f"Press {listed(self.key(ANSWER).split(), last='or')} to answer; s leaves it open for now.")

    def _keep(self, question: Question, value: str, evidence: str) -> bool:
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
        return self.perform(edit)

    def note(self) -> None:
        """Write a line of evidence."""
        if self.question:
            box = self.query_one("#evidence", Input)
            box.value = self._evidence(self.question)
            box.display = True
            box.focus()

    @on(Input.Submitted, "#evidence")
    def _keep_note(self, event: Input.Submitted) -> None:
        question = self.question
        if question:
            kept = self.view.answers(self.topic).get(question.id)
            if kept and question.choice(kept.value):
                self._keep(question, kept.value, event.value)
            else:
                self._noted = (self.topic, question.id, event.value)
        self._close_note()

    def _close_note(self) -> None:
        self.query_one("#evidence").display = False
        self.set_focus(None)
        self.show_question()

    def back(self) -> None:
        """Close the note, or stop; what was answered is kept."""
        if self.is_typing:
            self._close_note()
        else:
            self.dismiss(False)

    def say(self, message: str, *, error: bool = False) -> None:
        """Answers need no message; errors do."""
        if error:
            super().say(message, error=True)


def _key(question: Question, number: int) -> str:
    """The key that gives an answer: its letter for yes and no, else its number."""
    if question.kind is QuestionKind.GATE and {each.value for each in question.choices} == {"yes", "no"}:
        return question.choices[number].value[0]
    return str(number if question.kind is QuestionKind.SCORE else number + 1)
