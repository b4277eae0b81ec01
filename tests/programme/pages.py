"""Pages for the tests of importing, written as they look."""

from __future__ import annotations

from planner.programme.importing.page import Cell, Line, Page, Table


def line(text: str, place: str) -> Line:
    """'# heading', '**bold**', '* bullet', '_italic_', or plain."""
    heading, bullet = text.startswith("# "), text.startswith("* ")
    text = text.removeprefix("# ").removeprefix("* ")
    bold = len(text) > 4 and text.startswith("**") and text.endswith("**")
    italic = len(text) > 2 and not bold and text.startswith("_") and text.endswith("_")
    words = text[2:-2] if bold else text[1:-1] if italic else text
    return Line(words, place, bold=bold, bullet=bullet, heading=heading, italic=italic)


def table(rows: list[list[str]], number: int = 1) -> Table:
    """A table of texts; a line break begins a line of a cell."""
    cells = []
    for at, row in enumerate(rows, start=1):
        places = [f"table {number}, row {at}, column {column}" for column in range(1, len(row) + 1)]
        found = zip(row, places, strict=True)
        cells.append(tuple(Cell(tuple(line(each, place) for each in text.split("\n")), place) for text, place in found))
    return Table(tuple(cells))


def page(text: str, *, has_styles: bool = True, name: str = "programme") -> Page:
    """A page as drawn: rows of a table begin with '|', ' / ' parts the lines of a cell; a blank line ends a table."""
    parts: list[Line | Table] = []
    rows: list[list[str]] = []
    tables = 0
    for number, drawn in enumerate([*text.strip("\n").split("\n"), ""], start=1):
        drawn = drawn.strip()
        if drawn.startswith("|"):
            rows.append([cell.strip().replace(" / ", "\n") for cell in drawn.strip("|").split("|")])
            continue
        if rows:
            tables += 1
            parts.append(table(rows, tables))
            rows = []
        if drawn:
            parts.append(line(drawn, f"line {number}"))
    return Page(name, tuple(parts), has_styles)
