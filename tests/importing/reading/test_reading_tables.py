"""Delimited text is read as its cells were typed, whatever the delimiter and the encoding."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from pages import loose, tables

from planner.importing.page import PageTable
from planner.importing.reading import read_page

ROWS = [["Date", "Item"], ["28 September", "Budget, MTFP; “more”"], ["", 'The "Local Plan"']]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    output = StringIO()
    csv.writer(output, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return output.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["programme.csv", "programme"])
def test_the_delimiter_is_found(delimiter: str, name: str) -> None:
    rows = [*ROWS, ["26 October", "Early Help"]]
    assert tables(read_page(written(rows, delimiter).encode(), name)) == [rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert tables(read_page(written(ROWS).encode(encoding), "a.csv")) == [ROWS]


def test_lines_in_a_cell_are_lines_and_blank_rows_count() -> None:
    page = read_page(b'Date,Item\r\n,\r\n9 June,"Budget\r\n- focus\r\n"\r\n', "a.csv")
    assert tables(page) == [[["Date", "Item"], ["9 June", "Budget / - focus"]]]
    table = page.parts[0]
    assert isinstance(table, PageTable)
    assert table.rows[1][1].where == "table 1, row 3, column 2"
    assert not page.has_styles


def test_text_with_commas_is_not_a_table() -> None:
    assert len(loose(read_page(b"We met, and agreed.\nLater, in May, we met.\nNobody came.\n", "a.txt"))) == 3


@pytest.mark.parametrize(
    "text", ['Date,Item\n9 June,"Budget\n7 July,Plan\n', 'Date,Item\n9 June,5" pipe\n7 July,"Plan"\n']
)
def test_quotes_that_do_not_match_swallow_nothing(text: str) -> None:
    assert [row[0] for row in tables(read_page(text.encode(), "a.csv"))[0]] == ["Date", "9 June", "7 July"]
