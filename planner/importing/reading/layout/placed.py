"""A page of words at their places, with the boxes of the cells that are drawn on it."""

from __future__ import annotations

from msgspec import Struct

from planner.importing.page import LeftOut
from planner.importing.reading.layout.words import Box, Line, Word


class PlacedPage(Struct, frozen=True):
    """A page: its size, its words, the cells of each table that is drawn, and the rows that lines across set apart.

    ``number`` is 0 in plain text, whose lines are counted through: ``first_line`` is the number of the page's first.
    ``top`` is where the page begins.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[tuple[Box, ...], ...] = ()
    bands: tuple[tuple[Box, ...], ...] = ()
    top: float = 0.0
    first_line: int = 1
    left_out: tuple[LeftOut, ...] = ()

    def line_place(self, line: Line, count: int) -> str:
        """Return the place of a line, which is number ``count`` on the page."""
        return self.place(f"line {count}") if self.number else f"line {self.first_line + int(line.top)}"

    def place(self, what: str) -> str:
        """Return the place of a part of the page, such as 'page 2, table 1'."""
        return f"page {self.number}, {what}" if self.number else what
