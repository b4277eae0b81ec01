"""A table of text with its cells set apart by commas, semicolons, tabs or bars: CSV and its kin."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from planner.importing.page import Page
from planner.importing.reading.limits import CELLS, too_large
from planner.importing.reading.new_page import NewPage
from planner.programme.formulas import unguarded

_DELIMITERS = ",;\t|"
_LOOKED_AT = 200
"""Rows that tell which delimiter it is."""


def read_delimited(text: str, name: str) -> Page:
    """The table that the text holds; blank rows count, and are left out."""
    page = NewPage(name)
    grid = page.open_table()
    for number, row in enumerate(rows(text, delimiter(text) or ",", name), start=1):
        if number > CELLS:
            raise too_large(name, f"has more than {CELLS:,} rows")
        grid.open_row(number)
        for cell in row:
            grid.open_cell()
            page.type(unguarded(cell))
    return page.finished()


def delimiter(text: str, *, evenly: float = 0.5) -> str:
    """The character that gives so many of the rows the same number of cells, and most cells; blank when none does."""
    best, chosen = (0.0, 0), ""
    for each in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in islice(csv.reader(StringIO(text), delimiter=each), _LOOKED_AT) if row)
        except csv.Error:
            continue
        width, often = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
        share = often / max(1, widths.total())
        if width > 1 and widths.total() > 1 and share >= evenly and (share, width) > best:
            best, chosen = (share, width), each
    return chosen


def rows(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    """The rows of the text; quotes that do not match are text like any other."""
    quoted = _is_strict(text, delimiter) or text.count('"') % 2 == 0
    try:
        yield from csv.reader(
            StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        )
    except csv.Error:
        raise too_large(name, f"has a cell of more than {csv.field_size_limit():,} characters") from None


def _is_strict(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(StringIO(text), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True
