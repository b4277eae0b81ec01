"""A document as a tagged PDF that claims PDF/UA-1, the standard of PDFs that everybody can read."""

from __future__ import annotations

import json
import re
import string
from datetime import UTC, datetime, time

from planner.exchange.blocks import Document, as_data, is_wide
from planner.programme.errors import Unusable
from planner.shipped import shipped_path

_NO_FONT = re.compile(r'the text `"(.+)"` could not be displayed')
"""What is said of a text that no font of the computer has the characters for."""

_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def pdf(document: Document) -> bytes:
    """The document as a PDF's bytes, with a question mark for each character that no font of the computer has.

    Raises Unusable when the optional part that makes it is not installed.
    """
    try:
        import typst
    except ImportError:
        raise Unusable("PDF needs the package “typst”, which is not there: “pip install typst” brings it.") from None
    template = shipped_path("templates", "document.typ").read_bytes()
    data = json.dumps({**as_data(document), "wide": is_wide(document)}, ensure_ascii=False)
    while True:
        try:
            made = typst.compile(
                template,
                format="pdf",
                sys_inputs={"document": data},
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(document.made, time(), UTC),
            )
        except typst.TypstError as error:
            missing = _named(error.message) & set(data) - set(string.printable)
            if not missing:
                raise
            data = data.translate(dict.fromkeys(map(ord, missing), "?"))
        else:
            assert isinstance(made, bytes)
            return made


def _named(message: str) -> set[str]:
    """The characters of the text that it says could not be displayed."""
    found = _NO_FONT.search(message)
    return set(_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), found[1])) if found else set()
