"""The words and the drawn tables of each page of a PDF, extracted with pdfplumber."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import islice, takewhile
from typing import Any
from unicodedata import bidirectional

import pdfminer.pdftypes
from msgspec import Struct
from msgspec.structs import replace
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from planner.importing.page import LeftOut
from planner.importing.reading.layout.placed import PlacedPage
from planner.importing.reading.layout.words import Box, Word, in_lines
from planner.importing.reading.limits import PDF_PAGE_CHARACTERS, PDF_PAGES, PDF_STREAM_BYTES, TEXT_WORDS, too_large
from planner.importing.reading.pdf.rules import bands_of, strikes_of, tables_of
from planner.importing.reading.pdf.tags import Tag, tags_of
from planner.programme.errors import Unusable

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it$", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)")
"""What stands for a letter that its font does not name."""
_LEFTWARD = ("R", "AL")
"""The directions of letters that are written from right to left."""
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
    style: tuple[bool, bool, Tag]
    """Whether it is bold and italic, and its tag: the same for all letters of a word."""


class _Page(Page):
    """A page whose letters pdfplumber leaves to us: as its dictionaries they would take most of the time."""

    def iter_layout_objects(self, layout_objects: list[Any]) -> Generator[dict[str, Any], None, None]:
        """Yield what is drawn on the page besides letters."""
        return super().iter_layout_objects([each for each in layout_objects if not isinstance(each, LTChar)])


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
    words = 0
    for number, page_object in enumerate(islice(PDFPage.create_pages(pdf.doc), PDF_PAGES + 1), start=1):
        if number > PDF_PAGES:
            raise too_large(name, f"has more than {PDF_PAGES:,} pages")
        page = _Page(pdf, page_object, page_number=number)
        placed = _placed(page, tags, name)
        words += len(placed.words)
        if words > TEXT_WORDS:
            raise too_large(name, f"has more than {TEXT_WORDS:,} words")
        yield placed
        page.close()


def _placed(page: Page, tags: Mapping[tuple[Any, Any], Tag], name: str) -> PlacedPage:
    """Return a page's words and tables."""
    x0, top, x1, bottom = map(float, page.bbox)
    letters: list[_Letter] = []
    sideways: list[str] = []
    for number, each in enumerate(_letters_within(page.layout)):
        if number == PDF_PAGE_CHARACTERS:
            raise too_large(name, f"has a page of more than {PDF_PAGE_CHARACTERS:,} characters")
        letter = _letter(each, page, tags)
        if _is_inside(letter, Box(x0, top, x1, bottom)):
            if each.upright:
                letters.append(letter)
            else:
                sideways.append(letter.text)
    words = [word for line in in_lines(letters) for word in _words(line)]
    strikes = strikes_of(page, words)
    place = f"page {page.page_number}"
    left_out = [LeftOut(place, text, "it is a comment") for text in _comments(page)]
    if text := "".join(sideways).strip():
        left_out.append(LeftOut(place, text, "it is written sideways"))
    if not words and page.images:
        left_out.append(LeftOut(place, place, "it is a picture without text"))
    return PlacedPage(
        page.page_number,
        x1 - x0,
        bottom - top,
        tuple(replace(word, struck=any(map(word.is_crossed_by, strikes))) for word in words),
        tables_of(page, strikes),
        bands_of(page, strikes),
        top,
        left_out=tuple(left_out),
    )


def _letters_within(container: LTContainer[Any]) -> Iterator[LTChar]:
    """Yield the letters of a page, those of the forms drawn on it too."""
    for each in container:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            yield from _letters_within(each)


def _letter(letter: LTChar, page: Page, tags: Mapping[tuple[Any, Any], Tag]) -> _Letter:
    top = page.height + page.mediabox[1] - letter.y1
    font = str(letter.fontname)
    tag = tags.get((page.page_obj.pageid, getattr(letter, "mcid", None)), Tag())
    return _Letter(
        _whole(_UNKNOWN.sub("\ufffd", letter.get_text()).translate(_LIGATURES)),
        round(float(letter.x0), 2),
        round(float(top), 2),
        round(float(letter.x1), 2),
        round(float(top + letter.height), 2),
        round(float(letter.size), 2),
        (*_style_of(font), tag),
    )


@lru_cache(maxsize=200)
def _style_of(font: str) -> tuple[bool, bool]:
    """Return whether a font is bold, and whether it is italic."""
    return _BOLD.search(font) is not None, _ITALIC.search(font) is not None


def _is_inside(letter: _Letter, page: Box) -> bool:
    """Return whether a letter is on the page, at a place that is a number."""
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    is_placed = math.isfinite(x + y + letter.size) and letter.size > 0
    return is_placed and page.x0 <= x <= page.x1 and page.top <= y <= page.bottom


def _as_read(line: Sequence[_Letter]) -> list[_Letter]:
    """Return the letters of a line in the order of reading: words written from right to left become one, turned."""
    read: list[_Letter] = []
    leftward: list[_Letter] = []
    for letter in (*line, None):
        direction = bidirectional(letter.text[:1]) if letter else ""
        if letter and (direction in _LEFTWARD or (leftward and direction == "WS")):
            leftward.append(letter)
            continue
        spaces = list(takewhile(lambda each: not each.text.strip(), reversed(leftward)))
        if turned := leftward[: len(leftward) - len(spaces)]:
            words = "".join(each.text for each in reversed(turned))
            read.append(replace(turned[0], text=words, x1=turned[-1].x1))
        read += [*spaces, letter] if letter else spaces
        leftward = []
    return read


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
    tallest = max(letters, key=lambda letter: letter.size)
    text = "".join(letter.text for letter in letters)
    is_bold, is_italic, tag = letters[0].style
    return Word(
        "•" if text == "\ufffd" else text,  # mostly a bullet, of a font of symbols
        min(letter.x0 for letter in letters),
        tallest.top,
        max(letter.x1 for letter in letters),
        tallest.bottom,
        tallest.size,
        is_bold,
        is_italic,
        joined=is_joined,
        heading=tag.heading,
        paragraph=tag.paragraph,
        cell=tag.cell,
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
            yield _whole(str(annotation["contents"]))


def _whole(text: str) -> str:
    """Return a text with each half of a character, as a damaged font may name, joined to the other or replaced."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


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
