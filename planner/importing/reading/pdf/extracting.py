"""The words and the drawn tables of each page of a PDF, extracted with pdfplumber."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import Any
from unicodedata import bidirectional

import pdfminer.pdftypes
from msgspec import Struct
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from planner.importing.page import LeftOut
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import Box, Word, in_lines
from planner.importing.reading.limits import PDF_PAGE_CHARACTERS, PDF_PAGES, PDF_STREAM_BYTES, too_large
from planner.importing.reading.pdf.rules import bands_of, strikes_of, tables_of
from planner.importing.reading.pdf.tags import Tag, tags_of
from planner.programme.errors import Unusable

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it$", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)")
"""What stands for a letter that its font does not name."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACE = 0.18
"""The narrowest gap between two words, in sizes of their letters."""
_COMMENTS = ("Text", "FreeText", "Highlight")
"""The kinds of annotation whose words people wrote; others are links, boxes of forms and the like."""
_PIECE_BYTES = 4_096
"""How much of a stream is unpacked at once."""
_WAY_OUT = "ask for the Word document it was made from, and import that"


class _Letter(Struct, frozen=True):
    """A letter at its place."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    struck: bool
    tag: Tag

    @property
    def style(self) -> tuple[bool, bool, bool, Tag]:
        """What is the same of all letters of a word."""
        return self.bold, self.italic, self.struck, self.tag


def pages_of(content: bytes, name: str) -> tuple[PlacedPage, ...]:
    """Return the pages of a PDF, of which at least one has words; raises Unusable when it cannot be read."""
    vars(pdfminer.pdftypes)["zlib"] = _BoundedZlib
    try:
        pages = tuple(_pages(PDF.open(BytesIO(content)), name))
    except Unusable:
        raise
    except Exception as error:  # the parser raises errors of every kind for a damaged file
        raise _refusal(error, name) from None
    letters = "".join(word.text for page in pages for word in page.words)
    if not pages:
        raise _damaged(name)
    if not letters:
        raise Unusable(f"{name} has no text, only pictures of its pages: {_WAY_OUT}.")
    if letters.count("\ufffd") * 4 > len(letters):
        raise Unusable(f"{name} does not say which letters its text has: {_WAY_OUT}.")
    return pages


def _refusal(error: BaseException, name: str) -> Unusable:
    """Return the error for what the parser raised."""
    while isinstance(error, PdfminerException) and error.args and isinstance(error.args[0], BaseException):
        error = error.args[0]
    if isinstance(error, PDFPasswordIncorrect | PDFEncryptionError):
        return Unusable(f"{name} is locked with a password: save it without one, and import that.")
    if isinstance(error, MemoryError):
        return too_large(name, "unpacks to more than any work programme")
    return _damaged(name)


def _damaged(name: str) -> Unusable:
    return Unusable(f"{name} is a damaged PDF: download or save it again, or {_WAY_OUT}.")


def _pages(pdf: PDF, name: str) -> Iterator[PlacedPage]:
    """Yield the pages of a PDF."""
    try:
        tags = tags_of(pdf.doc.catalog)
    except (AttributeError, TypeError, ValueError, KeyError):  # damaged tags: the text is read without them
        tags = {}
    for number, page_object in enumerate(islice(PDFPage.create_pages(pdf.doc), PDF_PAGES + 1), start=1):
        if number > PDF_PAGES:
            raise too_large(name, f"has more than {PDF_PAGES:,} pages")
        page = Page(pdf, page_object, page_number=number)
        yield _placed(page, tags, name)
        page.close()


def _placed(page: Page, tags: Mapping[tuple[Any, Any], Tag], name: str) -> PlacedPage:
    """Return a page's words and tables."""
    if len(page.chars) > PDF_PAGE_CHARACTERS:
        raise too_large(name, f"has a page of more than {PDF_PAGE_CHARACTERS:,} characters")
    x0, top, x1, bottom = map(float, page.bbox)
    seen = [each for each in page.chars if _is_inside(each, page.bbox)]
    level = [each for each in seen if each["upright"]]
    strikes = strikes_of(page, level)
    id = page.page_obj.pageid
    letters = [_letter(each, strikes, tags.get((id, each.get("mcid")), Tag())) for each in level]
    left_out = [LeftOut(f"page {page.page_number}", text, "it is a comment") for text in _comments(page)]
    if sideways := "".join(each["text"] for each in seen if not each["upright"]).strip():
        left_out.append(LeftOut(f"page {page.page_number}", sideways, "it is written sideways"))
    if not letters and page.images:
        left_out.append(LeftOut(f"page {page.page_number}", f"page {page.page_number}", "it is a picture without text"))
    return PlacedPage(
        page.page_number,
        x1 - x0,
        bottom - top,
        tuple(word for line in in_lines(letters) for word in _words(line)),
        tables_of(page, strikes),
        bands_of(page, strikes),
        top,
        left_out=tuple(left_out),
    )


