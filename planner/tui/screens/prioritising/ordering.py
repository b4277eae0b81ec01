"""The last step of a scoping session: the order of priority of the topics waiting, before the notes are made."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from planner.programme.prioritising.ranking import rank, rank_words
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, CHOOSE, HELP, UNDO
from planner.tui.screens.prioritising.ranking import RANKING, RankingScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import RowList, message_row
from planner.tui.widgets.topic_rows import other_rows, waiting_rows

GO_ON = CHOOSE.replace(
    label_now=lambda ordering: ordering.enter_label, help="Put the topic here, or go on to the notes."
)
LEAVE = BACK.replace(label_now=lambda ordering: ordering.escape_label)


class OrderScreen(RankingScreen):
    """Ranks the topics waiting; its result is True to go on to the notes.

    ``taken`` are the ids of the session's topics, ``reason`` is given for each change of rank.
    """

    ABOUT = (
        "The order of priority that the decisions led to, with the newest topics among all those waiting. Move a "
        "topic a step, to the top, or to a place by its number; then go on to the notes, which give this order."
    )
    RULE = "The committee keeps a clear order of priority for all topics, those not taken too (Protocol 2)."
    ACTS: ClassVar[tuple[Command, ...]] = (GO_ON, *RANKING, UNDO, LEAVE, HELP)

    def __init__(self, taken: Collection[str], reason: str) -> None:
        super().__init__()
        self._taken, self._reason = taken, reason
        self._has_begun = False

    def compose(self) -> ComposeResult:
        """Compose the input to find topics, and the topics waiting."""
        yield TopBar(crumbs="Scoping session › In what order?", escape_label="Back to the session")
        with Vertical(id="body"):
            yield Heading(id="topics-heading", pane="topics")
            yield from self.compose_find()
        yield KeyBar()

    @on(Input.Changed, "#find")
    def redraw(self) -> None:
        """Draw the topics, or those found."""
        self.drop_impossible_rank()
        topics, found = self.query_one("#topics", RowList), self.found
        if found is None:
            topics.show(waiting_rows(self.ranked_view, two_lines=False))
        else:
            topics.show(
                other_rows(self.ranked_view, found) or [message_row("No topic has those words: Esc clears them.")]
            )
        if not self._has_begun:
            self._has_begun = True
            first = next((each.id for each in self.view.waiting if each.id in self._taken), "")
            topics.move_cursor(self.ranked[0] if self.ranked else first)
        self.query_one("#topics-heading", Heading).show("In what order?", "[ up · ] down · { to the top · # by number")
        self.query_one(TopBar).escape_label = self.escape_label
        self.redraw_bars()

    @property
    def enter_label(self) -> str:
        """What Enter does now."""
        if self.is_typing:
            return "To the list"
        return "Put it here" if self.ranked else "On to the notes"

    @property
    def escape_label(self) -> str:
        """What Esc does now."""
        if self.is_finding:
            return "Clear"
        return "Put it back" if self.ranked else "Back to the session"

    def back(self) -> None:
        """Clear the search, or drop the ranking; or else go back to the session."""
        if self.ranked or self.is_finding:
            super().back()
        else:
            self.dismiss(False)

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self.redraw_key_bar()

    def lifted_left(self) -> None:
        """Put down the lifted topic when the cursor leaves it."""
        self.put_down()

    def put_down(self) -> None:
        """Rank the lifted topic."""
        if self.ranked:
            topic, place = self.ranked
            self.set_ranked(None)
            if place != self.view.rank(topic):
                words = rank_words(self.view, topic, place)
                self.apply_edit(
                    lambda programme: rank(self.view.of(programme), topic, place), label=words, reason=self._reason
                )
            self.redraw()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Put down the lifted topic, or show where the one found stands; or else go on to the notes."""
        if self.ranked:
            self.put_down()
        elif self.is_finding:
            self.clear_search()
        else:
            self.dismiss(True)
