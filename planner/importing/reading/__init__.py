"""Reading a document of any supported format into a page: safely, and without fetching anything."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from planner.importing.page import Page
from planner.importing.reading.file_types import page_of
from planner.importing.reading.source import read_content

__all__ = ["read_page", "read_text"]


def read_page(source: Path | BinaryIO | bytes, name: str) -> Page:
    """Return the page of a file, a stream such as standard input, or bytes; raises Unusable when it cannot be read."""
    return page_of(read_content(source, name), name)


def read_text(text: str, name: str) -> Page:
    """Return the page of pasted text; raises Unusable when it cannot be read."""
    return page_of(text.encode("utf-8", "replace"), name)
