"""A web page, or a table copied from one, as a page: only its visible text; nothing is fetched from the network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.limits import COLUMNS, ELEMENTS, ROWS_DOWN, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import BULLET, Run, with_list_number

_NOT_SEEN = re.compile("head|iframe|math|noscript|object|script|select|style|svg|template|title")
_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile("h[1-6]")
_BOLD = re.compile("b|strong|h[1-6]")
_ITALIC = re.compile("em|i")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|button|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strike|"
    "strong|sub|sup|time|tt|u|var|wbr"
)


def read_html(text: str, name: str) -> Page:
    """Return the page that the HTML shows."""
    reader = _Reader(name)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", no_network=True)
    etree.fromstring(text.encode("utf-8", "replace"), parser)
    return reader.page.build(has_styles=True)


class _Style(NamedTuple):
    """How the text within an element is shown; what the element around it sets is inherited."""

    hidden: bool
    bold: bool
    italic: bool
    heading: bool
    preformatted: bool


class _Reader:
    """The parser's target: it receives the page's elements and text in order, with an end for every start."""

    def __init__(self, name: str) -> None:
        self.page = PageBuilder(name)
        self._elements = 0
        self._styles = [_Style(False, False, False, False, False)]
        self._lists: list[int | None] = []
        self._list_mark = ""
        self._runs: list[Run] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._elements += 1
        if self._elements > ELEMENTS:
            raise too_large(self.page.name, f"has more than {ELEMENTS:,} pieces")
        css = attributes.get("style", "")
        parent = self._styles[-1]
        style = _Style(
            hidden=parent.hidden or _is(_NOT_SEEN, tag) or "hidden" in attributes or bool(_HIDDEN.search(css)),
            bold=parent.bold or _is(_BOLD, tag) or bool(_BOLD_STYLE.search(css)),
            italic=parent.italic or _is(_ITALIC, tag) or bool(_ITALIC_STYLE.search(css)),
            heading=parent.heading or _is(_HEADING, tag),
            preformatted=parent.preformatted or tag == "pre",
        )
        if not style.hidden:
            self._start_visible(tag, attributes)
        self._styles.append(style)

    def end(self, tag: str) -> None:
        """End an element."""
        if not self._styles[-1].hidden:
            self._end_visible(tag)
        self._styles.pop()

    def data(self, text: str) -> None:
        """Add text to the paragraph."""
        style = self._styles[-1]
        if not style.hidden:
            self._runs.append(Run(text if style.preformatted else _SPACE.sub(" ", text), style.bold, style.italic))

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
