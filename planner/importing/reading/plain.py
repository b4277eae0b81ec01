"""Text as a page: pasted from a table or a document, or extracted from one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from planner.importing.page import Page
from planner.importing.reading.delimited import rows
from planner.importing.reading.new_page import NewPage
from planner.importing.reading.runs import Run
from planner.programme.formulas import unguarded

_BULLET = re.compile(r"\s*[-*–•‣◦▪▫●○■□·\uf0b7\uf0a7]\s+(?=\S)")
_GUTTER = re.compile(r" {2,}")
"""The space between two columns."""
_FEWEST_LINES = 3
"""Lines that must agree before their spaces are taken for columns."""


def read_plain(text: str, name: str) -> Page:
    """The page that the text shows: tables where tabs or columns of spaces set cells apart, and lines."""
    page = NewPage(name)
    if "\t" in text:
        _tabbed(text, page)
    else:
        for first, block in _blocks(text):
            edges = _edges(block)
            if edges:
                _table(_rows_of(block, edges), page)
            else:
                _lines(block, first, page)
    return page.finished()


def _tabbed(text: str, page: NewPage) -> None:
    """Rows of cells with tabs between them, and lines that have none or only begin with one."""
    number = 1
    for is_tabbed, group in groupby(rows(text, "\t", page.name), key=lambda row: len(row) > 1):
        together = list(group)
        if is_tabbed and any(sum(bool(cell.strip()) for cell in row) > 1 for row in together):
            _table(together, page)
        else:
            _lines(map(" ".join, together), number, page)
        number += len(together) + sum(cell.count("\n") for row in together for cell in row)


def _lines(lines: Iterable[str], first: int, page: NewPage) -> None:
    for number, line in enumerate(lines, start=first):
        typed = _BULLET.match(line)
        page.say([Run(line[typed.end() :] if typed else line)], bullet=bool(typed), place=f"line {number}")


def _table(together: Iterable[list[str]], page: NewPage) -> None:
    grid = page.open_table()
    for row in together:
        grid.open_row()
        for cell in row:
            grid.open_cell()
            page.type(unguarded(cell))
    page.close_table()


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that no blank line parts, with the number of the first."""
    number = 1
    for is_blank, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        block = list(group)
        if not is_blank:
            yield number, block
        number += len(block)


def _edges(block: list[str]) -> list[int]:
    """Where each column begins, if the same space runs down the whole block between them; else nothing."""
    widest = max(map(len, block))
    inked = bytearray(b" " * widest)
    for line in block:
        for word in re.finditer(r"\S+", line):
            inked[word.start() : word.end()] = b"x" * len(word.group())
    shape = inked.decode()
    edges = [
        gutter.end() for gutter in _GUTTER.finditer(shape, len(shape) - len(shape.lstrip())) if gutter.end() < widest
    ]
    both = sum(bool(line[: edges[0]].strip() and line[edges[0] :].strip()) for line in block) if edges else 0
    return [0, *edges] if both > 1 and len(block) >= _FEWEST_LINES else []


def _rows_of(block: list[str], edges: list[int]) -> Iterator[list[str]]:
    """The rows of a block in columns; a line with nothing in the first column goes on with the row above."""
    row: list[str] = []
    for line in block:
        cells = [line[start:end].strip() for start, end in pairwise((*edges, len(line)))]
        if cells[0] and row:
            yield row
            row = []
        row = ["\n".join(filter(None, pair)) for pair in zip(row, cells, strict=True)] if row else cells
    yield row
