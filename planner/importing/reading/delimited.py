"""Delimited text as a page: cells separated by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from planner.importing.page import Page
from planner.importing.reading.limits import CELLS, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.programme.formulas import unguarded

_DELIMITERS = ",;\t|"
_NAMED_DELIMITER = re.compile(rf'"?sep=([{re.escape(_DELIMITERS)}])"?[,;\t| ]*(?:\n|$)', re.IGNORECASE)
"""A first line that tells Excel the delimiter, and is no row of the table."""
_SAMPLED_ROWS = 200
"""How many rows are read to find out the delimiter."""


def read_delimited(text: str, name: str) -> Page:
    """Return the page of a text that is one table; blank rows are left out but keep their numbers."""
    page = PageBuilder(name)
    page.open_table()
    named = _NAMED_DELIMITER.match(text)
    first, used = (2, named[1]) if named else (1, delimiter(text) or ",")
    rows = text[named.end() :] if named else text
    for number, row in enumerate(parsed_rows(rows, used, name), start=first):
        if number > CELLS:
            raise too_large(name, f"has more than {CELLS:,} rows")
        page.add_row(map(unguarded, row), number)
    return page.build()


def delimiter(text: str, *, agreement: float = 0.5) -> str:
    """Return the delimiter of a text, blank when it has none.

    It is the one with which the most rows, at least the share ``agreement``, have the same number of cells.
    """
    best, chosen = (0.0, 0), ""  # the best share of rows with one width, that width, and their delimiter
    for candidate in _DELIMITERS:
        try:
            widths = Counter(
                len(row) for row in islice(csv.reader(StringIO(text), delimiter=candidate), _SAMPLED_ROWS) if row
            )
        except csv.Error:
            continue
        width, frequency = max(widths.items(), key=lambda entry: entry[1], default=(0, 0))
        share = frequency / max(1, widths.total())
        if width > 1 and widths.total() > 1 and share >= agreement and (share, width) > best:
            best, chosen = (share, width), candidate
    return chosen


def parsed_rows(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    """Yield the rows of a text as cells; where quotes do not match they are plain text."""
    has_quoted_cells = _has_valid_quotes(text, delimiter) or text.count('"') % 2 == 0
    try:
        yield from csv.reader(
            StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if has_quoted_cells else csv.QUOTE_NONE
        )
    except csv.Error:
        raise too_large(name, f"has a cell of more than {csv.field_size_limit():,} characters") from None


def _has_valid_quotes(text: str, delimiter: str) -> bool:
    """Return whether every quote in the text is where CSV allows one."""
    try:
        for _ in csv.reader(StringIO(text), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True
