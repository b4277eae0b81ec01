"""Bringing in the programme that a council has: which document, what is unsure, and what it brings."""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from planner.importing.bringing_in.bring import Importing
from planner.importing.bringing_in.interview import Interview
from planner.importing.bringing_in.preview import preview, summary
from planner.importing.page import Page
from planner.machine.paths import documents_about, file_named, remember_opened
from planner.machine.system import login_name, new_id
from planner.programme import edits
from planner.programme.errors import PlannerError
from planner.programme.history.labels import started_words
from planner.programme.model import Programme
from planner.session import Session
from planner.tui.command import Command
from planner.tui.paint import Painter, joined, plain
from planner.tui.screens.importing.questions import ImportQuestionsScreen
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.screen import SCROLL_KEYS, PlannerScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.buttons import Buttons, CommandButton
from planner.tui.widgets.fields import FieldBox, FieldSpec
from planner.tui.widgets.rows import Row, Rows, nothing
from planner.tui.widgets.text_lines import TextLines

SUFFIXES = (".docx", ".csv", ".tsv", ".md", ".html", ".htm", ".txt", ".ics")
MOST_DOCUMENTS = 8
"""How many of the newest documents are offered."""


async def import_into(screen: PlannerScreen, crumbs: str) -> None:
    """Bring a document into the open programme."""
    session = screen.session
    imported = await _imported(screen, crumbs, session.programme, session.today)
    if imported is None:
        return
    try:
        change = session.bring_in(imported)
    except PlannerError as error:
        screen.say(str(error), error=True)
        return
    if change:
        session.year = imported.draft.first_year
        screen.say(f"{change.label}: {summary(imported)}. u takes it back.")
    screen.after_change()


async def import_new(screen: PlannerScreen) -> None:
    """Make a programme of a document, and open it."""
    imported = await _imported(screen, "Start › Import", edits.new_programme("–", "–"), date.today())
    if imported:
        await screen.app.push_screen_wait(WhoseScreen(imported))


async def _imported(screen: PlannerScreen, crumbs: str, programme: Programme, today: date) -> Importing | None:
    """What a document brings, once its questions are answered and it was seen; None when it is not wanted."""
    page = await screen.app.push_screen_wait(SourceScreen(crumbs))
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
        wanted = await screen.app.push_screen_wait(BroughtScreen(interview, crumbs))
        if wanted == "back":
            interview.back()
        else:
            return interview.imported if wanted == "yes" else None


CHOOSE = common.CHOOSE.having(when=lambda source: source.is_on_documents, label_now=lambda _: "Read it")
READ = SAVE.having(when=lambda source: not source.is_on_documents, label_now=lambda _: "Read it")


class SourceScreen(FormScreen):
    """Asks which document; dismissed with its page, or None."""

    ABOUT = (
        "A document with your work programme: Word, a spreadsheet saved as CSV, a web page, Markdown, text, or a "
        "calendar. Choose one, type where it is, or paste the table; in a browser, paste it. Nothing is brought in "
        "before you have seen it."
    )
    ASIDE = "Back, nothing brought in"
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, READ, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (READ, CANCEL)

    def parts(self) -> ComposeResult:
        """The newest documents, a box for the name of another, and one to paste into; in a browser only that.

        A browser is no door to the other files of this machine.
        """
        if not self.app.is_web:
            yield Heading("The newest documents here", id="documents-heading", of="documents")
            yield Rows(id="documents")
        yield Heading("Paste your table" if self.app.is_web else "Or another", id="another-heading")
        if not self.app.is_web:
            yield FieldBox(FieldSpec("path", "File", hint="Where it is; or drag it into this window. Enter reads it."))
        yield FieldBox(FieldSpec("pasted", "Pasted table", hint="Paste it here; F2 reads it.", paragraph=True))

    def start(self) -> None:
        """Start on the newest document, or else in the first box."""
        if self.app.is_web:
            self.field("pasted").box.focus()
            return
        found = documents_about(SUFFIXES, MOST_DOCUMENTS)
        rows = [Row(str(path), partial(_draw_document, path)) for path in found]
        none = [nothing("None: type the name of one below.")]
        self.query_one(Rows).show(rows or none)
        (self.query_one(Rows) if rows else self.field("path").box).focus()

    @property
    def is_on_documents(self) -> bool:
        """Whether the keys are in the list: there Enter reads the document; what is typed or pasted, F2."""
        return any(rows.has_focus for rows in self.query(Rows))

    @on(Rows.Chosen)
    def choose(self) -> None:
        """Read the document under the cursor."""
        if name := self.query_one(Rows).cursor:
            self._read(Path(name), "")

    def next_box(self, _field: FieldBox) -> None:
        """The name of a document is all that is asked."""
        self.save()

    def save(self) -> None:
        """Read what was pasted or named, or else the document under the cursor."""
        pasted = self.field("pasted").value
        try:
            self._read(None if pasted.strip() or self.app.is_web else file_named(self._named), pasted)
        except PlannerError as error:
            self.say(str(error), error=True)

    @property
    def _named(self) -> str:
        """The document whose name was typed, or else the one under the cursor."""
        return self.field("path").value.strip().strip("'\"") or self.query_one(Rows).cursor or ""

    @work(exclusive=True)
    async def _read(self, path: Path | None, pasted: str) -> None:
        from planner.importing.reading import read_page, read_text

        try:
            if path is None:
                page = await asyncio.to_thread(read_text, pasted, "the pasted table")
            else:
                page = await asyncio.to_thread(read_page, path, path.name)
        except PlannerError as error:
            self.say(str(error), error=True)
            return
        self.dismiss(page)


