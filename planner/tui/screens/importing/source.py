"""Choosing the document to import: one of the newest, one by name, or a pasted table."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult

from planner.machine.paths import file_named, recent_documents
from planner.programme.errors import PlannerError
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.buttons import CommandButton
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.row_list import RowList, message_row, path_row

SUFFIXES = (".docx", ".csv", ".tsv", ".md", ".html", ".htm", ".txt", ".ics")
MAX_DOCUMENTS = 8
"""How many of the newest documents are listed, at most."""

CHOOSE = common.CHOOSE.replace(when=lambda source: source.is_on_documents, label_now=lambda _: "Read it")
READ = SAVE.replace(when=lambda source: not source.is_on_documents, label_now=lambda _: "Read it")


class ImportSourceScreen(FormScreen):
    """Asks for a document; its result is the page read from it, or None."""

    ABOUT = (
        "A document with your work programme, recommendations or actions: Word, a spreadsheet saved as CSV, a web "
        "page, Markdown, text, or a calendar. Choose one, type where it is, or paste the table, or a list of topics; "
        "in a browser, paste it. Nothing is brought in before you have seen it."
    )
    ESCAPE_LABEL = "Back, nothing brought in"
    IS_USED_LATER = True
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, READ, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (READ, CANCEL)

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """Nothing: there is one draft for this screen, wherever it was opened."""
        return ()

    def compose_content(self) -> ComposeResult:
        """Compose the list of the newest documents, a field for another's path, and a field to paste a table into.

        A browser shows only the last, as it must not reach the files of this machine.
        """
        if not self.app.is_web:
            yield Heading("The newest documents here", id="documents-heading", pane="documents")
            yield RowList(id="documents")
        yield Heading("Paste your table" if self.app.is_web else "Or another", id="another-heading")
        if not self.app.is_web:
            yield FieldWidget(FieldSpec("path", "File", hint="Where it is; or drag it into this window."))
        hint = "A table; or a list, with a topic on each line. F2 reads it."
        yield FieldWidget(FieldSpec("pasted", "Pasted table", hint=hint, paragraph=True))

    def start(self) -> None:
        """Focus the newest document, or else the first field."""
        if self.app.is_web:
            self.field("pasted").input.focus()
            return
        rows = [path_row(path) for path in recent_documents(SUFFIXES, MAX_DOCUMENTS)]
        self.query_one(RowList).show(rows or [message_row("None: type the name of one below.")])
        (self.query_one(RowList) if rows else self.field("path").input).focus()

    @property
    def is_on_documents(self) -> bool:
        """Whether the list has focus: Enter reads its document; in the fields F2 reads what was typed or pasted."""
        return any(rows.has_focus for rows in self.query(RowList))

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Read the document under the cursor."""
        if name := self.query_one(RowList).cursor:
            self._read(Path(name), "")

    def field_submitted(self, _field: FieldWidget) -> None:
        """Go to the button: with a path, nothing needs to be pasted."""
        self.query(CommandButton).first().focus()

    def save(self) -> None:
        """Read what was pasted or named, or else the document under the cursor."""
        pasted = self.field("pasted").value
        try:
            self._read(None if pasted.strip() or self.app.is_web else file_named(self._typed_or_current), pasted)
        except PlannerError as error:
            self.say(str(error), error=True)

    @property
    def _typed_or_current(self) -> str:
        """The path that was typed, or else the document under the cursor."""
        return self.field("path").value.strip().strip("'\"") or self.query_one(RowList).cursor or ""

    @work(group=COMMAND_WORKERS)
    async def _read(self, path: Path | None, pasted: str) -> None:
        """Read a file, or the pasted text for None, and dismiss with the page."""
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
