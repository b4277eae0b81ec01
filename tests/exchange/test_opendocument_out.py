"""Documents as OpenDocument texts: sound files, with headings, lists, tables and pages that are what they look like."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from goldens import parts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from odfdo import Document as TextFile
from wide_document import wide_document

from planner.exchange.formats import DOCUMENTS
from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Numbered, Paragraph, Table, Tone, row
from planner.programme.text import one_line

SCHEMA = os.environ.get("PLANNER_ODF_SCHEMA", "")
"""The path of OpenDocument-v1.3-schema.rng, which OASIS publishes."""
EDITION = "Version 2, published “18 October 2023” & <b>"
WIDE = Table("The year", ("Date", "Items", "Objective", "Lead", "Notes"), (row("26 October 2023", *"abcd"),))
REPORT: tuple[Block, ...] = (
    Heading("Report", 1),
    Paragraph("Of the committee", tone=Tone.QUIET),
    Heading("Purpose", 2),
    Paragraph("The committee is asked to:"),
    Bullets(("note it", "agree it")),
    Bullets(("thank everybody",)),
    Heading("Background", 2),
    Heading("What changed", 3),
    Numbered(("first", "second")),
    Heading("Appendix A", 2),
    WIDE,
)


def document(*blocks: Block, edition: str = EDITION, is_numbered: bool = False) -> Document:
    return Document("A & B", "The subject", "Anytown Council", date(2023, 10, 18), blocks, edition, is_numbered)


def report() -> Document:
    return document(*REPORT, is_numbered=True)


def rendered(of: Document) -> bytes:
    return DOCUMENTS["odt"].render(of)


def tree(content: bytes, part: str = "content.xml") -> etree._Element:
    return etree.fromstring(parts(content)[part])


def texts(element: etree._Element, path: str) -> list[str]:
    """Return the text of each element of this path, a space for each tab."""
    return [_text(each) for each in element.iterfind(path)]


def _text(element: etree._Element) -> str:
    tabbed = [" " if each.tag.endswith("}tab") else "" for each in element]
    tails = "".join(
        f"{gap}{''.join(each.itertext())}{each.tail or ''}" for gap, each in zip(tabbed, element, strict=True)
    )
    return f"{element.text or ''}{tails}"


def attribute(element: etree._Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def test_its_type_comes_first_and_its_manifest_names_what_is_in_it() -> None:
    with zipfile.ZipFile(BytesIO(rendered(report()))) as file:
        first, *others = file.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        named = re.findall(r'full-path="(.+?)"', file.read("META-INF/manifest.xml").decode())
        assert named == ["/", *(each.filename for each in others if each.filename != "META-INF/manifest.xml")]
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(not SCHEMA, reason="PLANNER_ODF_SCHEMA names no file with the schema of OpenDocument 1.3")
def test_it_is_valid_by_the_schema_of_opendocument() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for each in (report(), document(*REPORT, edition=""), wide_document()):
        for part in ("content.xml", "styles.xml", "meta.xml"):
            schema.assertValid(tree(rendered(each), part))


def test_it_says_what_it_is_whose_of_what_day_and_edition_and_in_british_english() -> None:
    meta = TextFile(BytesIO(rendered(report()))).meta
    assert (meta.title, meta.subject, meta.creator, meta.language) == (
        *("A & B", "The subject", "Anytown Council", "en-GB"),
    )
    assert meta.date is not None
    assert meta.date.date() == date(2023, 10, 18)
    assert meta.user_defined_metadata == {"Edition": EDITION}
    styles = parts(rendered(report()))["styles.xml"]
    assert b'fo:language="en" fo:country="GB"' in styles
    assert b"Edition" not in parts(rendered(document(*REPORT, edition="")))["meta.xml"]


def test_headings_are_headings_and_their_numbers_words_that_can_be_copied() -> None:
    content = tree(rendered(report()))
    levels = [attribute(each, "outline-level") for each in content.iterfind(".//{*}h")]
    headings = ["Report", "1. Purpose", "2. Background", "2.1 What changed", "Appendix A"]
    assert list(zip(texts(content, ".//{*}h"), levels, strict=True)) == list(zip(headings, "12232", strict=True))
    assert "1.1 The committee is asked to:" in texts(content, ".//{*}text/{*}p")


def test_lists_are_lists_and_letters_go_on_in_the_next_list_of_a_paragraph() -> None:
    content = tree(rendered(report()))
    found = [
        (attribute(each, "style-name"), attribute(each[0], "start-value"), texts(each, "{*}list-item/{*}p"))
        for each in content.iterfind(".//{*}list")
    ]
    assert found == [
        ("Letters", "", ["note it", "agree it"]),
        ("Letters", "3", ["thank everybody"]),
        ("Numbers", "", ["first", "second"]),
    ]


def test_a_table_repeats_its_header_row_names_its_row_headers_and_keeps_its_rows_whole() -> None:
    content = tree(rendered(report()))
    (table,) = content.iterfind(".//{*}table")
    assert texts(table, "{*}title") == ["The year"]
    assert texts(table, "{*}table-header-rows//{*}p") == list(WIDE.heads)
    assert len(table.findall("{*}table-header-columns/{*}table-column")) == 1
    widths = {attribute(each, "name"): each for each in content.iterfind(".//{*}automatic-styles/{*}style")}
    columns = [widths[attribute(each, "style-name")][0] for each in table.iterfind(".//{*}table-column")]
    total = sum(float(attribute(each, "column-width").removesuffix("cm")) for each in columns)
    assert total == pytest.approx(25.7, abs=0.03)
    assert all(attribute(each, "style-name") == "Row" for each in table.iterfind(".//{*}table-row"))
    assert attribute(widths["Row"][0], "keep-together") == "always"


def test_every_page_has_its_edition_and_number_and_the_appendix_is_landscape() -> None:
    content = rendered(report())
    styles = tree(content, "styles.xml")
    feet = ["".join(each.itertext()) for each in styles.iterfind(".//{*}footer")]
    assert feet == [f"{EDITION}1 of 1"] * 3
    assert len(list(styles.iter("{*}page-number"))) == len(list(styles.iter("{*}page-count"))) == 3
    layouts = {attribute(each, "name"): attribute(each, "page-layout-name") for each in styles.iter("{*}master-page")}
    sides = {attribute(each, "name"): attribute(each[0], "print-orientation") for each in styles.iter("{*}page-layout")}
    assert {page: sides[layout] for page, layout in layouts.items()} == {
        "Standard": "portrait",
        "Portrait": "portrait",
        "Landscape": "landscape",
    }
    begins = {attribute(each, "name"): attribute(each, "master-page-name") for each in tree(content).iter("{*}style")}
    pages = [begins.get(attribute(each, "style-name"), "") for each in tree(content).iter("{*}h")]
    assert pages == ["", "", "", "", "Landscape"]
    wide = tree(rendered(wide_document()), "styles.xml")
    sides = {attribute(each, "name"): attribute(each[0], "print-orientation") for each in wide.iter("{*}page-layout")}
    assert sides["First"] == "landscape"


def test_a_caption_is_printed_only_where_no_heading_says_it() -> None:
    headed = tree(rendered(document(Heading("Deadlines", 2), WIDE)))
    alone = tree(rendered(document(Heading("Deadlines", 2), Paragraph("As follows"), WIDE)))
    assert "The year" not in texts(headed, ".//{*}text/{*}p")
    assert "The year" in texts(alone, ".//{*}text/{*}p")


def test_every_style_in_use_is_there() -> None:
    content = rendered(report())
    used = {attribute(each, "style-name") for each in tree(content).iter()} - {""}
    there = {attribute(each, "name") for part in ("content.xml", "styles.xml") for each in tree(content, part).iter()}
    assert used <= there


def test_words_from_right_to_left_are_the_words_typed_and_move_nothing_before_them() -> None:
    content = tree(rendered(document(Paragraph("עברית", lead="By"), Paragraph("עברית!"))))
    assert texts(content, ".//{*}text/{*}p") == ["By: \u2068עברית\u2069", "עברית!"]


@given(st.lists(st.text(), min_size=1, max_size=4))
@settings(max_examples=25)
def test_whatever_is_typed_is_in_the_file_as_it_was(typed: list[str]) -> None:
    words = [one_line(each) or "x" for each in typed]
    table = Table("Caption", ("Date", "Items"), tuple(row("26 October 2023", each) for each in words))
    content = tree(rendered(document(*map(Paragraph, words), Bullets(tuple(words)), table)))
    assert texts(content, ".//{*}text/{*}p")[: len(words)] == words
    assert texts(content, ".//{*}list-item/{*}p") == words
    assert texts(content, ".//{*}table/{*}table-row/{*}table-cell/{*}p")[1::2] == words
