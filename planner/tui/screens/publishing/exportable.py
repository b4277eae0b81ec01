"""What can be exported from the app: the programme, its versions, the covering report, the notes of a session."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

from planner.exchange.export_files import suggested_name
from planner.exchange.formats import DOCUMENTS, FORMATS, NOTES, Format
from planner.exchange.report import report_document, template_for, usual_template
from planner.programme.documents.blocks import Block, Document
from planner.programme.documents.changes import changes_document
from planner.programme.documents.edition import Edition, edition_now, edition_of
from planner.programme.documents.meeting_notes import MeetingNotes, notes_of
from planner.programme.documents.notes import notes_document
from planner.programme.documents.programme import programme_document
from planner.programme.documents.report import report_now, report_of
from planner.programme.english import counted
from planner.programme.errors import Unusable
from planner.programme.finding import Level
from planner.programme.model import Version
from planner.programme.versions import versions_of
from planner.session import Session

Content = TypeVar("Content")
LAID_OUT = frozenset(DOCUMENTS) - {"text"}
"""The formats that are seen as they are laid out; of any other, the file itself is."""


@dataclass(frozen=True)
class Prepared(Generic[Content]):
    """What is to be saved; ``about`` is to be known of it before."""

    content: Content
    about: str = ""


@dataclass(frozen=True)
class Exportable(Generic[Content]):
    """Something to save in one of the ``formats``, once it is made; ``stem`` names its file.

    What takes long to make is made in a thread, so that the screen stays usable.
    """

    make: Callable[[], Awaitable[Prepared[Content]]]
    document: Callable[[Content], Document]
    formats: Mapping[str, Format[Content]]
    stem: str

    def preview(self, content: Content, format: str) -> Sequence[Block] | str:
        """How it reads in this format: the document's blocks, or what is in a file of data."""
        return self.document(content).blocks if format in LAID_OUT else self.formats[format].render(content).decode()


Exportables: TypeAlias = Mapping[str, Callable[[], Exportable[Any]]]
"""What each is called -> how it is made, in the order they are offered."""


def programme_exportables(session: Session) -> Exportables:
    """The year's table, its covering reports, what changed, and its versions, the newest first."""
    papers: dict[str, Callable[[], Exportable[Any]]] = {
        f"Work programme {session.year}": partial(_now, session),
        "Covering report": partial(_report, session, None),
    }
    if last := session.last_version:
        papers[f"Report of version {last.id}"] = partial(_report, session, last)
        papers[f"What changed since version {last.id}"] = partial(_changes, session, last)
    for version in reversed(versions_of(session.programme.versions, session.year)):
        papers[f"Version {version.id}: {version.label}"] = partial(_version, session, version)
    return papers


def notes_exportables(session: Session, scoping: str) -> Exportables:
    """The notes of a scoping session; raises Unusable when nothing was taken at it."""
    notes = notes_of(session.public_view, session=scoping)
    day = session.programme.scoping_sessions[scoping].on
    return {notes.title: partial(_notes, notes, suggested_name(session.view, f"notes-{day}"))}


def _now(session: Session) -> Exportable[Edition]:
    must = sum(each.level is Level.MUST and each.is_open for each in session.findings)
    about = f"▲ {counted(must, 'check')} to fix before publishing" if must else "√ Nothing to fix before publishing"
    return _table(
        edition_now(session.public_view, session.public.history), suggested_name(session.view, session.year), about
    )


def _changes(session: Session, since: Version) -> Exportable[Document]:
    document = changes_document(session.changed(since), since, None, session.public_view)
    return _document(_at_once(document), suggested_name(session.view, f"{session.year}-changes"))


def _document(make: Callable[[], Awaitable[Prepared[Document]]], stem: str) -> Exportable[Document]:
    return Exportable(make, lambda same: same, DOCUMENTS, stem)


def _at_once(content: Content, about: str = "") -> Callable[[], Awaitable[Prepared[Content]]]:
    """How something is made that is there already."""

    async def make() -> Prepared[Content]:
        return Prepared(content, about)

    return make


def _version(session: Session, version: Version) -> Exportable[Edition]:
    return _table(edition_of(version), suggested_name(session.view, f"{version.year}-version-{version.id}"), "")


def _table(edition: Edition, stem: str, about: str) -> Exportable[Edition]:
    formats = {name: each for name, each in FORMATS.items() if edition.source or not each.needs_data}
    offered: dict[str, Format[Edition]] = {}
    for name, each in formats.items():
        offered[name] = each
        offered |= {f"{name} {option.name}": each.having(option) for option in each.options}
    return Exportable(_at_once(edition, about), programme_document, offered, stem)


def _report(session: Session, version: Version | None) -> Exportable[Document]:
    """The report in the council's own words, or in the usual ones while there is a mistake in those."""
    view, history, file = session.public_view, session.public.history, session.path
    report = report_of(view, history, version) if version else report_now(view, history)

    def make() -> Prepared[Document]:
        try:
            return Prepared(report_document(report, template_for(file)))
        except Unusable as mistake:
            about = f"▲ {mistake} Meanwhile the report is in the usual words."
            return Prepared(report_document(report, usual_template()), about)

    of = f"-version-{version.id}" if version else ""
    return _document(partial(asyncio.to_thread, make), suggested_name(view, f"{session.year}-report{of}"))


def _notes(notes: MeetingNotes, stem: str) -> Exportable[MeetingNotes]:
    return Exportable(_at_once(notes), notes_document, NOTES, stem)
