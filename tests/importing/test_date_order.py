"""Dates in figures have their day first, unless the file shows that its month comes first."""

from __future__ import annotations

import pytest
from drawn_pages import page
from test_importing import imported


def days(*cells: str, **answers: str) -> tuple[list[str], list[str]]:
    """Return the days of a table with these date cells, and the ids of the questions asked."""
    rows = (f"| {cell} | Item {number} |" for number, cell in enumerate(cells))
    draft = imported(page("\n".join(["| Date | Item |", *rows])), year="2024/25", answers=answers).draft
    found = [f"{each.date} {each.time}".strip() for each in draft.meetings]
    return [*found, *(topic.when for topic in draft.topics)], [each.id for each in draft.questions]


def test_one_date_that_can_only_begin_with_its_month_decides_for_all() -> None:
    assert days("06/12/2024", "09/11/2024", "01/15/2025 14:00:00") == (
        ["2024-06-12", "2024-09-11", "2025-01-15 14:00"],
        [],
    )
    assert days("6-12-24", "1-15-25") == (["2024-06-12", "2025-01-15"], [])


def test_the_day_comes_first_where_nothing_says_otherwise() -> None:
    assert days("06/12/2024", "09/11/2024") == (["2024-11-09", "2024-12-06"], [])
    assert days("06/12/2024", "25/09/2024") == (["2024-09-25", "2024-12-06"], [])


def test_a_file_that_has_both_orders_is_left_as_it_is() -> None:
    found, asked = days("06/12/2024", "25/09/2024", "01/15/2025")
    assert found == ["2024-09-25", "2024-12-06", "01/15/2025"]
    assert not asked


@pytest.mark.parametrize(
    "cells",
    [
        ("Wednesday 06/12/2024", "09/11/2024"),
        ("6/12/2024 2:00:00 PM", "9/11/2024 2:00:00 PM"),
        ("06/12/2024", "09/11/2024", "01/10/2025"),
    ],
    ids=["its weekday fits", "a clock of twelve hours", "the dates ascend only so"],
)
def test_other_signs_of_the_month_first_are_asked_about_once(cells: tuple[str, ...]) -> None:
    found, asked = days(*cells)
    assert asked[0] == "date-order"
    assert [each[:10] for each in found[:2]] == ["2024-06-12", "2024-09-11"]


def test_people_may_say_that_the_day_comes_first() -> None:
    cells = ("06/12/2024", "09/11/2024", "01/10/2025")
    found, _ = days(*cells, **{"date-order": "6 December 2024: the day first"})
    assert found == ["2024-11-09", "2024-12-06", "2025-10-01"]
