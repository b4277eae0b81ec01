"""A document as plain text."""

from __future__ import annotations

from planner.exchange.drawing.pages import sections_of
from planner.exchange.plain_text import block_lines, sections_text
from planner.programme.documents.blocks import Document


def render(document: Document) -> bytes:
    """Return the document as text in UTF-8, a blank line between its blocks, its edition in the last line."""
    blocks = [block_lines(each.block, each.labels) for section in sections_of(document) for each in section.blocks]
    return sections_text([*blocks, *([[document.edition]] if document.edition else [])]).encode()
