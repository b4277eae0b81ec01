"""A calendar of a municipal year, up to three months across, on which days are chosen."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from planner.programme.calendar import MONTHS
from planner.tui.styled_text import styled
from planner.tui.widgets.styled import StyledWidget

MAX_ACROSS, MAX_DOWN = 3, 2
"""The most months across, and the most rows of months."""
DAY_COLUMNS, GAP_COLUMNS, MONTH_LINES = 3, 4, 8
"""Columns of a day and between months; lines of a month: its name, the weekdays, and six weeks."""
MONTH_COLUMNS = 7 * DAY_COLUMNS
"""Columns of a month."""
WEEKS = Calendar()


class YearCalendar(StyledWidget, can_focus=True):
    """The days of a year; arrow keys move the cursor; Enter, Space or a click chooses a day, or removes it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1)", show=False),
        Binding("right", "walk(1)", show=False),
        Binding("up", "walk(-7)", show=False),
        Binding("down", "walk(7)", show=False),
        Binding("pageup", "walk(-28)", show=False),
        Binding("pagedown", "walk(28)", show=False),
        Binding("enter,space", "choose", show=False),
    ]
    day: reactive[date] = reactive(date.min)

    @dataclass
    class Walked(Message):
        """Posted when the cursor moved to another day, or the day was chosen or unchosen."""

        calendar: YearCalendar

    def __init__(self, first: date, last: date, chosen: set[date], holidays: Container[date], *, id: str) -> None:
        super().__init__(id=id)
        self._first, self._last, self._holidays = first, last, holidays
        self.chosen = chosen
        self.set_reactive(YearCalendar.day, min(chosen, default=first))

    def watch_day(self) -> None:
        """Post that the cursor moved."""
        self.post_message(self.Walked(self))

    def action_walk(self, days: int) -> None:
        """Move the cursor by so many days, within the year."""
        self.day = min(max(self.day + timedelta(days=days), self._first), self._last)

    def action_choose(self) -> None:
        """Choose the day under the cursor, or unchoose it."""
        self.chosen ^= {self.day}
        self.refresh()
        self.post_message(self.Walked(self))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the day clicked, and choose or unchoose it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        column, row = offset.x // (MONTH_COLUMNS + GAP_COLUMNS), offset.y // MONTH_LINES
        week, weekday = offset.y % MONTH_LINES - 2, offset.x % (MONTH_COLUMNS + GAP_COLUMNS) // DAY_COLUMNS
        shown = self._months_shown()
        number = row * self._across + column
        if column < self._across and number < len(shown) and week >= 0 and weekday < 7:
            weeks = WEEKS.monthdatescalendar(*shown[number])
            if week < len(weeks) and (day := weeks[week][weekday]).month == shown[number][1] and self._is_in(day):
                self.day = day
                self.action_choose()

    def _is_in(self, day: date) -> bool:
        return self._first <= day <= self._last

    @property
    def _across(self) -> int:
        """How many months fit side by side."""
        return max(1, min(MAX_ACROSS, (self.content_size.width + GAP_COLUMNS) // (MONTH_COLUMNS + GAP_COLUMNS)))

    def _months_shown(self) -> list[tuple[int, int]]:
        """Return the months of the page that the cursor is on, each as its year and month number."""
        first_month = self._first.year * 12 + self._first.month - 1
        page = self._across * max(1, min(MAX_DOWN, self.content_size.height // MONTH_LINES))
        start = first_month + (self.day.year * 12 + self.day.month - 1 - first_month) // page * page
        last_month = self._last.year * 12 + self._last.month
        return [(number // 12, number % 12 + 1) for number in range(start, min(start + page, last_month))]

    def render(self) -> Text:
        """Draw the months of the page."""
        shown, across = self._months_shown(), self._across
        lines: list[Text] = []
        for start in range(0, len(shown), across):
            months = [self._month(year, month) for year, month in shown[start : start + across]]
            for number in range(MONTH_LINES):
                lines.append((Text(" " * GAP_COLUMNS, end="")).join(month[number] for month in months))
        return Text("\n", end="").join(lines)

    def _month(self, year: int, month: int) -> list[Text]:
        get_style = self.get_style
        lines = [styled(get_style, (f" {MONTHS[month - 1]} {year}".ljust(MONTH_COLUMNS), "strong"))]
        lines.append(styled(get_style, (" Mo Tu We Th Fr Sa Su".ljust(MONTH_COLUMNS), "muted")))
        for week in WEEKS.monthdatescalendar(year, month):
            line = Text(end="", no_wrap=True)
            for day in week:
                line.append_text(self._day(day) if day.month == month else Text(" " * DAY_COLUMNS, end=""))
            lines.append(line)
        return lines + [Text(" " * MONTH_COLUMNS, end="")] * (MONTH_LINES - len(lines))

    def _day(self, day: date) -> Text:
        """Return a day, marked ■ when it is chosen and ' when it is a bank holiday."""
        mark = "■" if day in self.chosen else "'" if day in self._holidays else " "
        words = f"{mark}{day.day:>2}"
        if day == self.day and self.has_focus:
            return Text(words, self.get_style("cursor"), end="")
        if not self._is_in(day):
            return styled(self.get_style, (words, "rule"))
        style = "key" if day in self.chosen else "muted" if day.weekday() > 4 or day in self._holidays else ""
        return styled(self.get_style, (words, style))
