"""The view of the topics: those waiting in priority order, then all the others, with a search."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from planner.programme.calendar import shortest
from planner.programme.model import Meeting
from planner.programme.prioritising.ranking import rank, rank_words
from planner.tui.command import Command
from planner.tui.screens.made_of.common import QUIT, UNDO
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.prioritising.commands import CHECKLIST, DECIDE, NEW_TOPIC, OPEN_TOPIC, SCOPING
from planner.tui.screens.prioritising.ranking import PUT_BACK, RANKING, RankingScreen
from planner.tui.screens.scheduling.commands import DROP, MOVE
from planner.tui.screens.views.commands import everywhere_except
from planner.tui.screens.views.view import CHOOSE, ViewScreen
from planner.tui.styled_text import fit_width, styled
from planner.tui.symbols import meeting_squares, places_words
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.row_list import BLANK, RowList, heading_row, message_row
from planner.tui.widgets.styled import StyledWidget
from planner.tui.widgets.topic_rows import other_rows, waiting_rows


class YearStrip(StyledWidget):
    """The year's meetings on two lines: dates, and places as squares with a word."""

    def render(self) -> Text:
        """Draw the dates and the places of as many meetings as fit."""
        screen = self.screen
        if not isinstance(screen, TopicsScreen) or screen.host.session is None:
            return Text()
        available = self.content_size.width
        meetings = [meeting for meeting in screen.view.meetings if meeting.kind.has_places]
        width = next((columns for columns in (19, 16) if columns * len(meetings) <= available), 13)
        fitting = max(1, (available if width * len(meetings) <= available else available - 3) // width)
        lines = [Text(end=""), Text(end="")]
        for meeting in meetings[:fitting]:
            lines[0].append_text(fit_width(styled(self.get_style, (shortest(meeting.date), "strong")), width))
            lines[1].append_text(fit_width(self._places_text(screen, meeting), width))
        if len(meetings) > fitting:
            lines[0].append(f"+{len(meetings) - fitting}")
        return Text("\n").join(lines)

    def _places_text(self, screen: TopicsScreen, meeting: Meeting) -> Text:
        line = meeting_squares(screen.view, meeting, self.get_style)
        words = "past" if screen.view.is_past(meeting) else places_words(screen.view, meeting)
        line.append(f" {words.split('· ')[-1] if '·' in words else words.split()[-1]}", self.get_style("muted"))
        return line


PUT_DOWN = CHOOSE.replace(label_now=lambda topics: topics.enter_label)
PLACE = MOVE.replace(
    label_now=lambda topics: "Place again" if topics.view.items_of(topics.selection.topic) else "Place"
)
DECLINE = DROP.replace(label_now=lambda _: "Decline")


class TopicsScreen(RankingScreen, ViewScreen):
    """Every topic, in one order of priority."""

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
        PUT_DOWN,
        PLACE,
        CHECKLIST,
        DECIDE,
        NEW_TOPIC,
        SCOPING,
        *RANKING,
        DECLINE,
        UNDO,
        *everywhere_except(UNDO, NEW_TOPIC, SCOPING, QUIT),
        PUT_BACK,
        QUIT,
    )

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[str] = []

    def compose(self) -> ComposeResult:
        """Compose the year's places, the search input, the topics, and the detail of the selected one."""
        yield TopBar("topics")
        with Vertical(id="body"):
            yield Heading("The year", id="strip-heading")
            yield YearStrip(id="strip")
            yield Heading("Topics waiting", "in priority order", id="topics-heading", pane="topics")
            yield from self.compose_find()
        yield Detail(id="detail")
        yield KeyBar()

    def redraw(self) -> None:
        """Redraw; when the topic under the cursor is no longer waiting, move the cursor to the next one."""
        self.drop_impossible_rank()
        self._show_rows()
        self.query_one("#strip").refresh()
        self._show_selected()
        self.redraw_bars()

    @on(Input.Changed, "#find")
    def _show_rows(self) -> None:
        heading, view, matches = self.query_one("#topics-heading", Heading), self.ranked_view, self.found
        if matches is not None:
            rows = other_rows(view, matches) or [message_row("No topic has those words: Esc clears them, n adds one.")]
            heading.show("Topics found", f"{len(matches)} of {len(view.programme.topics)}")
        else:
            rows = waiting_rows(view, two_lines=False)
            others = view.order[len(view.waiting) :]
            for group_name, group in groupby(others, key=view.priority_group):
                rows += [BLANK, heading_row(f"Topics {group_name}"), *other_rows(view, group)]
            heading.show("Topics waiting", "in priority order")
        topics = self.query_one("#topics", RowList)
        topics.show(rows)
        waiting_before, self._waiting = self._waiting, [topic.id for topic in view.waiting]
        if topics.cursor in waiting_before and topics.cursor not in self._waiting:
            next_index = min(waiting_before.index(topics.cursor), len(self._waiting) - 1)
            topics.move_cursor(self._waiting[next_index] if self._waiting else "")

    def put_down(self) -> None:
        """Ask why, and rank the lifted topic."""
        if self.ranked and self.ranked[1] != self.view.rank(self.ranked[0]):
            self._put_down(*self.ranked)

    @work(group=COMMAND_WORKERS)
    async def _put_down(self, topic: str, position: int) -> None:
        """Ask why the topic is ranked at this position, and rank it; without a reason, it stays lifted."""
        basis = self.session.programme
        words = rank_words(self.view, topic, position)
        body = "It stays there among the topics ranked by hand; the others follow the checklist."
        title = f"{rank_words(self.view, topic, position, 'Rank')}?"
        reason_given = await self.app.push_screen_wait(ReasonScreen(title, body, "Rank it"))
        if reason_given:
            self.set_ranked(None)
            self.apply_edit(
                lambda programme: rank(self.view.of(programme), topic, position),
                label=words,
                basis=basis,
                **reason_given.as_arguments(),
            )
        self.redraw()

    @property
    def enter_label(self) -> str:
        """What Enter does now, for the key bar."""
        if self.is_typing:
            return "To the list"
        return "Put it here: why" if self.ranked else CHOOSE.label

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self._show_selected()
        self.redraw_key_bar()

    def _show_selected(self) -> None:
        self.query_one(Detail).show(self.session, self.selection, self.findings)

    def default_action(self) -> None:
        """Save the ranking, after asking why; or open the topic."""
        if self.ranked and self.ranked[1] != self.view.rank(self.ranked[0]):
            self.put_down()
        elif self.ranked:
            self.back()
        else:
            self.run_command(OPEN_TOPIC)
