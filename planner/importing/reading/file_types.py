"""Reading a document by its type, which its content tells, or else the suffix of its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from planner.importing.page import Page
from planner.importing.reading.decoding import decoded
from planner.importing.reading.delimited import delimiter, read_delimited
from planner.importing.reading.plain import read_plain
from planner.programme.errors import Unusable

_PICTURE = "a picture: ask for the document it was made from"
_UNSUPPORTED = (
    (b"\xd0\xcf\x11\xe0", "an old Office file, or locked: save it as Word (.docx) without a password, and import that"),
    (b"{\\rtf", "a Rich Text document: save it as Word (.docx), and import that"),
    *((beginning, _PICTURE) for beginning in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
)
"""The first bytes of unsupported files, with what each is and what to do."""
_UNSUPPORTED_TEXT = (
    (re.compile(r'[{\[]\s*["{\[\]}]'), "data, not a document: a programme is opened with “planner open”"),
    (
        re.compile(r"<\?xml(?!.{,4000}<html)", re.IGNORECASE | re.DOTALL),
        "data: save it as Word (.docx)",
    ),
    (re.compile(r"MIME-Version:", re.IGNORECASE), "a web page with its pictures: save it as a web page alone (.html)"),
)
"""The beginnings of unsupported texts, with what each is and what to do."""
_CALENDAR = re.compile(r"BEGIN:VCALENDAR", re.IGNORECASE)
_HTML = re.compile(r"<(!doctype html|html|head|body|table|tr|td|div|p|ul|ol|h[1-6]|meta|span|b)\b", re.IGNORECASE)
_TABLE_RULE = set("|-: \t")
"""The characters of the rule under the header of a Markdown table."""
_TYPE_OF_SUFFIX = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
}
_TAGS_WITHIN = 4_000
"""How many characters of a text are searched for its first tags."""
_AGREEMENT = 0.9
"""The share of rows that must agree before text is taken for a table because of its commas."""


def page_of(content: bytes, name: str) -> Page:
    """Return the page of a document's content; raises Unusable, saying what to do, when its type is not supported."""
    if content.startswith(b"PK"):
        from planner.importing.reading.word import read_word

        return read_word(content, name)
    if content.startswith(b"%PDF"):
        from planner.importing.reading.pdf import read_pdf

        return read_pdf(content, name)
    for beginning, advice in _UNSUPPORTED:
        if content.startswith(beginning):
            raise Unusable(f"{name} is {advice}.")
    return _text_page(decoded(content, name), name)


def _text_page(text: str, name: str) -> Page:
    """Return the page of a text of any type."""
    for beginning, advice in _UNSUPPORTED_TEXT:
        if beginning.match(text.lstrip()):
            raise Unusable(f"{name} is {advice}.")
    if not text.strip():
        raise Unusable(f"{name} is empty: import a document with the work programme in it.")
    match _text_type(text, PurePath(name).suffix.casefold()):
        case "calendar":
            from planner.importing.reading.calendar import read_calendar

            return read_calendar(text, name)
        case "html":
            from planner.importing.reading.html import read_html

            return read_html(text, name)
        case "markdown":
            from planner.importing.reading.markdown import read_markdown

            return read_markdown(text, name)
        case "delimited":
            return read_delimited(text, name)
        case _:
            return read_plain(text, name)


def _text_type(text: str, suffix: str) -> str:
    """Return the type of a text; ``suffix`` decides where the content does not."""
    start = text[:_TAGS_WITHIN].lstrip()
    if _CALENDAR.match(start):
        return "calendar"
    if start.startswith("<") and _HTML.search(start):
        return "html"
    if any({"|", "-"} <= set(line) <= _TABLE_RULE for line in text.split("\n")):
        return "markdown"
    if suffix in _TYPE_OF_SUFFIX:
        return _TYPE_OF_SUFFIX[suffix]
    return "delimited" if "\t" not in text and delimiter(text, agreement=_AGREEMENT) else "plain"
