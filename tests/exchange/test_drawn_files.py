"""What each format does with a document's pages, numbers, edition and headers."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document as WordFile
from goldens import everything, parts, tags, words
from lxml import etree
from msgspec.structs import replace
from pypdf import PdfReader
from wide_document import EVERY_COLUMN, wide_document, wide_programme

from planner.exchange.formats import DOCUMENTS
from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Numbered, Paragraph, Table, row
from planner.programme.text import one_line

EDITION = "Version 2, published “18 October 2023” \\ </style>"
WIDE = Table("The year", ("Date", "Items", "Objective", "Lead", "Notes"), (row("26 October 2023", *"abcd"),))
REPORT: tuple[Block, ...] = (
    Heading("Report", 1),
    Paragraph("Of the committee"),
    Heading("Purpose", 2),
    Paragraph("To tell the committee"),
    Heading("Action required", 2),
    Paragraph("The committee is asked to:"),
    Bullets(("note it", "agree it")),
    Heading("Background", 2),
    Heading("What changed", 3),
    Numbered(("first", "second")),
    Heading("Appendix A", 2),
    WIDE,
)


def report(edition: str = EDITION) -> Document:
    """Return a report with numbers and a wide appendix."""
    return Document("T", "S", "A", date(2023, 10, 18), REPORT, edition=edition, is_numbered=True)


def drawn(name: str, document: Document) -> bytes:
    return DOCUMENTS[name].render(document)


def body(content: bytes) -> str:
    return parts(content)["word/document.xml"].decode()


def test_every_page_of_a_pdf_has_its_edition_and_its_number_and_the_appendix_is_landscape() -> None:
    content = drawn("pdf", report())
    pages = words(content)
    assert [page.endswith(f"{EDITION} {number} of 2") for number, page in enumerate(pages, start=1)] == [True, True]
    sizes = [page.mediabox for page in PdfReader(BytesIO(content)).pages]
    assert [size.width < size.height for size in sizes] == [True, False]
    assert EDITION in (PdfReader(BytesIO(content)).metadata or {})["/Subject"]


def test_every_page_of_a_word_file_has_its_edition_and_its_number_and_the_appendix_is_landscape() -> None:
    content = drawn("docx", report())
    for name, room in (("footer", "9638"), ("footer-wide", "14570")):
        footer = etree.fromstring(parts(content)[f"word/{name}.xml"])
        assert "".join(footer.itertext()).split() == [*EDITION.split(), "1", "of", "1"]
        assert re.findall(r'w:instr="(.+?)"', etree.tostring(footer).decode()) == [" PAGE ", " NUMPAGES "]
        assert f'w:pos="{room}"'.encode() in parts(content)[f"word/{name}.xml"]
    file = WordFile(BytesIO(content))
    sizes = [(each.page_width or 0) < (each.page_height or 0) for each in file.sections]
    assert sizes == [True, False]
    assert file.core_properties.version == EDITION


def test_the_edition_is_in_a_web_page_its_print_and_its_properties() -> None:
    page = drawn("html", report()).decode()
    assert page.count("</style>") == 1
    day = '<time datetime="2023-10-18">18 October 2023</time>'
    assert f"<footer>Version 2, published “{day}” \\ &lt;/style&gt;</footer>" in page
    assert 'content: "Version 2, published \\201c 18 October 2023\\201d  \\5c  \\3c \\2f style\\3e ";' in page
    assert 'content: counter(page) " of " counter(pages);' in page
    assert '<meta name="description" content="S. Version 2, published “18 October 2023” \\ &lt;/style&gt;">' in page
    assert '<div class="wide">\n<h2 id="appendix-a">' in page


@pytest.mark.parametrize("name", ["markdown", "text"])
def test_the_edition_is_the_last_line_of_a_text(name: str) -> None:
    last = drawn(name, report()).decode().splitlines()[-1]
    assert last.replace("\\", "").startswith("Version 2, published “18 October 2023”")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_without_an_edition_nothing_stands_for_it(name: str) -> None:
    content = drawn(name, report(edition=""))
    if name == "docx":
        assert "cp:version" not in parts(content)["docProps/core.xml"].decode()
        assert b"<w:t></w:t>" not in parts(content)["word/footer.xml"]
    elif name == "odt":
        assert "Edition" not in everything(".odt", content)
        assert b">None" not in parts(content)["styles.xml"]
    elif name == "html":
        assert b"<footer>" not in content
    elif name == "pdf":
        assert words(content)[0].endswith("second 1 of 2")
    else:
        assert b"Version" not in content


def test_word_numbers_the_sections_paragraphs_and_recommendations_itself() -> None:
    content = drawn("docx", report())
    lines = [(each.style.style_id if each.style else "", each.text) for each in WordFile(BytesIO(content)).paragraphs]
    assert lines[:7] == [
        ("Heading1", "Report"),
        ("Normal", "Of the committee"),
        ("Heading2", "Purpose"),
        ("NumberedParagraph", "To tell the committee"),
        ("Heading2", "Action required"),
        ("NumberedParagraph", "The committee is asked to:"),
        ("LetteredLine", "note it"),
    ]
    numbering = parts(content)["word/numbering.xml"].decode()
    levels = re.findall(r'<w:pStyle w:val="(\w+)"/><w:lvlText w:val="(.+?)"/>', numbering)
    assert levels[-4:] == [
        ("Heading2", "%1."),
        ("Heading3", "%1.%2"),
        ("NumberedParagraph", "%1.%3"),
        ("LetteredLine", "(%4)"),
    ]
    appendix = next(line for line in body(content).splitlines() if "Appendix A" in line)
    assert '<w:numId w:val="0"/>' in appendix


def test_in_other_formats_the_numbers_are_words_that_can_be_copied() -> None:
    text = drawn("text", report()).decode()
    assert "2. Action required\n\n2.1 The committee is asked to:\n\n(a) note it\n(b) agree it\n\n3. Background" in text
    markdown = drawn("markdown", report()).decode()
    assert "## 2. Action required\n\n2.1 The committee is asked to:\n\n(a) note it\n\n(b) agree it\n" in markdown
    page = drawn("html", report()).decode()
    assert ">2. Action required</h2>" in page
    assert '<ul class="lettered"><li>(a) note it</li><li>(b) agree it</li></ul>' in page
    assert (
        "2. Action required 2.1 The committee is asked to: (a) note it (b) agree it 3. B"
        in words(drawn("pdf", report()))[0]
    )
    assert "\n\nAppendix A\n\n" in text


def test_a_word_file_is_of_word_today_and_has_nothing_that_is_not_ours() -> None:
    content = drawn("docx", report())
    found = parts(content)
    assert not [name for name in found if "thumbnail" in name or "theme" in name or "customXml" in name]
    assert b"Macintosh" not in found["docProps/app.xml"]
    settings = found["word/settings.xml"].decode()
    assert re.search(r'w:name="compatibilityMode"[^>]+w:val="15"', settings)
    assert "<w:autoHyphenation/>" in settings
    used = set(re.findall(r'<w:pStyle w:val="(\w+)"/>', body(content)))
    styles = set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"].decode()))
    assert used <= styles
    relations = found["word/_rels/document.xml.rels"].decode()
    assert {f"word/{name}" for name in re.findall(r'Target="(.+?)"', relations)} <= found.keys()
    types = set(re.findall(r'PartName="/(.+?)"', found["[Content_Types].xml"].decode()))
    assert types == {name for name in found if not name.endswith((".rels", "[Content_Types].xml"))}


def test_two_numbered_lists_each_begin_at_one_in_word() -> None:
    document = replace(report(), blocks=(Numbered(("a",)), Paragraph("x"), Numbered(("b", "c"))))
    content = drawn("docx", document)
    lists = re.findall(
        r'<w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"/>', body(content)
    )
    assert lists == ["10", "11", "11"]
    starts = re.findall(
        r'<w:num w:numId="(\d+)">.*?<w:startOverride w:val="1"/>', parts(content)["word/numbering.xml"].decode()
    )
    assert starts == ["10", "11"]


def test_a_header_row_in_word_stays_with_the_row_below_it() -> None:
    content = drawn("docx", report())
    assert body(content).count('<w:pStyle w:val="TableHead"/>') == len(WIDE.heads)
    (style,) = re.findall(r'w:styleId="TableHead">.*?</w:style>', parts(content)["word/styles.xml"].decode())
    assert "<w:keepNext/>" in style


def test_the_first_cell_of_each_row_of_a_pdf_is_the_header_of_its_row() -> None:
    content = drawn("pdf", wide_document())
    found = [tag.strip() for tag in tags(content)]
    assert (found.count("TH (Column)"), found.count("TH (Row)"), found.count("TD")) == (7, 40, 240)
    assert b"/Headers[(" not in content
    assert len(PdfReader(BytesIO(content)).pages) > 1


def test_no_word_of_a_pdf_with_every_column_is_chopped() -> None:
    text = " ".join(words(drawn("pdf", wide_document())))
    for topic in wide_programme().topics.values():
        for word in {word for part in (topic.title, topic.objective, topic.lead) for word in part.split()}:
            assert word in text or "-" in word
    assert text.count("Neighbourhoods") >= 40
    assert EVERY_COLUMN.count(",") == 6


def test_a_caption_is_not_printed_below_the_heading_it_repeats() -> None:
    table = replace(WIDE, caption="Deadlines")
    headed = replace(report(), blocks=(Heading("Report", 1), Heading("Deadlines", 2), table), is_numbered=False)
    assert " ".join(words(drawn("pdf", headed))).count("Deadlines") == 1
    assert '<caption class="unseen">Deadlines</caption>' in drawn("html", headed).decode()


def test_a_web_page_has_anchors_dates_and_no_roles_that_tables_have_anyway() -> None:
    twice = replace(report(), blocks=(*REPORT, Heading("Purpose", 2), Heading("–", 2)))
    page = drawn("html", twice).decode()
    assert "role=" not in page
    assert re.findall(r'<h\d id="(.+?)"', page)[-2:] == ["purpose--2", "heading"]
    assert '<time datetime="2023-10-26">26 October 2023</time>' in page


def test_a_word_too_long_for_any_column_may_break_in_a_web_page_and_no_other() -> None:
    table = Table("T", ("Date", "Items"), (row("26 October 2023", f"Neighbourhoods {'x' * 60} & <b>"),))
    page = drawn("html", replace(report(), blocks=(Heading("H", 1), table))).decode()
    assert f'<p>Neighbourhoods <span class="long">{"x" * 60}</span> &amp; &lt;b&gt;</p>' in page


def test_words_from_right_to_left_move_nothing_beside_them() -> None:
    blocks = (Heading("H", 1), Paragraph("עברית", lead="By"), Paragraph("עברית!"))
    document = replace(report(), blocks=blocks, is_numbered=False)
    assert "<strong>By:</strong> <bdi>עברית</bdi>" in drawn("html", document).decode()
    assert "By: \u2068עברית\u2069\n\nעברית!" in drawn("text", document).decode()
    assert body(drawn("docx", document)).count("<w:rtl/></w:rPr><w:t>עברית") == 2
    assert drawn("pdf", document)


@pytest.mark.parametrize("control", ["\u202e", "\u202d", "\u2067"])
@pytest.mark.parametrize("name", ["docx", "odt", "html", "markdown", "text"])
def test_nothing_typed_turns_the_words_after_it_round(name: str, control: str) -> None:
    content = drawn(name, replace(report(), blocks=(Heading("H", 1), Paragraph(f"Report {control}exempt"))))
    text = everything(DOCUMENTS[name].suffix, content)
    assert control not in text
    assert one_line(f"Report {control}exempt") in text
