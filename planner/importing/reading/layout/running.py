"""What is no part of a document's text: page numbers, and the headers and footers that its pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planner.importing.page import LeftOut
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import Line

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:agenda )?page|p\.)?\s*(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*|(?:agenda )?page\W*\d{1,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MARGIN, _EDGE = 0.085, 0.15
"""The share of a page's height, at its top and its bottom, where headers and footers stand, or may stand if tall."""


class _Key(NamedTuple):
    """What tells a header or a footer: its text without numbers, and its place on the page."""

    text: str
    is_header: bool
    is_in_margin: bool
    place: int


def without_running(
    pages: Sequence[tuple[PlacedPage, Sequence[Line]]],
) -> tuple[list[list[Line]], list[LeftOut]]:
    """Return the lines of each page without page numbers, repeated headers and footers, and what was left out.

    A header stays where it stands first: it may be the only title.
    """
    repeated = Counter(key for page, lines in pages for key in {_key(page, line) for line in lines} if key)
    kept: list[list[Line]] = []
    left_out: list[LeftOut] = []
    seen: set[_Key] = set()
    for page, lines in pages:
        kept.append([])
        for number, line in enumerate(lines, start=1):
            key = _key(page, line)
            is_last = number in (1, len(lines))
            why = ""
            if (key or is_last) and _PAGE_NUMBER.fullmatch(line.text):
                why = "it is the number of a page"
            elif key and _is_running(key, repeated[key], len(pages)):
                is_header = key.is_header
                why = "" if is_header and key not in seen else "it stands on every page"
                seen.add(key)
            if why:
                left_out.append(LeftOut(page.line_place(line, number), line.text, why))
            else:
                kept[-1].append(line)
    return kept, left_out


def _is_running(key: _Key, repeated: int, pages: int) -> bool:
    """Return whether a line at the edge of a page is repeated on so many of the pages that it is a header or footer."""
    return repeated * 2 >= pages and repeated > 1 if key.is_in_margin else repeated * 3 >= pages * 2 and repeated > 2


def _key(page: PlacedPage, line: Line) -> _Key | None:
    """Return what a header or a footer has in common on every page; None for a line between them."""
    above, below = (line.bottom - page.top) / page.height, 1 - (line.top - page.top) / page.height
    if min(above, below) > _EDGE:
        return None
    place = round((line.top - page.top) / max(1.0, line.height))
    return _Key(_DIGITS.sub("#", line.text), above < below, min(above, below) < _MARGIN, place)
