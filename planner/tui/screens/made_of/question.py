"""The base class of screens that ask the checklist, one question at a time; each answer is saved at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from planner.machine.system import new_id
from planner.programme.checklist import Choice, Question, QuestionKind
from planner.programme.edits import answer, blank_fields, fill_in, topic_field, topic_field_lines
from planner.programme.english import counted, listed
from planner.programme.fields import Field
from planner.programme.model import Programme
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK
from planner.tui.screens.made_of.with_note import WithNote
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.advice_panel import AdvicePanel
from planner.tui.widgets.answer_cards import AnswerCard, AnswerOption
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.progress import Progress

ANSWER = Command(
    "answer_any",
    ("0",),
    "Answer",
    "Give the answer of this number or letter.",
    run=lambda screen: screen.say_which_keys(),
    when=lambda screen: screen.question is not None,
)
NOTHING = Command(
    "nothing_against",
    ("g",),
    "None of these",
    "Answer this question and the rest of its group: nothing is against the topic.",
    run=lambda screen: screen.answer_rest(),
    when=lambda screen: bool(screen.rest),
    edits=True,
)
STOP = BACK.replace(label_now=lambda _: "Stop")
TO_BE_SCOPED = ("objective", "desired_outcome", "purposes")
"""The fields that a topic needs to be scoped: an answer that asks for any of them asks for them all."""


class QuestionScreen(WithNote):
    """Asks the questions about a topic; a subclass says which question is next."""

    CRUMBS: ClassVar[str] = "Topics › Checklist"
    ANSWER_BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", show=False),
        Binding("n", "answer('no')", show=False),
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
    ]

    @property
    def on_day(self) -> date:
        """The date recorded with an answer."""
        return self.session.today

    def after_answer(self, last: Question) -> None:
        """Go on after an answer was saved; ``last`` is the question answered, or the last of several."""
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
            yield self.note_field()
            yield AdvicePanel(id="so-far")
        yield KeyBar()

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
            facts = f"Note: {note}" if (note := self.note_text) else ""
        else:
            ask, explain, options = question.ask, question.explain, list(self._options(question))
            known = "   ".join(filter(None, (self._answer_and_note(question), *self._topic_facts(question))))
            facts = "\n".join(filter(None, (known, self._rest_words())))
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
        saved_answer, note = self.view.answers(self.topic).get(question.id), self.note_text
        choice = question.choice(saved_answer.value) if saved_answer else None
        return ". ".join(filter(None, (f"Answered: {choice.label}" if choice else "", note)))

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
        question, topic = self.question, self.topic
        if question is None:
            return
        if not question.choice(value):
            self.say_which_keys()
            return
        chosen = question.chosen(value)
        blank = blank_fields(self.view.programme, topic, _asked_for(chosen))
        if blank:
            self.stay()
        if not self._save_answer(question, value, self.note_text):
            return
        if blank:
            self._ask_for(question, blank, f"{question.ask} {chosen.label}.")
        else:
            self.after_answer(question)

    def stay(self) -> None:
        """Keep the question in sight once it is answered, until ``after_answer`` goes on."""

    @work(group=COMMAND_WORKERS)
    async def _ask_for(self, question: Question, fields: list[Field], title: str) -> None:
        """Ask for fields of the topic that the answer just given rests on, and go on."""
        from planner.tui.screens.made_of.asking import AskScreen

        topic, session = self.topic, self.session
        values = await self.app.push_screen_wait(AskScreen(title, topic, fields, session.programme))
        if values:
            self.apply_edit(partial(fill_in, topic=topic, values=values, new_id=new_id()))
        self.after_answer(question)

    @property
    def rest(self) -> Mapping[str, Choice]:
        """The answers to the rest of the group, by question, if nothing in it is against the topic."""
        question = self.question
        return self.view.checklist.nothing_against(question.id, self.view.answers(self.topic)) if question else {}

    def _rest_words(self) -> str:
        """Return a line that says what one key answers to the rest of the group; blank where there is no such key."""
        words = [choice.because or f"{key}: {choice.label}" for key, choice in self.rest.items()]
        said = "; ".join(each[0].lower() + each[1:].rstrip(".") for each in words)
        return f"{NOTHING.key_label} if none of these stops it: {said}." if said else ""

    def answer_rest(self) -> None:
        """Answer the rest of the group: nothing is against the topic."""
        rest, title = self.rest, self.view.programme.topics[self.topic].title
        questions = [self.view.checklist.question(key) for key in rest]

        def edit(programme: Programme) -> Programme:
            for question in questions:
                programme = self._answered(programme, question, rest[question.id].value, "")
            return programme

        if rest and self.apply_edit(edit, label=f"Nothing stops {title}: {counted(len(rest), 'question')} answered"):
            self.after_answer(questions[-1])

    def on_key(self, event: events.Key) -> None:
        """Say which keys answer when Enter is pressed, as it gives no answer."""
        if event.key == "enter" and self.question and not self.is_typing:
            self.say_which_keys()

    def say_which_keys(self) -> None:
        """Show a message that says which keys answer."""
        super().say(f"Press {listed(self.key_label(ANSWER).split(), last='or')} to answer; s leaves it open for now.")

    def _save_answer(self, question: Question, value: str, evidence: str) -> bool:
        note_draft = self.draft_name  # of this question: after the edit, another may be asked
        is_saved = self.apply_edit(partial(self._answered, question=question, value=value, evidence=evidence))
        if is_saved:
            self.host.drafts.end(note_draft)
        return is_saved

    def save_note(self, text: str) -> None:
        """Save the note with the answer, if that is given already."""
        question = self.question
        saved_answer = self.view.answers(self.topic).get(question.id) if question else None
        if question and saved_answer and question.choice(saved_answer.value):
            self._save_answer(question, saved_answer.value, text)

    def _answered(self, programme: Programme, question: Question, value: str, evidence: str) -> Programme:
        """Return the programme with a question about the topic answered."""
        return answer(
            programme,
            self.topic,
            question,
            value,
            by=self.session.by,
            on=self.on_day,
            evidence=evidence,
            checklist=self.session.checklist.name,
        )

    def back(self) -> None:
        """Close the note, or stop; what was typed and the answers given are kept."""
        if self.is_typing:
            self.leave_note()
        else:
            self.dismiss(False)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show errors only: the screen itself shows each answer given."""
        if error:
            super().say(message, error=True)


def _asked_for(choice: Choice) -> tuple[str, ...]:
    """Return the names of the fields to ask for with an answer."""
    is_about_scope = not set(TO_BE_SCOPED).isdisjoint(choice.asks)
    return tuple(dict.fromkeys((*choice.asks, *(TO_BE_SCOPED if is_about_scope else ()))))


def _answer_key(question: Question, number: int) -> str:
    """Return the key that gives an answer: its first letter for yes and no, else its number."""
    if question.kind is QuestionKind.GATE and {each.value for each in question.choices} == {"yes", "no"}:
        return question.choices[number].value[0]
    return str(number if question.kind is QuestionKind.SCORE else number + 1)
