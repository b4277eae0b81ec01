"""Text taken from a PDF is read by the places of its words; wrapped lines are joined where that is evident."""

from __future__ import annotations

import pytest
from pages import loose, tables

from planner.importing.page import PageLine, PageTable
from planner.importing.reading import read_text
from planner.programme.errors import Unusable

TABLE = [
    ["Date", "Item"],
    ["12 June 2024", "Dental access for children across the county and the dental contract"],
    ["11 Sept 2024", "Winter plan"],
]
LINES = """\
Date            Item
12 June 2024    Dental access for children across the
                county and the dental contract
11 Sept 2024    Winter plan
"""


def test_a_title_right_above_a_table_does_not_undo_its_columns() -> None:
    page = read_text(f"Health Scrutiny Committee work programme 2024/25\n{LINES}", "a.txt")
    assert tables(page) == [TABLE]
    assert loose(page) == ["Health Scrutiny Committee work programme 2024/25"]
    table = page.parts[1]
    assert isinstance(table, PageTable)
    assert table.rows[2][1].where == "table 1, row 3, column 2"


def test_blank_lines_between_the_rows_of_a_table_do_not_part_it() -> None:
    spaced = LINES.replace("\n12", "\n\n12").replace("\n11", "\n\n11")
    assert tables(read_text(spaced, "a.txt")) == [TABLE]


def test_text_of_a_table_without_rules() -> None:
    page = read_text(
        """\
Anytown Council: Health Scrutiny Committee Work
Programme 2024/25
Meeting Date    Agenda Items              Details and desired
                                          outcome

12 June         Election of Chair and
                Vice Chair

                Dental access for
                children across the
                county

17 July         Update on the state of    Two officers from the
                ambulance handover        trust possibly attending

11 September

13 November     Winter plan
""",
        "a.txt",
    )
    assert loose(page) == ["Anytown Council: Health Scrutiny Committee Work Programme 2024/25"]
    assert tables(page) == [
        [
            ["Meeting Date", "Agenda Items", "Details and desired outcome"],
            ["12 June", "Election of Chair and Vice Chair / Dental access for children across the county", ""],
            ["17 July", "Update on the state of ambulance handover", "Two officers from the trust possibly attending"],
            ["11 September", "", ""],
            ["13 November", "Winter plan", ""],
        ]
    ]


def test_a_weekday_below_a_date_is_part_of_it_and_a_page_number_of_nothing() -> None:
    page = read_text(
        """\
 Date                   Items
 12 June 2024           Election of Chair and Vice Chair
 Wednesday              Dental access for children across the county and the new dental
                        contract
 17 July 2024           Update on the state of ambulance handover delays at the acute trust and
 Wednesday              hospital
 11 September 2024      No items
 Wednesday
 13 November 2024       Green spaces and health strategy (tentative)
 Wednesday              possibly including the action plan


                                               1 of 2
\f 15 January 2025        Budget proposals for adult social care and public health, with the
 Wednesday              comments of the district councils
                                               2 of 2
""",
        "a.txt",
    )
    assert tables(page)[0][1:] == [
        [
            "12 June 2024 Wednesday",
            "Election of Chair and Vice Chair / "
            "Dental access for children across the county and the new dental contract",
        ],
        [
            "17 July 2024 Wednesday",
            "Update on the state of ambulance handover delays at the acute trust and hospital",
        ],
        ["11 September 2024 Wednesday", "No items"],
        [
            "13 November 2024 Wednesday",
            "Green spaces and health strategy (tentative) / possibly including the action plan",
        ],
        [
            "15 January 2025 Wednesday",
            "Budget proposals for adult social care and public health, with the comments of the district councils",
        ],
    ]
    assert [(each.where, each.text) for each in page.left_out] == [("line 13", "1 of 2"), ("line 16", "2 of 2")]


def test_running_text_and_bullets_are_joined_where_they_are_wrapped() -> None:
    page = read_text(
        "12 June 2024\n"
        "  • Dental access for children across the county and the new\n"
        "    dental contract\n"
        "  • Winter plan\n\n"
        "The programme is agreed by the committee at the first meeting of the year and\n"
        "kept under review.\n"
        "Parks\n"
        "roads\n",
        "a.txt",
    )
    assert loose(page) == [
        "12 June 2024",
        "bullet: Dental access for children across the county and the new dental contract",
        "bullet: Winter plan",
        "The programme is agreed by the committee at the first meeting of the year and kept under review.",
        "Parks",
        "roads",
    ]
    assert [part.where for part in page.parts if isinstance(part, PageLine)][2:4] == ["line 4", "line 6"]


def test_a_list_of_long_and_short_titles_stays_a_list() -> None:
    titles = [
        "Review of adult social care for older people in every district of the county",
        "Parks",
        "Roads and paths",
    ]
    assert loose(read_text("\n".join(titles), "a.txt")) == titles


def test_days_below_a_month_are_rows_of_their_own() -> None:
    days = "Tues 4       Budget\nTues 18      Parks\nWed 26       Site visit\n\nJuly 2024\n\nTues 2       Plan\n"
    page = read_text(f"June 2024\n\n{days}", "a.txt")
    assert [row[0] for row in tables(page)[0]] == ["Tues 4", "Tues 18", "Wed 26", "July 2024", "Tues 2"]


def test_columns_one_below_the_other_are_refused() -> None:
    rows = "March 2\n2011\nFuel Poverty\nOfficer A\nActive and\nSustainable\nCommunities\n"
    with pytest.raises(Unusable, match="nothing tells which belong together: import the document itself"):
        read_text(f"Work programme\nDate of\nMeeting\nTopic\nOfficer\n{rows}{rows}", "a.txt")


def test_far_more_columns_or_words_than_a_table_has_are_read_or_refused() -> None:
    assert loose(read_text("\n".join(["a  " * 3_000] * 3), "a.txt"))
    with pytest.raises(Unusable, match="more than 300,000 words"):
        read_text("a  " * 350_000, "a.txt")
