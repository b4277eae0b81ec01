"""The checklist, one question at a time, large and calm; each answer is saved as it is given."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.programme.checklist import Question, QuestionKind
from planner.programme.edits import answer
from planner.programme.words import counted
from planner.tui.commands import ANSWER_BACK, ANSWER_NOTE, ANSWER_SKIP, BACK, HELP, Command, bindings
from planner.tui.paint import Painted, joined, sides, wrapped
from planner.tui.screens.base import PlannerScreen
from planner.tui.symbols import OUTCOMES
from planner.tui.widgets.bars import KeyBar, TopBar

ANSWER = Command("answer_any", ("0",), "Answer", "Give the answer of this number or letter.")
FINISH = Command("finish", ("enter",), "Decide", "Record what was decided, now that the questions are done.")


class SoFar(Painted):
    """The advice and its because-lines as they grow."""

    def render(self) -> Text:
        """The heading, where it is going, and the newest reasons that fit."""
        screen = self.screen
        if not isinstance(screen, ChecklistScreen):
            return Text()
        width, height = self.content_size.width, self.content_size.height
        advice = screen.view.advice(screen.topic)
        lines = [sides(joined(self.paint, ("So far", "strong")), Text(end=""), width, "─", self.paint("rule"))]
        if advice.outcome:
            words = f"Advice: {advice.outcome.words}"
        elif advice.heading:
            words = f"Heading for: {advice.heading.words}"
        else:
            words = f"No advice yet: {counted(len(advice.open), 'question')} to answer"
        points = f"{advice.points} of {advice.most_points} points" if advice.points else ""
        symbol = OUTCOMES[advice.heading]
        lines.append(sides(joined(self.paint, f"{symbol} ", (words, "strong")), Text(points, end=""), width))
        room = max(0, height - len(lines))
        for because in advice.because[-room:] if room else ():
            mark = ("+", "good") if because.points != 0 else ("·", "muted")
            points = f" ({counted(because.points, 'point')})" if because.points is not None else ""
            lines.append(joined(self.paint, mark, f" {because.text}", (points, "muted")))
        return Text("\n").join(lines)


class Progress(Painted):
    """The topic, the number of the question, and a bar."""

    def render(self) -> Text:
        """Two lines."""
        screen = self.screen
        if not isinstance(screen, ChecklistScreen) or screen.topic not in screen.view.programme.topics:
            return Text()
        width = self.content_size.width
        total = len(screen.questions)
        done = min(screen.at + 1, total)
        title = screen.view.programme.topics[screen.topic].title
        where = f"Question {done} of {total}" if screen.question else "All asked"
        filled = width * done // total
        bar = joined(self.paint, ("━" * filled, "key"), ("─" * (width - filled), "rule"))
        return Text("\n").join(
            [sides(joined(self.paint, (wrapped(title, width - 20, 1)[0], "strong")), Text(where), width), bar]
        )


class ChecklistScreen(PlannerScreen):
    """Answers the checklist for one topic; dismissed with True to go on to the decision."""

    ABOUT = (
        "One question at a time. Press the key shown in the box, or click it. Skip what you do not know: an "
        "unanswered question is never taken for a no. The advice grows as you answer; people decide."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (ANSWER, FINISH, ANSWER_BACK, ANSWER_SKIP, ANSWER_NOTE, BACK, HELP)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*ACTS[1:]),
        Binding("y", "answer('yes')", show=False),
        Binding("n", "answer('no')", show=False),
        *(Binding(str(number), f"number({number})", show=False) for number in range(10)),
    ]

    def __init__(self, topic: str) -> None:
        super().__init__()
        self.topic = topic
        self.questions: tuple[Question, ...] = ()
        self.at = 0

    @property
    def question(self) -> Question | None:
        """The question being asked; None once all have been."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    def compose(self) -> ComposeResult:
        """The question, its boxes, and the advice so far."""
        yield TopBar(crumbs="Topics › Checklist", aside="Stop, answers kept")
        with Vertical(id="checklist"):
            yield Progress(id="progress")
            yield Static(id="ask")
            yield Static(id="explain")
            yield Horizontal(id="boxes")
            yield Static(id="given")
            yield Input(placeholder="One line of evidence; Enter keeps it", id="evidence")
            yield SoFar(id="so-far")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start at the first question that is still open."""
        self.query_one("#evidence").display = False
        self.questions = tuple(self.session.checklist.questions)
        answered = self.view.answers(self.topic)
        opened = self.view.advice(self.topic).open
        unanswered = (number for number, each in enumerate(self.questions) if each.id in opened)
        self.at = next(unanswered, len(self.questions) if answered else 0)

    def redraw(self) -> None:
        """Draw the question; leave when somebody else has taken the topic away."""
        if self.topic not in self.view.programme.topics:
            self.say("The topic is no longer there.", error=True)
            self.dismiss(False)
            return
        self.show_question()
        self.redraw_bars()

    @work(exclusive=True)
    async def show_question(self) -> None:
        """Put the question and its boxes on the screen."""
        question = self.question
        boxes = self.query_one("#boxes", Horizontal)
        if question is None:
            advice = self.view.advice(self.topic)
            ask = f"The checklist advises: {advice.outcome.words}." if advice.outcome else "No advice yet."
            explain = (
                "Enter records what was decided."
                if advice.outcome
                else "Some questions are still open: b goes back to them."
            )
            given = ""
        else:
            ask, explain = question.ask, question.explain
            found = self.view.answers(self.topic).get(question.id)
            choice = question.choice(found.value) if found else None
            given = (
                f"Answered: {choice.label}" + (f". {found.evidence}" if found and found.evidence else "")
                if choice
                else ""
            )
        self.query_one("#ask", Static).update(Content(ask))
        self.query_one("#explain", Static).update(Content(explain))
        self.query_one("#given", Static).update(Content(given))
        with self.app.batch_update():
            await boxes.remove_children()
            if question is None:
                await boxes.mount(Button("Decide", id="finish", variant="primary"))
            else:
                await boxes.mount(
                    *(
                        AnswerBox(self._key(question, number), choice.label, choice.value)
                        for number, choice in enumerate(question.choices)
                    )
                )
        self.query_one(SoFar).refresh()
        self.query_one(Progress).refresh()
        self.redraw_keys()

    def _key(self, question: Question, number: int) -> str:
        if question.kind is QuestionKind.GATE and {each.value for each in question.choices} == {"yes", "no"}:
            return question.choices[number].value[0]
        return str(number if question.kind is QuestionKind.SCORE else number + 1)

    def key(self, command: Command) -> str:
        """The keys that answer."""
        if command is ANSWER and self.question:
            return " ".join(self._key(self.question, number) for number in range(len(self.question.choices)))
        return super().key(command)

    def can(self, command: str) -> bool:
        """Answers only while a question is asked; the decision only after."""
        if command in ("answer_any", "skip", "note"):
            return self.question is not None
        return command != "finish" or self.question is None

    def action_number(self, number: int) -> None:
        """Answer by number."""
        question = self.question
        if question:
            for at, choice in enumerate(question.choices):
                if self._key(question, at) == str(number):
                    self.action_answer(choice.value)

    def action_answer(self, value: str) -> None:
        """Keep the answer, and go on to the next question that matters."""
        question = self.question
        if question is None or question.choice(value) is None:
            return
        kept = self.view.answers(self.topic).get(question.id)
        edit = partial(
            answer,
            topic=self.topic,
            question=question,
            value=value,
            by=self.session.by,
            on=self.session.today,
            evidence=kept.evidence if kept else "",
            checklist=self.session.checklist.name,
        )
        if self.perform(edit):
            self._go_on()

    def _go_on(self) -> None:
        self.at = len(self.questions) if self.view.advice(self.topic).outcome else self.at + 1
        self.show_question()

    def action_skip(self) -> None:
        """Leave the question open."""
        if self.question:
            self.at += 1
            self.show_question()

    def action_previous(self) -> None:
        """Go back to the question before."""
        answered = self.view.answers(self.topic)
        if self.question is None and answered:
            self.at = max(number for number, each in enumerate(self.questions) if each.id in answered)
        else:
            self.at = max(0, self.at - 1)
        self.show_question()

    def action_note(self) -> None:
        """Write a line of evidence."""
        box = self.query_one("#evidence", Input)
        kept = self.view.answers(self.topic).get(self.question.id) if self.question else None
        box.value = kept.evidence if kept else ""
        box.display = True
        box.focus()

    @on(Input.Submitted, "#evidence")
    def _keep_note(self, event: Input.Submitted) -> None:
        question = self.question
        kept = self.view.answers(self.topic).get(question.id) if question else None
        if question and kept:
            self.perform(
                partial(
                    answer,
                    topic=self.topic,
                    question=question,
                    value=kept.value,
                    by=self.session.by,
                    on=self.session.today,
                    evidence=event.value,
                    checklist=self.session.checklist.name,
                )
            )
        else:
            self.say("Answer the question first; then the note is kept with the answer.", error=True)
        self._close_note()

    def _close_note(self) -> None:
        self.query_one("#evidence").display = False
        self.set_focus(None)
        self.show_question()

    @on(Button.Pressed, "#finish")
    def action_finish(self) -> None:
        """Go on to the decision."""
        if self.question is None:
            self.dismiss(True)

    def action_back(self) -> None:
        """Close the note, or stop; what was answered is kept."""
        if self.is_typing:
            self._close_note()
        else:
            self.dismiss(False)

    def say(self, message: str, *, error: bool = False) -> None:
        """Answers need no message; errors do."""
        if error:
            super().say(message, error=True)


class AnswerBox(Static, can_focus=False):
    """One answer in a box: its key, and its words."""

    def __init__(self, key: str, label: str, value: str) -> None:
        super().__init__(Content.assemble((key, "bold $text-primary"), "\n", label), classes="answer")
        self._value = value

    def on_click(self) -> None:
        """A click gives the answer."""
        screen = self.screen
        if isinstance(screen, ChecklistScreen):
            screen.action_answer(self._value)
