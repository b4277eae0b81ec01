"""A council's own template in Markdown: links, bold and italic in sentences, lists within lists, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from goldens import parts
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from own_templates import council_template
from pypdf import PdfReader

from planner.cli import run
from planner.exchange.formats import DOCUMENTS
from planner.exchange.formats.word import render
from planner.exchange.from_markdown import blocks_of
from planner.exchange.undrawn import undrawn
from planner.exchange.word_template.own import OwnTemplate
from planner.programme.documents.blocks import Bullets, Document, Numbered, Paragraph, Run, Tone

TEXT = """\
# Report

See [the **plan**](https://council.example/plan_a?b=1&c=2), which is *not* **final**.

**Contact:** [the clerk](mailto:clerk@council.example) *at once*

- first
    - within
        - deeper
    - within again
- second, **bold**

1. one
    - point
2. two
"""


def document(text: str = TEXT, *, is_numbered: bool = False) -> Document:
    return Document("R", "R", "C", date(2023, 10, 9), tuple(blocks_of(text, {})), is_numbered=is_numbered)


def test_what_is_bold_italic_or_a_link_within_a_sentence_is_known_by_its_words() -> None:
    _, first, second, *_ = document().blocks
    address = "https://council.example/plan_a?b=1&c=2"
    assert isinstance(first, Paragraph)
    assert first.words == "See the plan, which is not final."
    assert first.runs == (
        Run("See "),
        Run("the ", link=address),
        Run("plan", bold=True, link=address),
        Run(", which is "),
        Run("not", italic=True),
        Run(" "),
        Run("final", bold=True),
        Run("."),
    )
    assert isinstance(second, Paragraph)
    assert (second.lead, second.words) == ("Contact", "the clerk at once")


def test_lists_within_lists_are_lists_of_a_deeper_level_and_go_on_after_them() -> None:
    assert document().blocks[3:] == (
        Bullets(("first",)),
        Bullets(("within",), 1),
        Bullets(("deeper",), 2),
        Bullets(("within again",), 1),
        Bullets(("second, bold",), 0, ((Run("second, "), Run("bold", bold=True)),)),
        Numbered(("one",)),
        Bullets(("point",), 1),
        Numbered(("two",), first=2),
    )


def test_the_words_of_a_tone_stay_as_they_were() -> None:
    assert list(blocks_of("**All of it**\n\n*Quiet*", {})) == [
        Paragraph("All of it", tone=Tone.STRONG),
        Paragraph("Quiet", tone=Tone.QUIET),
    ]


def test_a_web_page_has_true_links_and_true_lists_within_lists() -> None:
    page = html.fromstring(DOCUMENTS["html"].render(document()))
    assert page.xpath("//a/@href")[0] == "https://council.example/plan_a?b=1&c=2"
    assert page.xpath("//a//strong/text()") == ["plan"]
    assert page.xpath("//ul/li/ul/li/ul/li/text()") == ["deeper"]
    assert page.xpath("//main/div/ul/li[2]/strong/text()") == ["bold"]
    assert page.xpath("//main/div/ol/li[1]/ul/li/text()") == ["point"]
    assert page.xpath("count(//main/div/ol/li)") == 2


def test_a_word_file_has_true_links_and_lists_of_deeper_styles() -> None:
    own = OwnTemplate(council_template(), "template.docx")
    for content in (render(document()), render(document(), template=own)):
        file = docx.Document(BytesIO(content))
        styles = {each.text: each.style.name for each in file.paragraphs if each.style}
        assert styles["within"] == "List Bullet 2"
        assert styles["deeper"] == "List Bullet 3"
        links = [link for each in file.paragraphs for link in each.hyperlinks]
        assert [link.address for link in links] == [
            "https://council.example/plan_a?b=1&c=2",
            "mailto:clerk@council.example",
        ]
        assert [run.bold for run in links[0].runs] == [None, True]
        numbering = parts(content)["word/numbering.xml"].decode()
        assert '<w:startOverride w:val="2"/>' in numbering


def test_a_pdf_has_links_and_lists_within_lists_and_still_claims_to_be_accessible() -> None:
    file = PdfReader(BytesIO(DOCUMENTS["pdf"].render(document())))
    (page,) = file.pages
    addresses = [each.get_object()["/A"]["/URI"] for each in page["/Annots"]]
    assert "mailto:clerk@council.example" in addresses
    assert "1. one" in page.extract_text()
    assert "2. two" in page.extract_text()


def test_plain_text_has_the_addresses_and_an_indent() -> None:
    text = DOCUMENTS["text"].render(document()).decode()
    assert "See the plan (https://council.example/plan_a?b=1&c=2), which is not final." in text
    assert "Contact: the clerk (clerk@council.example) at once" in text
    assert "\n  - within\n" in text
    assert "\n2. two\n" in text


@pytest.mark.parametrize("is_numbered", [False, True])
def test_markdown_made_of_it_is_read_as_the_same_again(is_numbered: bool) -> None:
    made = document(is_numbered=is_numbered)
    assert list(blocks_of(DOCUMENTS["markdown"].render(made).decode(), {})) == list(made.blocks)


_words = st.text("ab*_[]()<>!`~ ", min_size=1, max_size=8).filter(lambda text: text.strip() == text and text)


@given(st.lists(st.tuples(_words, st.booleans(), st.booleans()), min_size=1, max_size=4))
def test_whatever_its_pieces_every_format_has_all_their_words(pieces: list[tuple[str, bool, bool]]) -> None:
    runs = tuple(Run(f"{words} ", bold, italic) for words, bold, italic in pieces)
    words = "".join(run.words for run in runs).strip()
    content = Document("R", "R", "C", date(2023, 10, 9), (Paragraph(words, runs=runs),))
    (block,) = blocks_of(DOCUMENTS["markdown"].render(content).decode(), {})
    assert isinstance(block, Paragraph)
    assert " ".join(block.words.split()) == " ".join(words.split())
    page = html.fromstring(DOCUMENTS["html"].render(content))
    assert " ".join(page.find(".//main").text_content().split()) == " ".join(words.split())


ODD = """\
# Report
{# A comment
of two lines. #}
{% for each in next_meetings %}
- ![our crest](crest.png) {{ each.date }}
{% endfor %}

> Quoted words,
> of two lines.

---

Some <b>HTML</b> and
`code`, ~~struck~~ and [a file](file:///etc/passwd).

{{ table }}
"""


def test_what_is_not_drawn_is_said_with_its_lines() -> None:
    assert undrawn(ODD, "ours.md") == (
        "ours.md has markup of which only the words are drawn: a picture (line 5), a quotation (line 8), a rule (line "
        "11), HTML (line 13), code (line 14), struck words (line 14) and a link to no web page (line 14)."
    )
    assert undrawn(TEXT, "ours.md") == ""
    assert "a link in a heading (line 3)" in undrawn("# A\n\n## [B](https://b.example)", "ours.md")
    assert undrawn("> x\n\n" * 40, "ours.md").endswith("a quotation (line 19) and 30 more.")


def test_of_what_is_not_drawn_the_words_stand_and_no_marks() -> None:
    words = [block.words for block in blocks_of(ODD.replace("{{ table }}", ""), {}) if isinstance(block, Paragraph)]
    assert words[-2:] == ["Quoted words, of two lines.", "Some HTML and code, struck and a file."]
    assert not any(re.search("[<>`~]|crest.png|passwd", each) for each in words)


@pytest.fixture
def report(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Return a function that exports the report of the sample as text, and returns what is said on it."""
    monkeypatch.chdir(tmp_path)
    assert run(["new", "p.json", "--sample"]) == 0

    def command() -> str:
        capfd.readouterr()
        assert run(["-f", "p.json", "--today", "2023-10-09", "export", "--as", "text", "--report"]) == 0
        return capfd.readouterr().err

    return command


def test_it_is_said_once_when_the_report_is_exported(report: Callable[[], str]) -> None:
    assert report() == ""
    Path("report-template.md").write_text(ODD, encoding="utf-8")
    said = report()
    assert said.count("\n") == 1
    assert "a picture (line 5), a quotation (line 8)" in said
