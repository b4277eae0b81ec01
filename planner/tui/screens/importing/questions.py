"""The questions that a document leaves open, one at a time, each with the lines it is about."""

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
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, HELP
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.styled_text import GetStyle, styled, wrap
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.progress import Progress
from planner.tui.widgets.row_list import Row, RowList
from planner.tui.widgets.text_lines import TextLines

CHOOSE = common.CHOOSE.replace(label_now=lambda _: "Answer")
PREVIOUS = common.PREVIOUS.replace(when=lambda screen: screen.can_go_back)
SKIP = common.SKIP.replace(when=lambda screen: screen.has_proposal)
ALL = Command(
    "all",
    ("a",),
    "As proposed from here",
    "Take what is proposed for every question that is left.",
    run=lambda screen: screen.take_all(),
    when=lambda screen: screen.has_proposal,
)
LEAVE = BACK.replace(label_now=lambda _: "Leave it")


class ImportQuestionsScreen(PlannerScreen):
    """Asks the open questions; its result is True once all are answered, False when the person leaves."""

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
        """Compose the quotation, the question and its answers."""
        yield TopBar(crumbs=f"{self._crumbs} › Questions", escape_label="Leave, nothing brought in")
        with Vertical(id="questions"):
            yield Progress(id="progress")
            with VerticalScroll(id="quotation", can_focus=False):
                yield TextLines(id="quote")
            yield Static(id="ask")
            yield RowList(id="answers")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the answers."""
        self.query_one(RowList).focus()

    def redraw(self) -> None:
        """Draw the question, its answers and the bars."""
        interview = self._interview
        question = interview.question
        if question is None:
            return
        done, total = len(interview.answers), len(interview.answers) + len(interview.open)
        self.query_one(Progress).show(interview.imported.draft.name, f"Question {done + 1} of {total}", done, total)
        heading = capitalised(question.where)
        self.query_one(TextLines).show("\n".join([heading, *(f"  {line}" for line in question.quote.split("\n"))]))
        self.query_one("#quotation").refresh(layout=True)
        self.query_one("#ask", Static).update(Content(question.wording))
        rows = self.query_one(RowList)
        rows.show(
            [
                Row(choice, partial(_draw_choice, number, choice, choice == question.proposed))
                for number, choice in enumerate(question.choices, start=1)
            ]
        )
        rows.move_cursor(question.proposed or question.choices[0])
        self.redraw_bars()

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier question."""
        return bool(self._interview.answers)

    @property
    def has_proposal(self) -> bool:
        """Whether the question has a proposed answer; one without cannot be skipped."""
        question = self._interview.question
        return bool(question and question.proposed)

    def _show_next(self) -> None:
        if self._interview.question is None:
            self.dismiss(True)
        else:
            self.redraw()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Give the answer under the cursor."""
        if answer := self.query_one(RowList).cursor:
            self._interview.answer(answer)
            self._show_next()

    def action_number(self, number: int) -> None:
        """Give the answer with this number."""
        question = self._interview.question
        if question and number <= len(question.choices):
            self._interview.answer(question.choices[number - 1])
            self._show_next()

    def skip(self) -> None:
        """Take the proposed answer."""
        question = self._interview.question
        if question and question.proposed:
            self._interview.answer(question.proposed)
            self._show_next()

    def take_all(self) -> None:
        """Take the proposed answers of this question and all after it."""
        self._interview.answer_all()
        self._show_next()

    def previous(self) -> None:
        """Go back to the question before."""
        self._interview.back()
        self.redraw()

    def back(self) -> None:
        """Dismiss; nothing is imported."""
        self.dismiss(False)


def _draw_choice(number: int, choice: str, is_proposed: bool, width: int, get_style: GetStyle) -> list[Text]:
    lines = wrap(f"{choice} (proposed)" if is_proposed else choice, width - 8)
    return [styled(get_style, f"   {number:>2}. " if index == 0 else " " * 7, line) for index, line in enumerate(lines)]
