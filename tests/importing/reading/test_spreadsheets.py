"""Spreadsheets are read as a reader sees them: each sheet a table, true dates in words, and what is hidden told."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import flat_opendocument, opendocument, styles_of_formats, workbook
from pages import left_out, sheets
from xlsxwriter import Workbook

from planner.importing.page import Page, PageSheet, PageTable
from planner.importing.reading import read_page

OLD_WORKBOOK = Path(__file__).parent / "old-workbook.xls"
"""Two sheets and a hidden one, with a title over four columns, a date over two rows, dates, a time and a formula."""


def xlsx(*rows: str, **others: str) -> Page:
    return read_page(workbook("".join(rows), **others), "programme.xlsx")


def ods(table: str, styles: str = "") -> Page:
    return read_page(opendocument(table, kind="spreadsheet", styles=styles), "programme.ods")


def only(page: Page) -> list[list[str]]:
    (rows,) = sheets(page).values()
    return rows


def test_a_workbook_is_read_sheet_by_sheet_with_its_places_as_readers_count_them() -> None:
    content = BytesIO()
    book = Workbook(content)
    day, both = book.add_format({"num_format": "dd-mmm-yy"}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    adults, children = book.add_worksheet("Adults"), book.add_worksheet("Children")
    adults.merge_range("A1:C1", "Work programme 2024/25")
    adults.write_row("A3", ["Date", "Item", "Lead"])
    adults.merge_range("A4:A5", date(2024, 6, 12), day)
    adults.write("B4", "Dental access")
    adults.write("B5", "GP access\nAmbulances")
    adults.write_datetime("A6", datetime(2025, 1, 15, 14, 0), both)
    children.write("B2", "School places")
    book.close()
    page = read_page(content.getvalue(), "programme.xlsx")
    assert sheets(page) == {
        "Adults": [
            ["Work programme 2024/25"] * 3,
            ["Date", "Item", "Lead"],
            ["12 June 2024", "Dental access", ""],
            ["12 June 2024", "GP access / Ambulances", ""],
            ["15 January 2025 14:00", "", ""],
        ],
        "Children": [["", "School places"]],
    }
    sheet = page.parts[0]
    assert isinstance(sheet, PageSheet)
    table = sheet.parts[0]
    assert isinstance(table, PageTable)
    assert table.rows[3][1].where == "sheet Adults, row 5, column 2"


@pytest.mark.parametrize(
    ("code", "serial", "words"),
    [
        ("dd-mmm-yy", 45455, "12 June 2024"),
        ("[$-809]dddd\\, d mmmm yyyy;@", 45455, "12 June 2024"),
        ("yyyy-mm-dd h:mm:ss", 45672.58333333334, "15 January 2025 14:00"),
        ("dd/mm/yyyy", 45672.58333333334, "15 January 2025 14:00"),
        ("mmm-yy", 45444, "June 2024"),
        ("mmmm", 45444, "June 2024"),
        ("yyyy", 45444, "2024"),
        ("h:mm AM/PM", 0.5833333333, "14:00"),
        ("h:mm", 45455.5833333333, "14:00"),
        ("[h]:mm", 1.5, "36:00"),
        ("d mmm", 59, "28 February 1900"),
        ("d mmm", 61, "1 March 1900"),
        ("d mmm", -1, "-1"),
        ("d mmm", 1e300, "1e+300"),
        ("0%", 0.5, "50%"),
        ("#,##0.00", 1234.5, "1234.5"),
        ('0 "days"', 3, "3"),
        ("General", 2024, "2024"),
        ("@", 7, "7"),
    ],
)
def test_a_number_is_told_as_its_format_shows_it(code: str, serial: float, words: str) -> None:
    styles = styles_of_formats(code.replace('"', "&quot;"))
    assert only(xlsx(f'<row r="1"><c r="A1" s="1"><v>{serial}</v></c></row>', styles=styles)) == [[words]]


def test_a_workbook_may_count_its_days_from_1904() -> None:
    styles = styles_of_formats("d mmm yyyy")
    cell = '<row><c s="1"><v>43993</v></c></row>'
    assert only(xlsx(cell, styles=styles, main='<workbookPr date1904="1"/>')) == [["12 June 2024"]]


def test_every_kind_of_value_is_text_and_blank_rows_and_columns_keep_their_numbers() -> None:
    shared = (
        "<sst><si><t>Budget_x000D_\nand plan</t></si><si><r><t>Dental </t></r><r><rPr><strike/></rPr><t>GP</t></r>"
        "<r><t xml:space='preserve'> access</t></r><rPh><t>unspoken</t></rPh></si></sst>"
    )
    page = xlsx(
        '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c></row>'
        '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="str"><f>A1&amp;"x"</f><v>a formula</v></c>'
        '<c t="inlineStr"><is><t>in line</t></is></c></row>'
        '<row r="9"><c t="d"><v>2024-06-12T14:00:00</v></c><c><v>1.0</v></c><c><v>0.1</v></c>'
        '<c t="s"><v>7</v></c></row>',
        sharedStrings=shared,
    )
    assert only(page) == [
        ["", "Budget / and plan", "", "Dental GP access"],
        ["Yes", "No", "a formula", "in line"],
        ["12 June 2024 14:00", "1", "0.1", ""],
    ]
    assert [line.standing for line in page.lines() if line.standing is not None] == ["Dental access"]


def test_what_a_workbook_hides_or_remarks_is_left_out_and_told() -> None:
    content = BytesIO()
    book = Workbook(content)
    sheet, hidden = book.add_worksheet("Adults"), book.add_worksheet("Old")
    hidden.hide()
    hidden.write("A1", "Last year")
    sheet.write_row("A1", ["Date", "Item", "Private"])
    sheet.write_row("A2", ["12 June", "Budget", "secret"])
    sheet.write_row("A3", ["13 June", "Not shown", ""])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("C:D", None, None, {"hidden": True})
    sheet.write_comment("B2", "Asked for by the Chair")
    sheet.insert_textbox("F1", "A box")
    sheet.write_formula("A4", "=1/0", None, "#DIV/0!")
    book.close()
    page = read_page(content.getvalue(), "programme.xlsx")
    assert only(page) == [["Date", "Item"], ["12 June", "Budget"]]
    assert left_out(page) == [
        "sheet Adults, row 3: 13 June | Not shown (its row is hidden)",
        "sheet Adults, column 3: Private | secret (its column is hidden)",
        "sheet Adults, row 4, column 1: #DIV/0! (the cell has an error)",
        "sheet Adults, row 2, column 2: Asked for by the Chair (it is a comment on the cell)",
        "sheet Adults: A box (it is in a shape drawn on the sheet)",
        "sheet Old: Last year (the sheet is hidden)",
    ]


def test_a_formula_whose_value_the_file_does_not_have_is_told() -> None:
    page = xlsx('<row r="1"><c r="A1"><f>TODAY()</f></c><c r="B1"><v>1</v></c></row>')
    assert left_out(page) == [
        "sheet Adults, row 1, column 1: =TODAY() (the file does not have what this formula gives: open it in Excel, "
        "save it again, and import that)"
    ]


def test_words_struck_out_or_bold_are_so_by_the_cell_too() -> None:
    content = BytesIO()
    book = Workbook(content)
    struck, bold = book.add_format({"font_strikeout": True}), book.add_format({"bold": True})
    sheet = book.add_worksheet()
    sheet.write("A1", "Winter plan", struck)
    sheet.write("A2", "Budget", bold)
    sheet.write_rich_string("A3", "Vaccines ", struck, "and more", " this year")
    book.close()
    assert [(line.text, line.bold, line.standing) for line in read_page(content.getvalue(), "a.xlsx").lines()] == [
        ("Winter plan", False, ""),
        ("Budget", True, None),
        ("Vaccines and more this year", False, "Vaccines this year"),
    ]


def test_text_beneath_a_merged_cell_is_told_and_nothing_moves_aside() -> None:
    page = xlsx(
        *(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>9</v></c></row>' for row in (1, 2)),
        after='<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    )
    assert only(page) == [["1", "9"], ["1", "9"]]
    assert left_out(page) == ["sheet Adults, row 2, column 1: 2 (it is beneath a merged cell)"]


def test_an_old_workbook_is_read_too() -> None:
    page = read_page(OLD_WORKBOOK, "programme.xls")
    assert sheets(page)["Adults"][:7] == [
        ["Health Scrutiny Committee work programme 2024/25"] * 4,
        ["Meeting date", "Item", "Purpose", "Lead officer"],
        ["12 June 2024", "Dental access", "", ""],
        ["12 June 2024", "GP access", "", ""],
        ["11 September 2024", "Winter plan", "", ""],
        ["15 January 2025 14:00", "Budget", "", "3"],
        ["TBC", "Ambulances", "Yes", "14:00"],
    ]
    assert sheets(page)["Children"] == [["Date", "Item"], ["3 July 2024", "School places"]]
    hidden, untold = left_out(page)
    assert hidden == "sheet Old: Old things (the sheet is hidden)"
    assert untold.startswith(
        "the whole workbook: struck-out words, comments, errors, hidden rows and columns, and months"
    )


def test_an_opendocument_spreadsheet_has_true_values_merged_cells_and_repeated_ones() -> None:
    styles = (
        '<number:date-style style:name="N1"><number:month/><number:year/></number:date-style>'
        '<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="out" style:family="table-cell"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    page = ods(
        '<table:table table:name="Adults"><table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="out"/><table:table-header-rows><table:table-row>'
        '<table:table-cell table:number-columns-spanned="3" office:value-type="string"><text:p>Programme</text:p>'
        '</table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '</table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row><table:table-row>'
        '<table:table-cell table:number-rows-spanned="2" office:value-type="date" office:date-value="2024-06-12">'
        '<text:p>12/06/24</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="string"><text:p>Budget</text:p></table:table-cell></table:table-row><table:table-row>'
        '<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="3"><text:p>3.00</text:p>'
        '</table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '</table:table-row><table:table-row><table:table-cell office:value-type="date" table:style-name="month" '
        'office:date-value="2024-06-01T00:00:00"/><table:table-cell office:value-type="time" '
        'office:time-value="PT14H00M00S"/><table:table-cell office:value-type="percentage" office:value="0.5"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
        "</table:table>",
        styles,
    )
    assert only(page) == [
        ["Programme"] * 3,
        ["12 June 2024", "Budget", "Budget"],
        ["12 June 2024", "3", "Yes"],
        ["June 2024", "14:00", "50%"],
    ]
    assert [line.where for line in page.lines() if line.text == "3"] == ["sheet Adults, row 5, column 2"]
    assert [line.text for line in page.lines() if line.standing == ""] == ["Budget", "Yes", "50%"]


def test_what_an_opendocument_spreadsheet_hides_or_remarks_is_told() -> None:
    page = ods(
        '<table:table table:name="Adults"><table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>Officer'
        "</dc:creator><text:p>Ask again</text:p></office:annotation><text:p>Budget</text:p></table:table-cell>"
        "<table:table-cell><text:p>secret</text:p></table:table-cell></table:table-row><table:table-row "
        'table:visibility="filter"><table:table-cell><text:p>filtered</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string" calcext:value-type="error">'
        "<text:p>#REF!</text:p></table:table-cell></table:table-row></table:table>"
        '<table:table table:name="Old" table:style-name="off">'
        "<table:table-row><table:table-cell><text:p>Last year</text:p></table:table-cell></table:table-row>"
        "</table:table>",
        '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>",
    )
    assert only(page) == [["Budget"]]
    assert left_out(page) == [
        "sheet Adults, row 2: filtered (its row is hidden)",
        "sheet Adults, column 2: secret (its column is hidden)",
        "sheet Adults, row 1, column 1: Ask again (it is a comment on the cell)",
        "sheet Adults, row 3, column 1: #REF! (the cell has an error)",
        "sheet Old: Last year (the sheet is hidden)",
    ]


def test_a_flat_opendocument_spreadsheet_is_read() -> None:
    row = "<table:table-row><table:table-cell><text:p>Budget</text:p></table:table-cell></table:table-row>"
    content = flat_opendocument(f'<table:table table:name="A">{row}</table:table>', kind="spreadsheet")
    assert sheets(read_page(content, "a.fods")) == {"A": [["Budget"]]}


@given(
    values=st.lists(
        st.one_of(
            st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(
                lambda each: each.replace(second=0, microsecond=0)
            ),
            st.times().map(lambda each: each.replace(second=0, microsecond=0)),
            st.integers(-(10**9), 10**9),
            st.booleans(),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_the_values_of_a_workbook_are_those_that_were_written(values: list[datetime | time | int | bool]) -> None:
    content = BytesIO()
    book = Workbook(content)
    both, at = book.add_format({"num_format": "d mmm yyyy h:mm"}), book.add_format({"num_format": "hh:mm"})
    sheet = book.add_worksheet()
    for row, value in enumerate(values):
        sheet.write(row, 0, value, both if isinstance(value, datetime) else at if isinstance(value, time) else None)
    book.close()
    told = [row[0] for row in only(read_page(content.getvalue(), "a.xlsx"))]
    assert told == [_in_words(value) for value in values]


def _in_words(value: datetime | time | int | bool) -> str:
    match value:
        case datetime():
            day = f"{value.day} {value:%B %Y}"
            return f"{day} {value:%H:%M}" if value.time() != time() else day
        case time():
            return f"{value:%H:%M}"
        case bool():
            return "Yes" if value else "No"
        case _:
            return str(value)
