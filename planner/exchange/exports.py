"""What can be exported: how each is made, in which formats, and the name proposed for its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from planner.exchange.export_files import file_stem, suggested_name
from planner.exchange.formats import (
    ACTION_LOGS,
    CHANGES,
    DOCUMENTS,
    DUE,
    FORMATS,
    NOTES,
    TRACKERS,
    Format,
    format_named,
)
from planner.programme.calendar import long

if TYPE_CHECKING:
    from planner.exchange.report import Template
    from planner.programme.documents.blocks import Document
    from planner.programme.documents.changes import Changes
    from planner.programme.documents.due_dates import DueDates
    from planner.programme.documents.edition import Edition
    from planner.programme.documents.meeting_notes import MeetingNotes
    from planner.programme.history.undoing import History
    from planner.programme.model import Item, Recommendation, Version
    from planner.programme.view import View

Content = TypeVar("Content")


@dataclass(frozen=True)
class Export(Generic[Content]):
    """Something to export in one of ``formats``; ``make`` returns its content.

    ``stem`` is the name proposed for its file, without suffix, and ``note`` a sentence on it to say before it is saved.
    """

    formats: Mapping[str, Format[Content]]
    make: Callable[[], Content]
    stem: str
    note: str = ""

    def format(self, name: str) -> Format[Content]:
        """Return the format of this name; raises Unusable, listing the formats, when there is none."""
        return format_named(self.formats, name)

    def file_name(self, format: Format[Content]) -> str:
        """Return the name proposed for its file in a format."""
        return f"{self.stem}{format.suffix}"


def table_export(view: View, history: History, version: Version | None = None) -> Export[Edition]:
    """Return the programme of the year in view as it is today, or a version as it was published."""
    from planner.programme.documents.edition import edition_now, edition_of

    if version is None:
        return Export(FORMATS, lambda: edition_now(view, history), suggested_name(view, view.year or ""))
    stem = suggested_name(view, f"{version.year}-version-{version.id}")
    return Export(FORMATS, lambda: edition_of(version, view, history), stem)


def report_export(
    view: View,
    history: History,
    version: Version | None,
    template: Callable[[], Template],
    *,
    for_officers: bool,
    tell: Callable[[str], object] = bool,
) -> Export[Document]:
    """Return the covering report of a version, or of the programme as it is today, in the words of a template.

    ``tell`` is called with a sentence on what is not drawn of a council's own template, if there is anything.
    """
    from planner.exchange.report import report_document
    from planner.programme.documents.report import report_now, report_of

    def make() -> Document:
        report = (
            report_of(view, history, version, for_officers=for_officers)
            if version
            else report_now(view, history, for_officers=for_officers)
        )
        return report_document(report, template(), tell)

    words = [version.year if version else view.year or "", "report"]
    words += [f"version-{version.id}"] if version else []
    words += ["for-officers"] if for_officers else []
    return Export(DOCUMENTS, make, suggested_name(view, "-".join(words)))


def changed_since(version: Version) -> str:
    """Return a sentence for the report of a version that the programme differs from by now."""
    return (
        f"The programme has changed since version {version.id} was published on {long(version.on)}: this is the report "
        "that goes with it."
    )


def changes_export(view: View, changes: Changes) -> Export[Changes]:
    """Return what changed since a version, or between two."""
    return Export(CHANGES, lambda: changes, suggested_name(view, f"{changes.since.year}-changes"))


def action_log_export(view: View) -> Export[View]:
    """Return the log of what was asked for at the year's meetings, as at today."""
    return Export(ACTION_LOGS, lambda: view, suggested_name(view, f"{view.year}-actions"))


def tracker_export(view: View) -> Export[View]:
    """Return the tracker of the committee's recommendations, as at today."""
    return Export(TRACKERS, lambda: view, suggested_name(view, f"{view.year}-recommendations"))


def background_export(view: View, item: Item) -> Export[Document]:
    """Return the background of an item, for its report."""
    from planner.programme.documents.background import background_document

    stem = suggested_name(view, f"background-{file_stem(view.topic_of(item).title)}")
    return Export(DOCUMENTS, lambda: background_document(view, item), stem.rstrip("-"))


def letter_export(view: View, recommendations: Sequence[Recommendation]) -> Export[Document]:
    """Return the letter that goes with recommendations to one recipient."""
    from planner.programme.documents.letter import letter_document

    recipient = recommendations[0].to if recommendations else ""
    stem = suggested_name(view, f"letter-{file_stem(recipient)}")
    return Export(DOCUMENTS, lambda: letter_document(view, recommendations), stem.rstrip("-"))


def notes_export(view: View, notes: MeetingNotes) -> Export[MeetingNotes]:
    """Return the notes of scoping sessions."""
    return Export(NOTES, lambda: notes, suggested_name(view, f"notes-{notes.days[-1]}"))


def due_export(view: View, owner: str = "") -> Export[DueDates]:
    """Return what is due as a calendar, whole or one owner's."""
    from planner.programme.documents.due_dates import due_dates

    stem = suggested_name(view, f"due-{file_stem(owner)}").rstrip("-")
    return Export(DUE, lambda: due_dates(view, owner), stem)
