"""A page made from words at their places: its tables and its lines, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from planner.importing.page import Page, PageLine, PageTable
from planner.importing.reading.layout.columns import (
    Gutter,
    Region,
    cells_of,
    gutters_of,
    measures,
    regions,
    rows_of,
)
from planner.importing.reading.layout.drawn import Grid, grids
from planner.importing.reading.layout.paragraphs import Measure, is_wrapped, page_lines
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.rows import OpenTable, PlacedCell
from planner.importing.reading.layout.running import without_running
from planner.importing.reading.layout.words import Box, Line, Word, lines_of, usual_leading
from planner.importing.reading.limits import CELLS, too_large

_TableOfWords: TypeAlias = tuple[OpenTable, list[Word]]
"""A table, and the words of the page that are in it."""
_LARGER = 1.15
"""How much larger than the text the letters of a heading are."""


@dataclass(frozen=True)
class Manner:
    """How a document's text is set: what is the same on all its pages.

    ``text_size`` is that of most letters; ``spare`` is how much room a wrapped line may leave although the next word
    would fit, as a share of the column; ``shortest`` is the length below which a line outside tables is not wrapped.
    ``has_edges`` says that where lines outside tables end tells anything; a table without rules has ``fewest_lines``.
    """

    text_size: float
    has_tags: bool = False
    spare: float = 0.0
    shortest: float = 0.0
    has_edges: bool = True
    fewest_lines: int = 2


def assembled(name: str, pages: Sequence[PlacedPage], manner: Manner, *, has_styles: bool) -> Page:
    """Return the page of a document; raises Unusable when it has more cells and paragraphs than any programme."""
    lines, running = without_running([(page, lines_of(page.words)) for page in pages])
    assembler = _Assembler(name, manner)
    for page, kept in zip(pages, lines, strict=True):
        assembler.add_page(page, kept)
    left_out = (*(each for page in pages for each in page.left_out), *running)
    return Page(name, tuple(assembler.parts()), has_styles, left_out)


class _Assembler:
    """The parts of a document read so far, and the paragraph and the table that may go on."""

    def __init__(self, name: str, manner: Manner) -> None:
        self._name = name
        self._manner = manner
        self._parts: list[PageLine | PageTable] = []
        self._count = 0
        self._paragraph: list[Line] = []
        self._where = ""
        self._table: OpenTable | None = None
        self._gutters: Sequence[Gutter] = ()
        self._tables_on_page = 0

    def parts(self) -> list[PageLine | PageTable]:
        """Return the parts."""
        self._close_paragraph()
        self._close_table()
        return self._parts

    def add_page(self, page: PlacedPage, lines: Sequence[Line]) -> None:
        """Add a page, of which these lines are to be read."""
        if page.number:
            self._tables_on_page = 0
        words = [word for line in lines for word in line.words]
        left, right = min((word.x0 for word in words), default=0), max((word.x1 for word in words), default=0)
        right = max(right, page.width - left)  # where the margins are alike
        leading = usual_leading(lines)
        manner = self._manner
        measure = Measure(left, right, leading, manner.spare, manner.has_tags, manner.shortest, manner.has_edges)
        tables: list[tuple[float, OpenTable]] = []
        taken: set[int] = set()
        for kind in (self._drawn, self._banded, self._tagged):
            free = [word for word in words if id(word) not in taken]
            for table, table_words in kind(page, free, measure):
                if taken.isdisjoint(map(id, table_words)):
                    tables.append((min(word.top for word in table_words), table))
                    taken.update(map(id, table_words))
        rest = lines_of(word for word in words if id(word) not in taken)
        done = 0
        for top, table in sorted(tables, key=lambda each: each[0]):
            above = [line for line in rest[done:] if line.top < top]
            self._add_lines(page, above, measure, done)
            done += len(above)
            self._add_table(table)
        self._add_lines(page, rest[done:], measure, done)

    def _drawn(self, page: PlacedPage, words: Sequence[Word], measure: Measure) -> Iterator[_TableOfWords]:
        """Yield the tables that are drawn on a page, each with its words."""
        for grid in grids(page.tables, words):
            found = grid.words_of(words)
            is_one_column = len(grid.edges) == 2
            may_go_on = self._table is not None and not is_one_column and bool(found)
            if (len(found) < 2 and not may_go_on) or (is_one_column and not _is_table_of_one_column(found)):
                continue
            where = self._next_table(page)
            padding = min(min(word.x0 for word in inside) - box.x0 for box, inside in found.items())
            column_measures = [
                Measure(edge, following - max(1.0, padding), measure.leading, 0.0, measure.has_tags)
                for edge, following in zip(grid.edges, grid.edges[1:], strict=False)
            ]
            cells: dict[Box | None, PlacedCell] = {}
            rows = []
            for number, boxes_of_row in enumerate(grid.rows, start=1):
                row = []
                for column, box in enumerate(boxes_of_row, start=1):
                    if box is None or box not in cells:
                        inside = found.get(box, []) if box else []
                        cells[box] = PlacedCell(lines_of(inside), f"{where}, row {number}, column {column}")
                    row.append(cells[box])
                if any(cell.lines for cell in row):
                    rows.append(row)
            yield OpenTable(rows, grid.edges, column_measures), [word for inside in found.values() for word in inside]

    def _banded(self, page: PlacedPage, words: Sequence[Word], measure: Measure) -> Iterator[_TableOfWords]:
        """Yield the tables of a page whose rows are set apart by lines across, and whose columns by white space."""
        for boxes in page.bands:
            found = Grid(boxes, ()).words_of(words)
            bands = [lines_of(found[box]) for box in sorted(found, key=lambda box: box.top)]
            lines = [line for band in bands for line in band]
            gutters = gutters_of(lines)
            if len(bands) < 2 or not gutters or sum(len(line.segments) > 1 for line in lines) < 2:
                continue
            where = self._next_table(page)
            rows = []
            for number, band in enumerate(bands, start=1):
                columns = list(zip(*(cells_of(line, gutters) for line in band), strict=True))
                rows.append(
                    [
                        PlacedCell([line for line in column if line], f"{where}, row {number}, column {place}")
                        for place, column in enumerate(columns, start=1)
                    ]
                )
            yield (
                OpenTable(rows, _column_edges(lines, gutters), measures(lines, gutters, measure)),
                [word for line in lines for word in line.words],
            )

    def _tagged(self, page: PlacedPage, words: Sequence[Word], measure: Measure) -> Iterator[_TableOfWords]:
        """Yield the tables of a page that its tags tell, each with its words."""
        by_table: dict[int, list[Word]] = {}
        for word in words:
            if word.cell:
                by_table.setdefault(word.cell.table, []).append(word)
        for number, inside in by_table.items():
            by_row: dict[int, dict[int, list[Word]]] = {}
            for word in inside:
                assert word.cell
                by_row.setdefault(word.cell.row, {}).setdefault(word.cell.column, []).append(word)
            width = 1 + max(column for row in by_row.values() for column in row)
            if width < 2:
                continue
            where = self._next_table(page)
            rows = [
                [
                    PlacedCell(lines_of(by_row[key].get(column, [])), f"{where}, row {row}, column {column + 1}")
                    for column in range(width)
                ]
                for row, key in enumerate(sorted(by_row), start=1)
            ]
            edges = [float(column) for column in range(width)]
            yield OpenTable(rows, edges, _measures_of_cells(rows, measure), number=number), inside

    def _add_lines(self, page: PlacedPage, lines: Sequence[Line], measure: Measure, done: int) -> None:
        """Add lines that are in no table by their boxes or tags; ``done`` of the page's were added before."""
        number = 0
        above = self._gutters if self._table and not self._paragraph else ()
        for region in regions(lines, above, self._manner.fewest_lines):
            self._add_loose(page, lines[number : region.first], measure, done + number)
            inside = lines[region.first : region.last]
            number = region.last
            if region.is_newspaper:
                for column in zip(*(cells_of(line, region.gutters) for line in inside), strict=True):
                    self._add_newspaper(page, [line for line in column if line], measure, done + region.first)
            else:
                table = self._by_position(page, inside, region, measure)
                self._add_table(table, region.gutters, goes_on=region.goes_on)
        self._add_loose(page, lines[number:], measure, done + number)

    def _by_position(self, page: PlacedPage, lines: Sequence[Line], region: Region, measure: Measure) -> OpenTable:
        """Return a table without rules."""
        where = self._next_table(page)
        column_measures = measures(lines, region.gutters, measure)
        rows = [
            [
                PlacedCell(cell, f"{where}, row {number}, column {column}")
                for column, cell in enumerate(row.cells, start=1)
            ]
            for number, row in enumerate(rows_of(lines, region.gutters, column_measures), start=1)
        ]
        return OpenTable(rows, _column_edges(lines, region.gutters), column_measures, blank_continues=True)

    def _add_newspaper(self, page: PlacedPage, lines: Sequence[Line], measure: Measure, done: int) -> None:
        """Add a column of running text, which is as wide as its widest line."""
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        column = Measure(left, right, measure.leading, measure.spare, measure.has_tags)
        self._add_loose(page, lines, column, done)

    def _add_loose(self, page: PlacedPage, lines: Sequence[Line], measure: Measure, done: int) -> None:
        """Add lines outside tables; ``done`` of the page's were added before."""
        for number, line in enumerate(lines, start=done + 1):
            self._close_table()
            if not self._paragraph or not is_wrapped(self._paragraph[-1], line, measure, self._paragraph[0]):
                self._close_paragraph()
                self._where = page.line_place(line, number)
            self._paragraph.append(line)

    def _add_table(self, table: OpenTable, gutters: Sequence[Gutter] = (), *, goes_on: bool = False) -> None:
        if self._table and not self._paragraph and (goes_on or self._table.goes_on_with(table)):
            self._table.extend(table)
        else:
            self._close_paragraph()
            self._close_table()
            self._table = table
        self._gutters = gutters

    def _close_paragraph(self) -> None:
        if self._paragraph:
            is_heading = all(word.heading for word in self._paragraph[0].words) or (
                min(line.size for line in self._paragraph) > _LARGER * self._manner.text_size
            )
            self._count_parts(1)
            self._parts += page_lines(self._paragraph, self._where, heading=is_heading)
        self._paragraph = []

    def _close_table(self) -> None:
        if self._table:
            self._count_parts(sum(map(len, self._table.rows)))
            self._parts.append(self._table.build())
        self._table, self._gutters = None, ()

    def _count_parts(self, more: int) -> None:
        self._count += more
        if self._count > CELLS:
            raise too_large(self._name, f"has more than {CELLS:,} cells and paragraphs")

    def _next_table(self, page: PlacedPage) -> str:
        self._tables_on_page += 1
        return page.place(f"table {self._tables_on_page}")


def _is_table_of_one_column(found: dict[Box, list[Word]]) -> bool:
    """Return whether boxes one below the other are a table, and not frames around pieces of running text."""
    return sum(len(lines_of(words)) for words in found.values()) <= 6 * len(found)


def _column_edges(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[float]:
    """Return where the columns begin."""
    return [min(line.x0 for line in lines), *(right for _, right in gutters)]


def _measures_of_cells(rows: Iterable[Sequence[PlacedCell]], measure: Measure) -> list[Measure]:
    """Return the measure of each column of some rows: as wide as the widest of its lines."""
    found = []
    for column in zip(*rows, strict=True):
        lines = [line for cell in column for line in cell.lines]
        left, right = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
        found.append(Measure(left, right, measure.leading, 0.0, measure.has_tags))
    return found
