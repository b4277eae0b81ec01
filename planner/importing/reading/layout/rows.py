"""A table being put together, which may go on over several pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from planner.importing.page import Cell, PageTable
from planner.importing.reading.layout.paragraphs import Measure, is_wrapped, page_lines, paragraphs
from planner.importing.reading.layout.words import Line

_SAME_EDGE = 4.0
"""How far apart, in points, a column may be on the next page."""


class PlacedCell(Struct, eq=False):
    """The lines of a cell and its place; a merged cell is the same in every row and column that it covers."""

    lines: list[Line]
    where: str

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(line.text for line in self.lines)


class OpenTable:
    """A table whose further rows may stand on the next page.

    ``edges`` are where its columns begin; ``measures`` are those of the columns. ``blank_continues`` says that a row
    with nothing but one cell, not the first, goes on with the one above; ``number`` is that of its tag, -1 for none.
    """

    def __init__(
        self,
        rows: list[list[PlacedCell]],
        edges: Sequence[float],
        measures: Sequence[Measure],
        *,
        blank_continues: bool = False,
        number: int = -1,
    ) -> None:
        self.rows = rows
        self.measures = measures
        self._edges = [edge - edges[0] for edge in edges]
        self._blank_continues = blank_continues
        self._number = number

    def goes_on_with(self, other: OpenTable) -> bool:
        """Return whether a table at the top of the next page is this one, with the same columns."""
        if self._number >= 0 or other._number >= 0:
            return self._number == other._number
        return len(self._edges) == len(other._edges) and all(
            abs(edge - edge_of_other) < _SAME_EDGE
            for edge, edge_of_other in zip(self._edges, other._edges, strict=True)
        )

    def extend(self, other: OpenTable) -> None:
        """Add the rows of the table on the next page; the first completes the last one here, if a page break cut it."""
        self.measures = max(self.measures, other.measures, key=len)
        rows = list(other.rows)
        first = 1 if len(rows) > 1 and _texts(rows[0]) == _texts(self.rows[0]) else 0
        if rows and self.rows and self._is_cut(rows[first]):
            for cell, continuation in zip(self.rows[-1], rows.pop(first), strict=False):
                cell.lines += continuation.lines
        self.rows += rows

    def build(self) -> PageTable:
        """Return the finished table."""
        cells: dict[int, Cell] = {}
        for row in self.rows:
            for cell, measure in zip(row, self.measures, strict=False):
                if id(cell) not in cells:
                    lines = (line for each in paragraphs(cell.lines, measure) for line in page_lines(each, cell.where))
                    cells[id(cell)] = Cell(tuple(lines), cell.where)
        return PageTable(tuple(tuple(cells[id(cell)] for cell in row) for row in self.rows))

    def _is_cut(self, row: Sequence[PlacedCell]) -> bool:
        """Return whether a row plainly goes on with the last row above."""
        last = self.rows[-1]
        if row[0].lines or len(row) != len(last):
            return False
        if _tag_row(row) == _tag_row(last) >= 0:
            return True
        wrapped = [
            bool(above.lines and cell.lines) and is_wrapped(above.lines[-1], cell.lines[0], measure)
            for above, cell, measure in zip(last, row, self.measures, strict=False)
        ]
        if any(self._is_title(column, cell) and not wrapped[column] for column, cell in enumerate(row)):
            return False
        goes_on = any(wrapped) or any(self._is_below(column, cell) for column, cell in enumerate(row) if cell.lines)
        return goes_on or (self._blank_continues and sum(bool(cell.lines) for cell in row) == 1)

    def _is_title(self, column: int, cell: PlacedCell) -> bool:
        """Return whether a cell begins in bold, as most of its column do."""
        return bool(cell.lines) and cell.lines[0].words[0].bold and self._share_of_bold(column) > 0.5

    def _is_below(self, column: int, cell: PlacedCell) -> bool:
        """Return whether a cell begins as few of its column: with a bullet, or plain where others are bold."""
        first = cell.lines[0]
        if first.mark:
            return not any(line.mark for line in self._firsts(column))
        return not first.words[0].bold and not first.words[0].italic and self._share_of_bold(column) > 0.5

    def _share_of_bold(self, column: int) -> float:
        firsts = self._firsts(column)
        return sum(line.words[0].bold for line in firsts) / max(1, len(firsts))

    def _firsts(self, column: int) -> list[Line]:
        """Return the first line of each cell of a column, below the headings."""
        return [row[column].lines[0] for row in self.rows[1:] if column < len(row) and row[column].lines]


def _texts(row: Sequence[PlacedCell]) -> list[str]:
    return [cell.text for cell in row]


def _tag_row(row: Sequence[PlacedCell]) -> int:
    """Return the number of a row by its tags, -1 for none."""
    return next((tag.row for cell in row for line in cell.lines if (tag := line.words[0].cell)), -1)
