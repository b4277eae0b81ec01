"""Reading a document by its type, which its content tells, or else the suffix of its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from msgspec.structs import replace

from planner.importing.page import Page
from planner.importing.reading.decoding import decoded
from planner.importing.reading.delimited import delimiter, read_delimited
from planner.importing.reading.plain import read_plain
from planner.programme.errors import Unusable

_OLE = b"\xd0\xcf\x11\xe0"
"""The beginning of the old Office formats, and of locked documents."""
_PICTURE = "a picture: ask for the document it was made from"
_AS_WORD = "open it in Word, save it as a Word document (.docx), and import that"
_UNSUPPORTED = (
    *((beginning, _PICTURE) for beginning in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
)
"""The first bytes of unsupported files, with what each is and what to do."""
_ZIPPED_UNSUPPORTED = (
    ("presentation", "a presentation: copy its table into a Word document (.docx), and import that"),
    ("visio", "a drawing: copy its table into a Word document (.docx), and import that"),
    ("opendocument", "an OpenDocument file without text or sheets: save what it shows as a PDF, and import that"),
    ("epub", "an electronic book: import the document that it was made from"),
)
"""Words in the media types of unsupported office documents, with what each is and what to do."""
_OLE_UNSUPPORTED = (
    ("EncryptedPackage", "locked with a password: save it without one, and import that"),
    ("WordDocument", f"an old Word document (.doc): {_AS_WORD}"),
    ("PowerPoint Document", "an old PowerPoint presentation: copy its table into a Word document, and import that"),
    ("__properties_version1.0", "a message saved from Outlook: save the document attached to it, or copy its text"),
    ("VisioDocument", "a drawing: copy its table into a Word document (.docx), and import that"),
    ("Quill", "a Publisher document: copy its table into a Word document (.docx), and import that"),
)
"""Names at the top of unsupported OLE files, with what each is and what to do."""
_OLD_WORKBOOK = {"Workbook", "Book", "WORKBOOK", "BOOK"}
"""The name, at the top of an OLE file, of the stream that a workbook is in."""
_UNSUPPORTED_TEXT = (
    (re.compile(r'[{\[]\s*["{\[\]}]'), "data, not a document: a programme is opened with “planner open”"),
    (
        re.compile(
            r"<\?xml.{0,4000}?(<\?mso-application\s+progid=.Excel|urn:schemas-microsoft-com:office:spreadsheet)",
            re.DOTALL,
        ),
        "a workbook in Excel's older XML: open it in Excel, save it as an Excel workbook (.xlsx), and import that",
    ),
    (
        re.compile(r"<\?xml(?!.{,4000}<html)", re.IGNORECASE | re.DOTALL),
        f"data, or a document in an XML of its own: {_AS_WORD}",
    ),
)
"""The beginnings of unsupported texts, with what each is and what to do."""
_FLAT_OPENDOCUMENT = re.compile(rb"<office:document\s")
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
    page = _page_of_any_type(content, name)
    if not (page.parts or page.left_out):
        raise _empty(name)
    return page


def _page_of_any_type(content: bytes, name: str) -> Page:
    if content.startswith(b"PK"):
        return _zipped_page(content, name)
    if content.startswith(b"%PDF"):
        from planner.importing.reading.pdf import read_pdf

        return read_pdf(content, name)
    if content.startswith(_OLE):
        return _ole_page(content, name)
    for beginning, advice in _UNSUPPORTED:
        if content.startswith(beginning):
            raise Unusable(f"{name} is {advice}.")
    if content.lstrip().startswith(b"{\\rtf"):
        from planner.importing.reading.rich_text.document import read_rich_text

        return read_rich_text(content, name)
    if _FLAT_OPENDOCUMENT.search(content[:_TAGS_WITHIN]):
        from planner.importing.reading.opendocument.document import read_flat_opendocument

        return read_flat_opendocument(content, name)
    return _textual_page(content, name)


def _zipped_page(content: bytes, name: str) -> Page:
    """Return the page of an office document that is a zip of parts."""
    from planner.importing.reading.package import Package

    package = Package(content, name)
    has_main = bool(package.parts("main"))
    if "excel.sheet.binary" in package.type:
        from planner.importing.reading.sheets.old_workbook import read_old_workbook

        return read_old_workbook(content, name)
    if has_main and ("spreadsheetml" in package.type or "ms-excel" in package.type):
        from planner.importing.reading.sheets.workbook import read_workbook

        return read_workbook(package)
    if has_main and "word" in package.type:
        from planner.importing.reading.word.document import read_word

        return read_word(package)
    if re.search(r"opendocument\.(text|spreadsheet)", package.type):
        from planner.importing.reading.opendocument.document import read_opendocument

        return read_opendocument(package)
    for marker, advice in _ZIPPED_UNSUPPORTED:
        if marker in package.type:
            raise Unusable(f"{name} is {advice}.")
    if any(part.endswith(".iwa") or part == "Index.zip" for part in package.names):
        raise Unusable(
            f"{name} is an Apple Pages, Numbers or Keynote document: export it as Word (.docx) or Excel (.xlsx), and "
            "import that."
        )
    raise Unusable(f"{name} is a zip of other files: unpack it, and import the document that was in it.")


def _ole_page(content: bytes, name: str) -> Page:
    """Return the page of an old Excel workbook; raises Unusable for other old Office documents, and locked ones."""
    from planner.importing.reading.ole import top_names

    names = top_names(content)
    for marker, advice in _OLE_UNSUPPORTED:
        if marker in names:
            raise Unusable(f"{name} is {advice}.")
    if names & _OLD_WORKBOOK:
        from planner.importing.reading.sheets.old_workbook import read_old_workbook

        return read_old_workbook(content, name)
    raise Unusable(
        f"{name} is damaged, or of an old kind that cannot be read: open it in the program it was made with, save it "
        "as Word (.docx) or Excel (.xlsx), and import that."
    )


def _textual_page(content: bytes, name: str) -> Page:
    """Return the page of a text of any type, or of a web page saved in one file with its pictures."""
    from planner.importing.reading.web.saved_page import (
        WEB_ARCHIVE,
        is_message,
        text_of_archive,
        text_of_message,
        without_pictures,
    )

    if content.startswith((b"bplist00", b"<?xml")) and WEB_ARCHIVE in content:
        saved = text_of_archive(content, name)
    elif is_message(content):
        saved = text_of_message(content, name)
    else:
        return _text_page(decoded(without_pictures(content), name), name)
    page = _text_page(decoded(without_pictures(saved.content), name, saved.encoding), name)
    return replace(page, left_out=(*page.left_out, *saved.left_out))


def _text_page(text: str, name: str) -> Page:
    """Return the page of a text of any type."""
    for beginning, advice in _UNSUPPORTED_TEXT:
        if beginning.match(text.lstrip()):
            raise Unusable(f"{name} is {advice}.")
    if not text.strip():
        raise _empty(name)
    match _text_type(text, PurePath(name).suffix.casefold()):
        case "calendar":
            from planner.importing.reading.calendar import read_calendar

            return read_calendar(text, name)
        case "html":
            from planner.importing.reading.web.html import read_html

            return read_html(text, name)
        case "markdown":
            from planner.importing.reading.web.markdown import read_markdown

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


def _empty(name: str) -> Unusable:
    return Unusable(f"{name} is empty: import a document with the work programme in it.")
