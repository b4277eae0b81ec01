"""Plain text as a page: pasted from a table or a document, or extracted from one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from planner.importing.page import Page
from planner.importing.reading.delimited import parsed_rows
from planner.importing.reading.layout.assembling import Manner, assembled
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import Word
from planner.importing.reading.limits import TEXT_WORDS, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import Run
from planner.programme.calendar import MONTHS
from planner.programme.errors import Unusable
from planner.programme.formulas import unguarded

_BULLET = re.compile(r"\s*[-*–•‣◦▪▫●○■□·\uf0b7\uf0a7]\s+(?=\S)")
_WORD = re.compile(r"\S+")
_LINE_HEIGHT = 0.9
_LETTER_SIZE = 2.0
"""The size of letters such that two spaces are a gap between columns, and one is not."""
_TEXT_WIDTH = 60
"""The length of a line of running text; one of less than half of it is not wrapped."""
_MANNER = Manner(_LETTER_SIZE, spare=0.15, shortest=_TEXT_WIDTH / 2, has_edges=False, fewest_lines=3)
_CELL_WIDTH = 30
"""The length of the longest line in a column of a table."""
_RUN_DOWN_LINES = 15
"""How many short lines in a row may be the cells of a table, one below the other."""
_MONTH_OR_YEAR = re.compile(rf"({'|'.join(MONTHS)})\b.*|20\d\d", re.IGNORECASE)


def read_plain(text: str, name: str) -> Page:
    """Return the page of a text: tables, whose cells tabs or aligned spaces separate, and lines.

    Raises Unusable when the cells of its table stand one below the other.
    """
    if "\t" in text:
        page = PageBuilder(name)
        _add_tabbed(text, page)
        return page.build()
    lines = text.split("\n")
    if len(text.split()) > TEXT_WORDS:
        raise too_large(name, f"has more than {TEXT_WORDS:,} words")
    if _has_columns_run_down(lines):
        raise Unusable(
            f"{name} has the cells of its table one below the other, and nothing tells which belong together: import "
            "the document itself, as PDF or Word, or copy its table again with tabs between the cells."
        )
    return assembled(name, list(_pages(lines)), _MANNER, has_styles=False)


def _pages(lines: Iterable[str]) -> Iterator[PlacedPage]:
    """Yield the pages of a text, which form feeds part."""
    page: list[str] = []
    first = 1
    for line in lines:
        if "\f" in line:
            yield _page(page, first)
            first += len(page)
            page = []
        page.append(line)
    yield _page(page, first)


def _page(lines: list[str], first: int) -> PlacedPage:
    """Return a page whose first line has this number in the text; its words are as far apart as in the text."""
    words = tuple(
        Word(word[0], word.start(), number, word.end(), number + _LINE_HEIGHT, _LETTER_SIZE)
        for number, line in enumerate(lines)
        for word in _WORD.finditer(line)
    )
    return PlacedPage(0, max(map(len, lines), default=0), len(lines), words, first_line=first)


def _has_columns_run_down(lines: Iterable[str]) -> bool:
    """Return whether many short lines follow each other, among which the same date stands more than once."""
    for may_be_cells, group in groupby(lines, key=_may_be_cell):
        if may_be_cells:
            cells = [line.strip() for line in group]
            dates = Counter(cell for cell in cells if _MONTH_OR_YEAR.fullmatch(cell))
            if len(cells) >= _RUN_DOWN_LINES and max(dates.values(), default=0) > 1:
                return True
    return False


def _may_be_cell(line: str) -> bool:
    return 0 < len(line.strip()) <= _CELL_WIDTH and not _BULLET.match(line)


def _add_tabbed(text: str, page: PageBuilder) -> None:
    """Add each group of rows with tabs as a table, unless no row has two cells with text; add other rows as lines."""
    number = 1
    for is_tabbed, group in groupby(parsed_rows(text, "\t", page.name), key=lambda row: len(row) > 1):
        rows = list(group)
        if is_tabbed and any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows):
            _add_table(rows, page)
        else:
            _add_lines(map(" ".join, rows), number, page)
        number += len(rows) + sum(cell.count("\n") for row in rows for cell in row)


def _add_lines(lines: Iterable[str], first: int, page: PageBuilder) -> None:
    for number, line in enumerate(lines, start=first):
        bullet = _BULLET.match(line)
        page.add_paragraph([Run(line[bullet.end() :] if bullet else line)], bullet=bool(bullet), where=f"line {number}")


def _add_table(rows: Iterable[list[str]], page: PageBuilder) -> None:
    page.open_table()
    for row in rows:
        page.add_row(map(unguarded, row))
    page.close_table()
