"""A document as it stands on the page: lines and tables, in order, each with its place; nothing is understood yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct


class PageLine(Struct, frozen=True):
    """One paragraph: its plain text, and what its style says of it; ``place`` is where it stands, 'line 12'."""

    text: str
    place: str
    bold: bool = False
    bullet: bool = False
    heading: bool = False
    italic: bool = False


class Cell(Struct, frozen=True):
    """A cell of a table; ``place`` is 'table 1, row 3, column 2', as a reader would count."""

    lines: tuple[PageLine, ...]
    place: str

    @property
    def text(self) -> str:
        """The cell's lines as one."""
        return " ".join(line.text for line in self.lines)


class PageTable(Struct, frozen=True):
    """A table as rows of cells; rows may be of different lengths."""

    rows: tuple[tuple[Cell, ...], ...]


class Event(Struct, frozen=True):
    """An event of a calendar: its day, its time as '10:00' or blank, and what it says."""

    date: date
    time: str
    title: str
    venue: str
    place: str
    cancelled: bool = False


class Page(Struct, frozen=True):
    """A whole document, which a person calls ``name``; ``has_styles`` is whether bold and bullets mean anything."""

    name: str
    parts: tuple[PageLine | PageTable | Event, ...]
    has_styles: bool = False

    def lines(self) -> Iterator[PageLine]:
        """Every line on the page, in or out of a table, in order."""
        for part in self.parts:
            match part:
                case PageLine():
                    yield part
                case PageTable(rows):
                    for row in rows:
                        for cell in row:
                            yield from cell.lines
                case Event():
                    pass
