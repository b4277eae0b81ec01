"""The Year screen: the meetings, with a row for each place, and the topics waiting."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Grid

from planner.programme.calendar import without_year
from planner.tui.command import Command
from planner.tui.screens.follow_up.commands import last_without_outcome
from planner.tui.screens.made_of.common import BACK, UNDO
from planner.tui.screens.prioritising.commands import CHECKLIST, DECIDE, NEW_TOPIC, OPEN_TOPIC, SCOPING
from planner.tui.screens.scheduling.commands import (
    CANCEL_MEETING,
    DROP,
    EDIT_MEETING,
    FILL,
    MOVE,
    TENTATIVE,
    has_movable_item,
)
from planner.tui.screens.views.commands import everywhere_except
from planner.tui.screens.views.view import CHOOSE, KEEP, ViewScreen
from planner.tui.selection import Selection
from planner.tui.styled_text import styled
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.meeting_rows import MeetingRows
from planner.tui.widgets.row_list import GROUP_GAP, Row, RowList, message_row
from planner.tui.widgets.topic_rows import waiting_rows

PICK_UP = Command(
    "pick_up",
    ("space",),
    "Pick up",
    "Pick the item up: walk the meetings, and put it down on one.",
    run=lambda year: year.pick_up(),
    when=lambda year: has_movable_item(year) and not year.picked_up,
    edits=True,
    search_words="drag grab carry move",
)
PUT_DOWN = CHOOSE.replace(label_now=lambda year: year.enter_label)
PUT_BACK = BACK.replace(when=lambda year: bool(year.picked_up), label_now=lambda _: "Put it back")
SWAP = Command(
    "swap",
    ("S",),
    "Swap",
    "Have the item that is picked up and this one change places.",
    run=lambda year: year.swap(),
    when=lambda year: year.can_swap,
    edits=True,
    search_words="exchange switch",
)


def unless_picked_up(command: Command) -> Command:
    """Return the command, not offered while an item is picked up: it would act on the row under the cursor instead."""
    return command.when_also(lambda year: not year.picked_up)


class YearScreen(ViewScreen):
    """The year's meetings, and the topics waiting where there is room."""

    ABOUT = (
        "The year's meetings, and what is on each. One row is one place: two for most meetings. "
        "Choose an item to move it, or a free place to fill it."
    )
    MOUSE = (
        "A click selects a row, and a second does what Enter would; at the right, the topics waiting. Words in "
        "the bars can be clicked."
    )
    RULE = (
        "At most two substantive items a meeting are recommended, each with its objective (report, 3.3); some "
        "places are left free for what arises (report, 3.5)."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (
        PUT_DOWN,
        SWAP,
        PUT_BACK,
        unless_picked_up(MOVE.replace(label_now=lambda year: year.move_label)),
        PICK_UP,
        UNDO,
        unless_picked_up(NEW_TOPIC),
        SCOPING,
        unless_picked_up(CHECKLIST),
        unless_picked_up(DROP.replace(label_now=lambda year: "Take off" if year.selection.item else "Decline")),
        unless_picked_up(TENTATIVE),
        unless_picked_up(CANCEL_MEETING),
        unless_picked_up(EDIT_MEETING),
        unless_picked_up(DECIDE),
        KEEP,
        *everywhere_except(UNDO, NEW_TOPIC, SCOPING),
    )

    def __init__(self) -> None:
        super().__init__()
        self.picked_up = ""
        """The id of the item picked up; blank for none."""
        self._has_shown_rows = False

    def compose(self) -> ComposeResult:
        """Compose the meetings, the topics waiting, and the detail of the selection."""
        yield TopBar("year")
        with Grid(id="panes"):
            yield Heading("The year", id="year-heading", pane="year")
            yield Heading("Topics waiting", "in priority order", id="waiting-heading", pane="waiting")
            yield RowList(id="year")
            yield RowList(id="waiting")
        yield Detail(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the meetings; say what is wrong with the checklist, if anything."""
        self.query_one("#year").focus()
        if self.session.checklist_trouble:
            self.say(self.session.checklist_trouble, error=True)
        if (meeting := last_without_outcome(self.view)) and not self.is_read_only:
            self.say(f"What became of {without_year(meeting.date)} is not recorded yet: b records it.")

    def _move_cursor_to_next_meeting(self) -> None:
        """Put the cursor on the next meeting: on its first item, else on its first free place, else on its heading."""
        meeting = next((each for each in self.view.meetings if self.view.is_open(each)), None)
        if meeting:
            items = self.view.items_at(meeting.id)
            first_item = f"item:{items[0].id}" if items else ""
            rows = self.query_one("#year", RowList)
            for key in (f"meeting:{meeting.id}", f"free:{meeting.id}:0", first_item):
                rows.move_cursor(key)  # a key without a row leaves the cursor where it is

    def redraw(self) -> None:
        """Redraw the meetings, the topics waiting and the detail."""
        legend = styled(
            self.query_one("#year", RowList).get_style,
            "■ placed  ",
            ("◊", "warn"),
            " tentative  ",
            ("□", "good"),
            " free",
        )
        if self.picked_up not in self.view.programme.items:
            self.picked_up = ""
        heading = "The year"
        if self.picked_up:
            heading = f"Where to? {self.view.topic_of(self.view.programme.items[self.picked_up]).title}"
        self.query_one("#year-heading", Heading).show(heading, legend)
        self._show_rows()
        if not self._has_shown_rows:
            self._has_shown_rows = True
            self._move_cursor_to_next_meeting()
        self.query_one("#waiting", RowList).show(waiting_rows(self.view, two_lines=True))
        self._show_selected()
        self.redraw_bars()

    def _may_wrap_titles(self) -> bool:
        """Return whether titles may wrap to several lines."""
        return self.has_class("-wide") or self.host.is_presenting

    def _show_rows(self) -> None:
        row_list = self.query_one("#year", RowList)
        meeting_rows = MeetingRows(
            self.view,
            self.findings,
            row_list.get_style,
            self._may_wrap_titles,
            self.picked_up,
            is_presenting=self.host.is_presenting,
        )
        rows: list[Row] = []
        for meeting in self.view.meetings:
            rows += [*([GROUP_GAP] if rows else []), *meeting_rows.rows_of(meeting)]
        row_list.show(rows or [message_row("No meetings in this year yet: press a to add one.")])

    @property
    def selection(self) -> Selection:
        """What the cursor of the list with focus is on."""
        programme = self.view.programme
        if self.focused is not None and self.focused.id == "waiting":
            topic = self.query_one("#waiting", RowList).cursor or ""
            return Selection(topic=topic if topic in programme.topics else "")
        kind, _, key = (self.query_one("#year", RowList).cursor or "").partition(":")
        if kind == "item" and key in programme.items:
            item = programme.items[key]
            return Selection(item.topic, item.id, item.meeting)
        meeting = key.split(":")[0]
        if kind in ("free", "meeting") and meeting in programme.meetings:
            return Selection(meeting=meeting, free=kind == "free")
        return Selection()

    def pick_up(self) -> None:
        """Pick up the selected item."""
        self.picked_up = self.selection.item
        self.redraw()

    def back(self) -> None:
        """Let go of the item picked up, and put the cursor on it."""
        picked_up, self.picked_up = self.picked_up, ""
        self.redraw()
        self.query_one("#year", RowList).move_cursor(f"item:{picked_up}")

    @work(group=COMMAND_WORKERS)
    async def _put_down(self, item: str, meeting: str) -> None:
        """Ask for the meeting, with this one proposed, and for the reason; move the item unless cancelled."""
        from planner.tui.screens.scheduling.move import MoveScreen

        topic = self.view.programme.items[item].topic
        await self.app.push_screen_wait(MoveScreen(topic, item, to=meeting))
        self.back()  # the cursor goes to the item, whether it was moved or not

    async def swap(self) -> None:
        """Swap the item picked up with the selected one, after asking why."""
        from planner.programme import edits
        from planner.tui.screens.made_of.reason import ReasonScreen

        one, other, basis = self.picked_up, self.selection.item, self.session.programme
        words = edits.swap_words(basis, one, other)
        body = f"{words.removeprefix('Swapped ')} change places."
        given = await self.app.push_screen_wait(ReasonScreen("Swap two items", body, "Swap them"))
        self.picked_up = ""
        if given:
            swap = partial(edits.swap, one=one, other=other, today=self.session.today)
            self.apply_edit(swap, label=words, basis=basis, **given.as_arguments())
        self.redraw()

    @property
    def can_swap(self) -> bool:
        """Whether the item picked up can be swapped with the selected one: they are at different meetings."""
        selected, items = self.selection, self.view.programme.items
        picked_up = items.get(self.picked_up)
        return bool(picked_up and selected.item and items[selected.item].meeting != picked_up.meeting)

    @property
    def enter_label(self) -> str:
        """What Enter does now, for the key bar."""
        if self.picked_up:
            return "Put it here"
        return "Fill this place" if self._can_fill(self.selection) else "Open"

    @property
    def move_label(self) -> str:
        """What the command to move does now: it places a topic, or places again one that was heard."""
        if not self.selection.item:
            return "Place"
        return "Move" if has_movable_item(self) else "Place again"

    def say_dead_key(self, key: str) -> None:
        """Say that Enter, not Space, fills a free place; of other keys, that they do nothing."""
        if key == "Space" and self._can_fill(self.selection):
            self.say("Enter fills this place with a topic; Space picks up an item that is placed.")
        else:
            super().say_dead_key(key)

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self._show_selected()
        self.redraw_key_bar()

    def on_descendant_focus(self, _event: object) -> None:
        """Show the selection of the list that has focus now."""
        self._show_selected()
        self.redraw_key_bar()

    def _show_selected(self) -> None:
        if self.host.session:
            self.query_one(Detail).show(self.session, self.selection, self.findings, self.picked_up)

    def _can_fill(self, selected: Selection) -> bool:
        return selected.free and self.view.is_open(self.view.programme.meetings[selected.meeting])

    def default_action(self) -> None:
        """Put down the item picked up; or else open what is selected, or fill the free place."""
        selected = self.selection
        if self.picked_up:
            if selected.meeting and selected.meeting != self.view.programme.items[self.picked_up].meeting:
                self._put_down(self.picked_up, selected.meeting)
            else:
                self.back()
            return
        if selected.topic:
            self.run_command(OPEN_TOPIC)
        elif self._can_fill(selected):
            self.run_command(FILL)
        elif selected.meeting:
            self.run_command(EDIT_MEETING)
