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
from planner.programme.english import ordinal
from planner.programme.model import Meeting
from planner.programme.prioritising.ranking import rank, rank_words
from planner.programme.prioritising.searching import topics_with
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, QUIT, UNDO
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.prioritising.commands import CHECKLIST, DECIDE, NEW_TOPIC, OPEN_TOPIC
from planner.tui.screens.scheduling.commands import DROP, MOVE
from planner.tui.screens.views.commands import everywhere_except
from planner.tui.screens.views.view import CHOOSE, ViewScreen
from planner.tui.selection import Selection
from planner.tui.styled_text import fit_width, styled
from planner.tui.symbols import meeting_squares, places_words
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.fields import LineInput
from planner.tui.widgets.row_list import BLANK, RowList, heading_row, message_row
from planner.tui.widgets.styled import StyledWidget
from planner.tui.widgets.topic_rows import other_rows, waiting_rows

RANKED = "TopicsScreen"
"""The name of the draft of a ranking."""


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


FIND = Command(
    "find",
    ("slash",),
    "Find",
    "Find a topic by any word in it.",
    run=lambda topics: topics.find(),
    search_words="search look for",
)
RAISE = Command(
    "raise",
    ("left_square_bracket",),
    "Move up",
    "Raise the topic in the order of priority; Enter ends it.",
    run=lambda topics: topics.change_rank(-1),
    when=lambda topics: topics.can_rank,
    edits=True,
    search_words="priority rank higher order important",
)
LOWER = Command(
    "lower",
    ("right_square_bracket",),
    "Move down",
    "Lower the topic in the order of priority.",
    run=lambda topics: topics.change_rank(1),
    when=lambda topics: topics.can_rank,
    edits=True,
    search_words="priority rank lower order",
)
PUT_DOWN = CHOOSE.replace(label_now=lambda topics: topics.enter_label)
PUT_BACK = BACK.replace(
    when=lambda topics: bool(topics.ranked) or topics.is_finding,
    label_now=lambda topics: "Put it back" if topics.ranked and not topics.is_finding else "Clear",
)
PLACE = MOVE.replace(
    label_now=lambda topics: "Place again" if topics.view.items_of(topics.selection.topic) else "Place"
)
DECLINE = DROP.replace(label_now=lambda _: "Decline")


