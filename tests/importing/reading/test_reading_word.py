"""Word documents are read as a reader sees them: styles, lists, merged cells, tracked changes, notes and boxes."""

from __future__ import annotations

from pages import inside, left_out, loose, tables
from word_files import p, r, tbl, tc, tr, word_file

from planner.importing.page import PageLine, PageTable
from planner.importing.reading import read_page

BOLD = "<w:b/>"


def style(name: str, inside: str, based_on: str = "") -> str:
    return f'<w:style w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>{inside}</w:style>'


def of(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def test_a_programme_with_its_title_table_and_bullets() -> None:
    cell = tc(
        p(r("SEND Improvement", BOLD)) + p("To scrutinise progress") + p("Families", properties=of("List Bullet"))
    )
    page = read_page(
        word_file(
            p("Work Programme", properties=of("heading 1")) + tbl(tr("Date", "Items"), tr("28 September", cell)),
            styles=style("heading 1", "<w:rPr><w:b/></w:rPr>") + style("List Bullet", ""),
        ),
        "programme.docx",
    )
    assert page.has_styles
    assert loose(page) == ["heading bold: Work Programme"]
    assert tables(page) == [
        [["Date", "Items"], ["28 September", "SEND Improvement / To scrutinise progress / Families"]]
    ]
    assert inside(page) == ["bold: SEND Improvement", "To scrutinise progress", "bullet: Families"]
    table = page.parts[1]
    assert isinstance(table, PageTable)
    assert table.rows[1][1].where == table.rows[1][1].lines[2].where == "table 1, row 2, column 2"


def test_bold_comes_from_a_style_and_a_run_may_take_it_off() -> None:
    styles = style("Title line", "<w:rPr><w:b/></w:rPr>") + style("Based", "", based_on="Title line")
    body = p("Bold by its style", properties=of("Based")) + p(r("Not bold", '<w:b w:val="0"/>'), properties=of("Based"))
    assert loose(read_page(word_file(body, styles=styles), "a.docx")) == ["bold: Bold by its style", "Not bold"]


def test_lists_of_bullets_and_of_numbers() -> None:
    formats = "".join(
        f'<w:abstractNum w:abstractNumId="{each}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{each}"><w:abstractNumId w:val="{each}"/></w:num>'
        for each, kind in (("1", "bullet"), ("2", "decimal"))
    )

    def listed(text: str, number: str) -> str:
        return p(text, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    body = listed("one", "2") + listed("point", "1") + listed("two", "2") + listed("plain", "0") + p("•\ttyped")
    page = read_page(word_file(body, numbering=formats), "a.docx")
    assert loose(page) == ["1. one", "bullet: point", "2. two", "plain", "bullet: typed"]


def test_a_title_in_bold_and_the_sentence_beside_it_are_two_lines() -> None:
    body = p(r("Early Help", BOLD), ": To review the strategy") + p(r("Early Help", BOLD), " strategy and its review")
    expected = ["bold: Early Help", "To review the strategy", "Early Help strategy and its review"]
    assert loose(read_page(word_file(body), "a.docx")) == expected


def test_lines_are_where_a_reader_sees_them() -> None:
    body = p("one", "<w:r><w:br/></w:r>", "two", "<w:r><w:tab/></w:r>", "three\u00a0four", "non\u00adsense\u200b")
    assert loose(read_page(word_file(body), "a.docx")) == ["one", "two three fournonsense"]


def test_merged_cells_are_repeated_where_they_are_seen() -> None:
    body = tbl(
        tr(tc(p("Autumn"), '<w:gridSpan w:val="3"/>')),
        tr(tc(p("28 September"), '<w:vMerge w:val="restart"/>'), "Budget", "Leader"),
        tr(tc(p(""), "<w:vMerge/>"), "Early Help", "Director"),
        tr("Young Carers", "Director", properties='<w:gridBefore w:val="1"/>'),
    )
    page = read_page(word_file(body), "a.docx")
    assert tables(page) == [
        [
            ["Autumn"] * 3,
            ["28 September", "Budget", "Leader"],
            ["28 September", "Early Help", "Director"],
            ["", "Young Carers", "Director"],
        ]
    ]
    table = page.parts[0]
    assert isinstance(table, PageTable)
    assert table.rows[2][0] is table.rows[1][0]


def test_tracked_insertions_are_in_and_deletions_are_out() -> None:
    changed = p("Budget", f"<w:ins>{r(' and MTFP')}</w:ins>", "<w:del><w:r><w:delText> only</w:delText></w:r></w:del>")
    gone = p(f"<w:moveFrom>{r('Moved')}</w:moveFrom>", r("hidden", "<w:vanish/>"))
    body = tbl(tr("Items"), tr(tc(changed + gone)), tr("Struck", properties="<w:del/>"))
    assert tables(read_page(word_file(body), "a.docx")) == [[["Items"], ["Budget and MTFP"]]]


def test_links_boxes_content_controls_and_fields_are_read() -> None:
    box = f"<w:r><AlternateContent><Choice><w:txbxContent>{p('In a box')}</w:txbxContent></Choice>"
    box += f"<Fallback><w:txbxContent>{p('In a box')}</w:txbxContent></Fallback></AlternateContent></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    link = f"<w:hyperlink>{r('Linked')}</w:hyperlink>"
    body = f"<w:sdt><w:sdtContent>{p(link, field, box)}</w:sdtContent></w:sdt>"
    assert loose(read_page(word_file(body), "a.docx")) == ["Linked", "In a box"]


def test_notes_headers_and_footers_are_not_lost() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    content = word_file(
        p("Title") + tbl(tr("Items"), tr(tc(p("Budget", note)))),
        footnotes=f'<w:footnote w:id="2">{p("Date to be confirmed")}</w:footnote>',
        header=p("Council"),
        footer=p("Page 1"),
    )
    lines = [part for part in read_page(content, "a.docx").parts if isinstance(part, PageLine)]
    assert [(line.text, line.where) for line in lines] == [
        ("Council", "page header"),
        ("Title", "line 1"),
        ("Date to be confirmed", "footnote 1, to table 1, row 2, column 1"),
        ("Page 1", "page footer"),
    ]


def test_a_table_within_a_table_is_lines_of_its_cell_and_a_frame_is_no_table() -> None:
    inner = tbl(tr("28 September", "Budget"), tr("26 October", "Early Help"))
    page = read_page(word_file(tbl(tr("Date", tc(p("Items") + inner + p("End"))))), "a.docx")
    assert tables(page) == [[["Date", "Items / 28 September / Budget / 26 October / Early Help / End"]]]
    table = page.parts[0]
    assert isinstance(table, PageTable)
    assert table.rows[0][1].lines[4].where == "table 1, row 1, column 2, inner table, row 2, column 2"
    framed = read_page(word_file(tbl(tr(tc(p("Work programme") + inner)))), "a.docx")
    assert loose(framed) == ["Work programme"]
    assert tables(framed) == [[["28 September", "Budget"], ["26 October", "Early Help"]]]


def test_the_main_part_may_have_another_name() -> None:
    assert loose(read_page(word_file(p("Title"), main="word/document2.xml"), "a.docx")) == ["Title"]


def test_words_struck_out_are_told_apart_by_run_and_by_style() -> None:
    struck = style("Struck", "<w:rPr><w:strike/></w:rPr>")
    body = (
        p(r("Budget "), r("and vaccines", "<w:strike/>"))
        + p(r("Gone", "<w:dstrike/>"))
        + p("By style", properties=of("Struck"))
        + p(r("Not struck", '<w:strike w:val="0"/>'), properties=of("Struck"))
    )
    lines = list(read_page(word_file(body, styles=struck), "a.docx").lines())
    assert [(line.text, line.standing) for line in lines] == [
        ("Budget and vaccines", "Budget"),
        ("Gone", ""),
        ("By style", ""),
        ("Not struck", None),
    ]


def test_comments_deletions_and_hidden_text_are_told_with_their_place() -> None:
    def tracked(name: str, text: str) -> str:
        return f"<w:{name}><w:r><w:rPr><w:b/></w:rPr><w:delText>{text}</w:delText></w:r></w:{name}>"

    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    deleted = "<w:del/>"
    body = (
        p(r("Budget"), tracked("del", "of last "), tracked("del", "year"), r("unseen", "<w:vanish/>"))
        + tbl(
            tr("12 June", tc(p(r("Dental"), reference))),
            tr(tc(p(tracked("del", "13 June"))), tc(p(tracked("del", "Winter plan"))), properties=deleted),
        )
        + p(r("Kept"), "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>")
    )
    comments = '<w:comment w:id="7"><w:p><w:r><w:t>Ask the Chair</w:t></w:r></w:p></w:comment>'
    page = read_page(word_file(body, comments=comments), "a.docx")
    assert loose(page) == ["Budget", "Kept"]
    assert tables(page) == [[["12 June", "Dental"]]]
    assert left_out(page) == [
        "line 1: of last year (it was deleted with tracked changes)",
        "line 1: unseen (it is hidden text)",
        "table 1, row 1: 13 June Winter plan (it was deleted with tracked changes)",
        "line 2: moved (it was moved elsewhere with tracked changes)",
        "table 1, row 1, column 2: Ask the Chair (it is a comment in the margin)",
    ]


def test_hidden_text_may_be_so_by_its_style_and_shown_again() -> None:
    secret = style("Secret", "<w:rPr><w:vanish/></w:rPr>")
    body = p("unseen", properties=of("Secret")) + p(r("Seen", '<w:vanish w:val="0"/>'), properties=of("Secret"))
    page = read_page(word_file(body, styles=secret), "a.docx")
    assert loose(page) == ["Seen"]
    assert [each.text for each in page.left_out] == ["unseen"]
