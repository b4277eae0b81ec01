"""The cells of a sheet of a workbook, put onto a page as a table with the row and column numbers that readers see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from planner.importing.reading.limits import CELLS, FIRST_WORDS, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import Run
from planner.importing.reading.visible import visible
from planner.programme.english import shortened

HIDDEN_SHEET, HIDDEN_ROW, HIDDEN_COLUMN = "the sheet is hidden", "its row is hidden", "its column is hidden"
COMMENT = "it is a comment on the cell"
CELL_ERROR = "the cell has an error"
COVERED = "it is beneath a merged cell"
DRAWN = "it is in a shape drawn on the sheet"
Paragraphs = list[list[Run]]


@dataclass(slots=True)
class SheetCells:
    """A sheet of the workbook ``file`` as read: the content of its cells by row and column, both counted from 1.

    ``merged`` maps the first cell of a merged one to how many columns and rows it spans; ``unread`` are words
    left out: each has its place on the sheet, blank for the whole of it, and the reason.
    """

    file: str
    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], Paragraphs] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unread: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = visible(self.name)

    def add(self, row: int, column: int, paragraphs: Paragraphs) -> None:
        """Add a cell; one without text is not kept. Raises Unusable beyond the limit."""
        if any(run.text.strip() for runs in paragraphs for run in runs):
            self.cells[row, column] = paragraphs
            self._check_limit()

    def leave_out(self, words: str, why: str, row: int = 0, column: int = 0) -> None:
        """Leave out words of a cell, or of the whole sheet, and say why; raises Unusable beyond the limit."""
        if words.strip():
            self.unread.append((f"row {row}, column {column}" if row else "", words, why))
            self._check_limit()

    @property
    def count(self) -> int:
        """How many cells and words left out the sheet has."""
        return len(self.cells) + len(self.unread)

    def _check_limit(self) -> None:
        if self.count > CELLS:
            raise too_large(self.file, f"has more than {CELLS:,} cells in a sheet")

    def add_to(self, page: PageBuilder) -> None:
        """Add the sheet to the page; what is hidden in it is left out."""
        where = f"sheet {self.name}"
        if self.is_hidden:
            texts = (_text(paragraphs) for _, paragraphs in sorted(self.cells.items()))
            page.leave_out(shortened(" | ".join(texts), FIRST_WORDS) or self.name, HIDDEN_SHEET, where)
            return
        self._leave_hidden_out(page, where)
        table = page.open_table(where)
        shown = sorted(
            place for place in self.cells if place[0] not in self.hidden_rows and place[1] not in self.hidden_columns
        )
        widest = max((column for _, column in shown), default=0)
        for row, places in groupby(shown, key=itemgetter(0)):
            table.open_row(row)
            for _, column in places:
                if table.is_covered(column):
                    self.leave_out(_text(self.cells[row, column]), COVERED, row, column)
                    continue
                across, down = self.merged.get((row, column), (1, 1))
                table.open_cell(min(across, widest - column + 1), down, column=column)
                for runs in self.cells[row, column]:
                    page.add_paragraph(runs)
            if not table.is_covered(widest):
                table.open_cell(column=widest)
        page.close_sheet(self.name)
        for place, words, why in self.unread:
            page.leave_out(words, why, f"{where}, {place}" if place else where)

    def _leave_hidden_out(self, page: PageBuilder, where: str) -> None:
        """Leave the words of hidden rows and columns out, and say so once for each."""
        rows: dict[int, list[str]] = {}
        columns: dict[int, list[str]] = {}
        for (row, column), paragraphs in sorted(self.cells.items()):
            if row in self.hidden_rows:
                rows.setdefault(row, []).append(_text(paragraphs))
            elif column in self.hidden_columns:
                columns.setdefault(column, []).append(_text(paragraphs))
        for row, texts in rows.items():
            page.leave_out(shortened(" | ".join(texts), FIRST_WORDS), HIDDEN_ROW, f"{where}, row {row}")
        for column, texts in columns.items():
            page.leave_out(shortened(" | ".join(texts), FIRST_WORDS), HIDDEN_COLUMN, f"{where}, column {column}")


def plain(text: str) -> Paragraphs:
    """Return a cell's plain text."""
    return [[Run(text)]]


def _text(paragraphs: Iterable[Iterable[Run]]) -> str:
    return " ".join("".join(run.text for run in runs) for runs in paragraphs)
