"""A table being read: a merged cell is the same cell, with the same place, wherever it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.importing.page import Cell, PageLine, PageTable
from planner.importing.reading.limits import COLUMNS

Part = PageLine | PageTable


class Filling:
    """A cell that is open, and how far it reaches."""

    def __init__(self, place: str, across: int, down: int) -> None:
        self.place, self.across, self.down = place, across, down
        self.parts: list[Part] = []

    def closed(self) -> Cell:
        """The cell, with any table inside it as lines."""
        return Cell(tuple(line for part in self.parts for line in _flat(part)), self.place)


class Grid:
    """A table that is open; ``put`` is told of each cell, with the table's place, before it is added."""

    def __init__(self, place: str, put: Callable[[str, int], None]) -> None:
        self.place = place
        self.cell: Filling | None = None
        self._put = put
        self._rows: list[tuple[Cell, ...]] = []
        self._row: list[Cell] = []
        self._above: tuple[Cell, ...] = ()
        self._number = self._cells = 0
        self._reaching: dict[int, tuple[Cell, int]] = {}
        self._frames: list[Part] = []

    def open_row(self, number: int = 0) -> None:
        """Begin the next row, or the row of this number."""
        self._close_row()
        self._number = number or self._number + 1

    def open_cell(self, across: int = 1, down: int = 1) -> None:
        """Begin a cell that reaches so far across and down."""
        self.close_cell()
        if not self._number:
            self.open_row()
        self._fill_from_above()
        self.cell = Filling(f"{self.place}, row {self._number}, column {len(self._row) + 1}", across, down)

    def close_cell(self) -> None:
        """End the cell that is open, if one is."""
        filling, self.cell = self.cell, None
        if filling is None:
            return
        self._cells += 1
        if any(isinstance(part, PageTable) for part in filling.parts):
            self._frames = filling.parts
        cell = filling.closed()
        for _ in range(min(filling.across, COLUMNS + 1)):
            if filling.down > 1:
                self._reaching[len(self._row)] = (cell, filling.down - 1)
            self._add(cell)

    def repeat_above(self, across: int = 1) -> None:
        """Show here again what the row above has."""
        self.close_cell()
        for _ in range(min(across, COLUMNS + 1)):
            column = len(self._row)
            self._add(self._above[column] if column < len(self._above) else Cell((), self.place))

    def parts(self) -> list[Part]:
        """The table, if anything is in it; one of a single cell that frames others gives way to them."""
        self._close_row()
        if self._cells == 1 and self._frames:
            return self._frames
        return [PageTable(tuple(self._rows))] if self._rows else []

    def _add(self, cell: Cell) -> None:
        self._put(self.place, len(self._row) + 1)
        self._row.append(cell)

    def _fill_from_above(self) -> None:
        """Cells of earlier rows that reach down to where the row has come."""
        while (column := len(self._row)) in self._reaching:
            cell, rows = self._reaching.pop(column)
            if rows > 1:
                self._reaching[column] = (cell, rows - 1)
            self._add(cell)

    def _close_row(self) -> None:
        self.close_cell()
        if self._number:
            last = max(self._reaching, default=-1)
            self._fill_from_above()
            while len(self._row) <= last:
                self._add(Cell((), self.place))
                self._fill_from_above()
        if any(cell.lines for cell in self._row):
            self._rows.append(tuple(self._row))
        self._above, self._row = tuple(self._row), []


def _flat(part: Part) -> Iterator[PageLine]:
    """The lines of a table within a cell, those of a merged cell once."""
    if isinstance(part, PageLine):
        yield part
    else:
        for cell in dict.fromkeys(cell for row in part.rows for cell in row):
            yield from cell.lines
