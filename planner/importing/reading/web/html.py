"""A web page, or a table copied from one, as a page: its visible text; nothing is fetched from the network."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.limits import COLUMNS, ELEMENTS, FIRST_WORDS, ROWS_DOWN, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import BULLET, Run, with_list_number
from planner.importing.reading.web.css import StyleSheet, TextStyle, is_hidden, joined
from planner.importing.reading.web.panels import holds_panels, is_navigation, is_toggle, may_be_panel, referenced_ids
from planner.programme.english import shortened

_NOT_SEEN = re.compile("head|iframe|math|noscript|object|script|select|style|svg|template|title")
_SPACE = re.compile(r"\s+")
_HEADING = re.compile("h[1-6]")
_BOLD = re.compile("b|strong|h[1-6]")
_ITALIC = re.compile("em|i")
_STRUCK = re.compile("s|del|strike")
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|button|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strike|"
    "strong|sub|sup|time|tt|u|var|wbr"
)


_HIDDEN_TEXT = "it is hidden text"


def read_html(text: str, name: str) -> Page:
    """Return the page that the HTML shows, closed panels too; other hidden text is left out."""
    reader = _Reader(name, referenced_ids(text))
    parser = etree.HTMLParser(target=reader, encoding="utf-8", no_network=True)
    etree.fromstring(text.encode("utf-8", "replace"), parser)
    return reader.page.build(has_styles=True)


class _Style(NamedTuple):
    """How the text within an element is shown; what the element around it sets is inherited.

    ``ignored`` is what no reader would see, ``hidden`` what is left out, ``in_panels`` what may be opened by a click.
    """

    text: TextStyle = TextStyle()
    ignored: bool = False
    hidden: bool = False
    heading: bool = False
    preformatted: bool = False
    in_panels: bool = False
    in_navigation: bool = False
    in_toggle: bool = False


class _Reader:
    """The parser's target: it receives the page's elements and text in order, with an end for every start."""

    def __init__(self, name: str, opened_ids: Container[str]) -> None:
        self.page = PageBuilder(name)
        self._opened_ids = opened_ids
        self._sheet = StyleSheet()
        self._elements = 0
        self._styles = [_Style()]
        self._tags: list[str] = []
        self._lists: list[int | None] = []
        self._list_mark = ""
        self._runs: list[Run] = []
        self._hidden_words: list[str] = []
        self._follows_toggle = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._elements += 1
        if self._elements > ELEMENTS:
            raise too_large(self.page.name, f"has more than {ELEMENTS:,} pieces")
        parent = self._styles[-1]
        own = TextStyle(_is(_BOLD, tag), _is(_ITALIC, tag), _is(_STRUCK, tag))
        style = _Style(
            text=joined([parent.text, own, self._sheet.style(attributes)]),
            ignored=parent.ignored or _is(_NOT_SEEN, tag),
            hidden=parent.hidden or self._is_hidden(tag, attributes),
            heading=parent.heading or _is(_HEADING, tag),
            preformatted=parent.preformatted or tag == "pre",
            in_panels=parent.in_panels or holds_panels(tag, attributes),
            in_navigation=parent.in_navigation or is_navigation(tag, attributes),
            in_toggle=parent.in_toggle or is_toggle(tag),
        )
        if style.in_toggle and "aria-expanded" in attributes:
            self._follows_toggle = True
        if not (style.hidden or style.ignored):
            self._start_visible(tag, attributes)
        self._styles.append(style)
        self._tags.append(tag)

    def end(self, tag: str) -> None:
        """End an element."""
        style = self._styles[-1]
        if not (style.hidden or style.ignored):
            self._end_visible(tag)
        self._styles.pop()
        self._tags.pop()
        if style.hidden and not self._styles[-1].hidden:
            self._end_hidden()

    def data(self, text: str) -> None:
        """Add text to the paragraph."""
        style = self._styles[-1]
        if self._tags[-1:] == ["style"]:
            self._sheet.add(text)
        elif style.ignored:
            pass
        elif style.hidden:
            if not style.in_navigation:
                self._hidden_words.append(text)
        else:
            words = text if style.preformatted else _SPACE.sub(" ", text)
            self._runs.append(Run(words, *style.text))
            if words.strip() and not style.in_toggle:
                self._follows_toggle = False

    def _is_hidden(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Return whether an element is hidden and no panel that is only closed."""
        if not is_hidden(attributes):
            return False
        around = self._styles[-1]
        is_opened = (
            around.in_panels
            or self._follows_toggle
            or holds_panels(tag, attributes)
            or attributes.get("id", "") in self._opened_ids
        )
        is_panel = is_opened and may_be_panel(attributes) and not _is(_INLINE, tag)
        return not is_panel or around.in_navigation or is_navigation(tag, attributes)

    def _end_hidden(self) -> None:
        """Leave out the words of a hidden element; only its first words are told."""
        words = _SPACE.sub(" ", " ".join(self._hidden_words)).strip()
        self._hidden_words = []
        if words:
            self.page.leave_out(shortened(words, FIRST_WORDS), _HIDDEN_TEXT)

    def close(self) -> None:
        """End the page."""
        self._end_paragraph()

    def _start_visible(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._runs.append(Run("\n"))
        elif not _is(_INLINE, tag):
            self._end_paragraph()
        table = self.page.table
        match tag:
            case "table":
                self.page.open_table()
            case "tr" if table:
                table.open_row()
            case "td" | "th" if table:
                columns = _number(attributes.get("colspan"), COLUMNS + 1) or 1
                rows = _number(attributes.get("rowspan"), ROWS_DOWN) or ROWS_DOWN  # 0 means the rest of the table
                table.open_cell(columns, rows)
            case "ul":
                self._lists.append(None)
            case "ol":
                self._lists.append(_number(attributes.get("start"), 1_000_000) - 1)
            case "li":
                self._list_mark = self._next_mark()

    def _end_visible(self, tag: str) -> None:
        if not _is(_INLINE, tag) and tag != "br":
            self._end_paragraph()
        match tag:
            case "table":
                self.page.close_table()
            case "td" | "th" if self.page.table:
                self.page.table.close_cell()
            case "ul" | "ol":
                self._lists.pop()
            case "li":
                self._list_mark = ""

    def _next_mark(self) -> str:
        """Return '•', or '3.' for the third of a numbered list."""
        count = self._lists[-1] if self._lists else None
        if count is None:
            return BULLET
        self._lists[-1] = count + 1
        return f"{count + 1}."

    def _end_paragraph(self) -> None:
        """Add the paragraph read so far; the first of a list item gets the item's mark."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        mark, self._list_mark = self._list_mark, ""
        self.page.add_paragraph(with_list_number(runs, mark), bullet=mark == BULLET, heading=self._styles[-1].heading)


def _is(names: re.Pattern[str], tag: str) -> bool:
    """Return whether a tag is one of the names in a pattern."""
    return names.fullmatch(tag) is not None


def _number(words: str | None, most: int) -> int:
    """Return an attribute's value as a number of at most ``most``; 1 when it is missing or no number."""
    words = (words or "").strip()
    return min(int(words[:9]), most) if words.isdecimal() else 1
