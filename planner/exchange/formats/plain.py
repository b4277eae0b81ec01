"""A document as plain text."""

from __future__ import annotations

from planner.exchange.plain_text import blocks_text
from planner.programme.documents.blocks import Document


def render(document: Document) -> bytes:
    """Return the document as text in UTF-8, a blank line between its blocks."""
    return blocks_text(document.blocks).encode()
