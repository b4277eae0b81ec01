"""The formats that the programme is exported in, and the writing of a file of any of them.

A format is a module of this folder, whose ``render`` makes a file's bytes of what it is given, and its line below. The
module is loaded when something is made in the format, as most need much that nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from planner.programme.errors import Refused, Unusable
from planner.programme.view import View
from planner.store.file.atomic import write_atomically

if TYPE_CHECKING:
    from planner.programme.documents.blocks import Document
    from planner.programme.documents.edition import Edition
    from planner.programme.documents.meeting_notes import MeetingNotes

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Option:
    """Something asked of a format besides, which its ``render`` takes by this name: ``--bom`` on the command line.

    On a screen the format with it is offered as one more, under a ``label`` of its own. ``needless`` is said where a
    format that does not take it is asked for it.
    """

    name: str
    help: str
    label: str
    needless: str


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """One format: ``name`` on the command line, ``label`` on screen; ``is_text`` may go to standard output.

    One that ``needs_data`` is of the data behind the table, which a version does not have. ``document`` makes what it
    draws of what is exported, where that is no document already; ``given`` are the options asked of it.
    """

    name: str
    label: str
    suffix: str
    module: str
    is_text: bool = True
    needs_data: bool = False
    options: tuple[Option, ...] = ()
    document: Callable[[Content], Document] | None = None
    given: tuple[str, ...] = ()

    def render(self, content: Content) -> bytes:
        """What is exported as a file's bytes."""
        render = import_module(f"{__name__}.{self.module}").render
        drawn = self.document(content) if self.document else content
        return cast("bytes", render(drawn, **dict.fromkeys(self.given, True)))

    def having(self, option: Option) -> Format[Content]:
        """The format with an option asked of it; raises Unusable where it does not take that."""
        if option not in self.options:
            raise Unusable(f"A {self.label} {option.needless}")
        return replace(self, label=option.label, given=(*self.given, option.name))


BOM = Option(
    "bom",
    "Mark a CSV file as UTF-8, as Excel needs it.",
    "Spreadsheet for Excel (CSV)",
    "needs no such mark: leave out --bom, which is for CSV.",
)


def _by_name(*formats: Format[Content]) -> Mapping[str, Format[Content]]:
    return {each.name: each for each in formats}


DOCUMENTS: Mapping[str, Format[Document]] = _by_name(
    Format("docx", "Word document", ".docx", "word", is_text=False),
    Format("html", "Web page", ".html", "webpage"),
    Format("pdf", "PDF", ".pdf", "pdf", is_text=False),
    Format("markdown", "Markdown", ".md", "markdown"),
    Format("text", "Plain text", ".txt", "plain"),
)
"""What any document can be drawn as: format name -> format, in the order they are offered."""

OF_THE_PROGRAMME: Mapping[str, Format[Edition]] = _by_name(
    Format("csv", "Spreadsheet (CSV)", ".csv", "spreadsheet", options=(BOM,)),
    Format("text", "Plain text", ".txt", "text"),
    Format("icalendar", "Calendar (iCalendar)", ".ics", "icalendar", needs_data=True),
    Format("json", "Data (JSON)", ".json", "data", needs_data=True),
)
"""What the programme alone can be, as it is no document there."""


def _drawn(document: Callable[[Content], Document]) -> Mapping[str, Format[Content]]:
    """The formats of what is made into a document."""
    made = (
        Format(each.name, each.label, each.suffix, each.module, each.is_text, options=each.options, document=document)
        for each in DOCUMENTS.values()
    )
    return _by_name(*made)


def _programme(edition: Edition) -> Document:
    from planner.programme.documents.programme import programme_document

    return programme_document(edition)


def _notes(notes: MeetingNotes) -> Document:
    from planner.programme.documents.notes import notes_document

    return notes_document(notes)


FORMATS: Mapping[str, Format[Edition]] = {**_drawn(_programme), **OF_THE_PROGRAMME}
"""The formats of the programme; format name -> format, in the order they are offered."""

NOTES: Mapping[str, Format[MeetingNotes]] = _drawn(_notes)
"""The formats of a scoping meeting's notes; format name -> format, in the order they are offered."""

OPTIONS: tuple[Option, ...] = tuple(dict.fromkeys(option for each in FORMATS.values() for option in each.options))
"""Every option that some format takes."""


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
        write_atomically(target, content, durable=False)
    except OSError as error:
        raise Unusable(f"{target} could not be written: {error.strerror or error}.") from None
    return target
