"""The dialogue that asks for a topic that was taken at a meeting without being on its programme."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from planner.programme.calendar import long
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.row_list import RowList, message_row
from planner.tui.widgets.topic_rows import other_rows


class TakenTooScreen(Dialogue["str | None"]):
    """Asks for one of the topics that have no item at a meeting; dismissed with its id."""

    ABOUT = "All topics that were not on the meeting's programme, those waiting first: choose the one that was taken."
    ACTS: ClassVar[tuple[Command, ...]] = (CANCEL,)

    def __init__(self, view: View, meeting: str) -> None:
        day = long(view.programme.meetings[meeting].date)
        super().__init__(f"Taken on {day} all the same", hint="Enter adds it · Esc leaves it")
        self._view, self._meeting = view, meeting

    def compose_content(self) -> ComposeResult:
        """Compose the list of topics."""
        yield RowList(id="fill")
        yield from super().compose_content()

    def start(self) -> None:
        """List the topics in order of priority, and focus the list."""
        there = {item.topic for item in self._view.items_at(self._meeting)}
        topics = [topic for topic in self._view.order if topic.id not in there]
        rows = self.query_one(RowList)
        rows.show(other_rows(self._view, topics) or [message_row("Every topic was on it: n adds a new one first.")])
        rows.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)
