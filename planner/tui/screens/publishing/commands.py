"""Commands that export or publish the programme: documents, notes and versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.programme.errors import PlannerError
from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


async def _export(screen: PlannerScreen) -> None:
    from planner.tui.screens.publishing.export import export_document
    from planner.tui.screens.publishing.exportable import programme_exportables

    await export_document(screen, "Export the work programme", programme_exportables(screen.session))


EXPORT = Command(
    "export",
    ("e",),
    "Export",
    "Save the programme table as a document.",
    run=_export,
    search_words="print save as word docx pdf html csv calendar agenda document table report e-mail email send share",
)


async def _due_calendar(screen: PlannerScreen) -> None:
    from planner.tui.screens.publishing.export import export_document
    from planner.tui.screens.publishing.exportable import due_exportables

    await export_document(screen, "What is due, as a calendar", due_exportables(screen.session))


DUE_CALENDAR = Command(
    "due_calendar",
    ("e",),
    "Calendar",
    "Save what is due as a calendar, all of it or one owner's.",
    run=_due_calendar,
    search_words="export icalendar ics deadlines subscribe outlook owner",
)


async def _publish(screen: PlannerScreen) -> None:
    from planner.tui.screens.publishing.publishing import PublishScreen

    published = await screen.app.push_screen_wait(PublishScreen(screen.session))
    if published:
        screen.say(published)
    screen.after_change()


PUBLISH = Command(
    "publish",
    ("P",),
    "Publish",
    "Keep the year as its next version, as it goes with an agenda.",
    run=_publish,
    edits=True,
    search_words="agenda version freeze release final",
)


async def save_notes(screen: PlannerScreen, scoping: str) -> None:
    """Open the export of a scoping session's notes."""
    from planner.tui.screens.publishing.export import export_document
    from planner.tui.screens.publishing.exportable import notes_exportables

    try:
        exportables = notes_exportables(screen.session, scoping)
    except PlannerError as error:
        screen.say(str(error), error=True)
        return
    await export_document(screen, "Notes of the meeting", exportables)


async def _background(screen: PlannerScreen) -> None:
    from planner.tui.screens.publishing.export import export_document
    from planner.tui.screens.publishing.exportable import background_exportables

    exportables = background_exportables(screen.session, screen.selection.item)
    await export_document(screen, "Background of the item", exportables)


BACKGROUND = Command(
    "background",
    ("G",),
    "Background",
    "What the record knows of the item, for the report that goes with it.",
    run=_background,
    when=lambda screen: screen.selection.item in screen.view.programme.items,
    search_words="report background history previous recommendations published documents",
)


async def save_letter(screen: PlannerScreen, recommendations: Sequence[str]) -> None:
    """Open the export of the letter that goes with recommendations to one recipient."""
    from planner.tui.screens.publishing.export import export_document
    from planner.tui.screens.publishing.exportable import letter_exportables

    try:
        exportables = letter_exportables(screen.session, recommendations)
    except PlannerError as error:
        screen.say(str(error), error=True)
        return
    await export_document(screen, "The letter with the recommendation", exportables)


async def _notes(screen: PlannerScreen) -> None:
    newest = max(screen.session.programme.scoping_sessions.values(), key=lambda scoping: (scoping.on, scoping.id))
    await save_notes(screen, newest.id)


NOTES = Command(
    "notes",
    ("N",),
    "Notes of the meeting",
    "What the last scoping session decided, to send to members.",
    run=_notes,
    when=lambda screen: bool(screen.session.programme.scoping_sessions),
    search_words="minutes record send members",
)
