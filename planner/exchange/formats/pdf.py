"""A document as a tagged PDF that claims PDF/UA-1, the standard of PDFs that everybody can read."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from typing import Any

from planner.machine.shipped import shipped_path
from planner.programme.documents.blocks import Document, Paragraph, as_data, is_wide
from planner.programme.errors import Unusable

_NO_FONT = re.compile(r'the text `"(.+)"` could not be displayed')
"""What is said of a text that no font of the computer has the characters for."""

_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def render(document: Document) -> bytes:
    """The document as a PDF's bytes, with a question mark for each sign that no font of the computer has.

    A sign is what people see as one: a letter with its marks, or several joined as in a flag. Raises Unusable when the
    optional part that makes a PDF is not installed.
    """
    try:
        import typst
    except ImportError:
        raise Unusable("PDF needs the package “typst”, which is not there: “pip install typst” brings it.") from None
    template, fonts = shipped_path("templates", "document.typ").read_bytes(), typst.Fonts()
    whole = {**as_data(document), "wide": is_wide(document)}
    joined: set[str] = set()
    alone: set[str] = set()

    def made(blocks: Any) -> bytes:
        data = {**whole, "blocks": blocks, "without": {"joined": sorted(joined), "alone": sorted(alone)}}
        content = typst.compile(
            template,
            format="pdf",
            font_paths=fonts,
            sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(document.made, time(), UTC),
        )
        assert isinstance(content, bytes)
        return content

    # One character is named at a time, so most are found in the few words that could have any, which is quick.
    for blocks in (as_data((_unusual(whole["blocks"]),)), whole["blocks"]):
        while True:
            try:
                content = made(blocks)
                break
            except typst.TypstError as error:
                missing = _named(error.message) - alone
                if not missing:
                    raise
                # What is named may be shown well without what is joined to it, as the 1 of a keycap is.
                alone |= missing & joined
                joined |= missing
    return content


def _unusual(data: Any) -> Paragraph:
    """Every word of some data that is not in plain English letters."""
    words = {word for word in json.dumps(data, ensure_ascii=False).split() if not word.isascii()}
    return Paragraph(" ".join(sorted(words)))


def _named(message: str) -> set[str]:
    """The characters of the text that it says could not be displayed."""
    found = _NO_FONT.search(message)
    return set(
        _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else escape[2], found[1]) if found else ""
    )
