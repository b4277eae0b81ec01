"""Dates without a year take the page's own year, before the one that is given."""

from __future__ import annotations

from drawn_pages import draft_lines, page
from test_importing import imported


def drawn(title: str, *cells: str, year: str = "", **answers: str) -> tuple[list[str], list[str]]:
    rows = (f"| {cell} | Item {number} |" for number, cell in enumerate(cells))
    text = "\n".join([f"# {title}", "| Date | Item |", *rows])
    draft = imported(page(text), year=year, answers=answers).draft
    return [line[:10] for line in draft_lines(draft)], [each.id for each in draft.questions]


def test_the_year_on_the_page_comes_before_the_one_given() -> None:
    assert drawn("Meetings", "15 Jan 24", "12-Jun-24", year="2020/21") == (["2024-01-15", "2024-06-12"], [])
    assert drawn("Work programme 2024/25", "15 January", year="2020/21") == (["2025-01-15"], [])
    assert drawn("Meetings", "15 January", year="2020/21") == (["2021-01-15"], [])


def test_a_year_at_the_end_of_a_list_of_dates_is_a_year_on_the_page() -> None:
    assert drawn("Meetings", "15 January, 12 June and 4 September 2024")[1] == ["several-dates"]


def test_a_calendar_year_in_the_title_is_that_of_its_dates() -> None:
    days = ["2024-01-17", "2024-06-12"]
    assert drawn("Committee meetings 2024", "Wednesday 17 January", "Wednesday 12 June") == (days, [])
    assert drawn("Committee meetings 2024", "17 January", "12 June") == (days, ["calendar-year"])
    municipal = {"calendar-year": "The municipal year 2024/25"}
    found, asked = drawn("Committee meetings 2024", "17 January", "12 June", year="2024/25", **municipal)
    assert (found, asked) == (["2024-06-12", "2025-01-17"], ["calendar-year"])
