"""A document as read: its lines, tables and events in order, each with its place; their meaning is not read yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

Day: TypeAlias = date
"""A date, under a name that no field has."""


class PageLine(Struct, frozen=True):
    """One line of text and its style; ``where`` is its place, such as 'line 12'.

    ``standing`` is the text without its words struck out, None where none are.
    """

    text: str
    where: str
    bold: bool = False
    bullet: bool = False
    heading: bool = False
    italic: bool = False
    standing: str | None = None


class Cell(Struct, frozen=True):
    """A cell of a table; ``where`` is its place as a reader would count, such as 'table 1, row 3, column 2'."""

    lines: tuple[PageLine, ...]
    where: str

    @property
    def text(self) -> str:
        """The cell's lines as one."""
        return " ".join(line.text for line in self.lines)


class PageTable(Struct, frozen=True):
    """A table as rows of cells; rows may be of different lengths."""

    rows: tuple[tuple[Cell, ...], ...]


class Event(Struct, frozen=True):
    """One occurrence of a calendar's event; ``time`` is such as '10:00', or blank.

    ``last_day`` is the last of several days, None for one day; ``tentative`` says that the event is not certain.
    """

    date: date
    time: str
    title: str
    venue: str
    where: str
    cancelled: bool = False
    description: str = ""
    last_day: Day | None = None
    tentative: bool = False


class PageSheet(Struct, frozen=True):
    """A sheet of a workbook."""

    name: str
    parts: tuple[PageLine | PageTable, ...]


class LeftOut(Struct, frozen=True):
    """Words of the document that are left out, and why."""

    where: str
    text: str
    why: str


class Page(Struct, frozen=True):
    """A whole document; ``has_styles`` says whether its format can show bold and bullets.

    ``left_out`` are its words that readers do not see or that no longer stand, such as comments.
    """

    name: str
    parts: tuple[PageLine | PageTable | Event | PageSheet, ...]
    has_styles: bool = False
    left_out: tuple[LeftOut, ...] = ()

    def lines(self) -> Iterator[PageLine]:
        """Yield every line on the page, in or out of a table, in order."""
        yield from _lines(self.parts)


def _lines(parts: Iterable[PageLine | PageTable | Event | PageSheet]) -> Iterator[PageLine]:
    for part in parts:
        match part:
            case PageLine():
                yield part
            case PageTable(rows):
                for row in rows:
                    for cell in row:
                        yield from cell.lines
            case PageSheet(_, inner):
                yield from _lines(inner)
            case Event():
                pass
