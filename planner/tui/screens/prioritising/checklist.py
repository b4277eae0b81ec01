"""The screen that asks the checklist for one topic, from the first open question."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from planner.programme.checklist import Question
from planner.tui.command import Command
from planner.tui.screens.made_of.common import HELP, PREVIOUS, SKIP
from planner.tui.screens.made_of.question import ANSWER, NOTHING, STOP, QuestionScreen
from planner.tui.screens.made_of.with_note import NOTE
from planner.tui.widgets.answer_cards import AnswerOption

FINISH = Command(
    "finish",
    ("enter",),
    "Decide",
    "Record what was decided, now that the questions are done.",
    run=lambda screen: screen.dismiss(True),
    when=lambda screen: screen.question is None,
)
SKIP_IT = SKIP.replace(when=lambda screen: screen.question is not None)


class ChecklistScreen(QuestionScreen):
    """Asks the checklist for one topic; its result is True to go on to the decision."""

    ABOUT = (
        "One question at a time. Press the key shown in the box, or click it. Skip what you do not know: an "
        "unanswered question is never taken for a no. The advice grows as you answer; people decide."
    )
    MOUSE = "A click on a box answers."
    RULE = "The checklist is the council's own prioritisation process: a score ranks, people decide (Protocol 2)."
    ACTS: ClassVar[tuple[Command, ...]] = (ANSWER, NOTHING, FINISH, PREVIOUS, SKIP_IT, NOTE, STOP, HELP)
    BINDINGS: ClassVar[list[BindingType]] = QuestionScreen.ANSWER_BINDINGS

    def __init__(self, topic: str) -> None:
        super().__init__()
        self._topic = topic
        self._questions: tuple[Question, ...] = ()
        self._position = 0

    @property
    def topic(self) -> str:
        """The id of the topic."""
        return self._topic

    @property
    def question(self) -> Question | None:
        """The question being asked; None once all have been."""
        return self._questions[self._position] if self._position < len(self._questions) else None

    def on_mount(self) -> None:
        """Start at the first open question."""
        self._questions = tuple(self.session.checklist.questions)
        open_questions = self.view.advice(self.topic).open
        unanswered = (number for number, each in enumerate(self._questions) if each.id in open_questions)
        self._position = next(unanswered, len(self._questions) if self.view.answers(self.topic) else 0)

    def redraw(self) -> None:
        """Draw the question; dismiss when somebody else has removed the topic."""
        if self.topic not in self.view.programme.topics:
            self.say("The topic is no longer there.", error=True)
            self.dismiss(False)
        else:
            super().redraw()

    def progress(self) -> tuple[str, str, int, int]:
        """Return the topic's title and the number of the question."""
        total, number = len(self._questions), min(self._position + 1, len(self._questions))
        position = f"Question {number} of {total}" if self.question else "All asked"
        return self.view.programme.topics[self.topic].title, position, number, total

    def after_questions(self) -> tuple[str, str, list[AnswerOption]]:
        """Return what the checklist advises, and the option to decide."""
        advice = self.view.advice(self.topic)
        decide = AnswerOption("Enter", "Decide", partial(self.run_if_offered, FINISH))
        if advice.outcome:
            return f"The checklist advises: {advice.outcome.words}.", "Enter records what was decided.", [decide]
        return "No advice yet.", "Some questions are still open: b goes back to them.", [decide]

    def after_answer(self, last: Question) -> None:
        """Go on to the next question, or to the end once the advice is settled."""
        is_settled = self.view.advice(self.topic).outcome
        self._position = len(self._questions) if is_settled else self._questions.index(last) + 1
        self.redraw()

    def skip(self) -> None:
        """Leave the question open."""
        if self.question:
            self._position += 1
            self.redraw()

    def previous(self) -> None:
        """Go back to the question before, or from the end to the last one answered."""
        answered = self.view.answers(self.topic)
        if self.question is None and answered:
            self._position = max(
                (number for number, each in enumerate(self._questions) if each.id in answered), default=0
            )
        else:
            self._position = max(0, self._position - 1)
        self.redraw()
