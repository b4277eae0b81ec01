"""What can be exported: the programme, its versions, the covering report, the changes, the notes of a session."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

from planner.exchange.export_files import suggested_name
from planner.exchange.formats import ACTION_LOGS, DOCUMENTS, FORMATS, NOTES, TRACKERS, Format
from planner.exchange.report import report_document, template_for, usual_template
from planner.programme.documents.action_log import action_log_document
from planner.programme.documents.background import background_document
from planner.programme.documents.blocks import Block, Document
from planner.programme.documents.changes import changes_document
from planner.programme.documents.edition import Edition, edition_now, edition_of
from planner.programme.documents.letter import letter_document
from planner.programme.documents.meeting_notes import MeetingNotes, notes_of
from planner.programme.documents.notes import notes_document
from planner.programme.documents.programme import programme_document
from planner.programme.documents.report import report_now, report_of
from planner.programme.documents.tracker import tracker_document
from planner.programme.english import counted
from planner.programme.errors import Unusable
from planner.programme.finding import Level
from planner.programme.model import Version
from planner.programme.versions import versions_of
from planner.programme.view import View
from planner.session import Session

Content = TypeVar("Content")
LAID_OUT_FORMATS = frozenset(DOCUMENTS) - {"text"}
"""The formats that are previewed as the laid-out document; any other is previewed as the file's text."""


@dataclass(frozen=True)
class Prepared(Generic[Content]):
    """The content to export, and a note to show before it is saved."""

    content: Content
    note: str = ""


@dataclass(frozen=True)
class Exportable(Generic[Content]):
    """A document to export in one of ``formats``; ``stem`` is the file name without suffix.

    ``prepare`` makes the content, in a thread where that takes long, so that the screen stays usable;
    ``document`` lays the content out for the preview.
    """

    prepare: Callable[[], Awaitable[Prepared[Content]]]
    document: Callable[[Content], Document]
    formats: Mapping[str, Format[Content]]
    stem: str

    def preview(self, content: Content, format: str) -> Sequence[Block] | str:
        """Return the preview in this format: the document's blocks, or the text of a data file."""
        return (
            self.document(content).blocks
            if format in LAID_OUT_FORMATS
            else self.formats[format].render(content).decode()
        )


Exportables: TypeAlias = Mapping[str, Callable[[], Exportable[Any]]]
"""Label -> function that makes the exportable, in the order offered."""


def programme_exportables(session: Session) -> Exportables:
    """Return the year's table, the covering reports, the changes, and the versions, newest first.

    While nothing has changed since the last version, its report is the only one: another would say just that.
    """
    exportables: dict[str, Callable[[], Exportable[Any]]] = {
        f"Work programme {session.year}": partial(_current, session)
    }
    last = session.last_version
    if not last or session.changed(last):
        exportables["Covering report"] = partial(_report, session, None)
    if last:
        exportables[f"Covering report of version {last.id}"] = partial(_report, session, last)
        exportables[f"What changed since version {last.id}"] = partial(_changes, session, last)
    if session.programme.actions:
        exportables[f"Action log {session.year}"] = partial(_action_log, session)
    if session.programme.recommendations:
        exportables["Tracker of recommendations"] = partial(_tracker, session)
    for version in reversed(versions_of(session.programme.versions, session.year)):
        exportables[f"Version {version.id}: {version.label}"] = partial(_version, session, version)
    return exportables


def notes_exportables(session: Session, scoping: str) -> Exportables:
    """Return the notes of a scoping session; raises Unusable when nothing was taken at it."""
    notes = notes_of(session.public_view, session=scoping)
    day = session.programme.scoping_sessions[scoping].on
    return {notes.title: partial(_notes, notes, suggested_name(session.view, f"notes-{day}"))}


