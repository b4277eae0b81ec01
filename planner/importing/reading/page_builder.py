"""Building a page as a document is read: each part gets its place in the document, and counts towards the limits."""

from __future__ import annotations

from collections.abc import Iterable

from planner.importing.page import LeftOut, Page, PageLine, PageSheet
from planner.importing.reading.limits import CELLS, COLUMNS, NESTED_TABLES, PAGE_CHARACTERS, too_large
from planner.importing.reading.runs import Run, styled_lines
from planner.importing.reading.table_builder import Part, TableBuilder
from planner.importing.reading.visible import visible, visible_lines


class PageBuilder:
    """The parts of a document read so far; a new part goes into the innermost open cell, or else onto the page."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[Part | PageSheet] = []
        self._left_out: list[LeftOut] = []
        self._open_tables: list[TableBuilder] = []
        self._lines = self._tables = self._count = self._characters = 0

    def build(self, *, has_styles: bool = False) -> Page:
        """Close every open table, and return the page."""
        while self._open_tables:
            self.close_table()
        return Page(self.name, tuple(self._parts), has_styles, tuple(self._left_out))

    @property
    def table(self) -> TableBuilder | None:
        """The innermost open table; None when none is."""
        return self._open_tables[-1] if self._open_tables else None

    def add_paragraph(
        self, runs: Iterable[Run], *, bullet: bool = False, heading: bool = False, where: str = ""
    ) -> None:
        """Add a paragraph, as the lines that a reader sees."""
        runs = list(runs)
        self._count_characters(sum(len(run.text) for run in runs))
        for line in styled_lines(runs, bullet=bullet):
            place = self._next_where(where)
            self._add(PageLine(line.text, place, line.bold, line.bullet, heading, line.italic, line.standing))

    def add_text(self, text: str) -> None:
        """Add plain text, in which nothing is a bullet, as the lines that a reader sees."""
        for line in filter(None, map(visible, visible_lines(text))):
            self._add(PageLine(line, self._next_where("")))

    def leave_out(self, text: str, why: str, where: str = "") -> None:
        """Record words that are left out, and why; where ``where`` is blank, beside what was read last."""
        self.count()
        self._count_characters(len(text))
        if words := visible(text):
            self._left_out.append(LeftOut(where or self.nearest_where, words, why))

    @property
    def last_where(self) -> str:
        """The place of the open cell, or else of the last line read, such as 'line 12'."""
        return self.table.cell.where if self.table and self.table.cell else f"line {self._lines}"

    @property
    def nearest_where(self) -> str:
        """The place of the open cell, or else of the row or line read last."""
        if self.table and not self.table.cell:
            return self.table.row_where
        return self.last_where if self.table or self._lines else "the beginning"

    def count(self, where: str = "", columns: int = 0) -> None:
        """Count one more cell, line or paragraph; raises Unusable beyond the limits.

        For a cell, ``columns`` is the number of cells so far in its row, and ``where`` the place of its table.
        """
        self._count += 1
        if columns > COLUMNS:
            raise too_large(self.name, f"has more than {COLUMNS} columns in {where}")
        if self._count > CELLS:
            raise too_large(self.name, f"has more than {CELLS:,} cells and paragraphs")

    def _count_characters(self, number: int) -> None:
        self._characters += number
        if self._characters > PAGE_CHARACTERS:
            raise too_large(self.name, f"has more than {PAGE_CHARACTERS:,} characters")

    def open_table(self, where: str = "") -> TableBuilder:
        """Open a table, whose place is ``where``, or blank for its number."""
        if len(self._open_tables) == NESTED_TABLES:
            raise too_large(self.name, f"has tables within tables more than {NESTED_TABLES} deep")
        if self.table and self.table.cell:
            where = f"{self.table.cell.where}, inner table"
        elif not where:
            self._tables += 1
            where = f"table {self._tables}"
        self._open_tables.append(TableBuilder(where, self.count))
        return self._open_tables[-1]

    def add_row(self, texts: Iterable[str], number: int = 0) -> None:
        """Add a row of plain texts to the innermost open table, as the next one or as row ``number``."""
        table = self._open_tables[-1]
        table.open_row(number)
        for text in texts:
            table.open_cell()
            self.add_text(text)

    def close_table(self) -> None:
        """Close the innermost open table."""
        self._put(self._open_tables.pop().build())

    def close_sheet(self, name: str) -> None:
        """Close the innermost open table, which is a sheet of a workbook; one without cells is not kept."""
        if parts := self._open_tables.pop().build():
            self._parts.append(PageSheet(name, tuple(parts)))

    def _next_where(self, where: str) -> str:
        """Return ``where``; when blank, the open cell's place, or outside tables that of the next line.

        The number of that line goes up.
        """
        if not where and not (self.table and self.table.cell):
            self._lines += 1
        return where or self.last_where

    def _add(self, line: PageLine) -> None:
        self.count()
        self._put([line])

    def _put(self, parts: Iterable[Part]) -> None:
        """Put parts into the open cell, or else onto the page."""
        if self.table and self.table.cell:
            self.table.cell.parts.extend(parts)
        else:
            self._parts.extend(parts)
