"""The formats that the programme and its documents are exported in.

Each format is a module of this folder, whose ``render`` turns content into a file's bytes, and an entry below. The
module is imported when it first renders something, as most import a large library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from planner.programme.errors import Unusable

if TYPE_CHECKING:
    from planner.exchange.sheet import Sheet
    from planner.exchange.word_template.own import OwnTemplate
    from planner.programme.documents.blocks import Document
    from planner.programme.documents.changes import Changes
    from planner.programme.documents.due_dates import DueDates
    from planner.programme.documents.edition import Edition
    from planner.programme.documents.meeting_notes import MeetingNotes
    from planner.programme.documents.reminders import Reminders
    from planner.programme.view import View

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Option:
    """A yes-or-no option of a format, which its ``render`` takes by this name: ``--bom`` on the command line.

    On screen the format with the option is a further choice, called ``label``. ``not_taken`` ends the error of a format
    without the option: 'A Word document needs no such mark ...'.
    """

    name: str
    help: str
    label: str
    not_taken: str


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """One format: ``name`` on the command line, ``label`` on screen; ``is_text`` may go to standard output.

    ``to_document`` turns the content into the document or sheet that the module renders; without it the module renders
    the content itself. ``chosen`` are the names of the options in force. ``package`` is an optional package that the
    format needs, or blank. One that ``takes_template`` may be drawn in a council's own, the ``template``.
    """

    name: str
    label: str
    suffix: str
    module: str
    is_text: bool = True
    options: tuple[Option, ...] = ()
    to_document: Callable[[Content], Document | Sheet] | None = None
    chosen: tuple[str, ...] = ()
    package: str = ""
    takes_template: bool = False
    template: OwnTemplate | None = None

    @property
    def is_available(self) -> bool:
        """Whether this installation has the package that the format needs."""
        return not self.package or find_spec(self.package) is not None

    def render(self, content: Content) -> bytes:
        """Return the content as a file's bytes."""
        render = import_module(f"{__name__}.{self.module}").render
        rendered = self.to_document(content) if self.to_document else content
        own = {"template": self.template} if self.takes_template else {}
        return cast("bytes", render(rendered, **dict.fromkeys(self.chosen, True), **own))

    def having(self, option: Option) -> Format[Content]:
        """Return the format with an option in force; raises Unusable when it does not take the option."""
        if option not in self.options:
            raise Unusable(f"A {self.label} {option.not_taken}")
        return replace(self, label=option.label, chosen=(*self.chosen, option.name))

    def in_own_look(self, programme: Path) -> Format[Content]:
        """Return the format drawn in the council's own template beside a programme's file, if there is one.

        Raises Unusable, naming the template and what to do, for one that is not fit to be used.
        """
        if not self.takes_template:
            return self
        from planner.exchange.word_template.own import own_template

        return replace(self, template=own_template(programme))


BOM = Option(
    "bom",
    "Mark a CSV file as UTF-8, as Excel needs it.",
    "Spreadsheet for Excel (CSV)",
    "needs no such mark: leave out --bom, which is for CSV.",
)


def _by_name(*formats: Format[Content]) -> Mapping[str, Format[Content]]:
    return {format.name: format for format in formats}


DOCUMENTS: Mapping[str, Format[Document]] = _by_name(
    Format("docx", "Word document", ".docx", "word", is_text=False, takes_template=True),
    Format("html", "Web page", ".html", "webpage"),
    Format("pdf", "PDF", ".pdf", "pdf", is_text=False, package="typst"),
    Format("markdown", "Markdown", ".md", "markdown"),
    Format("text", "Plain text", ".txt", "plain"),
    Format("odt", "OpenDocument text", ".odt", "opendocument", is_text=False),
)
"""The formats of any document: format name -> format, in the order they are offered."""


def _programme_sheet(edition: Edition) -> Sheet:
    from planner.exchange.sheet import programme_sheet

    return programme_sheet(edition)


def _sheet_formats(to_sheet: Callable[[Content], Sheet]) -> tuple[Format[Content], ...]:
    """Return the formats of spreadsheets for content that ``to_sheet`` turns into rows."""
    return (
        Format("csv", "Spreadsheet (CSV)", ".csv", "spreadsheet", options=(BOM,), to_document=to_sheet),
        Format("xlsx", "Excel workbook", ".xlsx", "workbook", is_text=False, to_document=to_sheet),
    )


