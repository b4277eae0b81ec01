"""A damaged, locked, scanned or hostile PDF is read or refused in one sentence, within limits; nothing in it is run."""

from __future__ import annotations

import random
import zlib
from io import BytesIO

import pytest
from pages import loose
from pdf_files import CATALOG, FONT, PAGES, one_page, page_object, pdf_file, stream, text_at
from pypdf import PdfReader, PdfWriter

from planner.importing.reading import read_page
from planner.importing.reading.limits import PDF_PAGES
from planner.importing.reading.pdf import process
from planner.programme.errors import Unusable

WORDS = text_at(50, 700, "12 June 2024 Budget")
GOOD = one_page(WORDS)
PACKED_TWICE = zlib.compress(zlib.compress(b"q " * 40_000_000, 9), 9)
WIDE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0 4000000000 500]>>]>>"
)


def refusal(content: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        read_page(content, "a.pdf")
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "a.pdf" in sentence
    return sentence


def locked() -> bytes:
    writer, content = PdfWriter(PdfReader(BytesIO(GOOD))), BytesIO()
    writer.encrypt("secret")
    writer.write(content)
    return content.getvalue()


def many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 6 + PDF_PAGES))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[%s]/Count 9>>" % kids
    return pdf_file([CATALOG, tree, stream(WORDS), FONT, *[page] * (PDF_PAGES + 1)])


def deep_tree() -> bytes:
    levels = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(3_000)]
    return pdf_file([CATALOG, *levels])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7 and no more", "is a damaged PDF"),
        (GOOD[:300], "is a damaged PDF"),
        (b"%PDF-" + random.Random(1).randbytes(4_000), "is a damaged PDF"),
        (locked(), "locked with a password"),
        (one_page(b"0 0 99 99 re f"), "no text, only pictures"),
        (many_pages(), "more than 500 pages"),
        (one_page(text_at(9, 9, "x" * 25_000), packed=True), "a page of more than 20,000 characters"),
        (one_page(b" " * 30_000_000, packed=True), "unpacks to more"),
        (
            pdf_file([CATALOG, PAGES, page_object(), stream(PACKED_TWICE, more="/Filter[/FlateDecode/FlateDecode]")]),
            "unpacks to more",
        ),
        (deep_tree(), "is a damaged PDF"),
        (one_page(WORDS, box="0 0 1e400 /A"), "is a damaged PDF"),
    ],
    ids=[
        "cut short",
        "truncated",
        "noise",
        "locked",
        "scanned",
        "pages",
        "letters",
        "bomb",
        "double bomb",
        "deep tree",
        "absurd size",
    ],
)
def test_refused_in_one_sentence(content: bytes, told: str) -> None:
    assert told in refusal(content)


@pytest.mark.parametrize(
    "content",
    [
        pdf_file([CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>", page_object(), stream(WORDS), FONT]),
        one_page(b"q 1e30 0 0 1e30 0 0 cm " + WORDS + b"0 0 1e38 1e38 re S Q " + WORDS),
        one_page(
            b"".join(b"%d %d m %d 9 l S " % (n % 500, n % 800, n % 90) for n in range(3_100)) + WORDS, packed=True
        ),
        pdf_file(
            [
                b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://example.invalid'\\))>>"
                b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.exe)>>]>>>>>>",
                PAGES,
                page_object(),
                stream(WORDS),
                FONT,
            ]
        ),
    ],
    ids=["loop of pages", "absurd places", "thousands of lines", "script and file inside"],
)
def test_read_where_it_can_be(content: bytes) -> None:
    assert loose(read_page(content, "a.pdf")) == ["12 June 2024 Budget"]


@pytest.mark.parametrize(
    "content",
    [pdf_file([CATALOG, PAGES, page_object(), b"4 0 R", FONT]), one_page(WORDS, font=WIDE)],
    ids=["an object that is itself", "four milliard widths"],
)
def test_one_that_would_never_end_is_stopped(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PDF_PROCESS_SECONDS", 2)
    assert "save the work programme's own table by itself" in refusal(content)
