"""The answers given to a document's questions: any of them can be given anew before anything is brought in."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.importing.bringing_in.interview import Interview
from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, HELP
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.styled_text import GetStyle, styled, wrap
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import Row, RowList

CHOOSE = common.CHOOSE.replace(label_now=lambda _: "Answer again")
_MARGIN = 6
"""The columns beside the words of a row."""


class ImportAnswersScreen(PlannerScreen):
    """Lists the questions answered; its result is the id of the one to ask again, or None."""

    ABOUT = "What was asked, and what was answered. Enter asks a question again; the other answers stay."
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, BACK, HELP)

    def __init__(self, interview: Interview, crumbs: str) -> None:
        super().__init__()
        self._interview, self._crumbs = interview, crumbs

    def compose(self) -> ComposeResult:
        """Compose the list of the questions."""
        yield TopBar(crumbs=f"{self._crumbs} › Answers", escape_label="Back to what it brings")
        with Vertical(id="body"):
            yield Heading("The answers given", id="answers-heading", pane="answers")
            yield RowList(id="answers")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the questions with their answers, and focus them."""
        answers = self._interview.answers
        rows = self.query_one(RowList)
        rows.show(
            [
                Row(question.id, partial(_draw, question.wording, one_line(question.quote), answers[question.id]))
                for question in self._interview.answered
            ]
        )
        rows.focus()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Dismiss with the question under the cursor."""
        if id := self.query_one(RowList).cursor:
            self.dismiss(id)

    def back(self) -> None:
        """Dismiss; the answers stay."""
        self.dismiss(None)


def _draw(wording: str, quote: str, answer: str, width: int, get_style: GetStyle) -> list[Text]:
    quoted = wrap(quote, width - _MARGIN)
    first = f"{quoted[0]} …" if len(quoted) > 1 else "".join(quoted)
    return [
        *(styled(get_style, "   ", (line, "strong")) for line in wrap(wording, width - _MARGIN)),
        styled(get_style, "   ", (first, "muted")),
        *(styled(get_style, "   ", line) for line in wrap(f"Answer: {answer}", width - _MARGIN)),
        styled(get_style, ""),
    ]
