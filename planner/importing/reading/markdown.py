"""Markdown as a page: what it would look like, read as a web page."""

from __future__ import annotations

from markdown_it import MarkdownIt

from planner.importing.page import Page
from planner.importing.reading.html import read_html
from planner.importing.reading.limits import MARKDOWN, too_large


def read_markdown(text: str, name: str) -> Page:
    """The page that the Markdown shows: tables, lists, headings and text."""
    if len(text) > MARKDOWN:
        raise too_large(name, f"has more than {MARKDOWN:,} characters of Markdown")
    return read_html(MarkdownIt("gfm-like", {"linkify": False}).render(text), name)