def _current(session: Session) -> Exportable[Edition]:
    must = sum(finding.level is Level.MUST and finding.is_open for finding in session.findings)
    note = f"▲ {counted(must, 'check')} to fix before publishing" if must else "√ Nothing to fix before publishing"
    return _table(
        edition_now(session.public_view, session.public.history), suggested_name(session.view, session.year), note
    )


def _changes(session: Session, since: Version) -> Exportable[Document]:
    document = changes_document(session.changed(since), since, None, session.public_view)
    return _document(_prepared(document), suggested_name(session.view, f"{session.year}-changes"))


def _document(prepare: Callable[[], Awaitable[Prepared[Document]]], stem: str) -> Exportable[Document]:
    return Exportable(prepare, lambda document: document, DOCUMENTS, stem)


def _prepared(content: Content, note: str = "") -> Callable[[], Awaitable[Prepared[Content]]]:
    """Return a ``prepare`` function for content that needs no preparing."""

    async def prepare() -> Prepared[Content]:
        return Prepared(content, note)

    return prepare


def _version(session: Session, version: Version) -> Exportable[Edition]:
    return _table(edition_of(version), suggested_name(session.view, f"{version.year}-version-{version.id}"), "")


def _table(edition: Edition, stem: str, note: str) -> Exportable[Edition]:
    """Return the programme table of an edition, in each format and each format with one option."""
    formats = {name: format for name, format in FORMATS.items() if edition.source or not format.needs_data}
    return Exportable(_prepared(edition, note), programme_document, _with_options(formats), stem)


def _with_options(formats: Mapping[str, Format[Content]]) -> Mapping[str, Format[Content]]:
    """Return the formats, each followed by the format with each of its options in force."""
    offered: dict[str, Format[Content]] = {}
    for name, format in formats.items():
        offered[name] = format
        offered |= {f"{name} {option.name}": format.having(option) for option in format.options}
    return offered


def _report(session: Session, version: Version | None) -> Exportable[Document]:
    """Return the covering report of a version, or of the programme as it is now where ``version`` is None.

    It is made from the council's template, or from the usual template while the council's has a mistake.
    """
    view, history, file = session.public_view, session.public.history, session.path
    report = report_of(view, history, version) if version else report_now(view, history)

    def prepare() -> Prepared[Document]:
        try:
            return Prepared(report_document(report, template_for(file)))
        except Unusable as mistake:
            note = f"▲ {mistake} Meanwhile the report is in the usual words."
            return Prepared(report_document(report, usual_template()), note)

    suffix = f"-version-{version.id}" if version else ""
    return _document(partial(asyncio.to_thread, prepare), suggested_name(view, f"{session.year}-report{suffix}"))


def _action_log(session: Session) -> Exportable[View]:
    """Return the log of what was asked for at the year's meetings, as at today."""
    stem = suggested_name(session.view, f"{session.year}-actions")
    return Exportable(_prepared(session.public_view), action_log_document, _with_options(ACTION_LOGS), stem)


def _tracker(session: Session) -> Exportable[View]:
    """Return the tracker of the committee's recommendations, as at today."""
    stem = suggested_name(session.view, f"{session.year}-recommendations")
    return Exportable(_prepared(session.public_view), tracker_document, _with_options(TRACKERS), stem)


def background_exportables(session: Session, item: str) -> Exportables:
    """Return the background of an item, for its report."""
    view = session.public_view
    document = background_document(view, view.programme.items[item])
    return {document.title: partial(_document, _prepared(document), suggested_name(view, "background"))}


def letter_exportables(session: Session, recommendations: Sequence[str]) -> Exportables:
    """Return the letter that goes with recommendations to one recipient; raises Unusable."""
    view = session.public_view
    document = letter_document(view, [view.programme.recommendations[each] for each in recommendations])
    return {document.title: partial(_document, _prepared(document), suggested_name(view, "letter"))}


def _notes(notes: MeetingNotes, stem: str) -> Exportable[MeetingNotes]:
    return Exportable(_prepared(notes), notes_document, NOTES, stem)
