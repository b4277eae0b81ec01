"""A PDF is read as a reader sees it: its tables by their lines, tags or white space, its other text as lines."""

from __future__ import annotations

import pytest
from pages import inside, loose, tables
from typst_pages import set_pages, table_of

from planner.importing.page import Page, PageLine, PageTable
from planner.importing.reading import pdf, read_page
from planner.importing.reading.pdf.extracting import pages_of

WITHOUT_RULES = "stroke: none,"
ROWS = """
*Date* | *Item* | *Lead officer*
12 June 2024 | Dental access for children across the county and the new contract | Director of Public Health
 | Winter plan | Officer B
11 September 2024 | Budget | Officer C
"""
READ = [
    ["Date", "Item", "Lead officer"],
    ["12 June 2024", "Dental access for children across the county and the new contract", "Director of Public Health"],
    ["", "Winter plan", "Officer B"],
    ["11 September 2024", "Budget", "Officer C"],
]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, which is quicker; the tests of hostile PDFs read in one of its own, as the program does."""
    monkeypatch.setattr(pdf, "extracted", pages_of)


def read(content: bytes) -> Page:
    return read_page(content, "a.pdf")


@pytest.mark.parametrize("tags", [True, False], ids=["with tags", "without tags"])
@pytest.mark.parametrize(
    "rules",
    [
        "",
        WITHOUT_RULES,
        "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt),",
        "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x > 0 { 0.5pt }),",
        "stroke: none, fill: (x, y) => if calc.odd(y) { luma(85%) },",
    ],
    ids=["with rules", "without rules", "with lines between rows", "with open sides", "with every other row shaded"],
)
def test_a_table_is_read_however_it_is_drawn(rules: str, tags: bool) -> None:
    page = read(set_pages(table_of(ROWS, more=rules), tags=tags))
    assert tables(page) == [READ]
    assert loose(page) == []


def test_the_place_of_a_cell_and_of_a_line_is_on_its_page() -> None:
    page = read(set_pages(f"Programme\n#pagebreak()\nDates\n\n{table_of(ROWS)}"))
    assert [part.where for part in page.parts if isinstance(part, PageLine)] == ["page 1, line 1", "page 2, line 1"]
    table = page.parts[-1]
    assert isinstance(table, PageTable)
    assert table.rows[1][2].where == "page 2, table 1, row 2, column 3"


def test_wrapped_lines_are_one_and_bold_titles_paragraphs_and_bullets_each_their_own() -> None:
    cell = (
        "*Dental access for children across the whole of the county* \\ To scrutinise the contract and its first year "
        "of work\n- Waiting times in the north and in the south of the county\n- Cost\n\n*Winter plan*"
    )
    for tags in (True, False):
        page = read(set_pages(f"#table(columns: (3cm, 6cm), [*Date*], [*Item*], [12 June], [{cell}])", tags=tags))
        assert inside(page) == [
            "bold: Dental access for children across the whole of the county",
            "To scrutinise the contract and its first year of work",
            "bullet: Waiting times in the north and in the south of the county",
            "bullet: Cost",
            "bold: Winter plan",
        ]
        assert page.has_styles


def test_merged_cells_stand_in_every_row_and_column_that_they_cover() -> None:
    rows = "[*Date*],[*Item*],[*Lead*],table.cell(rowspan: 2, align: horizon)[12 June],[Dental],[A],[Winter],[B],"
    page = read(set_pages(f"#table(columns: (3cm, 1fr, 4cm), {rows} table.cell(colspan: 3)[Autumn])"))
    assert tables(page)[0][1:] == [
        ["12 June", "Dental", "A"],
        ["12 June", "Winter", "B"],
        ["Autumn", "Autumn", "Autumn"],
    ]


def test_struck_out_words_do_not_stand() -> None:
    rows = "*Date*|*Item*\n12 June 2024|Budget #strike[and reserves]\n#strike[9 July]|#underline[Plan]"
    page = read(set_pages(table_of(rows, columns="(4cm, 1fr)")))
    table = page.parts[0]
    assert isinstance(table, PageTable)
    lines = [line for row in table.rows[1:] for cell in row for line in cell.lines]
    assert [(line.text, line.standing) for line in lines] == [
        ("12 June 2024", None),
        ("Budget and reserves", "Budget"),
        ("9 July", ""),
        ("Plan", None),
    ]


@pytest.mark.parametrize("rules", ["", WITHOUT_RULES], ids=["with rules", "without rules"])
def test_a_table_goes_on_over_the_page_and_so_does_a_row(rules: str) -> None:
    long_item = " ".join(["to review the contract"] * 40)
    rows = "\n".join([f"{day} June 2024|Item {day}|Officer" for day in range(1, 30)])
    page = read(
        set_pages(table_of(f"*Date*|*Item*|*Lead*\n{rows}\n30 June 2024|Last item {long_item}|Officer", more=rules))
    )
    (table,) = tables(page)
    assert [row[0] for row in table] == ["Date", *(f"{day} June 2024" for day in range(1, 31))]
    assert table[-1] == ["30 June 2024", f"Last item {long_item}", "Officer"]


def test_headers_footers_and_page_numbers_are_left_out_and_said() -> None:
    number = '#counter(page).display("1 of 1", both: true)'
    around = f"margin: 2.5cm, header: [Anytown Council], footer: context [Draft #h(1fr) {number}]"
    page = read(set_pages("First\n#pagebreak()\nSecond\n#pagebreak()\nThird", page=around))
    assert loose(page) == ["Anytown Council", "First", "Second", "Third"]
    assert {(each.where, each.text) for each in page.left_out} >= {
        ("page 1, line 3", "Draft 1 of 3"),
        ("page 2, line 1", "Anytown Council"),
    }
    alone = read(set_pages("First", page='margin: 2cm, numbering: "1 of 1"'))
    assert [(each.text, each.why) for each in alone.left_out] == [("1 of 1", "it is the number of a page")]


def test_larger_letters_are_headings_and_a_wrapped_heading_is_one_line() -> None:
    title = "Anytown Council: Health and Adult Social Care Scrutiny Committee Work Programme 2024/25"
    text = "The programme is agreed by the committee and kept under review over the year, as new topics are suggested."
    page = read(set_pages(f'#text(18pt, weight: "bold")[{title}]\n\n{text} \\ {text}\n\n*12 June 2024*\n- Budget'))
    assert loose(page) == [f"heading bold: {title}", text, text, "bold: 12 June 2024", "bullet: Budget"]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    def column(*days: str) -> str:
        return "\n".join(
            f"*{day}*\n- Dental access for children across the county and the contract\n- Budget" for day in days
        )

    both = f"{column('12 June', '9 July')}\n#colbreak()\n{column('4 September', '2 October')}"
    page = read(set_pages(both, page="margin: 2cm, columns: 2"))
    assert [line for line in loose(page) if "bold" in line] == [
        f"bold: {day}" for day in ("12 June", "9 July", "4 September", "2 October")
    ]
    assert loose(page)[1] == "bullet: Dental access for children across the county and the contract"


def test_rows_below_a_date_that_begin_together_are_rows_of_their_own() -> None:
    rows = "12 June|Budget|Officer A\n|Winter plan|Officer B\n9 July|Parks|Officer C\n|Roads|Officer D"
    page = read(set_pages(table_of(f"*Date*|*Item*|*Lead*\n{rows}", more=WITHOUT_RULES)))
    assert [row[:2] for row in tables(page)[0][1:]] == [
        ["12 June", "Budget"],
        ["", "Winter plan"],
        ["9 July", "Parks"],
        ["", "Roads"],
    ]


def test_a_weekday_below_a_date_belongs_to_it() -> None:
    rows = "*Date*|*Item*\n12 June 2024 \\ Wednesday|Budget \\ Plan\n9 July 2024 \\ Tuesday, 10.00am|Parks"
    page = read(set_pages(table_of(rows, columns="(4cm, 1fr)", more=WITHOUT_RULES)))
    dates = [row[0].replace(" / ", " ") for row in tables(page)[0][1:]]
    assert dates == ["12 June 2024 Wednesday", "9 July 2024 Tuesday, 10.00am"]


def test_words_written_from_right_to_left_are_read_so() -> None:
    assert loose(read(set_pages("Report: שלום רב now"))) == ["Report: שלום רב now"]


def test_page_turned_sideways_is_read_as_it_is_shown() -> None:
    page = read(set_pages(table_of(ROWS), page="margin: 2cm, flipped: true"))
    assert tables(page) == [READ]
