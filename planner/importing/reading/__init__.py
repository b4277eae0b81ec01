"""Reading a document, whatever it is, into a page: safely, and without fetching anything."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from planner.importing.page import Page
from planner.importing.reading.kinds import page_of
from planner.importing.reading.source import content_of

__all__ = ["read_page", "read_text"]


def read_page(source: Path | BinaryIO | bytes, name: str) -> Page:
    """The page of a file, a stream such as standard input, or bytes; raises Unusable when it cannot be read."""
    return page_of(content_of(source, name), name)


def read_text(text: str, name: str) -> Page:
    """The page of text that was pasted."""
    return page_of(text.encode("utf-8", "replace"), name)
