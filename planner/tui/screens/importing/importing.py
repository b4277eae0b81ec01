"""Importing a document, into the open programme or as a new one: its questions, a preview, then the import."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from planner.importing.bringing_in.bring import Importing
from planner.importing.bringing_in.interview import Interview
from planner.importing.bringing_in.preview import summary
from planner.importing.page import Page
from planner.machine.paths import file_named, remember_opened
from planner.machine.system import login_name, new_id
from planner.programme import edits
from planner.programme.english import counted
from planner.programme.errors import PlannerError
from planner.programme.history.labels import started_words
from planner.programme.model import Programme
from planner.session import Session
from planner.tui.screens.importing.answers import ImportAnswersScreen
from planner.tui.screens.importing.preview import ImportPreviewScreen
from planner.tui.screens.importing.questions import ImportQuestionsScreen
from planner.tui.screens.importing.source import ImportSourceScreen
from planner.tui.screens.made_of.confirm import ConfirmScreen
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.fields import FieldSpec, FieldWidget

Finish: TypeAlias = Callable[[Importing], Awaitable[bool]]
"""Brings in what was previewed, and returns whether that is done: if not, the preview is shown again."""


async def import_into(screen: PlannerScreen, crumbs: str) -> None:
    """Import a document into the open programme."""
    session = screen.session

    async def finish(imported: Importing) -> bool:
        try:
            change = session.bring_in(imported)
        except PlannerError as error:
            screen.say(str(error), error=True)
            return True
        if change:
            if imported.draft.meetings or imported.draft.topics:
                session.year = imported.draft.first_year
            screen.say(f"{change.label}: {summary(imported)}. u takes it back.")
        screen.host.drafts.end(ImportSourceScreen.__name__)
        screen.after_change()
        return True

    await _import_document(screen, crumbs, session.programme, session.today, finish)


async def import_new(screen: PlannerScreen) -> None:
    """Make a programme from a document, and open it."""

    async def finish(imported: Importing) -> bool:
        if await screen.app.push_screen_wait(ImportNewScreen(imported)):
            screen.host.drafts.end(ImportSourceScreen.__name__)
            return True
        return False

    await _import_document(screen, "Start › Import", edits.new_programme("–", "–"), screen.host.today, finish)


async def _import_document(
    screen: PlannerScreen, crumbs: str, programme: Programme, today: date, finish: Finish
) -> None:
    """Ask for a document and the questions it leaves open, and preview the import until it is finished or left."""
    page = await screen.app.push_screen_wait(ImportSourceScreen(crumbs))
    if not isinstance(page, Page):
        return
    try:
        interview = await asyncio.to_thread(Interview, page, programme, today=today, new_id=new_id)
    except PlannerError as error:
        screen.say(str(error), error=True)
        return
    while True:
        if interview.question and not await screen.app.push_screen_wait(ImportQuestionsScreen(interview, crumbs)):
            if await _may_leave(screen, interview):
                return
            continue
        answer = await screen.app.push_screen_wait(ImportPreviewScreen(interview, crumbs))
        if answer == "back":
            interview.back()
        elif answer == "answers":
            id = await screen.app.push_screen_wait(ImportAnswersScreen(interview, crumbs))
            if isinstance(id, str):
                await asyncio.to_thread(interview.again, id)
        elif answer != "yes" or await finish(interview.imported):
            return


async def _may_leave(screen: PlannerScreen, interview: Interview) -> bool:
    """Return whether the questions may be left: asked where some have answers, which would be lost."""
    if not interview.answers:
        return True
    lost = counted(len(interview.answers), "answer")
    dialogue = ConfirmScreen("Leave the import?", f"Nothing is brought in, and {lost} would be lost.", "Leave it")
    return bool(await screen.app.push_screen_wait(dialogue))


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
