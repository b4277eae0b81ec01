"""Spreadsheets, OpenDocument, Rich Text and saved pages made to do harm are read in bounds, or refused at once."""

from __future__ import annotations

import plistlib
import random
import tracemalloc
from pathlib import Path

import pytest
from office_files import flat_opendocument, opendocument, workbook
from pages import left_out, loose, sheets
from word_files import zipped

from planner.importing.reading import limits, read_page
from planner.importing.reading.rich_text import document
from planner.programme.errors import Unusable

LAUGHS = "".join(f'<!ENTITY a{each} "{f"&a{each - 1};" * 10}">' for each in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'
MANY = 'table:number-{}-repeated="999999999"'
DAMAGED_XLSB = {
    "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
    "xl/workbook.bin": random.Random(1).randbytes(500),
}


def ods(rows: str) -> bytes:
    return opendocument(f'<table:table table:name="A">{rows}</table:table>', kind="spreadsheet")


def cell(inside: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def odf_row(inside: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


def message(body: str) -> bytes:
    return f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{body}".encode()


TEXT = "<text:p>x</text:p>"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (workbook("<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"), "more than 200 columns in sheet Adults"),
        (workbook('<row><c t="e"><v>#N/A</v></c></row>' * (limits.CELLS + 1)), "50,000 cells in a sheet"),
        (workbook("<a>" * 1_000), "was not made by Excel"),
        (workbook("", sharedStrings=f"{BOMB}<sst><si><t>&a9;</t></si></sst>"), "was not made by Excel"),
        (workbook("", sharedStrings=f"{BOMB}<sst><si a='&a9;'/></sst>"), "was not made by Excel"),
        (
            workbook(
                '<row><c t="s"><v>0</v></c></row>' * 300, sharedStrings=f"<sst><si><t>{'a' * 9_000}</t></si></sst>"
            ),
            "2,000,000 characters",
        ),
        (zipped(DAMAGED_XLSB), "damaged: open it in Excel"),
        (ods(odf_row(cell(TEXT), MANY.format("rows"))), "50,000 cells in a sheet"),
        (ods(odf_row(cell(TEXT, MANY.format("columns")))), "more than 200 columns in sheet A"),
        (
            opendocument(f"<table:table>{odf_row(cell(TEXT), MANY.format('rows'))}</table:table>"),
            "cells and paragraphs",
        ),
        (opendocument("<text:section>" * 300 + "</text:section>" * 300), "was not made by LibreOffice"),
        (opendocument(" " * (limits.PART_BYTES + 1)), "unpacks to more than 5 MB"),
        (flat_opendocument(TEXT).replace(b"<office:document", BOMB.encode() + b"<office:document"), "damaged"),
        (b"{\\rtf1 " + b"{" * (limits.NESTED_GROUPS + 1), "groups within groups more than 1,000 deep"),
        (b"{\\rtf1 \\trowd " + b"a\\cell " * 300 + b"\\row}", "more than 200 columns in table 1"),
        (b"{\\rtf1 \\bin999999999 x", "empty"),
        (message("--b\nContent-Type: multipart/mixed; boundary=c\n\n" * 51), "parts within parts more than 50 times"),
        (message("\n" * (limits.MESSAGE_LINES + 1)), "500,000 lines"),
        (message("--b\nContent-Type: image/png\n\nx"), "damaged, or has no text"),
        (
            b'<?xml version="1.0"?><plist><dict><key>WebMainResource</key>' + b"<array>" * 5_000,
            "damaged, or has no text",
        ),
        (plistlib.dumps({"WebMainResource": 1}, fmt=plistlib.FMT_BINARY), "damaged, or has no text"),
        (plistlib.dumps({"WebMainResource": 1}, fmt=plistlib.FMT_BINARY)[:-9], "damaged, or has no text"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_refused_in_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_page(content, "a.file")
    sentence = str(refused.value)
    assert told in sentence
    assert sentence.startswith("a.file ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_the_pieces_of_a_rich_text_document_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "RICH_TEXT_PIECES", 1_000)
    with pytest.raises(Unusable, match="has more than 1,000 pieces"):
        read_page(b"{\\rtf1 " + b"\\'e9" * 1_000, "a.rtf")


def test_what_is_only_formatted_is_not_counted() -> None:
    rows = (
        '<row><c t="str"><v>Budget</v></c></row>'
        + "<row>"
        + '<c s="1"/>' * 16_384
        + "</row>"
        + "<row ht='15'/>" * 50_000
    )
    assert sheets(read_page(workbook(rows), "a.xlsx")) == {"Adults": [["Budget"]]}
    blank = odf_row(cell("<text:p/>", MANY.format("columns")), MANY.format("rows"))
    assert sheets(read_page(ods(odf_row(cell(TEXT)) + blank), "a.ods")) == {"A": [["x"]]}


def test_a_merged_cell_reaches_no_further_than_the_sheet() -> None:
    page = read_page(
        workbook(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>2</v></c></row>',
            after='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="ZZZ9:B"/></mergeCells>',
        ),
        "a.xlsx",
    )
    assert sheets(page) == {"Adults": [["1", "1", "1"], ["1", "1", "1"]]}
    assert left_out(page) == ["sheet Adults, row 2, column 3: 2 (it is beneath a merged cell)"]
    spans = 'table:number-columns-spanned="999999999" table:number-rows-spanned="999999999"'
    assert sheets(read_page(ods(odf_row(cell(TEXT, spans))), "a.ods")) == {"A": [["x"]]}


def test_a_circle_of_styles_has_an_end() -> None:
    circle = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'
        for name, parent in ("ab", "ba")
    )
    assert loose(read_page(opendocument('<text:p text:style-name="a">x</text:p>', styles=circle), "a.odt")) == ["x"]


def test_a_sheet_that_swells_is_never_kept() -> None:
    content = workbook(" " * (limits.PACKAGE_BYTES + 1))
    tracemalloc.start()
    with pytest.raises(Unusable, match="unpacks to more than 80 MB"):
        read_page(content, "a.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < limits.PART_BYTES


@pytest.mark.parametrize("cut", [600, 2_000, 4_000])
def test_an_old_workbook_cut_short_is_read_or_refused(cut: int) -> None:
    content = (Path(__file__).parent / "old-workbook.xls").read_bytes()[:-cut]
    with pytest.raises(Unusable, match=r"^a\.xls is damaged"):
        read_page(content, "a.xls")
