"""The form for the date of an executive decision, with the items that have to come before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from planner.programme.calendar import long, short
from planner.programme.edits import date_executive_decision
from planner.programme.english import counted
from planner.programme.errors import PlannerError
from planner.programme.model import ExecutiveDecision, Programme
from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.made_of.reason import AGREED, WHY
from planner.tui.styled_text import GetStyle, fit_width, left_and_right, styled
from planner.tui.symbols import PLACED
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.fields import FieldWidget, field_spec
from planner.tui.widgets.row_list import Row, RowList, message_row

CHOOSE = common.CHOOSE.replace(
    when=lambda executive: not executive.is_typing, label_now=lambda _: "Set a new date", edits=True
)
NEW_DATE = replace(ExecutiveDecision.FIELDS["date"], label="New date", hint="Blank if it is not known yet.")
SET = SAVE.replace(label_now=lambda _: "Set the date")


class ExecutiveScreen(FormScreen):
    """Sets the date of an executive decision; lists whether each item linked to it would come before that date."""

    ABOUT = (
        "The Executive's decisions that topics are to come before. Choose one and type its new date: each item that "
        "hangs on it says whether it would still come in time."
    )
    RULE = "Scrutiny before a decision is of use only while the decision is still to come (Protocol 3)."
    ESCAPE_LABEL = "Back, nothing changed"
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, SET, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (SET, CANCEL)
    LIST_SELECTOR = "#decisions"

    def __init__(self) -> None:
        super().__init__("Executive decisions")
        self._basis: Programme | None = None

    def compose_content(self) -> ComposeResult:
        """Compose the decisions, the items linked to the selected one, and the fields for its new date."""
        yield Heading("Decisions of the Executive", id="decisions-heading", pane="decisions")
        yield RowList(id="decisions")
        yield Heading("What hangs on it", id="hanging-heading")
        yield RowList(id="hanging")
        yield Heading("A new date", "a reason needed", id="record-heading")
        yield FieldWidget(field_spec(NEW_DATE))
        yield FieldWidget(WHY)
        yield FieldWidget(AGREED)

    def start(self) -> None:
        """Focus the list of decisions."""
        self._basis = self.session.programme
        self.query_one("#hanging").can_focus = False
        super().start()

    def redraw(self) -> None:
        """Redraw the decisions, by date."""
        decisions = sorted(
            self.view.programme.executive_decisions.values(),
            key=lambda decision: (decision.date or date.max, decision.name),
        )
        rows = [
            Row(decision.id, partial(_draw_decision, decision, self._topic_count(decision.id)))
            for decision in decisions
        ]
        empty = [message_row("No topic is linked to a decision yet: link one in its form.")]
        self.query_one("#decisions", RowList).show(rows or empty)
        self._show_linked_items()
        self.redraw_bars()

    def _topic_count(self, decision: str) -> int:
        return sum(topic.executive_decision == decision for topic in self.view.programme.topics.values())

    @property
    def _current_decision(self) -> ExecutiveDecision | None:
        return self.view.programme.executive_decisions.get(self.query_one("#decisions", RowList).cursor or "")

    @property
    def _typed_date(self) -> str:
        return self.field("date").value

    @on(RowList.Moved, "#decisions")
    @on(Input.Changed, "#field-date Input")
    def _show_linked_items(self) -> None:
        """List the items linked to the decision, and whether they come before its date: as typed, or else as stored."""
        decision = self._current_decision
        day = stored_date = decision.date if decision else None
        if self._typed_date.strip():
            try:
                day = NEW_DATE.parse(self._typed_date, self.reckoning)
            except PlannerError:
                day = stored_date
        rows = list(self._linked_items(decision.id, day)) if decision else []
        empty = [message_row("No topic is linked to it.")]
        self.query_one("#hanging", RowList).show(rows or empty)
        heading = f"with the decision on {long(day)}" if day else "with no date for the decision"
        self.query_one("#hanging-heading", Heading).show("What hangs on it", heading)
        self.redraw_key_bar()

    def _linked_items(self, decision: str, day: date | None) -> Iterator[Row]:
        """Yield a row for each linked item at a meeting to come, then for each linked topic without such an item."""
        view = self.view
        topics = [topic for topic in view.order if topic.executive_decision == decision]
        appearances = [(view.meeting_of(item), topic) for topic in topics for item in view.items_of(topic.id)]
        for meeting, topic in sorted(appearances, key=lambda appearance: appearance[0].date):
            if view.is_open(meeting):
                yield Row(None, partial(_draw_item, topic.title, meeting.date, day))
        placed = {topic.id for meeting, topic in appearances if view.is_open(meeting)}
        for topic in topics:
            if topic.id not in placed:
                yield Row(None, partial(_draw_unplaced, topic.title, view.status(topic)))

    @on(RowList.Chosen, "#decisions")
    def choose(self) -> None:
        """Focus the field for the new date."""
        self.field("date").input.focus()

    def save(self) -> None:
        """Set the date of the decision, for every topic linked to it, and dismiss."""
        decision = self._current_decision
        reason, authority = (one_line(self.values[name]) for name in ("reason", "authority"))
        if decision is None or not self.require("reason", "A reason is needed: it is kept in the history."):
            return

        def edit(programme: Programme) -> Programme:
            day = NEW_DATE.parse(self._typed_date, self.reckoning)
            return date_executive_decision(programme, decision.id, day)

        if self.apply_edit(edit, reason=reason, authority=authority, basis=self._basis):
            self.dismiss(True)


def _draw_decision(decision: ExecutiveDecision, topics: int, width: int, get_style: GetStyle) -> list[Text]:
    day = short(decision.date) if decision.date else "no date yet"
    line = styled(get_style, f"   {day:<14}", (decision.name, "strong"))
    return [left_and_right(line, styled(get_style, (counted(topics, "topic"), "muted")), width)]


def _draw_item(
    title: str, meeting_date: date, decision_date: date | None, width: int, get_style: GetStyle
) -> list[Text]:
    if decision_date is None:
        mark, words = (PLACED, "muted"), "no date to come before"
    elif meeting_date < decision_date:
        mark, words = ("√", "good"), "before the decision"
    else:
        mark, words = ("!", "warn"), "after the decision"
    line = styled(get_style, "   ", mark, f" {short(meeting_date):<13}")
    line.append_text(fit_width(styled(get_style, one_line(title)), max(10, width - 42)))
    return [left_and_right(line, styled(get_style, (words, "")), width)]


def _draw_unplaced(title: str, status: str, width: int, get_style: GetStyle) -> list[Text]:
    line = styled(get_style, "   ", ("·", "muted"), f" {'not placed':<13}")
    line.append_text(fit_width(styled(get_style, one_line(title)), max(10, width - line.cell_len - len(status) - 2)))
    return [left_and_right(line, styled(get_style, (status, "muted")), width)]
