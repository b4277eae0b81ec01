"""A council's own Word template: its crest, header, footer, pages and styles are kept, and our document is its body."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from lxml import etree
from own_templates import (
    HEADER,
    PAGE,
    STYLES,
    WORD,
    council_parts,
    council_template,
    picture,
    relation,
    style,
)
from wide_document import wide_document
from word_files import p, tbl, tr, zipped

from planner.cli import run
from planner.exchange.formats.word import render
from planner.exchange.word_template.own import OwnTemplate, own_template
from planner.exchange.word_template.starting import starting_template
from planner.programme.documents.blocks import Block, Bullets, Document, Heading, Numbered, Paragraph, Table, row
from planner.programme.errors import Unusable

BLOCKS: tuple[Block, ...] = (
    Heading("Report", 1),
    Paragraph("before"),
    Heading("Purpose", 2),
    Paragraph("The committee is asked to:"),
    Bullets(("note it", "agree it")),
    Numbered(("first", "second")),
    Numbered(("again",)),
    Table("Meetings", ("When", "What"), (row("1 May", "Buses"),)),
)
REPORT = Document("Report", "Report", "Council", date(2023, 10, 9), BLOCKS, edition="Draft as at 9 October 2023")
NUMBERED = Document("R", "R", "C", date(2023, 10, 9), BLOCKS, edition="Draft as at 9 October 2023", is_numbered=True)
A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def drawn(template: bytes, document: Document = REPORT) -> bytes:
    """Return a document in a template."""
    return render(document, template=OwnTemplate(template, "template.docx"))


def opened(file: bytes) -> WordDocument:
    return docx.Document(BytesIO(file))


def part(file: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(file)).read(name).decode()


def paragraphs_of(file: bytes) -> list[str]:
    return [each.text for each in opened(file).paragraphs if each.text]


def test_the_crest_the_header_the_footer_and_the_margins_are_kept() -> None:
    file = drawn(council_template())
    section = opened(file).sections[0]
    assert section.header.paragraphs[0].text == "Anyborough"
    assert [each.blob for each in section.header.part.package.iter_parts() if "crest" in each.partname] == [picture()]
    assert section.footer.paragraphs[0].text == "Foot"
    assert section.left_margin is not None
    assert round(section.left_margin.cm, 1) == 4.5


def test_our_headings_lists_and_tables_are_in_its_own_styles_whatever_their_ids() -> None:
    document = opened(drawn(council_template()))
    styles = {each.text: each.style.style_id for each in document.paragraphs if each.text and each.style}
    assert styles["Report"] == "berschrift1"
    assert styles["Purpose"] == "berschrift2"
    assert styles["note it"] == "Aufzhlungszeichen"
    assert styles["first"] == "Listennummer"
    assert styles["before"] == "Standard"
    assert document.tables[0].style is not None
    assert document.tables[0].style.style_id == "Tabellenraster"


def test_a_table_is_as_wide_as_the_text_of_its_pages() -> None:
    table = opened(drawn(council_template())).tables[0]
    assert sum(round(column.width.cm, 1) for column in table.columns if column.width) == pytest.approx(15.0, abs=0.1)


def test_its_own_lists_are_drawn_its_own_way_and_each_begins_at_one() -> None:
    file = drawn(council_template())
    numbering = etree.fromstring(part(file, "word/numbering.xml").encode())
    body = etree.fromstring(part(file, "word/document.xml").encode())
    names = {"w": WORD}
    lists = [str(each) for each in body.xpath("//w:numPr/w:numId/@w:val", namespaces=names)]
    assert len(set(lists)) == 2
    assert lists[0] == lists[1] != lists[2]
    for each in set(lists):
        (form,) = numbering.xpath(f"//w:num[@w:numId={each}]/w:abstractNumId/@w:val", namespaces=names)
        assert form == "11"
        assert numbering.xpath(f"//w:num[@w:numId={each}]//w:startOverride/@w:val", namespaces=names) == ["1"]


def test_no_two_lists_have_one_number() -> None:
    numbering = etree.fromstring(part(drawn(council_template(), NUMBERED), "word/numbering.xml").encode())
    for name, attribute in (("num", "numId"), ("abstractNum", "abstractNumId")):
        ids = [each.get(f"{{{WORD}}}{attribute}") for each in numbering.iter(f"{{{WORD}}}{name}")]
        assert len(ids) == len(set(ids))
    kinds = [etree.QName(each).localname for each in numbering]
    assert kinds == sorted(kinds)  # the forms of lists come before the lists


def test_the_numbers_of_a_report_are_ours_as_they_are_the_same_in_every_format() -> None:
    styles = STYLES.replace(
        '8B0000"/></w:rPr>', '8B0000"/></w:rPr><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
    )
    file = drawn(council_template(styles=styles), NUMBERED)
    names = {"w": WORD}
    body, numbering, ours = (
        etree.fromstring(part(file, f"word/{name}.xml").encode()) for name in ("document", "numbering", "styles")
    )
    lists = {}
    for words in ("Report", "Purpose", "The committee is asked to:", "note it"):
        (paragraph,) = body.xpath("//w:p[.//w:t=$words]", words=words, namespaces=names)
        style_id = paragraph.find(".//w:pStyle", names).get(f"{{{WORD}}}val")
        (found,) = paragraph.xpath(".//w:numPr", namespaces=names) or ours.xpath(
            "//w:style[@w:styleId=$id]//w:numPr", id=style_id, namespaces=names
        )
        lists[words] = tuple(str(each) for each in found.xpath("./*/@w:val", namespaces=names))
    assert lists["Report"] == ("0", "0")
    number = lists["Purpose"][1]
    assert lists == {
        "Report": ("0", "0"),
        "Purpose": ("0", number),
        "The committee is asked to:": ("2", number),
        "note it": ("3", number),
    }
    (form,) = numbering.xpath("//w:num[@w:numId=$id]/w:abstractNumId/@w:val", id=number, namespaces=names)
    texts = numbering.xpath("//w:abstractNum[@w:abstractNumId=$id]//w:lvlText/@w:val", id=form, namespaces=names)
    assert texts == ["%1.", "%1.%2", "%1.%3", "(%4)"]


def test_what_stands_before_and_after_the_place_of_the_document_stays() -> None:
    file = drawn(council_template(p("Above") + p("{{ docu", "ment }}") + p("Below")))
    texts = paragraphs_of(file)
    assert texts[:2] == ["Above", "Report"]
    assert texts[-1] == "Below"
    assert "{{" not in "".join(texts)


def test_without_that_place_the_words_of_its_body_are_dropped() -> None:
    file = drawn(council_template(p("Click here to type") + tbl(tr("old"))))
    assert "Click here" not in part(file, "word/document.xml")
    assert len(opened(file).tables) == 1


@pytest.mark.parametrize("changed", [{}, {"page": A4}, {"footer": "<w:p><w:r><w:t>{{ edition }}</w:t></w:r></w:p>"}])
def test_which_edition_it_is_stands_once_on_it(changed: dict[str, str]) -> None:
    file = drawn(council_template(**changed))
    parts = [name for name in zipfile.ZipFile(BytesIO(file)).namelist() if name.startswith("word/")]
    assert sum(part(file, name).count(REPORT.edition) for name in parts if name.endswith(".xml")) == 1
    if "page" in changed:
        assert opened(file).sections[0].footer.paragraphs[0].text.startswith(REPORT.edition)


def test_words_in_a_title_that_look_like_marks_stay_as_typed() -> None:
    title = "{{ title }} {{ edition }}"
    document = Document(title, "", "C", date(2023, 1, 1), (Paragraph("x"),), edition="{{ title }}")
    file = drawn(council_template(footer=f"{p('{{ title }}')}{p('{{ edition }}')}"), document)
    assert [each.text for each in opened(file).sections[0].footer.paragraphs] == [title, "{{ title }}"]


def test_wide_tables_stand_on_its_pages_turned_sideways_and_what_follows_upright() -> None:
    file = drawn(council_template(p("{{ document }}") + p("Below")), wide_document())
    sections = opened(file).sections
    sizes = [(each.page_width, each.page_height) for each in sections]
    assert sizes[-1] == (sizes[0][1], sizes[0][0])
    assert all(each.header.paragraphs[0].text == "Anyborough" for each in sections)
    assert paragraphs_of(file)[-1] == "Below"
    table = opened(file).tables[0]
    assert sum(column.width.cm for column in table.columns if column.width) == pytest.approx(29.7 - 6.0, abs=0.1)


def test_a_first_page_of_its_own_is_only_the_first_of_the_file() -> None:
    page = PAGE.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    file = drawn(council_template(p("{{ document }}") + p("Below"), page=page), wide_document())
    assert [each.different_first_page_header_footer for each in opened(file).sections] == [True, False]


def test_a_later_section_has_the_header_that_it_takes_from_the_one_before() -> None:
    first = f"<w:p><w:pPr>{PAGE}</w:pPr><w:r><w:t>Cover</w:t></w:r></w:p>"
    file = drawn(council_template(first + p("{{ document }}"), page=A4))
    assert opened(file).sections[-1].header.paragraphs[0].text == "Anyborough"
    assert paragraphs_of(file)[:2] == ["Cover", "Report"]


def test_a_style_that_it_lacks_is_said_and_ours_is_used() -> None:
    styles = STYLES.replace("heading 3", "something else").replace("berschrift3", "Sonst")
    styles = styles.replace("Table Grid", "Gitter").replace("Tabellenraster", "Gitter")
    template = OwnTemplate(council_template(styles=styles), "template.docx")
    assert template.note == (
        "template.docx has no style “heading 3” or “Table Grid”: the program’s own is used instead."
    )
    table = opened(render(REPORT, template=template)).tables[0]
    assert table.style is not None
    assert table.style.name == "Table Grid"
    assert OwnTemplate(council_template(), "template.docx").note == ""


def test_a_style_of_ours_whose_id_is_taken_gets_another() -> None:
    file = drawn(council_template(styles=STYLES + style("TableHead", "Their Head", kind="character")))
    styles = etree.fromstring(part(file, "word/styles.xml").encode())
    ids = [each.get(f"{{{WORD}}}styleId") for each in styles.iter(f"{{{WORD}}}style")]
    assert len(ids) == len(set(ids))
    assert opened(file).tables[0].cell(0, 0).paragraphs[0].style.name == "Table Head"  # type: ignore[union-attr]


def test_nothing_of_it_leads_elsewhere() -> None:
    file = drawn(council_template())
    everything = "".join(
        part(file, name) for name in zipfile.ZipFile(BytesIO(file)).namelist() if name.endswith((".xml", ".rels"))
    )
    assert "elsewhere" not in everything
    assert "attachedTemplate" not in everything


def test_a_template_is_a_template_too_and_equal_content_has_equal_bytes() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    file = drawn(council_template(main_type=kind))
    assert "document.main+xml" in part(file, "[Content_Types].xml")
    assert "template.main" not in part(file, "[Content_Types].xml")
    assert file == drawn(council_template(main_type=kind))


def test_every_part_is_named_and_has_a_type() -> None:
    file = zipfile.ZipFile(BytesIO(drawn(council_template(), NUMBERED)))
    types = file.read("[Content_Types].xml").decode()
    for name in set(file.namelist()) - {"[Content_Types].xml"}:
        ending = name.rpartition(".")[2]
        assert f'PartName="/{name}"' in types or f'Extension="{ending}"' in types
    assert len(file.namelist()) == len(set(file.namelist()))


def test_the_template_to_start_from_draws_the_usual_look_under_its_header() -> None:
    template = OwnTemplate(starting_template(), "template.docx")
    assert template.note == ""
    file = render(REPORT, template=template)
    assert opened(file).sections[0].header.paragraphs[0].text == "Name or crest of the council"
    assert opened(file).sections[0].footer.paragraphs[0].text.startswith(REPORT.edition)
    assert paragraphs_of(file) == paragraphs_of(render(REPORT))


Planner = Callable[..., tuple[int, str]]


@pytest.fixture
def planner(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Planner:
    """Return a function that runs a command in a folder with the sample: its exit code and what it said."""
    monkeypatch.chdir(tmp_path)
    assert run(["new", "p.json", "--sample"]) == 0

    def command(*words: str) -> tuple[int, str]:
        capfd.readouterr()
        code = run(["-f", "p.json", "--today", "2023-10-09", *words])
        return code, capfd.readouterr().err

    return command


def test_every_word_document_is_in_the_look_of_the_template_beside_the_programme(planner: Planner) -> None:
    assert planner("export", "--template", "template.docx") == (0, f"Saved: {Path('template.docx').absolute()}\n")
    Path("template.docx").write_bytes(council_template())
    for words in (["--report"], [], ["--tracker"], ["--actions"]):
        code, said = planner("export", "--as", "docx", "-o", "out.docx", "--force", *words)
        assert (code, said) == (0, f"Saved: {Path('out.docx').absolute()}\n")
        assert opened(Path("out.docx").read_bytes()).sections[0].header.paragraphs[0].text == "Anyborough"
    assert planner("export", "--as", "docx", "-o", "out.docx", "--force", "--plain")[0] == 0
    assert opened(Path("out.docx").read_bytes()).sections[0].header.paragraphs[0].text == ""


def test_the_usual_look_is_used_in_place_of_a_bad_template_only_when_asked_for(planner: Planner) -> None:
    Path("template.docm").write_bytes(council_template(main_type="application/vnd.ms-word.template.macroEnabled.main"))
    code, said = planner("export", "--as", "docx", "-o", "out.docx")
    assert code == 2
    assert "template.docm holds macros or other programs, which are never carried over" in said
    assert said.endswith("Or use the usual look: --plain.\n")
    assert said.count("\n") == 1
    assert not Path("out.docx").exists()
    assert planner("export", "--as", "docx", "-o", "out.docx", "--plain")[0] == 0
    assert planner("export", "--as", "text")[0] == 0


def test_a_style_that_is_lacking_is_said_once(planner: Planner) -> None:
    Path("template.docx").write_bytes(
        council_template(styles=STYLES.replace("Listennummer", "x").replace("List N", "X"))
    )
    code, said = planner("export", "--as", "docx", "-o", "out.docx")
    assert (code, said.count("has no style “List Number”")) == (0, 1)


def test_its_place_is_the_folder_of_the_programme(tmp_path: Path) -> None:
    assert own_template(tmp_path / "p.json") is None
    (tmp_path / "template.dotx").write_bytes(council_template())
    template = own_template(tmp_path / "p.json")
    assert template
    assert template.name == str(tmp_path / "template.dotx")


BAD = {
    "no Word document": b"just words",
    "is damaged or cut short": council_template()[:900],
    "is locked with a password": b"\xd0\xcf\x11\xe0" + bytes(600),
    "is no Word document: open it": zipped({"a.txt": "x"}),
    "has no styles": council_template(styles=""),
    "among other words or in a table": council_template(tbl(tr("{{ document }}"))),
    "has a field DDEAUTO": council_template(
        header=HEADER + "<w:p><w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO c</w:instrText></w:r></w:p>"
    ),
    "something from elsewhere": council_template(
        p("{{ document }}") + '<w:p><w:hyperlink r:id="rId90"/></w:p>',
        relations=relation("rId90", "hyperlink", "file://server/share", outside=True),
    ),
    "a part of another kind (oleObject)": zipped(
        {
            **council_parts(p("{{ document }}") + '<w:p><w:hyperlink r:id="rId90"/></w:p>'),
            "word/_rels/document.xml.rels": str(council_parts()["word/_rels/document.xml.rels"]).replace(
                "</Relationships>", relation("rId90", "oleObject", "header.xml") + "</Relationships>"
            ),
        }
    ),
    "holds macros": zipped({**council_parts(), "word/vbaProject.bin": b"x"}),
    "holds what no template needs": zipped(
        {**council_parts(), "word/header.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}
    ),
    "is damaged, or": zipped({**council_parts(), "word/styles.xml": "<w:styles"}),
    "unpacks to more than 5 MB": zipped({**council_parts(), "word/media/crest.png": bytes(6_000_000)}),
    "has more than 5,000 parts": zipped({**council_parts(), **{f"word/{n}.xml": "" for n in range(5_001)}}),
    "is damaged": council_template(p("{{ document }}") + '<w:p><w:hyperlink r:id="rId91"/></w:p>'),
}


@pytest.mark.parametrize("told", BAD)
def test_a_template_that_is_not_fit_is_told_in_one_sentence(told: str, tmp_path: Path) -> None:
    (tmp_path / "template.docx").write_bytes(BAD[told])
    with pytest.raises(Unusable) as error:
        own_template(tmp_path / "p.json")
    sentence = str(error.value)
    assert told in sentence
    assert sentence.startswith(str(tmp_path / "template.docx"))
    assert sentence.endswith(".")
    assert "import" not in sentence
    assert "\n" not in sentence


def test_one_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "template.docx").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unusable, match="cannot be read: it is larger than 25 MB"):
        own_template(tmp_path / "p.json")


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "template.docx").mkdir()
    with pytest.raises(Unusable, match=r"template.docx cannot be read: "):
        own_template(tmp_path / "p.json")
