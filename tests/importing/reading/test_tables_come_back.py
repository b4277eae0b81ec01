"""Any table of texts comes back as it was from every format of spreadsheets and documents that it is written to."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from io import BytesIO

import pytest
from effort import LONG
from hypothesis import example, given, settings
from hypothesis import strategies as st
from odfdo import Document, Table
from office_files import opendocument
from pages import sheets, tables
from xlsxwriter import Workbook

from planner.importing.reading import read_page
from planner.programme.text import one_line

Rows = list[list[str]]
HARD = [
    "=1+1",
    "'=1",
    '"',
    "a|b",
    "\\",
    "{x}",
    "\\par",
    "<b>&amp;",
    "_x000D_",
    "1.0",
    "12/06/24",
    "#REF",
    "\U0001f469 é",
]
UNSEEN = "\u00ad\u200b\u2060\ufeff•‣◦▪▫●○■□·\uf0b7\uf0a7"
"""Characters that are not read: invisible ones, and those that begin a point of a list."""
CELLS = st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_characters=UNSEEN), max_size=20)).map(one_line)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5)


def as_xlsx(rows: Rows) -> bytes:
    content = BytesIO()
    book = Workbook(content)
    sheet = book.add_worksheet("Sheet")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    book.close()
    return content.getvalue()


def as_ods(rows: Rows) -> bytes:
    content = BytesIO()
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Sheet")
    table.set_values(rows)
    document.body.append(table)
    document.save(content)
    return content.getvalue()


def as_odt(rows: Rows) -> bytes:
    def row(texts: list[str]) -> str:
        cells = "".join(f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row>{cells}</table:table-row>"

    return opendocument(f"<table:table>{''.join(map(row, rows))}</table:table>")


def as_rtf(rows: Rows) -> bytes:
    def character(one: str) -> str:
        units = one.encode("utf-16-le")
        numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
        return f"\\{one}" if one in "\\{}" else one if one.isascii() else "".join(f"\\u{each}?" for each in numbers)

    def row(texts: list[str]) -> str:
        edges = "".join(f"\\cellx{1_000 * each}" for each in range(1, len(texts) + 1))
        return (
            f"\\trowd{edges}"
            + "".join(f"\\pard\\intbl {''.join(map(character, each))}\\cell" for each in texts)
            + "\\row "
        )

    return f"{{\\rtf1\\ansi {''.join(map(row, rows))}\\pard}}".encode("ascii")


@pytest.mark.parametrize("write", [as_xlsx, as_ods, as_odt, as_rtf])
@settings(deadline=None, max_examples=1_000 if LONG else 40)
@given(cells=ROWS)
@example(cells=[HARD[:4], HARD[4:8], HARD[8:12], HARD[12:]])
def test_a_table_of_texts_comes_back_as_it_was(write: Callable[[Rows], bytes], cells: Rows) -> None:
    rows = [["Date", "Item", "Lead", "Notes"], *([*row, *[""] * (4 - len(row))] for row in cells)]
    page = read_page(write(rows), "programme")
    (read,) = [*tables(page), *sheets(page).values()]
    assert read == [row for row in rows if any(row)]
    assert page.left_out == ()
