"""What is no part of a document's text: page numbers, and the headers and footers that its pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planner.importing.page import LeftOut
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import Line

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:agenda )?page|p\.)?\s*(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*|(?:agenda )?page\W*\d{1,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
"""The share of a page's height, at its top and its bottom, where headers and footers stand."""


def without_running(
    pages: Sequence[tuple[PlacedPage, Sequence[Line]]],
) -> tuple[list[list[Line]], list[LeftOut]]:
    """Return the lines of each page without page numbers, repeated headers and footers, and what was left out.

    A header stays where it stands first: it may be the only title.
    """
    repeated = Counter(key for page, lines in pages for key in {_key(page, line) for line in lines} if key)
    kept: list[list[Line]] = []
    left_out: list[LeftOut] = []
    seen: set[tuple[str, bool, int]] = set()
    for page, lines in pages:
        kept.append([])
        for number, line in enumerate(lines, start=1):
            key = _key(page, line)
            is_last = number in (1, len(lines))
            why = ""
            if (key or is_last) and _PAGE_NUMBER.fullmatch(line.text):
                why = "it is the number of a page"
            elif key and repeated[key] > 1:
                is_header = key[1]
                why = "" if is_header and key not in seen else "it stands on every page"
                seen.add(key)
            if why:
                left_out.append(LeftOut(page.line_place(line, number), line.text, why))
            else:
                kept[-1].append(line)
    return kept, left_out


def _key(page: PlacedPage, line: Line) -> tuple[str, bool, int] | None:
    """Return what a header or a footer has in common on every page; None for a line between them."""
    is_header = line.bottom < page.top + _EDGE * page.height
    if not is_header and line.top < page.top + (1 - _EDGE) * page.height:
        return None
    place = round((line.top - page.top) / max(1.0, line.height))
    return _DIGITS.sub("#", line.text), is_header, place