class TopicsScreen(ViewScreen):
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
        RAISE,
        LOWER,
        FIND,
        DECLINE,
        UNDO,
        *everywhere_except(UNDO, NEW_TOPIC, QUIT),
        PUT_BACK,
        QUIT,
    )

    def __init__(self) -> None:
        super().__init__()
        self.ranked: tuple[str, int] | None = None
        """The id of the topic being ranked, and the rank it would have; None while none is."""
        self._waiting: list[str] = []
        self._was_on = ""
        """The id of the topic that the cursor was on before it moved."""

    def compose(self) -> ComposeResult:
        """Compose the year's places, the search input, the topics, and the detail of the selected one."""
        yield TopBar("topics")
        with Vertical(id="body"):
            yield Heading("The year", id="strip-heading")
            yield YearStrip(id="strip")
            yield Heading("Topics waiting", "in priority order", id="topics-heading", pane="topics")
            yield LineInput(placeholder="Find a topic by any word; Enter to go to the list, Esc to clear", id="find")
            yield RowList(id="topics")
        yield Detail(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        """Hide the search input and focus the list."""
        self.query_one("#find").display = False
        self.query_one("#topics").focus()
        self._restore_ranked()

    def redraw(self) -> None:
        """Redraw; when the topic under the cursor is no longer waiting, move the cursor to the next one."""
        if self.ranked and not self._can_have_rank(*self.ranked):
            self._set_ranked(None)
        self._show_rows()
        self.query_one("#strip").refresh()
        self._show_selected()
        self.redraw_bars()

    @on(Input.Changed, "#find")
    def _show_rows(self) -> None:
        words = self.query_one("#find", Input).value
        heading, view = self.query_one("#topics-heading", Heading), self._ranked_view
        if words.strip():
            matches = topics_with(view, words)
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

    def find(self) -> None:
        """Show the search input and focus it."""
        search_input = self.query_one("#find", Input)
        search_input.display = True
        search_input.focus()

    @on(Input.Submitted, "#find")
    def _search_submitted(self) -> None:
        self.query_one("#topics").focus()

    @property
    def _ranked_view(self) -> View:
        """The view with the topic being ranked at the rank it would have."""
        return self.view.of(rank(self.view, *self.ranked)) if self.ranked else self.view

    def change_rank(self, by: int) -> None:
        """Raise (negative) or lower the topic being ranked, or else the selected one; Enter saves it, Esc drops it."""
        topic, current = self.ranked or (self.selection.topic, self.view.rank(self.selection.topic))
        peers = self.view.peers(topic)
        top = self.view.rank(peers[0].id)
        self._set_ranked((topic, max(top, min(top + len(peers) - 1, current + by))))
        self.redraw()
        self.query_one("#topics", RowList).move_cursor(topic)

    def _can_have_rank(self, topic: str, position: int) -> bool:
        """Return whether a topic can be ranked at this position among those of its group."""
        if topic not in self.session.programme.topics:
            return False
        top = self.view.rank(self.view.peers(topic)[0].id)
        return top <= position < top + len(self.view.peers(topic))

    def _set_ranked(self, ranked: tuple[str, int] | None) -> None:
        """Change what is being ranked, and keep that as a draft until it is saved or dropped."""
        self.ranked = ranked
        self.host.drafts.keep(RANKED, {"topic": ranked[0], "position": f"{ranked[1]}"} if ranked else {})

    def _restore_ranked(self) -> None:
        """Go on with the ranking that was begun earlier, if there is one."""
        draft = self.host.drafts.read(RANKED)
        topic, position = (draft.values.get(name, "") for name in ("topic", "position")) if draft else ("", "")
        if position.isdecimal() and self._can_have_rank(topic, int(position)) and not self.session.read_only:
            self.ranked = (topic, int(position))
            self._say_ranked("You had begun this: ")

    def _say_ranked(self, begun: str = "") -> None:
        """Say which topic is being ranked, and which keys end that."""
        if self.ranked:
            title = self.view.programme.topics[self.ranked[0]].title
            self.say(f"{begun}{title}, to be {ordinal(self.ranked[1])}. Enter keeps it there, Esc puts it back.")

    @work(group=COMMAND_WORKERS)
    async def _put_down(self, topic: str, position: int) -> None:
        """Ask why the topic is ranked at this position, and rank it; without a reason, it stays to be ranked."""
        title, basis = self.view.programme.topics[topic].title, self.session.programme
        words = rank_words(self.view, topic, position)
        body = f"{title} stays there among the topics ranked by hand; the others follow the checklist."
        reason_given = await self.app.push_screen_wait(ReasonScreen(words, body, "Rank it"))
        if reason_given:
            self._set_ranked(None)
            self.apply_edit(
                lambda programme: rank(self.view.of(programme), topic, position),
                label=words,
                basis=basis,
                **reason_given.as_arguments(),
            )
        self.redraw()

    @property
    def is_finding(self) -> bool:
        """Whether the search input is shown."""
        return self.query_one("#find").display

    @property
    def can_rank(self) -> bool:
        """Whether the selected topic can be ranked: not while searching."""
        return bool(self.ranked or self.selection.topic) and not self.is_finding

    @property
    def enter_label(self) -> str:
        """What Enter does now, for the key bar."""
        if self.is_typing:
            return "To the list"
        return "Put it here: why" if self.ranked else CHOOSE.label

    def back(self) -> None:
        """Clear the search, or else drop the ranking."""
        if self.ranked and not self.is_finding:
            self._set_ranked(None)
            self.redraw()
            return
        search_input = self.query_one("#find", Input)
        search_input.value = ""
        search_input.display = False
        self.query_one("#topics").focus()
        self.redraw_key_bar()

    @property
    def selection(self) -> Selection:
        """The topic under the cursor."""
        key = self.query_one("#topics", RowList).cursor or ""
        return Selection(topic=key if key in self.view.programme.topics else "")

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        if self.ranked and self._was_on == self.ranked[0] != self.selection.topic:
            self._say_ranked()
        self._was_on = self.selection.topic
        self._show_selected()
        self.redraw_key_bar()

    def _show_selected(self) -> None:
        self.query_one(Detail).show(self.session, self.selection, self.findings)

    def default_action(self) -> None:
        """Save the ranking, after asking why; or open the topic."""
        if self.ranked and self.ranked[1] != self.view.rank(self.ranked[0]):
            self._put_down(*self.ranked)
        elif self.ranked:
            self.back()
        else:
            self.run_command(OPEN_TOPIC)
