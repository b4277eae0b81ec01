"""OpenDocument texts are read as a reader sees them; comments, deletions and hidden text are left out and told."""

from __future__ import annotations

import pytest
from odfdo import Document, Header, Paragraph, Table
from office_files import flat_opendocument, opendocument
from pages import left_out, loose, tables
from word_files import zipped

from planner.importing.page import Page
from planner.importing.reading import read_page
from planner.programme.errors import Unusable


def odt(body: str, styles: str = "", masters: str = "") -> Page:
    return read_page(opendocument(body, styles=styles, masters=masters), "programme.odt")


def text_style(name: str, properties: str, parent: str = "", family: str = "text") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def span(inside: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def row(*cells: str) -> str:
    inside = "".join(
        each if each.startswith("<table:") else f"<table:table-cell>{p(each)}</table:table-cell>" for each in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


def test_a_programme_made_by_another_program_is_read() -> None:
    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, "Work Programme 2024/25"))
    table = Table("Programme", width=2, height=2)
    table.set_values([["Date", "Item"], ["12 June", "Dental access"]])
    document.body.append(table)
    document.body.append(Paragraph("The end"))
    from io import BytesIO

    content = BytesIO()
    document.save(content)
    page = read_page(content.getvalue(), "programme.odt")
    assert loose(page)[-1] == "The end"
    assert loose(page)[0].endswith("Work Programme 2024/25")
    assert loose(page)[0].startswith("heading")
    assert tables(page) == [[["Date", "Item"], ["12 June", "Dental access"]]]
    assert page.has_styles


def test_styles_may_be_based_on_others_and_a_part_of_the_text_may_have_its_own() -> None:
    styles = (
        text_style("Strong", 'fo:font-weight="bold"', family="paragraph")
        + text_style("P1", "", "Strong", family="paragraph")
        + text_style("off", 'fo:font-weight="normal"')
        + text_style("slanted", 'fo:font-style="italic"')
        + text_style("out", 'style:text-line-through-style="solid"')
        + text_style("kept", 'style:text-line-through-style="none"')
        + text_style("round", "", "round")
    )
    page = odt(
        p("Bold", "P1")
        + p(span("Not bold", "off"), "P1")
        + p(span("Slanted", "slanted"))
        + p(span("circle", "round"))
        + p(f"Budget {span('and vaccines', 'out')} {span('twice', 'kept')}<text:line-break/>next<text:s/>line"),
        styles,
    )
    assert loose(page) == [
        "bold: Bold",
        "Not bold",
        "italic: Slanted",
        "circle",
        "Budget and vaccines twice",
        "next line",
    ]
    assert [line.standing for line in page.lines() if line.standing is not None] == ["Budget twice"]


def test_headings_by_level_and_by_style() -> None:
    styles = text_style("P1", "", "Heading_20_2", family="paragraph") + text_style(
        "Heading_20_2", "", family="paragraph"
    )
    page = odt('<text:h text:outline-level="1">One</text:h>' + p("Two", "P1") + p("Three"), styles)
    assert loose(page) == ["heading: One", "heading: Two", "Three"]


def test_lists_of_bullets_and_of_numbers_within_each_other() -> None:
    def listed(*items: str, name: str = "", more: str = "") -> str:
        inside = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
        return f'<text:list text:style-name="{name}" {more}>{inside}</text:list>'

    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-bullet text:level="2" text:bullet-char="-"/></text:list-style>'
    )
    body = (
        listed(p("Budget") + listed(p("Reserves")), p("Dental") + p("continued"), name="L1")
        + listed(p("Again"), name="L1")
        + listed(p("On"), name="L1", more='text:continue-numbering="true"')
        + listed(p("Plain"))
    )
    assert loose(odt(body, styles)) == [
        *("1. Budget", "bullet: Reserves", "2. Dental", "continued", "1. Again", "2. On", "Plain")
    ]


def test_cells_that_span_others_are_repeated_and_inner_tables_are_lines() -> None:
    inner = f"<table:table-cell><table:table>{row('inner', 'table')}</table:table></table:table-cell>"
    page = odt(
        "<table:table><table:table-header-rows>"
        + row(
            '<table:table-cell table:number-columns-spanned="2"><text:p>Autumn</text:p></table:table-cell>',
            "<table:covered-table-cell/>",
        )
        + "</table:table-header-rows>"
        + row('<table:table-cell table:number-rows-spanned="2"><text:p>12 June</text:p></table:table-cell>', "Budget")
        + row("<table:covered-table-cell/>", inner)
        + "</table:table>"
    )
    assert tables(page) == [[["Autumn", "Autumn"], ["12 June", "Budget"], ["12 June", "inner / table"]]]


def test_comments_deletions_and_hidden_text_are_told_with_their_place_and_insertions_kept() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Officer'
        "</dc:creator></office:change-info><text:p>Old item</text:p></text:deletion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    page = odt(
        changes
        + p(
            'A <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>new<text:change-end '
            'text:change-id="c2"/> item<office:annotation><dc:creator>Officer</dc:creator><dc:date>2024-01-01</dc:date>'
            "<text:p>Ask the Chair</text:p></office:annotation>"
        )
        + p(f"Seen{span(' unseen', 'gone')}")
        + '<text:section text:display="none"><text:p>Not shown</text:p></text:section>',
        text_style("gone", 'text:display="none"'),
    )
    assert loose(page) == ["A new item", "Seen"]
    assert left_out(page) == [
        "line 1: Old item (it was deleted with tracked changes)",
        "line 1: Ask the Chair (it is a comment in the margin)",
        "line 2: unseen (it is hidden text)",
        "line 2: Not shown (it is hidden text)",
    ]


def test_headers_footers_notes_and_boxes_keep_their_places() -> None:
    masters = (
        "<office:master-styles><style:master-page><style:header><text:p>Anytown Council</text:p></style:header>"
        "<style:footer><text:p>Page 1</text:p></style:footer></style:master-page></office:master-styles>"
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Subject to approval</text:p></text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>"
    page = odt(p(f"Budget{note}") + p(box), masters=masters)
    assert [(line.text, line.where) for line in page.lines()] == [
        ("Anytown Council", "page header"),
        ("Budget", "line 1"),
        ("In a box", "line 2"),
        ("Subject to approval", "footnote 1, to line 1"),
        ("Page 1", "page footer"),
    ]


def test_templates_and_flat_files_are_read_too() -> None:
    assert loose(read_page(opendocument(p("Budget"), kind="text").replace(b".text", b".text"), "a.ott")) == ["Budget"]
    assert loose(read_page(flat_opendocument(p("Budget")), "a.fodt")) == ["Budget"]


def test_a_locked_file_says_so() -> None:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    content = opendocument("", others={"META-INF/manifest.xml": manifest})
    with pytest.raises(Unusable, match=r"^a\.odt is locked with a password: save it without one"):
        read_page(content, "a.odt")
    with pytest.raises(Unusable, match="was not made by LibreOffice"):
        read_page(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt")
