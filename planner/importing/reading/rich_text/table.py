"""A table of a Rich Text document, whose cells say only where each of them ends across the page."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain, groupby, repeat
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
        runs = _whole(self.runs)
        mark = self.mark if not self.is_heading and any(run.text.strip() for run in runs) else ""
        runs = with_list_number(runs, mark)
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
            spans: list[tuple[list[Paragraph], int, bool]] = []  # with its columns, and whether it goes on from above
            for cell, shape in zip(cells, chain(shapes, repeat(CellShape(0))), strict=False):
                end = max(column + 1, bisect_left(edges, shape.edge - _TOLERANCE) + 1)
                if shape.continues_before and spans:
                    before, columns, continues_above = spans.pop()
                    spans.append((before + cell, columns + end - column, continues_above))
                else:
                    spans.append((cell, end - column, shape.continues_above))
                column = end
            for cell, columns, continues_above in spans:
                if continues_above:
                    table.repeat_above(columns)
                    continue
                table.open_cell(columns)
                for paragraph in cell:
                    paragraph.add_to(page, notes)
                table.close_cell()
        page.close_table()


def _whole(runs: list[Run]) -> list[Run]:
    """Return runs with those of one style joined, and characters that were given in two halves made whole."""
    return [
        style._replace(
            text="".join(run.text for run in group).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
        for style, group in groupby(runs, key=lambda run: run._replace(text=""))
    ]
