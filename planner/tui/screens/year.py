"""The year: its meetings, one row for each place, beside the topics waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar, TypeAlias

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from planner.programme.calendar import shortest
from planner.programme.model import Item, Meeting
from planner.programme.rules import Finding
from planner.tui.commands import (
    CANCEL_MEETING,
    CHECKLIST,
    CHOOSE,
    DECIDE,
    DROP,
    EDIT_MEETING,
    EVERYWHERE,
    KEEP,
    MOVE,
    NEW_TOPIC,
    QUIT,
    TENTATIVE,
    UNDO,
    Command,
    bindings,
)
from planner.tui.paint import Painter, fitted, joined, wrapped
from planner.tui.screens.views import Selection, ViewScreen
from planner.tui.symbols import FREE, LEVELS, count_words, item_symbol
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.rows import BLANK, Row, Rows
from planner.tui.widgets.waiting import waiting_rows

GUTTER = 8
"""Columns for the date."""
STATUS = 19
"""Columns for the count and a note."""
RULE_WORDS = {
    "co-optees": "invite co-optees",
    "cancelled-meeting": "move its items",
    "weekend": "at a weekend",
    "limit": "over the limit",
}
"""Rule -> the few words that a meeting's row has room for."""


Draw: TypeAlias = Callable[[int, Painter], list[Text]]


