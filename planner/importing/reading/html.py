"""A web page, or a table copied from one, as a page: only what would be seen, and nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.limits import COLUMNS, ELEMENTS, ROWS_DOWN, too_large
from planner.importing.reading.new_page import NewPage
from planner.importing.reading.runs import BULLET, Run, marked

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
    """The page that the HTML shows."""
    reader = _Reader(name)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", no_network=True)
    etree.fromstring(text.encode("utf-8", "replace"), parser)
    return reader.page.finished(has_styles=True)


class _Traits(NamedTuple):
    """What an element makes of all that is within it."""

    hidden: bool
    bold: bool
    italic: bool
    heading: bool
    spaced: bool


class _Reader:
    """Takes the page's elements and text as the parser comes upon them; the parser ends every element it began."""

    def __init__(self, name: str) -> None:
        self.page = NewPage(name)
        self._elements = 0
        self._traits = [_Traits(False, False, False, False, False)]
        self._lists: list[int | None] = []
        self._mark = ""
        self._runs: list[Run] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if self._elements > ELEMENTS:
            raise too_large(self.page.name, f"has more than {ELEMENTS:,} pieces")
        style = attributes.get("style", "")
        around = self._traits[-1]
        traits = _Traits(
            hidden=around.hidden or _is(_NOT_SEEN, tag) or "hidden" in attributes or bool(_HIDDEN.search(style)),
            bold=around.bold or _is(_BOLD, tag) or bool(_BOLD_STYLE.search(style)),
            italic=around.italic or _is(_ITALIC, tag) or bool(_ITALIC_STYLE.search(style)),
            heading=around.heading or _is(_HEADING, tag),
            spaced=around.spaced or tag == "pre",
        )
        if not traits.hidden:
            self._begin(tag, attributes)
        self._traits.append(traits)

    def end(self, tag: str) -> None:
        """An element ends."""
        if not self._traits[-1].hidden:
            self._end(tag)
        self._traits.pop()

    def data(self, text: str) -> None:
        """Some text."""
        traits = self._traits[-1]
        if not traits.hidden:
            self._runs.append(Run(text if traits.spaced else _SPACE.sub(" ", text), traits.bold, traits.italic))

    def close(self) -> None:
        """The page ends."""
        self._say()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._runs.append(Run("\n"))
        elif not _is(_INLINE, tag):
            self._say()
        grid = self.page.table
        match tag:
            case "table":
                self.page.open_table()
            case "tr" if grid:
                grid.open_row()
            case "td" | "th" if grid:
                down = _number(attributes.get("rowspan"), ROWS_DOWN)
                grid.open_cell(_number(attributes.get("colspan"), COLUMNS + 1) or 1, down or ROWS_DOWN)
            case "ul":
                self._lists.append(None)
            case "ol":
                self._lists.append(_number(attributes.get("start"), 1_000_000) - 1)
            case "li":
                self._mark = self._next_mark()

    def _end(self, tag: str) -> None:
        if not _is(_INLINE, tag) and tag != "br":
            self._say()
        match tag:
            case "table":
                self.page.close_table()
            case "td" | "th" if self.page.table:
                self.page.table.close_cell()
            case "ul" | "ol":
                self._lists.pop()
            case "li":
                self._mark = ""

    def _next_mark(self) -> str:
        """'•', or '3.' for the third of a numbered list."""
        count = self._lists[-1] if self._lists else None
        if count is None:
            return BULLET
        self._lists[-1] = count + 1
        return f"{count + 1}."

    def _say(self) -> None:
        """The paragraph, now that it ends; a list's mark goes with the first of its item."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        mark, self._mark = self._mark, ""
        self.page.say(marked(runs, mark), bullet=mark == BULLET, heading=self._traits[-1].heading)


def _is(kind: re.Pattern[str], tag: str) -> bool:
    return kind.fullmatch(tag) is not None


def _number(words: str | None, most: int) -> int:
    """An attribute as a number, one where it is missing or is none."""
    words = (words or "").strip()
    return min(int(words[:9]), most) if words.isdecimal() else 1
