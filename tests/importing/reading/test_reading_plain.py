"""Plain text is read as tables, by tabs or aligned spaces, and as numbered lines."""

from __future__ import annotations

from pages import loose, tables

from planner.importing.page import PageLine
from planner.importing.reading import read_text


def test_tabs_set_cells_apart_and_the_rest_is_lines() -> None:
    page = read_text(
        "Work Programme\n\nDate\tItems\n28 September\t Budget\n\tEarly Help\n\nDate\tItems\n28 March\tPlan\nEnd\n",
        "pasted",
    )
    assert tables(page) == [
        [["Date", "Items"], ["28 September", "Budget"], ["", "Early Help"]],
        [["Date", "Items"], ["28 March", "Plan"]],
    ]
    assert [(line.text, line.where) for line in page.parts if isinstance(line, PageLine)] == [
        ("Work Programme", "line 1"),
        ("End", "line 9"),
    ]


def test_a_cell_copied_from_a_spreadsheet_keeps_its_lines() -> None:
    page = read_text('Date\tItems\n9 June\t"Budget\n\nPlan ""B"""\n', "pasted")
    assert tables(page) == [[["Date", "Items"], ["9 June", 'Budget / Plan "B"']]]


def test_an_indented_paragraph_is_no_table() -> None:
    assert loose(read_text("\tFirst\n\tSecond\n", "pasted")) == ["First", "Second"]


def test_columns_of_spaces_are_a_table_where_they_run_down_the_whole_block() -> None:
    page = read_text(
        "Programme\n\n"
        "  Date           Items                Lead\n"
        "  28 September   Budget and medium    Leader\n"
        "                 term plan\n"
        "  26 October     Early Help           Director\n\n"
        "Notes.  Only one.\nTwo.    Here.\nThree, and no more.\n",
        "a.txt",
    )
    assert tables(page) == [
        [
            ["Date", "Items", "Lead"],
            ["28 September", "Budget and medium term plan", "Leader"],
            ["26 October", "Early Help", "Director"],
        ]
    ]
    assert loose(page) == ["Programme", "Notes. Only one.", "Two. Here.", "Three, and no more."]


def test_typed_bullets_are_bullets() -> None:
    page = read_text("28 September\n- Budget\n  • focus\n-5% growth\n", "a.txt")
    assert loose(page) == ["28 September", "bullet: Budget", "bullet: focus", "-5% growth"]
