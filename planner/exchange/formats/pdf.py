"""A document as a tagged PDF that claims PDF/UA-1, the accessibility standard for PDF."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from typing import Any

from msgspec.structs import replace

from planner.exchange.drawing.lists import with_lists_within
from planner.exchange.drawing.pages import drawing_data
from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document, Paragraph
from planner.programme.errors import Unusable

_NO_FONT = re.compile(r'the text `"(.+)"` could not be displayed')
"""The compiler's message about a text whose characters are in no font of the computer."""

_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
"""An escape in that text: a character by its code, such as \\u{1f3f4}, or after a backslash."""

_CELL = re.compile(rb"/S/TD(?P<parent>/P \d+ 0 R/A\[<</O/Table)(?P<heads>/Headers\[\(U\d+x(?P<column>\d+)y0\)\])(?=>>)")
"""A cell of a table's body in the tags of a PDF: its parent, and the heads it names, of which the first is column 0."""


def render(document: Document) -> bytes:
    """Return the document as a PDF's bytes, with a question mark for each sign that no font of the computer has.

    A sign is what people see as one character: a letter with its marks, or several joined as in a flag. Raises Unusable
    when the optional package that makes a PDF is not installed.
    """
    try:
        import typst
    except ImportError:
        raise Unusable("PDF needs the package “typst”, which is not there: “pip install typst” brings it.") from None
    template, fonts = shipped_path("templates", "document.typ").read_bytes(), typst.Fonts()
    data = drawing_data(document)
    for section in data["sections"]:
        section["blocks"] = with_lists_within(section["blocks"])
    missing_in_joined: set[str] = set()
    missing_alone: set[str] = set()

    def compile_pdf(sections: Any) -> bytes:
        without = {"joined": sorted(missing_in_joined), "alone": sorted(missing_alone)}
        inputs = {**data, "sections": sections, "without": without}
        content = typst.compile(
            template,
            format="pdf",
            font_paths=fonts,
            sys_inputs={"document": json.dumps(inputs, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(document.made, time(), UTC),
        )
        assert isinstance(content, bytes)
        return content

    # Each failed compilation names one missing character. Words outside ASCII, tried first, compile quickly and have
    # most of the missing ones.
    for sections in (_non_ascii_words(document, data)["sections"], data["sections"]):
        while True:
            try:
                content = compile_pdf(sections)
                break
            except typst.TypstError as error:
                missing = _missing_characters(error.message) - missing_alone
                if not missing:
                    raise
                # A character named once is replaced only in signs of several, such as the 1 of a keycap, whose other
                # parts may be missing instead; one named again is missing by itself.
                missing_alone |= missing & missing_in_joined
                missing_in_joined |= missing
    return _with_row_headers(content)


def _with_row_headers(content: bytes) -> bytes:
    """Return a PDF in which the first cell of each row of a table is a header of that row, as its tags say.

    The compiler has no way to say so by default. It tags such a cell as data under the head of the first column; blanks
    keep the length of what is replaced, as the PDF counts its bytes. Where cells do not list their heads, readers find
    them by row and column.
    """

    def header(cell: re.Match[bytes]) -> bytes:
        is_first = cell["column"] == b"0"
        kind, scope = (b"TH", b"/Scope/Row") if is_first else (b"TD", b"")
        return b"/S/" + kind + cell["parent"] + scope.ljust(len(cell["heads"]))

    return _CELL.sub(header, content)


def _non_ascii_words(document: Document, data: Any) -> dict[str, Any]:
    """Return the data of a document of every word that has a character outside ASCII."""
    words = {word for word in json.dumps(data, ensure_ascii=False).split() if not word.isascii()}
    return drawing_data(replace(document, blocks=(Paragraph(" ".join(sorted(words))),)))


def _missing_characters(message: str) -> set[str]:
    """Return the characters of the text that an error says could not be displayed."""
    match = _NO_FONT.search(message)
    return set(
        _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else escape[2], match[1]) if match else ""
    )
