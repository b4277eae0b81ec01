"""Rich Text documents are read as a reader sees them; comments, deletions and hidden text are left out and told."""

from __future__ import annotations

import pytest
from pages import left_out, loose, tables

from planner.importing.page import Page
from planner.importing.reading import read_page


def rtf(body: str) -> Page:
    return read_page(
        f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}{body}}}".encode("latin-1"), "a.rtf"
    )


def row(*cells: str, shapes: str = "") -> str:
    inside = "".join(rf"\pard\intbl {cell}\cell" for cell in cells)
    edges = "".join(rf"\cellx{1_000 * each}" for each in range(1, len(cells) + 1))
    return rf"\trowd{shapes or edges}{inside}\row\pard "


def test_tables_lines_and_the_paragraphs_of_a_cell() -> None:
    table = row("Date", "Item") + row("12 June", "Dental access\\par GP access")
    page = rtf(f"Programme\\par\n{table}\\pard The end\\par")
    assert loose(page) == ["Programme", "The end"]
    assert tables(page) == [[["Date", "Item"], ["12 June", "Dental access / GP access"]]]


def test_cells_wider_than_others_and_merged_ones_are_repeated() -> None:
    page = rtf(
        row("Autumn", shapes="\\cellx2010")
        + row("12 June", "Budget", shapes="\\clvmgf\\cellx1000\\cellx2000")
        + row("", "Dental", shapes="\\clvmrg\\cellx1000\\cellx2000")
        + row("Both", "", shapes="\\clmgf\\cellx1000\\clmrg\\cellx2000")
    )
    assert tables(page) == [[["Autumn", "Autumn"], ["12 June", "Budget"], ["12 June", "Dental"], ["Both", "Both"]]]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("caf\\'e9", "café"),
        ("caf\u00e9", "café"),
        ("\\u8217?s", "’s"),
        ("{\\uc0\\u8217 s}", "’s"),
        ("\\uc2\\u8217\\'3f\\'3fs", "’s"),
        ("\\u-10179?\\u-8695?", "\U0001f609"),
        ("a\\emdash b\\endash c\\tab d\\~e\\_f\\-g", "a—b–c d e-fg"),
        ("\\{a\\\\b\\}", "{a\\b}"),
        ("{\\*\\unknown not text}seen", "seen"),
        ("{\\pict\\bin5 }}{{}x}seen", "seen"),
        ('{\\field{\\*\\fldinst HYPERLINK "http://example.invalid"}{\\fldrslt a link}}', "a link"),
        ("{\\f1\\'e9}", "é"),
    ],
)
def test_characters_are_read_however_they_are_written(written: str, read: str) -> None:
    assert loose(rtf(f"{written}\\par")) == [read]


def test_each_font_has_its_own_characters() -> None:
    fonts = "{\\fonttbl{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset2 Symbol;}}"
    assert loose(rtf(f"{fonts}{{\\f1\\'c4\\'e0}} and {{\\f0\\'c4}}\\par")) == ["Да and Ä"]


def test_styles_headings_and_lists() -> None:
    page = rtf(
        "{\\stylesheet{\\s0 Normal;}{\\s1\\b Heading 1;}{\\*\\cs2 heading char;}}"
        "\\pard\\plain\\s1\\b Programme\\par\\pard\\plain Budget {\\strike and vaccines}{\\b0\\i  now}\\par"
        "{\\listtext\\pard\\plain\\f3 \\'b7\\tab}Point\\par{\\listtext 2.\\tab}Second\\par"
        "\\pard\\outlinelevel0 By level\\par"
    )
    assert loose(page) == [
        *("heading bold: Programme", "Budget and vaccines now", "bullet: Point", "2. Second", "heading: By level")
    ]
    assert [line.standing for line in page.lines() if line.standing is not None] == ["Budget now"]


def test_comments_deletions_and_hidden_text_are_told_with_their_place() -> None:
    page = rtf(
        row(
            "12 June",
            "Budget{\\*\\atnid O}{\\*\\atnauthor Officer}\\chatn{\\*\\annotation{\\*\\atndate 1}\\pard Ask again}",
        )
        + "Kept {\\deleted gone \\b for good}{\\v unseen}\\par"
    )
    assert tables(page) == [[["12 June", "Budget"]]]
    assert loose(page) == ["Kept"]
    assert left_out(page) == [
        "table 1, row 1, column 2: Ask again (it is a comment in the margin)",
        "line 1: gone for good (it was deleted with tracked changes)",
        "line 1: unseen (it is hidden text)",
    ]


def test_headers_footers_notes_and_boxes_keep_their_places() -> None:
    page = rtf(
        "{\\header\\pard Anytown Council\\par}{\\footerr Page 1}"
        + row("12 June", "Budget{\\footnote\\pard Subject to approval}\\par and more")
        + "Text{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt In a box\\par}}}\\par"
    )
    assert tables(page) == [[["12 June", "Budget / and more"]]]
    assert [(line.text, line.where) for line in page.lines() if not line.where.startswith("table")] == [
        ("Anytown Council", "page header"),
        ("Page 1", "page footer"),
        ("In a box", "line 1"),
        ("Text", "line 2"),
        ("Subject to approval", "footnote 1, to table 1, row 1, column 2"),
    ]
