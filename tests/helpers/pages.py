"""The content of a page in short forms that tests can compare."""

from __future__ import annotations

from planner.importing.page import Cell, Page, PageLine, PageTable


def tables(page: Page) -> list[list[list[str]]]:
    """Return each table as rows of cells, the lines of a cell joined by ' / '."""
    return [[[words(cell) for cell in row] for row in part.rows] for part in page.parts if isinstance(part, PageTable)]


def words(cell: Cell) -> str:
    """Return a cell's lines, joined by ' / '."""
    return " / ".join(line.text for line in cell.lines)


def styled(line: PageLine) -> str:
    """Return a line as 'bold: Title', 'bullet: point' or 'heading: Programme'; a plain line as its text."""
    names = [name for name in ("heading", "bold", "italic", "bullet") if getattr(line, name)]
    return f"{' '.join(names)}: {line.text}" if names else line.text


def loose(page: Page) -> list[str]:
    """Return the lines outside tables."""
    return [styled(part) for part in page.parts if isinstance(part, PageLine)]


def inside(page: Page) -> list[str]:
    """Return the lines of the first table's last cell."""
    table = next(part for part in page.parts if isinstance(part, PageTable))
    return [styled(line) for line in table.rows[-1][-1].lines]
