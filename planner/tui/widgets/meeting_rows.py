"""A meeting as rows, one for each item and free place, with the date and notes beside the first ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TypeAlias

from msgspec import Struct
from rich.text import Text

from planner.programme.calendar import shortest
from planner.programme.english import counted
from planner.programme.finding import Cure, Finding
from planner.programme.follow_up.actions import open_actions
from planner.programme.model import Item, Meeting
from planner.programme.view import View
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.symbols import FREE, LEVELS, PICKED_UP, item_symbol, places_words
from planner.tui.widgets.row_list import Row

DATE_COLUMNS, FULL_DATE_COLUMNS = 8, 12
"""Columns for the date with its year below it, and beside it."""
STATUS_COLUMNS = 19
"""Columns for the notes: the count of places, and words on findings."""
Draw: TypeAlias = Callable[[int, GetStyle], list[Text]]


class MeetingRows(Struct, frozen=True, dict=True):
    """Draws the year's meetings; ``is_wide`` returns whether titles may wrap to several lines.

    ``picked_up`` is the id of the item picked up; blank for none. For a room the year stands beside the date.
    """

    view: View
    findings: tuple[Finding, ...]
    get_style: GetStyle
    is_wide: Callable[[], bool]
    picked_up: str = ""
    is_presenting: bool = False

    @property
    def _date_columns(self) -> int:
        return FULL_DATE_COLUMNS if self.is_presenting else DATE_COLUMNS

    @cached_property
    def open_actions(self) -> Counter[str]:
        """Id of a meeting -> how many of the actions asked for at it are open."""
        items = self.view.programme.items
        return Counter(items[each.item].meeting for each in open_actions(self.view.programme, self.view.today))

    def rows_of(self, meeting: Meeting) -> Iterator[Row]:
        """Yield a row for each item and each free place; the date and the notes are beside the first ones."""
        items = self.view.items_at(meeting.id)
        dates = [[(shortest(meeting.date), "strong")], [(str(meeting.date.year), "muted")]]
        if self.is_presenting:
            dates = [[*dates[0], (" ", ""), *dates[1]]]
        notes = self._notes(meeting)
        free = self.view.places(meeting).free
        keys = [f"item:{item.id}" for item in items] + [f"free:{meeting.id}:{number}" for number in range(free)]
        draws: list[Draw] = [partial(self._draw_item, item) for item in items]
        unfilled = ("–", "muted", "Not filled") if self.view.is_past(meeting) else (FREE, "good", "1 place free")
        draws += [partial(_draw_words, *unfilled)] * free
        if not keys:
            words = "Cancelled" if meeting.cancelled else "Nothing on it"
            keys, draws = [f"meeting:{meeting.id}"], [partial(_draw_words, "–", "muted", words)]
        for number, key in enumerate(keys):
            is_last = number == len(keys) - 1
            draw = partial(_draw_row, dates, self._date_columns, notes, draws[: number + 1], is_last)
            yield Row(key, draw, cursor_start=self._date_columns, cursor_margin=STATUS_COLUMNS + 1)

    def _notes(self, meeting: Meeting) -> list[Text]:
        """Return up to three notes: the count, that a finding was accepted, and the gravest finding on the meeting."""
        get_style = self.get_style
        lines = [styled(get_style, (places_words(self.view, meeting), "bad" if meeting.cancelled else ""))]
        is_accepted = any(
            Cure.KEEP in finding.of.cures and finding.meeting == meeting.id and finding.accepted
            for finding in self.findings
        )
        if is_accepted:
            lines.append(styled(get_style, ("+", "good"), " reason kept"))
        if self.open_actions.get(meeting.id):
            lines.append(styled(get_style, (f"{counted(self.open_actions[meeting.id], 'action')} open", "muted")))
        for finding in self.findings:
            if finding.meeting == meeting.id and not finding.accepted and finding.of.row:
                symbol, style, _, _ = LEVELS[finding.level]
                lines.append(styled(get_style, (symbol, style), f" {finding.of.row}"))
                break
        return lines

    def _gravest_finding(self, item: Item) -> Finding | None:
        """Return the gravest open finding about an item, except those shown as notes on its meeting."""
        for finding in self.findings:
            if finding.item == item.id and finding.is_open and not finding.of.row:
                return finding
        return None

    def _draw_item(self, item: Item, width: int, get_style: GetStyle) -> list[Text]:
        symbol, style = (PICKED_UP, "key") if item.id == self.picked_up else item_symbol(self.view, item)
        words = self.view.topic_of(item).title + (" (tentative)" if item.tentative else "")
        minute = self.view.programme.minutes.get(item.id)
        outcome = f" · {minute.outcome.words}" if minute else ""
        room = width - 2 - 2
        lines = wrap(words, room, 3) if self.is_wide() else wrap(words, room - len(outcome), 1)
        drawn = [
            styled(get_style, (symbol, style), " ", lines[0]),
            *(styled(get_style, "  ", line) for line in lines[1:]),
        ]
        if len(lines[-1]) + len(outcome) > room:
            drawn.append(Text(" ", end=""))
        drawn[-1].append_text(styled(get_style, (outcome, "muted")))
        if finding := self._gravest_finding(item):
            mark, mark_style, _, _ = LEVELS[finding.level]
            drawn[-1].append_text(styled(get_style, " ", (mark, mark_style)))
        return drawn


def _draw_row(
    dates: list[list[tuple[str, str]]],
    date_columns: int,
    notes: list[Text],
    draws: list[Draw],
    is_last: bool,
    width: int,
    get_style: GetStyle,
) -> list[Text]:
    """Draw the row of the last of ``draws``, beside its part of the meeting's dates and notes.

    The rows before it are drawn to count their lines, which have the first dates and notes beside them. The meeting's
    last row (``is_last``) is as high as all the remaining dates and notes need.
    """
    room = width - date_columns - 3 - STATUS_COLUMNS - 1
    *before, lines = [draw(room, get_style) for draw in draws]
    lines_before = sum(map(len, before))
    height = max(len(lines), len(dates) - lines_before, len(notes) - lines_before) if is_last else len(lines)
    rows = []
    for number in range(height):
        index = lines_before + number
        row = fit_width(styled(get_style, *(dates[index] if index < len(dates) else ())), date_columns + 3)
        row.append_text(fit_width(lines[number] if number < len(lines) else Text("", end=""), room))
        row.append(" ")
        row.append_text(fit_width(notes[index] if index < len(notes) else Text("", end=""), STATUS_COLUMNS))
        rows.append(row)
    return rows


def _draw_words(symbol: str, style: str, words: str, _width: int, get_style: GetStyle) -> list[Text]:
    return [styled(get_style, (symbol, style), " ", (words, "quiet"))]
