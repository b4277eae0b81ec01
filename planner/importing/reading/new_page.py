"""A page being read: lines and tables are added as they come, each is given its place, and all are counted."""

from __future__ import annotations

from collections.abc import Iterable

from planner.importing.page import Page, PageLine
from planner.importing.reading.grid import Grid, Part
from planner.importing.reading.limits import CELLS, COLUMNS, NESTED, too_large
from planner.importing.reading.runs import Run, styled_lines
from planner.importing.reading.visible import visible, visible_lines


class NewPage:
    """What has been read of a document so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[Part] = []
        self._open: list[Grid] = []
        self._lines = self._tables = self._counted = 0

    def finished(self, *, has_styles: bool = False) -> Page:
        """The page, once all of it is read."""
        while self._open:
            self.close_table()
        return Page(self.name, tuple(self._parts), has_styles)

    @property
    def table(self) -> Grid | None:
        """The innermost table that is open."""
        return self._open[-1] if self._open else None

    def say(self, runs: Iterable[Run], *, bullet: bool = False, heading: bool = False, place: str = "") -> None:
        """Add a paragraph, as the lines a reader sees, to the cell that is open or else to the page."""
        for line in styled_lines(runs, bullet=bullet):
            self._add(PageLine(line.text, self._place(place), line.bold, line.bullet, heading, line.italic))

    def type(self, text: str) -> None:
        """Add plain text, exactly as it is typed, as the lines a reader sees."""
        for line in filter(None, map(visible, visible_lines(text))):
            self._add(PageLine(line, self._place("")))

    @property
    def where(self) -> str:
        """The place of what was last read."""
        return self.table.cell.place if self.table and self.table.cell else f"line {self._lines}"

    def count(self, place: str = "", columns: int = 0) -> None:
        """Count one more cell, line or paragraph, in so many columns; raises Unusable beyond what is read."""
        self._counted += 1
        if columns > COLUMNS:
            raise too_large(self.name, f"has more than {COLUMNS} columns in {place}")
        if self._counted > CELLS:
            raise too_large(self.name, f"has more than {CELLS:,} cells and paragraphs")

    def open_table(self) -> Grid:
        """Begin a table, on the page or within the cell that is open."""
        if len(self._open) == NESTED:
            raise too_large(self.name, f"has tables within tables more than {NESTED} deep")
        if self.table and self.table.cell:
            place = f"{self.table.cell.place}, inner table"
        else:
            self._tables += 1
            place = f"table {self._tables}"
        self._open.append(Grid(place, self.count))
        return self._open[-1]

    def close_table(self) -> None:
        """End the innermost table that is open."""
        parts = self._open.pop().parts()
        self._here.extend(parts)

    @property
    def _here(self) -> list[Part]:
        return self.table.cell.parts if self.table and self.table.cell else self._parts

    def _place(self, given: str) -> str:
        if not given and not (self.table and self.table.cell):
            self._lines += 1
        return given or self.where

    def _add(self, line: PageLine) -> None:
        self.count()
        self._here.append(line)
