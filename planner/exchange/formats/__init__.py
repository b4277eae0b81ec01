"""The formats that the programme is exported in, and the writing of a file of any of them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from planner.exchange.formats.markdown import markdown
from planner.exchange.formats.plain import plain
from planner.exchange.formats.spreadsheet import table_csv
from planner.exchange.formats.text import table_text
from planner.exchange.json.programme import json_text, show_data
from planner.programme.documents.blocks import Document
from planner.programme.documents.edition import Edition
from planner.programme.documents.meeting_notes import MeetingNotes
from planner.programme.documents.notes import notes_document
from planner.programme.documents.programme import programme_document
from planner.programme.errors import Refused, Unusable
from planner.programme.view import View
from planner.store.file.atomic import write_whole

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """One format: ``name`` on the command line, ``label`` on screen; ``is_text`` may go to standard output.

    One that ``needs_data`` is of the data behind the table, which a version does not have.
    """

    name: str
    label: str
    suffix: str
    is_text: bool
    render: Callable[[Content], bytes]
    needs_data: bool = False


def _word(document: Document) -> bytes:
    from planner.exchange.formats.word import word

    return word(document)


def _webpage(document: Document) -> bytes:
    from planner.exchange.formats.webpage import webpage

    return webpage(document).encode()


def _pdf(document: Document) -> bytes:
    from planner.exchange.formats.pdf import pdf

    return pdf(document)


def _calendar(edition: Edition) -> bytes:
    from planner.exchange.formats.icalendar import year_calendar

    return year_calendar(edition)


DOCUMENTS: Mapping[str, Format[Document]] = {
    each.name: each
    for each in (
        Format("docx", "Word document", ".docx", False, _word),
        Format("html", "Web page", ".html", True, _webpage),
        Format("pdf", "PDF", ".pdf", False, _pdf),
        Format("markdown", "Markdown", ".md", True, lambda document: markdown(document).encode()),
        Format("text", "Plain text", ".txt", True, lambda document: plain(document).encode()),
    )
}
"""What any document can be drawn as: format name -> format, in the order they are offered."""


def drawn(document: Callable[[Content], Document]) -> Mapping[str, Format[Content]]:
    """The formats of what is made into a document; format name -> format, in the order they are offered."""
    return {
        each.name: Format(each.name, each.label, each.suffix, each.is_text, partial(_made_and_drawn, document, each))
        for each in DOCUMENTS.values()
    }


def _made_and_drawn(document: Callable[[Content], Document], format: Format[Document], content: Content) -> bytes:
    return format.render(document(content))


_DATA: tuple[Format[Edition], ...] = (
    Format("csv", "Spreadsheet (CSV)", ".csv", True, lambda edition: table_csv(edition.table).encode()),
    Format("text", "Plain text", ".txt", True, lambda edition: table_text(edition.table).encode()),
    Format("icalendar", "Calendar (iCalendar)", ".ics", True, _calendar, True),
    Format("json", "Data (JSON)", ".json", True, lambda edition: json_text(show_data(edition.view)).encode(), True),
)

FORMATS: Mapping[str, Format[Edition]] = {**drawn(programme_document), **{each.name: each for each in _DATA}}
"""Format name -> format, in the order they are offered."""

NOTES: Mapping[str, Format[MeetingNotes]] = drawn(notes_document)
"""The formats of a scoping meeting's notes; format name -> format, in the order they are offered."""


def for_excel(format: Format[Content]) -> Format[Content]:
    """A format whose files begin with a mark that they are UTF-8; raises Unusable for any but CSV."""
    if format.name != "csv":
        raise Unusable(f"A {format.label} needs no such mark: leave out --bom, which is for CSV.")
    return replace(
        format, label="Spreadsheet for Excel (CSV)", render=lambda content: BOM_UTF8 + format.render(content)
    )


LONGEST_NAME = 70


def suggested_name(view: View, what: str) -> str:
    """A file name without its ending, such as 'children-and-young-people-scrutiny-committee-2023-24'."""
    words = re.sub(r"[^\w]+", "-", view.programme.committee.name.casefold()).strip("-")[:LONGEST_NAME]
    return f"{words or 'work-programme'}-{what.replace('/', '-')}"


def write_export(path: Path, content: bytes, *, force: bool) -> Path:
    """Write a document whole, and say where it is.

    Raises Refused when the file is there already and ``force`` is not given, and Unusable when it cannot be written.
    """
    target = path.absolute()
    try:
        if target.is_dir():
            raise Unusable(f"{target} is a folder: give the name of a file in it.")
        if not target.parent.is_dir():
            raise Unusable(f"There is no folder {target.parent}: make it first, or choose another.")
        if target.exists() and not force:
            raise Refused(f"{target} is already there: choose another name, or write over it with --force.")
        write_whole(target, content, lasting=False)
    except OSError as error:
        raise Unusable(f"{target} could not be written: {error.strerror or error}.") from None
    return target
