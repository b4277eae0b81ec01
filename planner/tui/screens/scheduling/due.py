"""What is due: agendas, reports and papers, in order, with whom to ask."""

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
from planner.programme.deadlines import Deadline, DeadlineKind, deadlines
from planner.programme.edits import edit_item
from planner.tui.command import Command
from planner.tui.paint import Painter, fitted, joined, plain, sides
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, HELP, UNDO
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.rows import BLANK, Row, Rows, nothing

OWNER, NARROW, ROOMY = 17, 72, 100
"""Columns for whom to ask: on a line of its own below so many, and twice as many from so many on."""
SOON = 7
"""Days ahead that stand under a heading of their own."""
WORDS = {DeadlineKind.AGENDA: "Agenda", DeadlineKind.REPORT: "Report", DeadlineKind.PAPERS: "Papers"}


CHOOSE = common.CHOOSE.having(
    when=lambda due: due.pointed is not None and due.pointed.item is not None,
    label_now=lambda _: "It came in today",
    edits=True,
)


class DueScreen(PlannerScreen):
    """The deadlines of the year in view that are still open."""

    ABOUT = (
        "What is due before each meeting, in order: its agenda in clear working days, its reports and its papers. "
        "Enter on a report or papers records that they came in today."
    )
    RULE = (
        "An agenda and its reports are public five clear days before the meeting (Local Government Act 1972); "
        "papers reach members at least 48 hours before (Protocol 4)."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, UNDO, BACK, HELP)

    def compose(self) -> ComposeResult:
        """The list."""
        yield TopBar(crumbs="Year › What is due", aside="Back")
        with Vertical(id="body"):
            yield Heading(id="due-heading", of="due")
            yield Rows(id="due")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the first."""
        self.query_one("#due").focus()

    @property
    def _found(self) -> dict[str, Deadline]:
        found = deadlines(self.view)
        return {f"{each.kind}:{each.item.id if each.item else each.meeting.id}": each for each in found}

    def redraw(self) -> None:
        """Draw what is still open."""
        found = self._found
        title = self.view.topic_of
        rows: list[Row] = []
        for when, group in groupby(found, key=lambda key: _when(found[key], self.view.today)):
            rows += [*([BLANK] if rows else []), Row(None, partial(_heading, when))]
            for key in group:
                due = found[key]
                rows.append(Row(key, partial(_draw, due, title(due.item).title if due.item else "", self.view.today)))
        none = [nothing("Nothing is due. What is placed on a meeting brings its report and papers: Esc goes back.")]
        self.query_one("#due-heading", Heading).show("What is due", f"{len(found)} still open, earliest first")
        self.query_one("#due", Rows).show(rows or none)
        self.redraw_bars()

    @property
    def pointed(self) -> Deadline | None:
        """The deadline under the cursor."""
        return self._found.get(self.query_one("#due", Rows).cursor or "")

    @on(Rows.Moved)
    def _cursor_moved(self) -> None:
        self.redraw_keys()

    @on(Rows.Chosen)
    def choose(self) -> None:
        """Record that the report or the papers came in."""
        pointed, today = self.pointed, self.session.today
        if pointed and pointed.item:
            item = pointed.item.id
            field = "report_received" if pointed.kind is DeadlineKind.REPORT else "papers_received"
            self.perform(lambda programme: edit_item(programme, item, **{field: today}))


def _when(deadline: Deadline, today: date) -> str:
    """Under which heading it stands."""
    if deadline.date < today:
        return "Overdue"
    return "In the next seven days" if deadline.date <= today + timedelta(days=SOON) else "Later"


def _heading(words: str, _width: int, paint: Painter) -> list[Text]:
    return [joined(paint, (words, "strong"))]


def _draw(deadline: Deadline, title: str, today: date, width: int, paint: Painter) -> list[Text]:
    late = deadline.date < today
    line = joined(paint, "   ", ("! " if late else "  ", "warn"), (f"{short(deadline.date):<13}", "strong"))
    line.append(f"{WORDS[deadline.kind]:<8}for {shortest(deadline.meeting.date):<8}")
    owner = "overdue" if late and not deadline.owner else plain(deadline.owner)
    if width < NARROW:
        told = " · ".join(filter(None, (plain(title), owner)))
        return [line, *([fitted(joined(paint, "     ", (told, "muted")), width)] if told else [])]
    room = OWNER if width < ROOMY else 2 * OWNER
    line.append_text(fitted(joined(paint, plain(title)), width - 40 - room))
    return [sides(line, fitted(joined(paint, (owner, "muted")), room), width)]
