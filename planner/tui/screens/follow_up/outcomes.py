"""The screen that records what became of each item of a meeting: its outcome, then the next look, in a key each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from planner.machine.system import new_id
from planner.programme.calendar import in_words
from planner.programme.defaults import number_setting
from planner.programme.edits import hold, record_minute
from planner.programme.english import counted
from planner.programme.follow_up.actions import is_open
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.kinds import ItemKind, ItemOutcome, NextLook
from planner.programme.model import Item
from planner.tui.command import Command
from planner.tui.screens.follow_up.forms import ask_minutes_from
from planner.tui.screens.follow_up.outcome_commands import ADD_ACTION, ANSWER, CHANGE_ACTION, MORE, RECOMMEND, TAKEN_TOO
from planner.tui.screens.follow_up.taken_too import TakenTooScreen
from planner.tui.screens.made_of.common import BACK, HELP, UNDO
from planner.tui.screens.made_of.reason import ReasonGiven, ReasonScreen
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.selection import Selection
from planner.tui.styled_text import GetStyle, fit_width, styled
from planner.tui.widgets.answer_cards import AnswerCard, AnswerOption
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import Row, RowList, message_row

if TYPE_CHECKING:
    from datetime import date

OUTCOME_MEANINGS = {
    ItemOutcome.CONSIDERED: "considered",
    ItemOutcome.DEFERRED: "deferred: to be brought again",
    ItemOutcome.WITHDRAWN: "withdrawn",
    ItemOutcome.NOT_REACHED: "not reached: time ran out",
}
"""Outcome -> the words on its card."""


async def record_outcomes(screen: PlannerScreen, meeting: str, item: str = "") -> None:
    """Open the screen for a meeting, with the cursor on an item.

    The first time, ask from which meeting on outcomes are recorded.
    """
    screen.app.clear_notifications()  # one may say that this is to be recorded
    minutes_from = screen.session.programme.committee.minutes_from
    if minutes_from is None:
        minutes_from = await ask_minutes_from(screen, meeting)
    if minutes_from:
        await screen.app.push_screen_wait(OutcomesScreen(meeting, item, minutes_from))


class OutcomesScreen(PlannerScreen):
    """Asks what became of each item of a meeting; every answer is saved at once."""

    ABOUT = (
        "What became of each item of the meeting, as its minutes will say: a number gives the answer, and the next "
        "item follows. For one that was considered, members also decided whether to look at it again. a adds what was "
        "asked for, r what was recommended, and o says more about the minute."
    )
    RULE = "Conclusions and what is to follow are agreed at the end of each item (report, 3.3)."
    ACTS: ClassVar[tuple[Command, ...]] = (
        ANSWER,
        ADD_ACTION,
        RECOMMEND,
        MORE,
        CHANGE_ACTION,
        TAKEN_TOO,
        UNDO,
        BACK,
        HELP,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"number({number})", show=False) for number in range(1, 10)
    ]

    def __init__(self, meeting: str, item: str, minutes_from: date) -> None:
        super().__init__()
        self._meeting, self._first_item, self._minutes_from = meeting, item, minutes_from

    def compose(self) -> ComposeResult:
        """Compose the items, and the question about the one under the cursor with its answers as cards."""
        yield TopBar(crumbs="What became of it", escape_label="Back, all kept")
        with Vertical(id="body"):
            yield Heading(id="items-heading", pane="items")
            yield RowList(id="items")
            yield Static(id="ask")
            yield Horizontal(id="boxes")
            yield Static(id="given")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the items."""
        self.query_one("#items").focus()

    @property
    def _items(self) -> list[Item]:
        return [each for each in self.view.items_at(self._meeting) if each.kind is not ItemKind.STANDING]

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self.view.programme.items.get(self.query_one("#items", RowList).cursor or "")

    @property
    def selection(self) -> Selection:
        """The item under the cursor."""
        item = self.item
        return Selection(item.topic, item.id, item.meeting) if item else Selection(meeting=self._meeting)

    @property
    def newest_action(self) -> str:
        """The id of the action added last at the item under the cursor; blank for none."""
        item = self.selection.item
        at_item = [id for id, each in self.view.programme.actions.items() if each.item == item]
        return at_item[-1] if at_item else ""

    def redraw(self) -> None:
        """Redraw the items and the question."""
        view, meeting = self.view, self.view.programme.meetings.get(self._meeting)
        if meeting is None:
            self.dismiss(None)
            return
        items = self._items
        left = sum(each.id not in view.programme.minutes for each in items)
        self.query_one("#items-heading", Heading).show(
            f"What became of {in_words(meeting.date)}", f"{left} to record" if left else "√ all recorded"
        )
        rows = self.query_one("#items", RowList)
        rows.show(
            [Row(each.id, partial(_draw_item, *self._words(each))) for each in items]
            or [message_row("Nothing was on its programme: n adds a topic that was taken all the same.")]
        )
        if self._first_item:
            rows.move_cursor(self._first_item)
            self._first_item = ""
        self._show_question()
        self.redraw_bars()

    def _words(self, item: Item) -> tuple[bool, str, str]:
        """Return whether an item is recorded, its title, and what became of it with how many actions there are."""
        programme = self.view.programme
        minute = programme.minutes.get(item.id)
        actions = [each for each in programme.actions.values() if each.item == item.id]
        still_open = sum(map(is_open, actions))
        number = f"minute {minute.number}" if minute and minute.number else ""
        asked = f"{counted(len(actions), 'action')}{f', {still_open} open' if still_open else ''}" if actions else ""
        made = sum(each.item == item.id for each in programme.recommendations.values())
        recommended = counted(made, "recommendation") if made else ""
        outcome = outcome_words(programme, minute) if minute else "not recorded yet"
        words = " · ".join(filter(None, (outcome, number, recommended, asked)))
        return minute is not None, self.view.topic_of(item).title, words

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self._show_question()
        self.redraw_key_bar()

    @property
    def _asks_next_look(self) -> bool:
        """Whether the next look is asked for: the item was considered, and it is not said yet."""
        minute = self.view.programme.minutes.get(self.selection.item)
        return bool(minute and minute.outcome is ItemOutcome.CONSIDERED and minute.next is None)

    def _options(self) -> Iterator[AnswerOption]:
        """Yield the answers to the present question."""
        if self._asks_next_look:
            months = number_setting(self.view.programme.committee, "follow_up_months")
            words = {
                NextLook.NONE: "not again",
                NextLook.COME_BACK: f"come back, in {counted(months, 'month')}",
                NextLook.BRIEFING_NOTE: "a briefing note",
                NextLook.TASK_AND_FINISH: "a task and finish group",
            }
            for number, (next_look, label) in enumerate(words.items(), start=1):
                yield AnswerOption(str(number), label, partial(self._record, next=next_look))
        elif self.item:
            for number, (outcome, label) in enumerate(OUTCOME_MEANINGS.items(), start=1):
                yield AnswerOption(str(number), label, partial(self._record, outcome=outcome))

    @work(exclusive=True, group="question")
    async def _show_question(self) -> None:
        """Show the question about the item under the cursor, and its answers."""
        if not self.query("#ask"):  # the screen is closing
            return
        item = self.item
        ask = given = ""
        if item:
            title, minute = self.view.topic_of(item).title, self.view.programme.minutes.get(item.id)
            ask = f"Are members to look at {title} again?" if self._asks_next_look else f"What became of {title}?"
            if minute and not self._asks_next_look:
                given = f"Recorded: {outcome_words(self.view.programme, minute)}. A number changes it; o says more."
            elif minute:
                given = "o says by which day, and who is to be heard then."
        self.query_one("#ask", Static).update(Content(ask))
        self.query_one("#given", Static).update(Content(given))
        container = self.query_one("#boxes", Horizontal)
        with self.app.batch_update():
            await container.remove_children()
            await container.mount(*map(AnswerCard, self._options()))

    def key_label(self, command: Command) -> str:
        """Return the command's key as the key bar shows it; for answering, all the numbers."""
        if command.id == ANSWER.id:
            return " ".join(each.key for each in self._options())
        return super().key_label(command)

    def action_number(self, number: int) -> None:
        """Give the answer of this number."""
        option = next((each for each in self._options() if each.key == str(number)), None)
        if option and not self.is_read_only:
            option.run()
        else:
            self.say("Press one of the numbers on the cards.")

    def _record(self, **fields: Any) -> None:
        """Record the answer, and go on: to the next look of what was considered, or else to the next item."""
        session, item, day = self.session, self.selection.item, self._minutes_from
        is_recorded = self.apply_edit(
            lambda programme: record_minute(
                programme, item, by=session.by, today=session.today, minutes_from=day, **fields
            )
        )
        if not is_recorded:
            return
        if not self._asks_next_look:
            self._go_on()
        self.redraw()

    def _go_on(self) -> None:
        """Move the cursor to the next item without an outcome, if there is one."""
        minutes = self.view.programme.minutes
        rows = self.query_one("#items", RowList)
        ids = [each.id for each in self._items]
        at = ids.index(rows.cursor) if rows.cursor in ids else 0
        unrecorded = [each for each in (*ids[at:], *ids[:at]) if each not in minutes]
        if unrecorded:
            rows.move_cursor(unrecorded[0])

    async def take_another(self) -> None:
        """Ask for a topic that was taken without being on the programme, and add its item."""
        topic = await self.app.push_screen_wait(TakenTooScreen(self.view, self._meeting))
        if topic is None:
            return
        session, item, meeting = self.session, new_id(), self.view.programme.meetings[self._meeting]
        given = ReasonGiven("", "")
        if meeting.kind.has_places and not self.view.places(meeting).free:
            body = "All its places were taken: say why one more was heard, and who agreed."
            dialogue = ReasonScreen("Heard beyond the places", body, "Add it", needs_authority=True)
            given = await self.app.push_screen_wait(dialogue)
        if given and self.apply_edit(
            lambda programme: hold(programme, item, topic, meeting.id, today=session.today), **given.as_arguments()
        ):
            self.query_one("#items", RowList).move_cursor(item)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show errors only: the list shows what is recorded."""
        if error:
            super().say(message, error=True)


def _draw_item(is_recorded: bool, title: str, words: str, width: int, get_style: GetStyle) -> list[Text]:
    mark = ("√", "good") if is_recorded else ("○", "muted")
    return [
        fit_width(styled(get_style, "   ", mark, f" {title}"), width),
        fit_width(styled(get_style, "     ", (words, "muted")), width),
    ]
