"""What kind of document some content is: what it holds decides, then the ending of its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from planner.importing.page import Page
from planner.importing.reading.decoding import decoded
from planner.importing.reading.delimited import delimiter, read_delimited
from planner.importing.reading.plain import read_plain
from planner.programme.errors import Unusable

_PICTURE = "a picture: ask for the document it was made from"
_NOT_READ = (
    (b"\xd0\xcf\x11\xe0", "an old Office file, or locked: save it as Word (.docx) without a password, and import that"),
    (b"%PDF", "a PDF: copy its table and import that as text, or ask for the Word document it was made from"),
    (b"{\\rtf", "a Rich Text document: save it as Word (.docx), and import that"),
    *((beginning, _PICTURE) for beginning in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
)
"""How a file begins that is not read: what it is, and what to do."""
_TEXTS_NOT_READ = (
    (re.compile(r'[{\[]\s*["{\[\]}]'), "data, not a document: a programme is opened with “planner open”"),
    (
        re.compile(r"<\?xml(?!.{,4000}<html)", re.IGNORECASE | re.DOTALL),
        "data: save it as Word (.docx)",
    ),
    (re.compile(r"MIME-Version:", re.IGNORECASE), "a web page with its pictures: save it as a web page alone (.html)"),
)
_CALENDAR = re.compile(r"BEGIN:VCALENDAR", re.IGNORECASE)
_HTML = re.compile(r"<(!doctype html|html|head|body|table|tr|td|div|p|ul|ol|h[1-6]|meta|span|b)\b", re.IGNORECASE)
_TABLE_RULE = set("|-: \t")
"""The characters of the line that only a Markdown table has, under its header."""
_ENDINGS = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
}
_BEGINNING = 4_000
"""How far into a text its first tags are looked for."""
_EVENLY = 0.9
"""The rows that must agree before text is taken for a table because of its commas."""


def page_of(content: bytes, name: str) -> Page:
    """The content read as what it is; raises Unusable, saying what to do, when it is nothing that is read."""
    if content.startswith(b"PK"):
        from planner.importing.reading.word import read_word

        return read_word(content, name)
    for beginning, sentence in _NOT_READ:
        if content.startswith(beginning):
            raise Unusable(f"{name} is {sentence}.")
    return _page_of_text(decoded(content, name), name)


def _page_of_text(text: str, name: str) -> Page:
    """The text read as what it is."""
    for beginning, sentence in _TEXTS_NOT_READ:
        if beginning.match(text.lstrip()):
            raise Unusable(f"{name} is {sentence}.")
    if not text.strip():
        raise Unusable(f"{name} is empty: import a document with the work programme in it.")
    match _kind(text, PurePath(name).suffix.casefold()):
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


def _kind(text: str, ending: str) -> str:
    start = text[:_BEGINNING].lstrip()
    if _CALENDAR.match(start):
        return "calendar"
    if start.startswith("<") and _HTML.search(start):
        return "html"
    if any({"|", "-"} <= set(line) <= _TABLE_RULE for line in text.split("\n")):
        return "markdown"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    return "delimited" if "\t" not in text and delimiter(text, evenly=_EVENLY) else "plain"
