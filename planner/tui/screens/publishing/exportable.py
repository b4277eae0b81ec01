"""What can be exported: the programme, its versions, the covering report, the changes, the notes of a session."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from planner.exchange.exports import (
    Export,
    action_log_export,
    background_export,
    changed_since,
    changes_export,
    due_export,
    letter_export,
    notes_export,
    report_export,
    table_export,
    tracker_export,
)
from planner.exchange.formats import DOCUMENTS, Format
from planner.exchange.report import Template, template_for, usual_template
from planner.programme.calendar import long
from planner.programme.documents.action_log import action_log_document
from planner.programme.documents.blocks import Block, Document
from planner.programme.documents.changes import changes_between, changes_document
from planner.programme.documents.due_dates import due_dates, owners
from planner.programme.documents.meeting_notes import notes_of
from planner.programme.documents.notes import notes_document
from planner.programme.documents.programme import programme_document
from planner.programme.documents.report import version_to_report
from planner.programme.documents.tracker import tracker_document
from planner.programme.english import counted
from planner.programme.errors import Unusable
from planner.programme.finding import Level
from planner.programme.model import Version
from planner.programme.versions import last_version, versions_of
from planner.session import Session

Content = TypeVar("Content")
USUAL_FORMAT = "docx"
"""The format that is offered first, of what there is in it."""
LAID_OUT_FORMATS = frozenset(DOCUMENTS) - {"text"} | {"xlsx"}
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
    ``document`` lays the content out for the preview; without it the file's text is shown.
    """

    prepare: Callable[[], Awaitable[Prepared[Content]]]
    document: Callable[[Content], Document] | None
    formats: Mapping[str, Format[Content]]
    stem: str

    @property
    def usual_format(self) -> str:
        """The name of the format that is offered first."""
        return USUAL_FORMAT if USUAL_FORMAT in self.formats else next(iter(self.formats))

    def preview(self, content: Content, format: str) -> Sequence[Block] | str:
        """Return the preview in this format: the document's blocks, or the text of a data file."""
        return (
            self.document(content).blocks
            if self.document and format in LAID_OUT_FORMATS
            else self.formats[format].render(content).decode()
        )


Exportables: TypeAlias = Mapping[str, Callable[[], Exportable[Any]]]
"""Label -> function that makes the exportable, in the order offered."""


def programme_exportables(session: Session) -> Exportables:
    """Return the year's table, the covering reports, the changes, and the versions, newest first."""
    exportables: dict[str, Callable[[], Exportable[Any]]] = {
        f"Work programme {session.year}": partial(_current, session),
        **_reports(session),
    }
    if last := session.last_version:
        exportables[f"What changed since version {last.id}"] = partial(_changes, session, last)
    if session.programme.actions:
        exportables[f"Action log {session.year}"] = partial(_action_log, session)
    if session.programme.recommendations:
        exportables["Tracker of recommendations"] = partial(_tracker, session)
    for version in reversed(versions_of(session.programme.versions, session.year)):
        exportables[f"Version {version.id}: {version.label}"] = partial(_version, session, version)
    return exportables


def due_exportables(session: Session) -> Exportables:
    """Return the calendar of all that is due, and that of what is due from each owner."""
    names = owners(due_dates(session.public_view))
    of_owners = {f"What is due from {name}": partial(_due, session, name) for name in names}
    return {"What is due": partial(_due, session, ""), **of_owners}


def _reports(session: Session) -> Exportables:
    """Return the covering reports, the one for the next agenda first, and that one with notes for officers.

    While nothing has changed since the last version, there is no draft: it would say just that.
    """
    view = session.public_view
    last, published = last_version(view.programme.versions, session.year), version_to_report(view)
    reports: dict[str, Version | None] = {}
    if published:
        reports[f"Covering report for {long(view.programme.meetings[published.agenda_of].date)}"] = published
    if not last or session.changed(last):
        reports["Covering report, draft" if published else "Covering report"] = None
    if last and last is not published:
        reports[f"Covering report of version {last.id}"] = last
    first = next(iter(reports.values()))
    return {
        **{label: partial(_report, session, version) for label, version in reports.items()},
        "Report with notes for officers": partial(_report, session, first, for_officers=True),
    }


