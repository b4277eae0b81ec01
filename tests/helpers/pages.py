"""The content of a page in short forms that tests can compare."""

from __future__ import annotations

from planner.importing.page import Cell, Page, PageLine, PageSheet, PageTable


def tables(page: Page) -> list[list[list[str]]]:
    """Return each table outside sheets as rows of cells, the lines of a cell joined by ' / '."""
    return [_rows(part) for part in page.parts if isinstance(part, PageTable)]


def sheets(page: Page) -> dict[str, list[list[str]]]:
    """Return each sheet by its name, as ``tables`` returns a table; one without cells is empty."""
    return {
        sheet.name: [row for part in sheet.parts if isinstance(part, PageTable) for row in _rows(part)]
        for sheet in page.parts
        if isinstance(sheet, PageSheet)
    }


def left_out(page: Page) -> list[str]:
    """Return what was left out, each as 'line 3: the words (the reason)'."""
    return [f"{each.where}: {each.text} ({each.why})" for each in page.left_out]


def _rows(table: PageTable) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in table.rows]


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