def _is_inside(letter: Mapping[str, Any], box: Sequence[float]) -> bool:
    """Return whether a letter is on the page, at a place that is a number."""
    x, y, size = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2, letter["size"]
    return math.isfinite(x + y + size) and size > 0 and box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _letter(letter: Mapping[str, Any], strikes: Sequence[Box], tag: Tag) -> _Letter:
    text = _UNKNOWN.sub("\ufffd", letter["text"]).translate(_LIGATURES)
    place = Box(*(round(float(letter[side]), 2) for side in ("x0", "top", "x1", "bottom")))
    middle = (place.x0 + place.x1) / 2
    is_struck = any(
        strike.x0 <= middle <= strike.x1 and place.top < strike.top and strike.bottom < place.bottom
        for strike in strikes
    )
    font = str(letter["fontname"])
    return _Letter(
        text,
        place.x0,
        place.top,
        place.x1,
        place.bottom,
        round(float(letter["size"]), 2),
        _BOLD.search(font) is not None,
        _ITALIC.search(font) is not None,
        is_struck,
        tag,
    )


def _as_read(line: Sequence[_Letter]) -> list[_Letter]:
    """Return the letters of a line in the order of reading: words written from right to left are turned round."""
    read: list[_Letter] = []
    turned: list[_Letter] = []
    for letter in line:
        is_leftward = bidirectional(letter.text[:1]) in ("R", "AL")
        if is_leftward or (turned and not letter.text.strip()):
            turned.append(letter)
        else:
            read += [*reversed(turned), letter]
            turned = []
    return [*read, *reversed(turned)]


def _words(line: Sequence[_Letter]) -> Iterator[Word]:
    """Yield the words of a line; one printed twice, a little apart, to look bold is read once."""
    word: list[_Letter] = []
    is_joined = False
    for letter in _as_read(line):
        if word and letter.text == word[-1].text and abs(letter.x0 - word[-1].x0) < 0.1 * letter.size:
            continue
        is_space = not letter.text.strip()
        gap = max(letter.x0 - word[-1].x1, word[-1].x0 - letter.x1) if word else 0.0
        has_gap = bool(word) and gap > _SPACE * min(letter.size, word[-1].size)
        if word and (is_space or has_gap or letter.style != word[-1].style):
            yield _word(word, is_joined)
            is_joined = not (is_space or has_gap)
            word = []
        if is_space:
            is_joined = False
        else:
            word.append(letter)
    if word:
        yield _word(word, is_joined)


def _word(letters: Sequence[_Letter], is_joined: bool) -> Word:
    first, tallest = letters[0], max(letters, key=lambda letter: letter.size)
    text = "".join(letter.text for letter in letters)
    return Word(
        "•" if text == "\ufffd" else text,  # mostly a bullet, of a font of symbols
        min(letter.x0 for letter in letters),
        tallest.top,
        max(letter.x1 for letter in letters),
        tallest.bottom,
        tallest.size,
        first.bold,
        first.italic,
        first.struck,
        is_joined,
        first.tag.heading,
        first.tag.paragraph,
        first.tag.cell,
    )


def _comments(page: Page) -> Iterator[str]:
    """Yield the words of the comments on a page."""
    try:
        annotations = page.annots
    except (TypeError, ValueError, KeyError, AttributeError, PdfminerException):  # damaged annotations: none is text
        return
    for annotation in annotations:
        subtype = getattr(annotation["data"].get("Subtype"), "name", "")
        if subtype in _COMMENTS and annotation["contents"]:
            yield str(annotation["contents"])


class _BoundedZlib:
    """In the place of the module zlib: what it unpacks has a limit, and the beginning of a damaged stream is kept."""

    error = zlib.error

    @staticmethod
    def decompress(content: bytes) -> bytes:
        """Return the content unpacked, up to where it is damaged; raises MemoryError beyond the limit."""
        unpacking = zlib.decompressobj()
        pieces: list[bytes] = []
        length = 0
        for start in range(0, len(content), _PIECE_BYTES):
            try:
                pieces.append(unpacking.decompress(content[start : start + _PIECE_BYTES], PDF_STREAM_BYTES + 1))
            except zlib.error:
                break
            length += len(pieces[-1])
            if length > PDF_STREAM_BYTES:
                raise MemoryError
        return b"".join(pieces)
