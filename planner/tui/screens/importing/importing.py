"""Importing a document, into the open programme or as a new one: its questions, a preview, then the import."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from planner.importing.bringing_in.bring import Importing
from planner.importing.bringing_in.interview import Interview
from planner.importing.bringing_in.preview import summary
from planner.importing.page import Page
from planner.machine.paths import file_named, remember_opened
from planner.machine.system import login_name, new_id
from planner.programme import edits
from planner.programme.errors import PlannerError
from planner.programme.history.labels import started_words
from planner.programme.model import Programme
from planner.session import Session
from planner.tui.screens.importing.answers import ImportAnswersScreen
from planner.tui.screens.importing.preview import ImportPreviewScreen
from planner.tui.screens.importing.questions import ImportQuestionsScreen
from planner.tui.screens.importing.source import ImportSourceScreen
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.fields import FieldSpec, FieldWidget


async def import_into(screen: PlannerScreen, crumbs: str) -> None:
    """Import a document into the open programme."""
    session = screen.session
    imported = await _import_document(screen, crumbs, session.programme, session.today)
    if imported is None:
        return
    try:
        change = session.bring_in(imported)
    except PlannerError as error:
        screen.say(str(error), error=True)
        return
    if change:
        if imported.draft.meetings or imported.draft.topics:
            session.year = imported.draft.first_year
        screen.say(f"{change.label}: {summary(imported)}. u takes it back.")
    screen.host.drafts.end(ImportSourceScreen.__name__)
    screen.after_change()


async def import_new(screen: PlannerScreen) -> None:
    """Make a programme from a document, and open it."""
    imported = await _import_document(screen, "Start › Import", edits.new_programme("–", "–"), screen.host.today)
    if imported and await screen.app.push_screen_wait(ImportNewScreen(imported)):
        screen.host.drafts.end(ImportSourceScreen.__name__)


async def _import_document(screen: PlannerScreen, crumbs: str, programme: Programme, today: date) -> Importing | None:
    """Ask for a document and the questions it leaves open, and preview the import; None when the person leaves."""
    page = await screen.app.push_screen_wait(ImportSourceScreen(crumbs))
    if not isinstance(page, Page):
        return None
    try:
        interview = await asyncio.to_thread(Interview, page, programme, today=today, new_id=new_id)
    except PlannerError as error:
        screen.say(str(error), error=True)
        return None
    while True:
        if interview.question and not await screen.app.push_screen_wait(ImportQuestionsScreen(interview, crumbs)):
            return None
        answer = await screen.app.push_screen_wait(ImportPreviewScreen(interview, crumbs))
        if answer == "back":
            interview.back()
        elif answer == "answers":
            id = await screen.app.push_screen_wait(ImportAnswersScreen(interview, crumbs))
            if isinstance(id, str):
                await asyncio.to_thread(interview.again, id)
        else:
            return interview.imported if answer == "yes" else None


class ImportNewScreen(FormScreen):
    """Asks for the committee, the council and a path, and makes the new programme from an import."""

    ABOUT = "Whose programme this is, and where it is kept: the last thing before it is made and opened."

    def __init__(self, imported: Importing) -> None:
        draft = imported.draft
        fields = [
            FieldSpec("committee", "Committee", draft.committee),
            FieldSpec("council", "Council", draft.council, "As on an agenda, such as Anytown Council."),
            FieldSpec("path", "Save as", str(Path.cwd() / "programme.json"), "Where the programme is kept."),
        ]
        super().__init__(
            "Start › Import › Whose it is", "Whose programme it is", fields, self._create, button="Make it"
        )
        self._imported = imported

    def start(self) -> None:
        """Focus the first field that is blank."""
        fields = list(self.query(FieldWidget))
        next((each for each in fields if not each.value), fields[0]).input.focus()

    def _create(self, _values: Values) -> bool:
        values = self.values
        try:
            path = file_named(values["path"])
            programme = edits.new_programme(values["committee"], values["council"])
            label = started_words(programme)
            year = self._imported.draft.first_year
            session = Session.create(path, programme, label, by=login_name(), today=self.host.today, year=year)
            session.bring_in(self._imported)
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        remember_opened(path.resolve())
        self.host.open_soon(session)
        return True