TABLE_FORMATS: Mapping[str, Format[Edition]] = _by_name(
    *_sheet_formats(_programme_sheet),
    Format("text", "Plain text", ".txt", "programme_text"),
    Format("icalendar", "Calendar (iCalendar)", ".ics", "icalendar"),
    Format("atom", "Feed of changes (Atom)", ".atom", "atom_feed"),
    Format("json", "Data (JSON)", ".json", "data"),
)
"""The formats of the programme alone, which render its table or data and no document."""


def _document_formats(to_document: Callable[[Content], Document]) -> Mapping[str, Format[Content]]:
    """Return the formats of a document for content that ``to_document`` turns into one."""
    formats = (
        Format(
            format.name,
            format.label,
            format.suffix,
            format.module,
            format.is_text,
            options=format.options,
            to_document=to_document,
            package=format.package,
            takes_template=format.takes_template,
        )
        for format in DOCUMENTS.values()
    )
    return _by_name(*formats)


def _programme(edition: Edition) -> Document:
    from planner.programme.documents.programme import programme_document

    return programme_document(edition)


def _notes(notes: MeetingNotes) -> Document:
    from planner.programme.documents.notes import notes_document

    return notes_document(notes)


FORMATS: Mapping[str, Format[Edition]] = {**_document_formats(_programme), **TABLE_FORMATS}
"""The formats of the programme; format name -> format, in the order they are offered."""


def _action_log(view: View) -> Document:
    from planner.programme.documents.action_log import action_log_document

    return action_log_document(view)


def _table_document(to_document: Callable[[Content], Document]) -> Mapping[str, Format[Content]]:
    """Return the formats of a document that is mostly a table: those of any document, and spreadsheets of its rows."""

    def to_sheet(content: Content) -> Sheet:
        from planner.exchange.sheet import document_sheet

        return document_sheet(to_document(content))

    return {**_document_formats(to_document), **_by_name(*_sheet_formats(to_sheet))}


def _tracker(view: View) -> Document:
    from planner.programme.documents.tracker import tracker_document

    return tracker_document(view)


def _changes(changes: Changes) -> Document:
    from planner.programme.documents.changes import changes_document

    return changes_document(changes)


def _changes_in_prose(changes: Changes) -> Document:
    from planner.programme.documents.changes import changes_in_prose

    return changes_in_prose(changes)


CHANGES: Mapping[str, Format[Changes]] = {
    **_table_document(_changes),
    "text": _document_formats(_changes_in_prose)["text"],
}
"""The formats of what changed, in sentences and, but for plain text, as a table; format name -> format, as offered."""

ACTION_LOGS: Mapping[str, Format[View]] = _table_document(_action_log)
"""The formats of the action log; format name -> format, in the order they are offered."""

TRACKERS: Mapping[str, Format[View]] = _table_document(_tracker)
"""The formats of the tracker of recommendations; format name -> format, in the order they are offered."""

REMINDERS: Mapping[str, Format[Reminders]] = _by_name(
    Format("eml", "E-mails to send on (one each)", ".eml", "email_message"),
    Format("ics", "Calendars (one for each owner)", ".ics", "reminder_calendar"),
)
"""The formats of reminders, each of which renders one file of several; format name -> format."""

DUE: Mapping[str, Format[DueDates]] = _by_name(Format("icalendar", "Calendar (iCalendar)", ".ics", "due_calendar"))
"""The formats of what is due from whom; format name -> format."""

NOTES: Mapping[str, Format[MeetingNotes]] = _document_formats(_notes)
"""The formats of a scoping session's notes; format name -> format, in the order they are offered."""


def format_named(formats: Mapping[str, Format[Content]], name: str) -> Format[Content]:
    """Return the format of this name; raises Unusable, listing the formats, when there is none."""
    format = formats.get(name.strip().lower())
    if format is None:
        raise Unusable(f"“{name}” is not a format: choose one of {', '.join(formats)}.")
    return format


OPTIONS: tuple[Option, ...] = tuple(dict.fromkeys(option for format in FORMATS.values() for option in format.options))
"""The options of all formats, without repeats."""