BRING = SAVE.having(label="Bring it in", when=lambda brought: brought.brings_something)
PREVIOUS = common.PREVIOUS.having(when=lambda brought: brought.can_go_back, label_now=lambda _: "Back to the questions")
LEAVE = BACK.having(label_now=lambda _: "Leave it")


class BroughtScreen(PlannerScreen):
    """Shows what would be brought in; dismissed with 'yes', 'back', or 'no'."""

    ABOUT = "What the document brings, and what of it was left out. Nothing is written before you bring it in."
    ACTS: ClassVar[tuple[Command, ...]] = (PREVIOUS, LEAVE, HELP)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s", "bring", show=False), *SCROLL_KEYS]

    def __init__(self, interview: Interview, crumbs: str) -> None:
        super().__init__()
        self._interview, self._crumbs = interview, crumbs

    def compose(self) -> ComposeResult:
        """The lines, and the buttons."""
        yield TopBar(crumbs=f"{self._crumbs} › What it brings", aside="Leave, nothing brought in")
        with Vertical(id="body"):
            yield Heading("What it brings", id="brought-heading", of="brought")
            with VerticalScroll(id="brought", classes="scrolled"):
                yield TextLines(id="told")
            yield Buttons(*([BRING] if self.brings_something else []), CANCEL, main=BRING)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show it all, the keys on the button."""
        self.query_one(TextLines).show(preview(self._interview.imported))
        self.query(CommandButton).first().focus()

    @property
    def brings_something(self) -> bool:
        """Whether there is anything to bring in."""
        return not self._interview.imported.brings_nothing

    @property
    def can_go_back(self) -> bool:
        """Whether anything was asked that could be answered otherwise."""
        return bool(self._interview.answers)

    def action_bring(self) -> None:
        """What the button does, from anywhere."""
        self.attempt(BRING)

    def save(self) -> None:
        """Bring it in."""
        self.dismiss("yes")

    def previous(self) -> None:
        """Go back to the last question."""
        self.dismiss("back")

    def back(self) -> None:
        """Leave; nothing is brought in."""
        self.dismiss("no")


class WhoseScreen(FormScreen):
    """Asks whose programme it is and where to keep it, and makes it."""

    ABOUT = "Whose programme this is, and where it is kept: the last thing before it is made and opened."

    def __init__(self, imported: Importing) -> None:
        draft = imported.draft
        fields = [
            FieldSpec("committee", "Committee", draft.committee),
            FieldSpec("council", "Council", draft.council, "As on an agenda, such as Anytown Council."),
            FieldSpec("path", "Save as", str(Path.cwd() / "programme.json"), "Where the programme is kept."),
        ]
        super().__init__("Start › Import › Whose it is", "Whose programme it is", fields, self._make, button="Make it")
        self._imported = imported

    def start(self) -> None:
        """Start in the first box that is blank."""
        fields = list(self.query(FieldBox))
        next((each for each in fields if not each.value), fields[0]).box.focus()

    def _make(self, _values: Values) -> bool:
        values = self.values
        try:
            path = file_named(values["path"])
            programme = edits.new_programme(values["committee"], values["council"])
            label = started_words(programme)
            year = self._imported.draft.first_year
            session = Session.create(path, programme, label, by=login_name(), today=date.today(), year=year)
            session.bring_in(self._imported)
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        remember_opened(path.resolve())
        self.host.open_soon(session)
        return True


def _draw_document(path: Path, _width: int, paint: Painter) -> list[Text]:
    return [joined(paint, "   ", plain(path.name), "  ", (f"in {plain(str(path.parent))}", "muted"))]
