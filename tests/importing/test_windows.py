"""The times of year that councils write are read as the days between which they are."""

from __future__ import annotations

import pytest
from drawn_pages import draft_lines, page
from test_importing import imported

from planner.importing.understanding.dates.windows import is_window, window, with_full_years

WINDOWS = {
    "09/2024": "2024-09-01..2024-09-30",
    "2024-09": "2024-09-01..2024-09-30",
    "Jun 24": "2024-06-01..2024-06-30",
    "Jun-24": "2024-06-01..2024-06-30",
    "June 2024": "2024-06-01..2024-06-30",
    "March": "2025-03-01..2025-03-31",
    "March 2024/25": "2025-03-01..2025-03-31",
    "Sept/Oct 2024": "2024-09-01..2024-10-31",
    "June - July": "2024-06-01..2024-07-31",
    "Nov 2024 - Jan 2025": "2024-11-01..2025-01-31",
    "Dec/Jan 2024/25": "2024-12-01..2025-01-31",
    "September-October 2023 (estimated)": "2023-09-01..2023-10-31",
    "early June": "2024-06-01..2024-06-10",
    "mid June 2025": "2025-06-11..2025-06-20",
    "late June": "2024-06-21..2024-06-30",
    "Nov 24 – Jan 25": "2024-11-01..2025-01-31",
    "first week of September": "2024-09-01..2024-09-07",
    "end of June": "2024-06-21..2024-06-30",
    "by the end of June": "..2024-06-30",
    "Q3 2024/25": "2024-10-01..2024-12-31",
    "Quarter 1": "2024-04-01..2024-06-30",
    "Q4": "2025-01-01..2025-03-31",
    "third quarter": "2024-10-01..2024-12-31",
    "H1": "2024-04-01..2024-09-30",
    "Autumn Term 2024": "2024-09-01..2024-12-31",
    "Spring term": "2025-01-01..2025-03-31",
    "Summer term": "2025-04-01..2025-07-31",
    "Summer recess": "2024-07-21..2024-08-31",
    "Spring": "2025-03-01..2025-05-31",
    "Winter 2024/25": "2024-12-01..2025-02-28",
    "2024": "2024-01-01..2024-12-31",
    "2024/25": "2024-05-20..2025-05-19",
    "2010-11": "2010-05-20..2011-05-19",
    "TBC but likely 2024": "2024-01-01..2024-12-31",
    "late 2024": "2024-09-01..2024-12-31",
    "w/c 10 June 2024": "2024-06-10..2024-06-16",
    "week commencing Monday 10 June": "2024-06-10..2024-06-16",
    "week beginning 10 June 2024": "2024-06-10..2024-06-16",
    "week of 12 June 2024": "2024-06-10..2024-06-16",
    "week ending 14 June 2024": "2024-06-10..2024-06-14",
    "by 28 February 2014": "..2014-02-28",
    "before 6 January 2025": "..2025-01-05",
    "no later than 31 March 2025": "..2025-03-31",
    "not before 6 January 2025": "2025-01-06..",
    "after 6 January 2025": "2025-01-07..",
    "6 January 2025 onwards": "2025-01-06..",
    "from June 2024": "2024-06-01..",
    "Post-May 2023": "2023-06-01..",
    "Before March 2023": "..2023-02-28",
    "until March 2025": "..2025-03-31",
    "from 12 June to 14 July 2024": "2024-06-12..2024-07-14",
    "between September and November 2024": "2024-09-01..2024-11-30",
    "3 June to 28 June 2024": "2024-06-03..2024-06-28",
    "every meeting": "..",
    "ongoing": "..",
    "TBC": "..",
}
"""Words -> the first and last day that they name in 2024/25."""


@pytest.mark.parametrize("text", WINDOWS)
def test_a_time_of_year_is_read_as_its_days(text: str) -> None:
    found = window(text, "2024/25")
    assert found
    assert f"{found.not_before or ''}..{found.not_after or ''}" == WINDOWS[text]


@pytest.mark.parametrize(
    "text",
    [
        *("6th Septmber 2024", "13/13/2024", "29 February 2025", "30/02/2025", "Members may ask", "Dental access", ""),
        *(
            "Work Programme 2023/2024",
            "Children's Scrutiny Committee Work Programme 2024/25",
            "Last updated: 3 June 2024",
            "Budget 2025",
        ),
    ],
)
def test_words_that_are_no_time_of_year(text: str) -> None:
    assert not is_window(text)


def test_figures_in_a_column_of_months_are_years() -> None:
    assert [with_full_years(each) for each in ("June 24", "Jun-24", "Sept ’24", "June 2024", "24th June")] == [
        *("June 2024", "Jun 2024", "Sept 2024", "June 2024", "24th June"),
    ]


def test_every_window_is_shown_in_some_question_and_whole_years_apart() -> None:
    months = ["June", "July", "August", "September", "October", "November", "December"]
    later = [f"{month} {2025 + number}" for number in range(3) for month in months]
    rows = [f"| {each} | Item {number} |" for number, each in enumerate([*months, *later, "2024"])]
    draft = imported(page("\n".join(["# Work Programme 2024/25", "| Date | Item |", *rows]))).draft
    asked = {each.id: each.quote for each in draft.questions}
    assert set(asked) == {"windows", "windows-2", "windows-of-years"}
    assert all(any(f"“{month}”" in quote for quote in asked.values()) for month in (*months, *later))
    assert "“2024”" in asked["windows-of-years"]


def test_misspelt_and_impossible_dates_keep_their_words_and_get_no_window() -> None:
    rows = ("6th Septmber 2024", "13/13/2024", "29 February 2025")
    text = "\n".join(["# Work Programme 2024/25", "| Date | Item |", *(f"| {row} | About {row[:2]} |" for row in rows)])
    draft = imported(page(text)).draft
    assert draft_lines(draft) == [f"{row} ..: About {row[:2]}" for row in rows]
    assert [each.text for each in draft.not_understood] == list(rows)
    assert not draft.questions