def notes_exportables(session: Session, scoping: str) -> Exportables:
    """Return the notes of a scoping session; raises Unusable when nothing was taken at it."""
    notes = notes_of(session.public_view, session=scoping)
    return {notes.title: lambda: _exportable(notes_export(session.public_view, notes), notes_document)}


def _exportable(
    export: Export[Content], document: Callable[[Content], Document] | None = None, note: str = ""
) -> Exportable[Content]:
    """Return an export that needs no long preparing, in each format and each format with one option."""

    async def prepare() -> Prepared[Content]:
        return Prepared(export.make(), note)

    return Exportable(prepare, document, _with_options(export.formats), export.stem)


def _with_options(formats: Mapping[str, Format[Content]]) -> Mapping[str, Format[Content]]:
    """Return the formats, each followed by the format with each of its options in force."""
    offered: dict[str, Format[Content]] = {}
    for name, format in formats.items():
        offered[name] = format
        offered |= {f"{name} {option.name}": format.having(option) for option in format.options}
    return offered


def _current(session: Session) -> Exportable[Any]:
    must = sum(finding.level is Level.MUST and finding.is_open for finding in session.findings)
    note = f"▲ {counted(must, 'check')} to fix before publishing" if must else "√ Nothing to fix before publishing"
    return _exportable(table_export(session.public_view, session.public.history), programme_document, note)


def _version(session: Session, version: Version) -> Exportable[Any]:
    return _exportable(table_export(session.public_view, session.public.history, version), programme_document)


def _changes(session: Session, since: Version) -> Exportable[Any]:
    changes = changes_between(session.changed(since), since, None, session.public_view)
    return _exportable(changes_export(session.public_view, changes), changes_document)


def _report(session: Session, version: Version | None, *, for_officers: bool = False) -> Exportable[Document]:
    """Return the covering report of a version, or of the programme as it is now where ``version`` is None.

    It is made from the council's template, or from the usual template while the council's has a mistake.
    """
    view, history = session.public_view, session.public.history

    undrawn: list[str] = []

    def export(template: Callable[[], Template]) -> Export[Document]:
        return report_export(view, history, version, template, for_officers=for_officers, tell=undrawn.append)

    own = export(partial(template_for, session.path))
    is_for_next = version is not None and version is version_to_report(view)
    note = f"▲ {changed_since(version)}" if version and is_for_next and session.changed(version) else ""

    def prepare() -> Prepared[Document]:
        undrawn.clear()
        try:
            document = own.make()
            return Prepared(document, "\n".join(filter(None, (note, *(f"▲ {each}" for each in undrawn)))))
        except Unusable as mistake:
            in_usual_words = f"▲ {mistake} Meanwhile the report is in the usual words."
            return Prepared(export(usual_template).make(), "\n".join(filter(None, (note, in_usual_words))))

    return Exportable(partial(asyncio.to_thread, prepare), _itself, own.formats, own.stem)


def _action_log(session: Session) -> Exportable[Any]:
    return _exportable(action_log_export(session.public_view), action_log_document)


def _tracker(session: Session) -> Exportable[Any]:
    return _exportable(tracker_export(session.public_view), tracker_document)


def _due(session: Session, owner: str) -> Exportable[Any]:
    return _exportable(due_export(session.public_view, owner))


def background_exportables(session: Session, item: str) -> Exportables:
    """Return the background of an item, for its report."""
    export = background_export(session.public_view, session.public_view.programme.items[item])
    return {export.make().title: lambda: _exportable(export, _itself)}


def letter_exportables(session: Session, recommendations: Sequence[str]) -> Exportables:
    """Return the letter that goes with recommendations to one recipient; raises Unusable."""
    view = session.public_view
    export = letter_export(view, [view.programme.recommendations[each] for each in recommendations])
    return {export.make().title: lambda: _exportable(export, _itself)}


def _itself(document: Document) -> Document:
    return document


def note_on_look(format: Format[Any], programme: Path) -> str:
    """Return a note on the council's own template, where a document in this format is drawn in it; blank for none."""
    try:
        template = format.in_own_look(programme).template
    except Unusable as mistake:
        return f"▲ {mistake} You are asked before the usual look is used instead."
    return (template.note or f"In the look of {template.name}.") if template else ""
