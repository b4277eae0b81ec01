"""PDFs as an office program would set them, written in Typst."""

from __future__ import annotations

from functools import cache

import typst

LETTERS = '#set text(font: "Libertinus Serif", size: 11pt)\n'
"""The fonts that Typst brings are the same on every computer."""


@cache
def set_pages(body: str, *, page: str = "margin: 2cm", tags: bool = False) -> bytes:
    """Return the PDF of a body on A4, with tags or without."""
    source = f'{LETTERS}#set page(paper: "a4", {page})\n{body}'
    content = typst.compile(source.encode(), format="pdf", pdf_tags=tags, ignore_system_fonts=True)
    assert isinstance(content, bytes)
    return content


def table_of(rows: str, *, columns: str = "(3cm, 1fr, 4cm)", more: str = "") -> str:
    """Return a table; each line of ``rows`` is a row, with a bar between its cells."""
    cells = "".join(f"[{cell.strip()}]," for row in rows.strip().split("\n") for cell in row.split("|"))
    return f"#table(columns: {columns}, {more} {cells})"
