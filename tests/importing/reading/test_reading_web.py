"""Web pages and Markdown are read as a reader sees them: nothing hidden, and nothing fetched."""

from __future__ import annotations

import pytest
from pages import inside, loose, tables

from planner.importing.page import Page, PageTable
from planner.importing.reading import read_page, read_text


def html(body: str) -> Page:
    return read_page(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "page.html")


def test_a_page_with_a_heading_a_caption_and_a_table() -> None:
    page = html(
        "<h1>Work\n programme</h1><p>For the year <b>2023/24</b><br>draft</p><table><caption>Programme</caption>"
        "<thead><tr><th>Date<th>Items</thead><tbody><tr><td>28 September"
        "<td><p><strong>SEND</strong></p><p>To scrutinise <i>progress</i></p>"
        "<ul><li>Families<li>Schools</ul><em>Note</em></table><p>End"
    )
    assert loose(page) == ["heading bold: Work programme", "For the year 2023/24", "draft", "Programme", "End"]
    assert tables(page)[0][0] == ["Date", "Items"]
    assert inside(page) == [
        "bold: SEND",
        "To scrutinise progress",
        "bullet: Families",
        "bullet: Schools",
        "italic: Note",
    ]
    assert page.has_styles


def test_cells_that_reach_down_and_across_are_repeated() -> None:
    page = html(
        "<table><tr><td colspan=3>Autumn<tr><td rowspan=2>28 September<td>Budget<td rowspan=0>Leader"
        "<tr><td>Early Help<tr><td>26 October</table>"
    )
    assert tables(page) == [
        [
            ["Autumn"] * 3,
            ["28 September", "Budget", "Leader"],
            ["28 September", "Early Help", "Leader"],
            ["26 October", "", "Leader"],
        ]
    ]
    table = page.parts[0]
    assert isinstance(table, PageTable)
    assert table.rows[2][0] is table.rows[1][0]


def test_what_is_not_seen_is_not_read() -> None:
    page = html(
        "<script>document.write('<td>no')</script><style>p{}</style><!-- no --><p hidden>no</p><template>no</template>"
        "<div style='display: none'><p>no</p></div><p>Seen<img src='http://example.invalid/x.png' alt='no'></p>"
    )
    assert loose(page) == ["Seen"]


def test_lists_are_numbered_and_nested_as_they_are_seen() -> None:
    page = html("<ol start=3><li>three<ul><li>point</ul><li><p>four</p><p>more</p></ol>")
    assert loose(page) == ["3. three", "bullet: point", "4. four", "more"]


def test_a_table_that_only_lays_out_the_page_gives_way_to_what_it_holds() -> None:
    page = html("<table><tr><td><h1>Title</h1><table><tr><td>28 September<td>Budget</table>End</table>")
    assert loose(page) == ["heading bold: Title", "End"]
    assert tables(page) == [[["28 September", "Budget"]]]


@pytest.mark.parametrize("name", ["pasted text", "a.txt"])
def test_a_table_copied_from_a_page_is_known_by_its_tags(name: str) -> None:
    assert tables(read_text("<meta charset='utf-8'><table><tr><td>a<td>b</table>", name)) == [[["a", "b"]]]


def test_markdown_with_a_table_and_lists() -> None:
    page = read_text(
        "# Programme\n\n| Date | Items |\n|:--|---|\n"
        "| 28 September | **SEND \\| x**<br>To \\[see\\] &amp; tell<br>• point |\n"
        "|  | - y |\n\n- one\n- **two**\n\n3. three\n",
        "programme",
    )
    assert loose(page) == ["heading bold: Programme", "bullet: one", "bold bullet: two", "3. three"]
    assert tables(page)[0][1:] == [["28 September", "SEND | x / To [see] & tell / point"], ["", "y"]]


def test_a_markdown_file_needs_no_table() -> None:
    assert loose(read_page(b"Title\n=====\n\n* one", "a.md")) == ["heading bold: Title", "bullet: one"]
