"""A meeting as rows: one for each place, with the date and the count beside the first ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from rich.text import Text

from planner.programme.calendar import shortest
from planner.programme.finding import Cure, Finding
from planner.programme.model import Item, Meeting
from planner.programme.view import View
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.symbols import FREE, LEVELS, LIFTED, count_words, item_symbol
from planner.tui.widgets.rows import Row

GUTTER = 8
"""Columns for the date."""
STATUS = 19
"""Columns for the count and a note."""
Draw: TypeAlias = Callable[[int, GetStyle], list[Text]]


class MeetingRows(Struct, frozen=True, dict=True):
    """How the year's meetings are drawn; ``is_wide`` says whether titles have several lines.

    ``lifted`` is the item that is picked up.
    """

    view: View
    findings: tuple[Finding, ...]
    get_style: GetStyle
    is_wide: Callable[[], bool]
    lifted: str = ""

    def of(self, meeting: Meeting) -> Iterator[Row]:
        """A row for each item and each free place; the date and the count stand beside the first ones."""
        items = self.view.items_at(meeting.id)
        dates = [(shortest(meeting.date), "strong"), (str(meeting.date.year), "muted")]
        notes = self._notes(meeting)
        free = self.view.places(meeting).free
        keys = [f"item:{item.id}" for item in items] + [f"free:{meeting.id}:{number}" for number in range(free)]
        drawn: list[Draw] = [partial(self._draw_item, item) for item in items]
        place = ("–", "muted", "Not filled") if self.view.is_past(meeting) else (FREE, "good", "1 place free")
        drawn += [partial(_draw_words, *place)] * free
        if not keys:
            words = "Cancelled" if meeting.cancelled else "Nothing on it"
            keys, drawn = [f"meeting:{meeting.id}"], [partial(_draw_words, "–", "muted", words)]
        for number, key in enumerate(keys):
            is_last = number == len(keys) - 1
            draw = partial(_draw_row, dates, notes, drawn[: number + 1], is_last)
            yield Row(key, draw, begins=GUTTER, spare=STATUS + 1)

    def _notes(self, meeting: Meeting) -> list[Text]:
        """The count, then the gravest thing to know about the meeting."""
        get_style = self.get_style
        lines = [styled(get_style, (count_words(self.view, meeting), "bad" if meeting.cancelled else ""))]
        kept = any(
            Cure.KEEP in each.of.cures and each.meeting == meeting.id and each.accepted for each in self.findings
        )
        if kept:
            lines.append(styled(get_style, ("+", "good"), " reason kept"))
        for finding in self.findings:
            if finding.meeting == meeting.id and not finding.accepted and finding.of.row:
                symbol, style, _, _ = LEVELS[finding.level]
                lines.append(styled(get_style, (symbol, style), f" {finding.of.row}"))
                break
        return lines

    def _gravest(self, item: Item) -> Finding | None:
        """The gravest open finding about an item that the meeting's own note does not already tell."""
        for finding in self.findings:
            if finding.item == item.id and finding.is_open and not finding.of.row:
                return finding
        return None

    def _draw_item(self, item: Item, width: int, get_style: GetStyle) -> list[Text]:
        symbol, style = (LIFTED, "key") if item.id == self.lifted else item_symbol(self.view, item)
        words = self.view.topic_of(item).title + (" (tentative)" if item.tentative else "")
        room = width - 2 - 2
        lines = wrap(words, room, 3) if self.is_wide() else wrap(words, room, 1)
        drawn = [
            styled(get_style, (symbol, style), " ", lines[0]),
            *(styled(get_style, "  ", line) for line in lines[1:]),
        ]
        if finding := self._gravest(item):
            mark, mark_style, _, _ = LEVELS[finding.level]
            drawn[-1].append_text(styled(get_style, " ", (mark, mark_style)))
        return drawn


def _draw_row(
    dates: list[tuple[str, str]],
    notes: list[Text],
    drawn: list[Draw],
    is_last: bool,
    width: int,
    get_style: GetStyle,
) -> list[Text]:
    """The last of ``drawn``, with what of the date and the notes those before it have left over."""
    room = width - GUTTER - 3 - STATUS - 1
    *before, lines = [draw(room, get_style) for draw in drawn]
    above = sum(map(len, before))
    shown = max(len(lines), len(dates) - above, len(notes) - above) if is_last else len(lines)
    rows = []
    for at in range(shown):
        row = fit_width(styled(get_style, dates[above + at] if above + at < len(dates) else ""), GUTTER + 3)
        row.append_text(fit_width(lines[at] if at < len(lines) else Text("", end=""), room))
        row.append(" ")
        row.append_text(fit_width(notes[above + at] if above + at < len(notes) else Text("", end=""), STATUS))
        rows.append(row)
    return rows


def _draw_words(symbol: str, style: str, words: str, _width: int, get_style: GetStyle) -> list[Text]:
    return [styled(get_style, (symbol, style), " ", (words, "quiet"))]
