"""The lines of a page's parts, in or out of tables: finding them, and changing each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from msgspec.structs import replace

from planner.importing.page import Cell, Event, Page, PageLine, PageTable

Part: TypeAlias = PageLine | PageTable | Event
"""A part of a page that is not a whole sheet."""


def lines_of(parts: Iterable[Part]) -> Iterator[PageLine]:
    """Yield every line of some parts, in or out of a table, in order."""
    return Page("", tuple(parts)).lines()


def with_lines_changed(parts: Iterable[Part], change: Callable[[PageLine], PageLine]) -> Iterator[Part]:
    """Yield the parts with each line changed; a line that becomes blank goes, except that its cell stays."""
    for part in parts:
        match part:
            case PageLine():
                if (line := change(part)).text:
                    yield line
            case PageTable(rows):
                yield PageTable(tuple(tuple(_changed_cell(cell, change) for cell in row) for row in rows))
            case _:
                yield part


def _changed_cell(cell: Cell, change: Callable[[PageLine], PageLine]) -> Cell:
    return replace(cell, lines=tuple(line for line in map(change, cell.lines) if line.text))
