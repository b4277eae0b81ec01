"""Markdown as a page, by way of HTML."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from planner.importing.page import Page
from planner.importing.reading.limits import MARKDOWN_CHARACTERS, too_large
from planner.importing.reading.runs import BULLET
from planner.importing.reading.web.html import read_html

_BULLET_IN_CELL = re.compile(r"(?m)((?:^|(?<=\|))\s*|<br>)- (?=[^\s|])(?=.*\|\s*$)")
"""A bullet on a line of a table's cell, where Markdown has no list; a hyphen that a person typed has a backslash."""


def read_markdown(text: str, name: str) -> Page:
    """Return the page of a Markdown text: its tables, lists, headings and paragraphs."""
    if len(text) > MARKDOWN_CHARACTERS:
        raise too_large(name, f"has more than {MARKDOWN_CHARACTERS:,} characters of Markdown")
    marked = _BULLET_IN_CELL.sub(rf"\1{BULLET} ", text)
    return read_html(MarkdownIt("gfm-like", {"linkify": False}).render(marked), name)
