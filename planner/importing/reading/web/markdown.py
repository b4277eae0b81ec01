"""Markdown as a page, by way of HTML."""

from __future__ import annotations

from markdown_it import MarkdownIt

from planner.importing.page import Page
from planner.importing.reading.limits import MARKDOWN_CHARACTERS, too_large
from planner.importing.reading.web.html import read_html


def read_markdown(text: str, name: str) -> Page:
    """Return the page of a Markdown text: its tables, lists, headings and paragraphs."""
    if len(text) > MARKDOWN_CHARACTERS:
        raise too_large(name, f"has more than {MARKDOWN_CHARACTERS:,} characters of Markdown")
    return read_html(MarkdownIt("gfm-like", {"linkify": False}).render(text), name)
