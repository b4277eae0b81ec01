"""What is due: agendas, reports, papers, actions and briefing notes, in order, and from whom."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.programme.calendar import short, shortest
from planner.programme.deadlines import Deadline, DeadlineKind, deadline_title
from planner.programme.edits import edit_item
from planner.programme.follow_up.due import all_due
from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, HELP, UNDO
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.publishing.commands import DUE_CALENDAR
from planner.tui.styled_text import GetStyle, fit_width, left_and_right, styled
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import BLANK, Row, RowList, heading_row, message_row

OWNER_COLUMNS, NARROW_BELOW, WIDE_FROM = 17, 72, 100
"""Columns for the owner, twice as many from WIDE_FROM columns; below NARROW_BELOW the owner is on a second line."""
SOON_DAYS = 7
"""Days ahead that are listed under a heading of their own."""
WORDS = {
    DeadlineKind.AGENDA: "Agenda",
    DeadlineKind.REPORT: "Report",
    DeadlineKind.PAPERS: "Papers",
    DeadlineKind.ACTION: "Action",
    DeadlineKind.ANSWER: "Answer",
    DeadlineKind.BRIEFING_NOTE: "Note",
}


CHOOSE = common.CHOOSE.replace(
    when=lambda due: due.current_deadline is not None and due.current_deadline.item is not None,
    label_now=lambda _: "It came in today",
    edits=True,
)


class DueScreen(PlannerScreen):
    """The open deadlines of the year in view."""

    ABOUT = (
        "What is due before each meeting, in order: its agenda in clear working days, its reports and its papers. "
        "Enter on a report or papers records that they came in today."
    )
    RULE = (
        "An agenda and its reports are public five clear days before the meeting (Local Government Act 1972); "
        "papers reach members at least 48 hours before (Protocol 4)."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, DUE_CALENDAR, UNDO, BACK, HELP)

    def compose(self) -> ComposeResult:
        """Compose the list of deadlines."""
        yield TopBar(crumbs="Year › What is due", escape_label="Back")
        with Vertical(id="body"):
            yield Heading(id="due-heading", pane="due")
            yield RowList(id="due")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the list."""
        self.query_one("#due").focus()

    @property
    def _deadlines(self) -> dict[str, Deadline]:
        """Row key -> open deadline, earliest first."""
        return {f"{deadline.kind}:{deadline.subject}": deadline for deadline in all_due(self.view)}

    def redraw(self) -> None:
        """Redraw the open deadlines, grouped by how soon they are due."""
        open_deadlines = self._deadlines
        today = self.view.today
        rows: list[Row] = []
        for heading, group in groupby(open_deadlines, key=lambda key: _group_heading(open_deadlines[key], today)):
            rows += [*([BLANK] if rows else []), heading_row(heading)]
            for key in group:
                deadline = open_deadlines[key]
                title = deadline_title(self.view, deadline)
                rows.append(Row(key, partial(_draw_deadline, deadline, title, today)))
        empty = [
            message_row("Nothing is due. What is placed on a meeting brings its report and papers: Esc goes back.")
        ]
        self.query_one("#due-heading", Heading).show("What is due", f"{len(open_deadlines)} still open, earliest first")
        self.query_one("#due", RowList).show(rows or empty)
        self.redraw_bars()

    @property
    def current_deadline(self) -> Deadline | None:
        """The deadline under the cursor; None when there is none."""
        return self._deadlines.get(self.query_one("#due", RowList).cursor or "")

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self.redraw_key_bar()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Record that the report or the papers were received today."""
        deadline, today = self.current_deadline, self.session.today
        if deadline and deadline.item:
            item = deadline.item.id
            field = "report_received" if deadline.kind is DeadlineKind.REPORT else "papers_received"
            self.apply_edit(lambda programme: edit_item(programme, item, **{field: today}))


def _group_heading(deadline: Deadline, today: date) -> str:
    """Return the heading that a deadline is listed under."""
    if deadline.date < today:
        return "Overdue"
    return "In the next seven days" if deadline.date <= today + timedelta(days=SOON_DAYS) else "Later"


def _draw_deadline(deadline: Deadline, title: str, today: date, width: int, get_style: GetStyle) -> list[Text]:
    is_late = deadline.date < today
    line = styled(get_style, "   ", ("! " if is_late else "  ", "warn"), (f"{short(deadline.date):<13}", "strong"))
    meeting = shortest(deadline.meeting.date) if deadline.meeting else ""
    preposition = "of" if deadline.action or deadline.recommendation else "for" if meeting else ""
    line.append(f"{WORDS[deadline.kind]:<8}{preposition:<4}{meeting:<8}")
    owner = "overdue" if is_late and not deadline.owner else one_line(deadline.owner)
    if width < NARROW_BELOW:
        detail = " · ".join(filter(None, (one_line(title), owner)))
        return [line, *([fit_width(styled(get_style, "     ", (detail, "muted")), width)] if detail else [])]
    owner_width = OWNER_COLUMNS if width < WIDE_FROM else 2 * OWNER_COLUMNS
    line.append_text(fit_width(styled(get_style, one_line(title)), width - 40 - owner_width))
    return [left_and_right(line, fit_width(styled(get_style, (owner, "muted")), owner_width), width)]
