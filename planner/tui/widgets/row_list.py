"""A list to choose from, by keys or mouse: rows of one or more lines, and a cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from planner.programme.text import one_line
from planner.tui.styled_text import GetStyle, ruled_heading, styled, wrap
from planner.tui.widgets.styled import StyledWidget

CURSOR = "►"
CHOSEN = "  (chosen)"
"""The word after a chosen row, while its list has not the focus."""


class Row(Struct, frozen=True):
    """A row: ``draw`` returns its lines for a width; ``key`` is None when it cannot be chosen.

    The cursor bar begins at column ``cursor_start`` and ends ``cursor_margin`` columns before the right edge.
    """

    key: str | None
    draw: Callable[[int, GetStyle], list[Text]]
    cursor_start: int = 0
    cursor_margin: int = 0


BLANK = Row(None, lambda *_: [Text("", end="")])
"""An empty row between others."""
GROUP_GAP = Row(None, BLANK.draw)
"""An empty row between groups of rows: left out where the list would not fit in sight with it, but for a room."""


def message_row(words: str) -> Row:
    """Return a row of muted text, such as a hint in an empty list."""
    return Row(
        None, lambda width, get_style: [styled(get_style, "   ", (line, "muted")) for line in wrap(words, width - 4)]
    )


def heading_row(words: str) -> Row:
    """Return a row with a bold heading."""
    return Row(None, lambda _, get_style: [styled(get_style, (words, "strong"))])


def ruled_row(words: str) -> Row:
    """Return a row with a bold heading and a rule to the right edge."""
    return Row(None, lambda width, get_style: [ruled_heading(get_style, words, width)])


def path_row(path: Path) -> Row:
    """Return a row with the name and folder of a file; its key is the path."""

    def draw(_width: int, get_style: GetStyle) -> list[Text]:
        return [styled(get_style, "   ", one_line(path.name), "  ", (f"in {one_line(str(path.parent))}", "muted"))]

    return Row(str(path), draw)


class _RowMessage(Message):
    """A message from a list about the row with this key."""

    def __init__(self, rows: RowList, key: str | None) -> None:
        super().__init__()
        self.rows, self.key = rows, key

    @property
    def control(self) -> RowList:
        """The list that posted it."""
        return self.rows


class RowList(ScrollView, StyledWidget, can_focus=True):
    """A list of rows; the cursor stays on its key when the rows change, and skips rows without a key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-8)", show=False),
        Binding("pagedown", "step(8)", show=False),
        Binding("home", "step(-100000)", show=False),
        Binding("end", "step(100000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[str | None] = reactive(None, repaint=False)

    class Moved(_RowMessage):
        """Posted when the cursor moved to another row."""

    class Chosen(_RowMessage):
        """Posted when a row was chosen."""

        key: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._lines: list[tuple[int, Text]] = []
        self._drawn_size = (0, 0)
        self._base_style = Style()
        self.keeps_mark = False
        """Whether the row under the cursor stays marked as chosen while another widget has focus."""

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its key, or else at its position."""
        keys = self.keys
        index = keys.index(self.cursor) if self.cursor in keys else 0
        self._rows = rows
        self._draw()
        new_keys = [row.key for row in rows if row.key]
        if self.cursor not in new_keys:
            self.cursor = new_keys[min(index, len(new_keys) - 1)] if new_keys else None

    def move_cursor(self, key: str) -> None:
        """Move the cursor to the row with this key, if there is one."""
        if any(row.key == key for row in self._rows):
            self.cursor = key

    @property
    def keys(self) -> list[str]:
        """The keys of the rows that can be chosen, in order."""
        return [row.key for row in self._rows if row.key]

    @property
    def selected_text(self) -> str:
        """The text of the row under the cursor, without styles."""
        drawn = (line.plain.strip() for number, line in self._lines if self._rows[number].key == self.cursor)
        return "\n".join(filter(None, drawn))

    def _draw(self) -> None:
        """Draw all the lines for the present size, and scroll to the cursor."""
        width, height = self.scrollable_content_region.width or self.size.width, self.size.height
        self._drawn_size = (width, height)
        if not width:
            self._lines = []
            return
        drawn = [row.draw(width, self.get_style) for row in self._rows]
        for gaps in self._row_gaps():
            lines = [
                (number, line)
                for number, row in enumerate(drawn)
                for line in [
                    *(row if self._rows[number].draw is not BLANK.draw else ()),
                    *gaps[number] * [Text(end="")],
                ]
            ]
            if len(lines) <= height:
                break
        self._lines = lines
        self.virtual_size = Size(width, len(lines))
        self.refresh()
        self._scroll_to_cursor()

    def _row_gaps(self) -> Iterator[Sequence[int]]:
        """Yield the numbers of empty lines after each row, the roomiest first; the last is for a list that is too long.

        For a room, groups stay apart, and where there are none the rows do.
        """
        is_presenting = self.app.has_class("-presenting") and not self.screen.is_modal
        has_groups = GROUP_GAP in self._rows
        for between_groups in (2, 1) if is_presenting else (1, 0):
            yield [
                between_groups
                if row is GROUP_GAP
                else (not is_presenting or has_groups)
                if row.draw is BLANK.draw
                else is_presenting and not has_groups
                for row in self._rows
            ]

    def _redraw_if_resized(self) -> None:
        if self._drawn_size != (self.scrollable_content_region.width or self.size.width, self.size.height):
            self._draw()

    def on_resize(self) -> None:
        """Redraw, as the lines depend on the size."""
        self._redraw_if_resized()

    def watch_show_vertical_scrollbar(self) -> None:
        """Redraw, as a scrollbar takes some of the width."""
        self._redraw_if_resized()

    def on_mount(self) -> None:
        """Redraw whenever the theme changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._draw())

    def watch_cursor(self) -> None:
        """Scroll to the cursor and post that it moved."""
        self.refresh()
        self._scroll_to_cursor()
        self.post_message(self.Moved(self, self.cursor))

    def _scroll_to_cursor(self) -> None:
        lines = [y for y, (number, _) in enumerate(self._lines) if self._rows[number].key == self.cursor]
        if self.cursor and lines:
            keys = self.keys
            top = 0 if self.cursor == keys[0] else lines[0]
            end = len(self._lines) if self.cursor == keys[-1] else lines[-1] + 1
            region = Region(0, top, 1, end - top)
            self.scroll_to_region(region, animate=False, force=True)

    def action_step(self, by: int) -> None:
        """Move the cursor by so many rows."""
        keys = self.keys
        if keys:
            at = keys.index(self.cursor) if self.cursor in keys else 0
            self.cursor = keys[max(0, min(len(keys) - 1, at + by))]

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row, or choose it where the cursor is; ignored when text was marked with the mouse."""
        if self.text_selection:
            return
        y = event.y + self.scroll_offset.y
        if 0 <= y < len(self._lines) and (key := self._rows[self._lines[y][0]].key):
            if key == self.cursor:
                self.action_choose()
            else:
                self.cursor = key

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render the lines in sight, after reading the list's style once for them all."""
        self._redraw_if_resized()
        self._base_style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Render one line, with the cursor bar and marked text."""
        width, base = self.size.width, self._base_style
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, base)
        number, line = self._lines[at]
        row = self._rows[number]
        text = line.copy()
        if row.key and row.key == self.cursor and text.plain.strip():
            is_first = at == 0 or self._lines[at - 1][0] != number
            if self.has_focus:
                text = self._with_cursor(text, row, first=is_first)
            elif self.keeps_mark and is_first:
                text = self._with_mark(text)
        if self.text_selection and (span := self.text_selection.get_span(at)):
            start, end = span
            marked = self.screen.get_component_rich_style("screen--selection")
            text.stylize(marked, start, len(text) if end < 0 else end)
        text.truncate(width, overflow="ellipsis")
        segments = list(text.render(self.app.console))
        return Strip(segments).apply_style(base).adjust_cell_length(width, base).apply_offsets(0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the text marked with the mouse."""
        return selection.extract("\n".join(line.plain for _, line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Redraw the marked text."""
        self.refresh()

    def _with_mark(self, text: Text) -> Text:
        """Return the first line of the row under the cursor with the arrow, bold, and the word where there is room."""
        text.pad_right(max(0, self._drawn_size[0] - text.cell_len))
        gap = text.plain.rfind(" " * (len(CHOSEN) + 2))
        marked = Text.assemble(text[:1], CURSOR, text[2:], no_wrap=True, end="")
        if gap >= 0:
            marked = Text.assemble(marked[:gap], CHOSEN, marked[gap + len(CHOSEN) :], no_wrap=True, end="")
        marked.stylize(self.get_style("strong"))
        return marked

    def _with_cursor(self, text: Text, row: Row, *, first: bool) -> Text:
        """Return a line of the row under the cursor with the cursor bar; on its ``first`` line, also the arrow."""
        end = max(row.cursor_start, self._drawn_size[0] - row.cursor_margin)
        if text.cell_len < end:
            text.append(" " * (end - text.cell_len))
        before, bar, after = text.divide([row.cursor_start, end])
        if first:
            bar = Text.assemble(bar[:1], CURSOR, bar[2:], end="") if len(bar) > 2 else bar
        bar = Text(bar.plain, self.get_style("cursor"), end="")
        joined = Text(no_wrap=True, end="")
        for part in (before, bar, after):
            joined.append_text(part)
        return joined