class YearScreen(ViewScreen):
    """The year's meetings."""

    ABOUT = (
        "The year's meetings, and what is on each. One row is one place: two for most meetings. "
        "Choose an item to move it, or a free place to fill it."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        MOVE,
        UNDO,
        NEW_TOPIC,
        CHECKLIST,
        DROP,
        QUIT,
        DECIDE,
        TENTATIVE,
        KEEP,
        EDIT_MEETING,
        CANCEL_MEETING,
        *(command for command in EVERYWHERE if command not in (UNDO, NEW_TOPIC, QUIT)),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*ACTS)

    def compose(self) -> ComposeResult:
        """Meetings at the left, topics waiting at the right where there is room, and what is selected below."""
        yield TopBar("year")
        with Horizontal(id="panes"):
            with Vertical(id="main"):
                yield Heading("The year", id="year-heading", of="year")
                yield Rows(id="year")
            with Vertical(id="side"):
                yield Heading("Topics waiting", "in priority order", id="waiting-heading", of="waiting")
                yield Rows(id="waiting")
        yield Detail(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the meetings."""
        self.query_one("#year").focus()
        if self.session.checklist and self.session.checklist_trouble:
            self.say(self.session.checklist_trouble, error=True)

    def redraw(self) -> None:
        """Draw the programme as it now is."""
        legend = joined(
            self.query_one("#year", Rows).paint,
            "■ placed  ",
            ("◊", "warn"),
            " tentative  ",
            ("□", "good"),
            " free",
        )
        self.query_one("#year-heading", Heading).show("The year", legend)
        self._show_rows()
        self.query_one("#waiting", Rows).show(waiting_rows(self.view, two_lines=True))
        self._show_selected()
        self.redraw_bars()

    def on_resize(self) -> None:
        """Blank rows only where there is room for all of them."""
        if self.planner.session:
            self.call_after_refresh(self._show_rows)

    def _show_rows(self) -> None:
        rows = self.query_one("#year", Rows)
        together = [list(self._meeting_rows(meeting)) for meeting in self.view.meetings]
        width = rows.scrollable_content_region.width
        lines = sum(len(row.draw(width, rows.paint)) for each in together for row in each)
        spaced = lines + len(together) - 1 <= rows.size.height
        flat: list[Row] = []
        for each in together:
            if flat and spaced:
                flat.append(BLANK)
            flat += each
        empty = Row(
            None, lambda _, paint: [joined(paint, ("No meetings in this year yet: press a to add one.", "muted"))]
        )
        rows.show(flat or [empty])

    def _meeting_rows(self, meeting: Meeting) -> Iterator[Row]:
        """A row for each item and each free place; the date and the count stand beside the first ones."""
        items = self.view.items_at(meeting.id)
        dates = [(shortest(meeting.date), "strong"), (str(meeting.date.year), "muted")]
        notes = self._notes(meeting)
        free = self.view.places(meeting).free
        keys = [f"item:{item.id}" for item in items] + [f"free:{meeting.id}:{number}" for number in range(free)]
        drawn: list[Draw] = [partial(_draw_item, self, item) for item in items]
        drawn += [partial(_draw_words, FREE, "good", "1 place free")] * free
        if not keys:
            words = "Cancelled" if meeting.cancelled else "Nothing on it"
            keys, drawn = [f"meeting:{meeting.id}"], [partial(_draw_words, "–", "muted", words)]
        for number, key in enumerate(keys):
            is_last = number == len(keys) - 1
            draw = partial(_draw_row, dates, notes, drawn[: number + 1], is_last)
            yield Row(key, draw, begins=GUTTER, spare=STATUS + 1)

    def _notes(self, meeting: Meeting) -> list[Text]:
        """The count, then the gravest thing to know about the meeting."""
        paint = self.query_one("#year", Rows).paint
        lines = [joined(paint, (count_words(self.view, meeting), "bad" if meeting.cancelled else ""))]
        kept = any(
            each.rule == "limit" and each.meeting == meeting.id and each.accepted for each in self.session.findings
        )
        if kept:
            lines.append(joined(paint, ("+", "good"), " reason kept"))
        for finding in self.session.findings:
            if finding.meeting == meeting.id and not finding.accepted and finding.rule in RULE_WORDS:
                symbol, style, _, _ = LEVELS[finding.level]
                lines.append(joined(paint, (symbol, style), f" {RULE_WORDS[finding.rule]}"))
                break
        return lines

    def gravest(self, item: Item) -> Finding | None:
        """The gravest open finding about an item that the meeting's own note does not already tell."""
        for finding in self.session.findings:
            if finding.item == item.id and finding.is_open and finding.rule not in RULE_WORDS:
                return finding
        return None

    @property
    def selection(self) -> Selection:
        """What the cursor of the list with the keys is on."""
        programme = self.view.programme
        if self.focused is not None and self.focused.id == "waiting":
            topic = self.query_one("#waiting", Rows).cursor or ""
            return Selection(topic=topic if topic in programme.topics else "")
        kind, _, key = (self.query_one("#year", Rows).cursor or "").partition(":")
        if kind == "item" and key in programme.items:
            item = programme.items[key]
            return Selection(item.topic, item.id, item.meeting)
        meeting = key.split(":")[0]
        if kind in ("free", "meeting") and meeting in programme.meetings:
            return Selection(meeting=meeting, free=kind == "free")
        return Selection()

    def label(self, command: Command) -> str:
        """Enter says what it will do; m says whether it moves or places."""
        selected = self.selection
        if command is CHOOSE:
            return "Fill this place" if selected.free else "Open"
        if command is MOVE:
            return "Move" if selected.item else "Place"
        return command.label

    @on(Rows.Moved)
    def _cursor_moved(self) -> None:
        self._show_selected()
        self.redraw_keys()

    def on_descendant_focus(self, _event: object) -> None:
        """What is selected depends on the pane with the keys."""
        self._show_selected()
        self.redraw_keys()

    def _show_selected(self) -> None:
        if self.planner.session:
            self.query_one(Detail).show(self.session, self.selection)

    @on(Rows.Chosen)
    def action_choose(self) -> None:
        """Open what is selected, or fill the free place."""
        selected = self.selection
        if selected.topic:
            self.action_open_topic()
        elif selected.free and self.view.is_open(self.view.programme.meetings[selected.meeting]):
            self.action_fill()
        elif selected.meeting:
            self.action_edit_meeting()


def _draw_row(
    dates: list[tuple[str, str]],
    notes: list[Text],
    drawn: list[Draw],
    is_last: bool,
    width: int,
    paint: Painter,
) -> list[Text]:
    """The last of ``drawn``, with what of the date and the notes those before it have left over."""
    room = width - GUTTER - 3 - STATUS - 1
    *before, lines = [draw(room, paint) for draw in drawn]
    above = sum(map(len, before))
    shown = max(len(lines), len(dates) - above, len(notes) - above) if is_last else len(lines)
    rows = []
    for at in range(shown):
        row = fitted(joined(paint, dates[above + at] if above + at < len(dates) else ""), GUTTER + 3)
        row.append_text(fitted(lines[at] if at < len(lines) else Text("", end=""), room))
        row.append(" ")
        row.append_text(fitted(notes[above + at] if above + at < len(notes) else Text("", end=""), STATUS))
        rows.append(row)
    return rows


def _draw_item(screen: YearScreen, item: Item, width: int, paint: Painter) -> list[Text]:
    symbol, style = item_symbol(screen.view, item)
    words = screen.view.topic_of(item).title + (" (tentative)" if item.tentative else "")
    room = width - 2 - 2
    lines = wrapped(words, room, 3) if screen.has_class("-wide") else wrapped(words, room, 1)
    drawn = [joined(paint, (symbol, style), " ", lines[0]), *(joined(paint, "  ", line) for line in lines[1:])]
    if finding := screen.gravest(item):
        mark, mark_style, _, _ = LEVELS[finding.level]
        drawn[-1].append_text(joined(paint, " ", (mark, mark_style)))
    return drawn


def _draw_words(symbol: str, style: str, words: str, _width: int, paint: Painter) -> list[Text]:
    return [joined(paint, (symbol, style), " ", (words, "quiet"))]
