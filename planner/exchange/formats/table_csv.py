"""The table of a document as CSV, one row each, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from planner.exchange.plain_text import block_lines
from planner.programme.documents.blocks import Cell, Document, Table
from planner.programme.formulas import guarded


def render(document: Document, *, bom: bool = False) -> bytes:
    """Return the rows of a document's tables, all with the heads of the first, as CSV in UTF-8.

    With ``bom`` the file begins with a byte order mark.
    """
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if tables:
        writer.writerow(tables[0].heads)
    for table in tables:
        writer.writerows([guarded(_text(cell)) for cell in row] for row in table.rows)
    return output.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _text(cell: Cell) -> str:
    """Return a cell's text on lines of its own; nothing for the dash of an empty cell."""
    text = "\n".join(line for block in cell for line in block_lines(block))
    return "" if text == "–" else text
