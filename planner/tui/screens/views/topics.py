"""Topics: those waiting in order of priority, then all the others; findable by any word."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from planner.programme.calendar import shortest
from planner.programme.model import Meeting
from planner.programme.prioritising.ranking import rank, rank_words
from planner.programme.prioritising.searching import topics_with
from planner.programme.view import View
from planner.tui.command import Command, bindings
from planner.tui.commands import (
    BACK,
    CHECKLIST,
    CHOOSE,
    DECIDE,
    DROP,
    EVERYWHERE,
    FIND,
    LOWER,
    MOVE,
    NEW_TOPIC,
    QUIT,
    RAISE,
    UNDO,
)
from planner.tui.paint import Painted, Painter, fitted, joined
from planner.tui.screens.made_of.reason import AskScreen
from planner.tui.screens.views.view import ViewScreen
from planner.tui.selection import Selection
from planner.tui.symbols import count_words, squares_of
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.fields import Line
from planner.tui.widgets.rows import BLANK, Row, Rows, nothing
from planner.tui.widgets.waiting import other_rows, waiting_rows


class YearStrip(Painted):
    """The year's places at a glance: a date, its squares and a word for each meeting."""

    def render(self) -> Text:
        """Three lines."""
        screen = self.screen
        if not isinstance(screen, TopicsScreen) or screen.host.session is None:
            return Text()
        room = self.content_size.width
        meetings = [each for each in screen.view.meetings if each.kind.has_places]
        width = next((each for each in (19, 16) if each * len(meetings) <= room), 13)
        fits = max(1, (room if width * len(meetings) <= room else room - 3) // width)
        lines = [Text(end=""), Text(end="")]
        for meeting in meetings[:fits]:
            lines[0].append_text(fitted(joined(self.paint, (shortest(meeting.date), "strong")), width))
            lines[1].append_text(fitted(self._places(screen, meeting), width))
        if len(meetings) > fits:
            lines[0].append(f"+{len(meetings) - fits}")
        return Text("\n").join(lines)

    def _places(self, screen: TopicsScreen, meeting: Meeting) -> Text:
        line = squares_of(screen.view, meeting, self.paint)
        words = "past" if screen.view.is_past(meeting) else count_words(screen.view, meeting)
        line.append(f" {words.split('· ')[-1] if '·' in words else words.split()[-1]}", self.paint("muted"))
        return line


class TopicsScreen(ViewScreen):
    """Every topic."""

    NAME = "Topics"
    ABOUT = (
        "Every topic ever suggested, in one order of priority: by what was decided, what is advised, and score, until "
        "people rank it by hand. Those not taken stay below, with why, and can be found by any word."
    )
    RULE = (
        "The committee keeps a clear order of priority for all topics, those not taken too (Protocol 2); "
        "suggestions are scoped before they are placed (report, 3.6)."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        MOVE,
        CHECKLIST,
        DECIDE,
        NEW_TOPIC,
        RAISE,
        LOWER,
        FIND,
        DROP,
        UNDO,
        *(command for command in EVERYWHERE if command not in (UNDO, NEW_TOPIC, QUIT)),
        BACK,
        QUIT,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*ACTS)

    def __init__(self) -> None:
        super().__init__()
        self._lifted: tuple[str, int] | None = None
        self._waiting: list[str] = []

    def compose(self) -> ComposeResult:
        """The year at a glance, the box to find with, the topics, and what is selected."""
        yield TopBar("topics")
        with Vertical(id="body"):
            yield Heading("The year", id="strip-heading")
            yield YearStrip(id="strip")
            yield Heading("Topics waiting", "in priority order", id="topics-heading", of="topics")
            yield Line(placeholder="Find a topic by any word; Enter to go to the list, Esc to clear", id="find")
            yield Rows(id="topics")
        yield Detail(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the list."""
        self.query_one("#find").display = False
        self.query_one("#topics").focus()

    def redraw(self) -> None:
        """Draw the programme as it now is; when the topic under the cursor waits no more, go to the one after it."""
        if self._lifted and self._lifted[0] not in self.session.programme.topics:
            self._lifted = None
        self._show_rows()
        self.query_one("#strip").refresh()
        self._show_selected()
        self.redraw_bars()

    @on(Input.Changed, "#find")
    def _show_rows(self) -> None:
        words = self.query_one("#find", Input).value
        heading, view = self.query_one("#topics-heading", Heading), self._view_as_lifted
        if words.strip():
            found = topics_with(view, words)
            rows = other_rows(view, found) or [nothing("No topic has those words: Esc clears them, n adds one.")]
            heading.show("Topics found", f"{len(found)} of {len(view.programme.topics)}")
        else:
            rows = waiting_rows(view, two_lines=False)
            others = view.order[len(view.waiting) :]
            for standing, group in groupby(others, key=view.standing):
                rows += [BLANK, Row(None, partial(_heading, f"Topics {standing}")), *other_rows(view, group)]
            heading.show("Topics waiting", "in priority order")
        topics = self.query_one("#topics", Rows)
        topics.show(rows)
        was, self._waiting = self._waiting, [topic.id for topic in view.waiting]
        if topics.cursor in was and topics.cursor not in self._waiting:
            next_at = min(was.index(topics.cursor), len(self._waiting) - 1)
            topics.point_at(self._waiting[next_at] if self._waiting else "")

    def action_find(self) -> None:
        """Show the box to find with."""
        box = self.query_one("#find", Input)
        box.display = True
        box.focus()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.query_one("#topics").focus()

    @property
    def _view_as_lifted(self) -> View:
        """The programme with the topic that is being ranked where it would be put."""
        return self.view.of(rank(self.view, *self._lifted)) if self._lifted else self.view

    def action_raise(self) -> None:
        """Raise the topic by one rank."""
        self._lift(-1)

    def action_lower(self) -> None:
        """Lower the topic by one rank."""
        self._lift(1)

    def _lift(self, by: int) -> None:
        topic = self.selection.topic
        peers = self.view.peers(topic)
        first = self.view.rank(peers[0].id)
        at = self._lifted[1] if self._lifted else self.view.rank(topic)
        self._lifted = (topic, max(first, min(first + len(peers) - 1, at + by)))
        self.redraw()

    @work
    async def _put_down(self, topic: str, position: int) -> None:
        """Ask why a topic is ranked there, and rank it; or put it back."""
        title, basis = self.view.programme.topics[topic].title, self.session.programme
        words = rank_words(self.view, topic, position)
        about = f"{title} stays there among the topics ranked by hand; the others follow the checklist."
        given = await self.app.push_screen_wait(AskScreen(words, about, "Rank it"))
        self._lifted = None
        if given:
            self.perform(
                lambda programme: rank(self.view.of(programme), topic, position),
                label=words,
                basis=basis,
                **given.as_words(),
            )
        self.redraw()

    def can(self, command: str) -> bool:
        """Esc puts a lifted topic back, or clears what was looked for; only one that stands in the order is lifted."""
        if command == "back":
            return bool(self._lifted or self.query_one("#find").display)
        if command in ("raise", "lower"):
            return bool(self.selection.topic) and not self.query_one("#find").display
        return super().can(command)

    def label(self, command: Command) -> str:
        """What Enter, Esc and m do here."""
        if command is CHOOSE and self._lifted:
            return "Put it here: why"
        if command is CHOOSE and self.is_typing:
            return "To the list"
        if command is BACK:
            return "Put it back" if self._lifted else "Clear"
        if command is DROP:
            return "Decline"
        if command is MOVE:
            return "Place again" if self.view.items_of(self.selection.topic) else "Place"
        return super().label(command)

    def action_back(self) -> None:
        """Put a lifted topic back, or clear what was looked for."""
        if self._lifted:
            self._lifted = None
            self.redraw()
            return
        box = self.query_one("#find", Input)
        box.value = ""
        box.display = False
        self.query_one("#topics").focus()
        self.redraw_keys()

    @property
    def selection(self) -> Selection:
        """The topic the cursor is on."""
        key = self.query_one("#topics", Rows).cursor or ""
        return Selection(topic=key if key in self.view.programme.topics else "")

    @on(Rows.Moved)
    def _cursor_moved(self) -> None:
        if self._lifted and self.selection.topic != self._lifted[0]:
            self._lifted = None
            self._show_rows()
        self._show_selected()
        self.redraw_keys()

    def _show_selected(self) -> None:
        self.query_one(Detail).show(self.session, self.selection, self.findings)

    def choose(self) -> None:
        """Put the lifted topic down, or open the topic."""
        if self._lifted and self._lifted[1] != self.view.rank(self._lifted[0]):
            self._put_down(*self._lifted)
        else:
            self.action_open_topic()


def _heading(words: str, _width: int, paint: Painter) -> list[Text]:
    return [joined(paint, (words, "strong"))]
