"""A table of a Rich Text document, whose cells say only where each of them ends across the page."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import BULLET, Run, with_list_number

_TOLERANCE = 30
"""Edges of cells are one edge when they are so near, in twentieths of a point."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its runs, its list mark, and whether it is a heading.

    ``left_out`` are words left out of it, each with the reason, and ``notes`` the paragraphs of its footnotes.
    """

    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    is_heading: bool = False
    left_out: list[tuple[list[str], str]] = field(default_factory=list)
    notes: list[list[Paragraph]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the runs."""
        return "".join(run.text for run in self.runs)

    def leave_out(self, text: str, why: str) -> None:
        """Leave out some text, which goes on with what was left out before it for the same reason."""
        if self.left_out and self.left_out[-1][1] == why:
            self.left_out[-1][0].append(text)
        else:
            self.left_out.append(([text], why))

    def add_to(self, page: PageBuilder, notes: Notes, where: str = "") -> None:
        """Add the paragraph to the page, and its footnotes to ``notes``."""
        page.count()
        has_text = any(run.text.strip() for run in self.runs)
        mark = self.mark if has_text and not self.is_heading else ""
        runs = with_list_number(self.runs, mark)
        page.add_paragraph(runs, bullet=mark == BULLET, heading=self.is_heading, where=where)
        for words, why in self.left_out:
            page.leave_out("".join(words), why, where)
        notes += [(note, where or page.nearest_where) for note in self.notes]


Notes: TypeAlias = list[tuple[list[Paragraph], str]]
"""Footnotes: the paragraphs of each, and the place that refers to it."""


class CellShape(NamedTuple):
    """Where a cell ends across the page, and whether it goes on with the cell above it or before it."""

    edge: int
    continues_above: bool = False
    continues_before: bool = False


@dataclass(slots=True)
class RichTextTable:
    """The rows of a table read so far: the paragraphs of each cell, and the shapes of the cells."""

    rows: list[tuple[list[list[Paragraph]], list[CellShape]]] = field(default_factory=list)

    def add_to(self, page: PageBuilder, notes: Notes) -> None:
        """Add the table to the page; a cell spans every edge of another row's cells that lies within it."""
        edges: list[int] = []
        for edge in sorted({shape.edge for cells, shapes in self.rows for shape in shapes[: len(cells)]}):
            if not edges or edge - edges[-1] > _TOLERANCE:
                edges.append(edge)
        table = page.open_table()
        for cells, shapes in self.rows:
            table.open_row()
            column = 0
            for cell, shape in zip_longest(cells, shapes[: len(cells)]):
                end = column + 1 if shape is None else max(column + 1, bisect_left(edges, shape.edge - _TOLERANCE) + 1)
                if shape and shape.continues_above:
                    table.repeat_above(end - column)
                elif not (shape and shape.continues_before and column):
                    across = end - column
                    table.open_cell(across)
                    for paragraph in cell or ():
                        paragraph.add_to(page, notes)
                    table.close_cell()
                column = end
        page.close_table()
