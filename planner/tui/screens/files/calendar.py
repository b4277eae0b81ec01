"""Choosing the days of a committee's meetings on a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.machine.bank_holidays import BankHolidays
from planner.programme.calendar import in_words, year_begins
from planner.programme.english import counted
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, HELP, SAVE
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.year_calendar import YearCalendar

TAKE = SAVE.replace(label_now=lambda _: "Take these days")


class CalendarScreen(PlannerScreen):
    """A calendar to choose days on; its result is the set of days, or None."""

    ABOUT = "Walk with the arrows; Space or a click chooses a day, or lets it go. F2 takes the days marked ■."
    ACTS: ClassVar[tuple[Command, ...]] = (TAKE, BACK, HELP)

    def __init__(self, year: str, days: set[date]) -> None:
        super().__init__()
        self._year, self._days = year, days

    def compose(self) -> ComposeResult:
        """Compose the calendar, and the day under the cursor in words."""
        first = year_begins(self._year)
        last = first.replace(year=first.year + 1) - timedelta(days=1)
        yield TopBar(crumbs="New › Calendar", escape_label="Back, nothing picked")
        with Vertical(id="body"):
            yield Heading(f"Meetings of {self._year}", id="calendar-heading", pane="calendar")
            yield YearCalendar(first, last, self._days, BankHolidays(), id="calendar")
            yield Static(id="under")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the calendar, and show the day under its cursor in words."""
        self.query_one(YearCalendar).focus()
        self._show_day()

    @on(YearCalendar.Walked)
    def _show_day(self) -> None:
        calendar = self.query_one(YearCalendar)
        notes = [
            "chosen" if calendar.day in calendar.chosen else "Space chooses it",
            *(["a bank holiday"] if calendar.day in BankHolidays() else []),
        ]
        self.query_one("#under", Static).update(Content(f"{in_words(calendar.day)}: {', '.join(notes)}."))
        self.query_one("#calendar-heading", Heading).show(
            f"Meetings of {self._year}", f"{counted(len(calendar.chosen), 'meeting')} · ■ chosen  ' bank holiday"
        )

    def save(self) -> None:
        """Dismiss with the days that are chosen."""
        self.dismiss(self.query_one(YearCalendar).chosen)
