"""Plain text as a page: pasted from a table or a document, or extracted from one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from planner.importing.page import Page
from planner.importing.reading.delimited import parsed_rows
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import Run
from planner.programme.formulas import unguarded

_BULLET = re.compile(r"\s*[-*–•‣◦▪▫●○■□·\uf0b7\uf0a7]\s+(?=\S)")
_GUTTER = re.compile(r" {2,}")
"""The space between two columns."""
_FEWEST_LINES = 3
"""How many lines must align before their spaces are taken for columns."""


def read_plain(text: str, name: str) -> Page:
    """Return the page of a text: tables, whose cells tabs or aligned spaces separate, and lines."""
    page = PageBuilder(name)
    if "\t" in text:
        _add_tabbed(text, page)
    else:
        for first, block in _blocks(text):
            starts = _column_starts(block)
            if starts:
                _add_table(_rows_of(block, starts), page)
            else:
                _add_lines(block, first, page)
    return page.build()


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


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each block of lines between blank lines, after the number of its first line."""
    number = 1
    for is_blank, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        block = list(group)
        if not is_blank:
            yield number, block
        number += len(block)


def _column_starts(block: list[str]) -> list[int]:
    """Return where each column of a block begins; empty unless the same spaces separate them in every line.

    At least two lines must have text in the first column and in another.
    """
    width = max(map(len, block))
    covered = bytearray(b" " * width)
    for line in block:
        for word in re.finditer(r"\S+", line):
            covered[word.start() : word.end()] = b"x" * len(word.group())
    outline = covered.decode()
    starts = [
        gutter.end()
        for gutter in _GUTTER.finditer(outline, len(outline) - len(outline.lstrip()))
        if gutter.end() < width
    ]
    lines_with_both = (
        sum(bool(line[: starts[0]].strip() and line[starts[0] :].strip()) for line in block) if starts else 0
    )
    return [0, *starts] if lines_with_both > 1 and len(block) >= _FEWEST_LINES else []


def _rows_of(block: list[str], starts: list[int]) -> Iterator[list[str]]:
    """Yield the rows of a block in columns; a line with an empty first column continues the row above."""
    row: list[str] = []
    for line in block:
        cells = [line[start:end].strip() for start, end in pairwise((*starts, len(line)))]
        if cells[0] and row:
            yield row
            row = []
        row = ["\n".join(filter(None, pair)) for pair in zip(row, cells, strict=True)] if row else cells
    yield row
