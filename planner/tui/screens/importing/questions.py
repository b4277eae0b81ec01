"""What a document leaves unsure, one question at a time, with the place on the page quoted."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.importing.bringing_in.interview import Interview
from planner.programme.english import capitalised
from planner.tui.command import Command
from planner.tui.paint import Painter, joined, wrapped
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, HELP
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.answering import Progress
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.rows import Row, Rows
from planner.tui.widgets.text_lines import TextLines

CHOOSE = common.CHOOSE.having(label_now=lambda _: "Answer")
PREVIOUS = common.PREVIOUS.having(when=lambda questions: questions.can_go_back)
SKIP = common.SKIP.having(when=lambda questions: questions.is_proposed)
ALL = Command(
    "all",
    ("a",),
    "As proposed from here",
    "Take what is proposed for every question that is left.",
    run=lambda questions: questions.take_all(),
    when=lambda questions: questions.is_proposed,
)
LEAVE = BACK.having(label_now=lambda _: "Leave it")


class ImportQuestionsScreen(PlannerScreen):
    """Asks until nothing is open; dismissed with whether it came so far."""

    ABOUT = (
        "What the document leaves unsure, a question at a time. The cursor stands on what is proposed: Enter takes it, "
        "or choose another. Nothing is brought in before you have seen it all."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, PREVIOUS, SKIP, ALL, LEAVE, HELP)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"number({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, interview: Interview, crumbs: str) -> None:
        super().__init__()
        self._interview, self._crumbs = interview, crumbs

    def compose(self) -> ComposeResult:
        """The quotation, the question and its answers."""
        yield TopBar(crumbs=f"{self._crumbs} › Questions", aside="Leave, nothing brought in")
        with Vertical(id="questions"):
            yield Progress(id="progress")
            with VerticalScroll(id="quotation", can_focus=False):
                yield TextLines(id="quote")
            yield Static(id="ask")
            yield Rows(id="answers")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the answers."""
        self.query_one(Rows).focus()

    def redraw(self) -> None:
        """Draw the question, its answers, and the keys."""
        interview = self._interview
        question = interview.question
        if question is None:
            return
        done, total = len(interview.answers), len(interview.answers) + len(interview.open)
        self.query_one(Progress).show(interview.imported.draft.name, f"Question {done + 1} of {total}", done, total)
        place = capitalised(question.where)
        self.query_one(TextLines).show("\n".join([place, *(f"  {line}" for line in question.quote.split("\n"))]))
        self.query_one("#quotation").refresh(layout=True)
        self.query_one("#ask", Static).update(Content(question.wording))
        rows = self.query_one(Rows)
        rows.show(
            [
                Row(choice, partial(_draw, number, choice, choice == question.proposed))
                for number, choice in enumerate(question.choices, start=1)
            ]
        )
        rows.point_at(question.proposed or question.choices[0])
        self.redraw_bars()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before."""
        return bool(self._interview.answers)

    @property
    def is_proposed(self) -> bool:
        """Whether there is an answer that is proposed: what has none cannot be skipped."""
        question = self._interview.question
        return bool(question and question.proposed)

    def _go_on(self) -> None:
        if self._interview.question is None:
            self.dismiss(True)
        else:
            self.redraw()

    @on(Rows.Chosen)
    def choose(self) -> None:
        """Give the answer under the cursor."""
        if answer := self.query_one(Rows).cursor:
            self._interview.answer(answer)
            self._go_on()

    def action_number(self, number: int) -> None:
        """Give the answer of this number."""
        question = self._interview.question
        if question and number <= len(question.choices):
            self._interview.answer(question.choices[number - 1])
            self._go_on()

    def skip(self) -> None:
        """Leave the question as it is proposed."""
        question = self._interview.question
        if question and question.proposed:
            self._interview.answer(question.proposed)
            self._go_on()

    def take_all(self) -> None:
        """Leave this and every question after it as they are proposed."""
        self._interview.answer_all()
        self._go_on()

    def previous(self) -> None:
        """Go back to the question before."""
        self._interview.back()
        self.redraw()

    def back(self) -> None:
        """Leave; nothing is brought in."""
        self.dismiss(False)


def _draw(number: int, choice: str, is_proposed: bool, width: int, paint: Painter) -> list[Text]:
    lines = wrapped(f"{choice} (proposed)" if is_proposed else choice, width - 8)
    return [joined(paint, f"   {number:>2}. " if at == 0 else " " * 7, line) for at, line in enumerate(lines)]
