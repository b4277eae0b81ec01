"""Building a table as a document is read: a merged cell is the same cell in every row and column that it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.importing.page import Cell, PageLine, PageTable
from planner.importing.reading.limits import COLUMNS

Part = PageLine | PageTable


class OpenCell:
    """A cell being read, and how many columns and rows it spans."""

    def __init__(self, where: str, across: int, down: int) -> None:
        self.where, self.across, self.down = where, across, down
        self.parts: list[Part] = []

    def build(self) -> Cell:
        """Return the finished cell, with the tables inside it as lines."""
        return Cell(tuple(line for part in self.parts for line in _lines_of(part)), self.where)


class TableBuilder:
    """A table being read; ``count_cell`` is called with the table's place and the row's length for each cell added."""

    def __init__(self, where: str, count_cell: Callable[[str, int], None]) -> None:
        self.where = where
        self.cell: OpenCell | None = None
        self._count_cell = count_cell
        self._rows: list[tuple[Cell, ...]] = []
        self._row: list[Cell] = []
        self._row_above: tuple[Cell, ...] = ()
        self._row_number = self._cell_count = 0
        self._spanning: dict[int, tuple[Cell, int]] = {}
        """By column: the cell that spans down into further rows, and the last row that it covers."""
        self._parts_with_table: list[Part] = []
        """The parts of the last cell that had a table inside it."""

    def open_row(self, number: int = 0) -> None:
        """Open the next row, or the row of this number."""
        self._close_row()
        self._row_number = number or self._row_number + 1

    @property
    def row_where(self) -> str:
        """The place of the row read last."""
        return f"{self.where}, row {self._row_number}" if self._row_number else self.where

    def open_cell(self, across: int = 1, down: int = 1, column: int = 0) -> None:
        """Open a cell that spans so many columns and rows: the next one, or the one in this column."""
        self.close_cell()
        if not self._row_number:
            self.open_row()
        self._fill_from_above()
        while len(self._row) + 1 < column:
            self._add(Cell((), f"{self.row_where}, column {len(self._row) + 1}"))
            self._fill_from_above()
        self.cell = OpenCell(f"{self.row_where}, column {len(self._row) + 1}", across, down)

    def is_covered(self, column: int) -> bool:
        """Return whether the place in this column of the open row has its cell, as one of a merged cell has."""
        self.close_cell()
        self._fill_from_above()
        return len(self._row) >= column

    def close_cell(self) -> None:
        """Close the open cell, if there is one."""
        opened, self.cell = self.cell, None
        if opened is None:
            return
        self._cell_count += 1
        if any(isinstance(part, PageTable) for part in opened.parts):
            self._parts_with_table = opened.parts
        cell = opened.build()
        for _ in range(min(opened.across, COLUMNS + 1)):  # one too many, so that ``count_cell`` refuses the row
            if opened.down > 1:
                self._spanning[len(self._row)] = (cell, self._row_number + opened.down - 1)
            self._add(cell)

    def repeat_above(self, across: int = 1) -> None:
        """Add the cells of the row above again, for so many columns."""
        self.close_cell()
        for _ in range(min(across, COLUMNS + 1)):
            column = len(self._row)
            self._add(self._row_above[column] if column < len(self._row_above) else Cell((), self.where))

    def build(self) -> list[Part]:
        """Close the table and return it; nothing when it is empty, its content when it is one cell around tables."""
        self._close_row()
        if self._cell_count == 1 and self._parts_with_table:
            return self._parts_with_table
        return [PageTable(tuple(self._rows))] if self._rows else []

    def _add(self, cell: Cell) -> None:
        self._count_cell(self.where, len(self._row) + 1)
        self._row.append(cell)

    def _fill_from_above(self) -> None:
        """Add the cells of earlier rows that span the next columns of this one."""
        while (column := len(self._row)) in self._spanning:
            cell, last_row = self._spanning[column]
            if last_row <= self._row_number:
                del self._spanning[column]
            if last_row < self._row_number:
                break
            self._add(cell)

    def _close_row(self) -> None:
        """Close the open row after adding the cells that span down into the rest of it; a blank row is left out."""
        self.close_cell()
        if self._row_number:
            spanning = (column for column, (_, last_row) in self._spanning.items() if last_row >= self._row_number)
            last_spanned = max(spanning, default=-1)
            self._fill_from_above()
            while len(self._row) <= last_spanned:
                self._add(Cell((), self.where))
                self._fill_from_above()
        if any(cell.lines for cell in self._row):
            self._rows.append(tuple(self._row))
        self._row_above, self._row = tuple(self._row), []


def _lines_of(part: Part) -> Iterator[PageLine]:
    """Yield the lines of a part of a cell; those of a merged cell in an inner table only once."""
    if isinstance(part, PageLine):
        yield part
    else:
        for cell in dict.fromkeys(cell for row in part.rows for cell in row):
            yield from cell.lines
