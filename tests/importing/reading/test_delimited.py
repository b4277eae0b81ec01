"""Delimited text is one table; a first line for Excel names the delimiter."""

from __future__ import annotations

import pytest
from pages import tables

from planner.importing.page import Page, PageTable
from planner.importing.reading import read_page


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;"])
def test_a_first_line_names_the_delimiter_and_is_no_row(first: str) -> None:
    page = read_page(f"{first}\r\nDate;Item\r\n12 June 2024;Budget, and plans\r\n".encode(), "a.csv")
    assert tables(page) == [[["Date", "Item"], ["12 June 2024", "Budget, and plans"]]]
    assert place_of_last_cell(page) == "table 1, row 3, column 2"


def test_the_named_delimiter_counts_where_another_is_more_frequent() -> None:
    page = read_page(b"sep=|\nDate|Item\n12 June 2024|a, b\n11 September 2024|c, d\n", "a.csv")
    assert tables(page)[0][1] == ["12 June 2024", "a, b"]


def test_semicolons_quotes_and_line_breaks_in_cells() -> None:
    page = read_page(b'Date;Item\n12 June 2024;"Budget; ""draft""\nWinter plan"\n', "a.csv")
    assert tables(page) == [[["Date", "Item"], ["12 June 2024", 'Budget; "draft" / Winter plan']]]


def test_a_line_that_only_begins_like_one_is_a_row() -> None:
    assert tables(read_page(b"sep=; or so,Item\n12 June 2024,Budget\n", "a.csv"))[0][0] == ["sep=; or so", "Item"]


def place_of_last_cell(page: Page) -> str:
    table = page.parts[0]
    assert isinstance(table, PageTable)
    return table.rows[-1][-1].where
