"""Export: the document is seen before it is written, and nothing is written over without asking."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from planner.exchange.export_files import write_export
from planner.machine.paths import file_named
from planner.machine.system import can_open, open_file
from planner.programme.errors import PlannerError, Refused
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.screens.made_of.reason import ConfirmScreen
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.publishing.exportable import Exportable, Exportables, Prepared
from planner.tui.screens.publishing.folders import FolderScreen
from planner.tui.widgets.buttons import CommandButton
from planner.tui.widgets.document_preview import DocumentPreview
from planner.tui.widgets.fields import ChoiceBox, FieldBox, FieldSpec

USUAL = "docx"
"""The format that is offered first."""
SOON_SECONDS = 0.3
"""How long a document may take to be made before it is said that it is being made."""
BEING_MADE = "The document is being made …"


async def save(screen: PlannerScreen, title: str, papers: Exportables) -> None:
    """Show what can be saved, and say where it was saved, if it was."""
    saved = await screen.app.push_screen_wait(ExportScreen(title, papers))
    if isinstance(saved, Path):
        await screen.app.push_screen_wait(SavedScreen(saved))
    elif saved:
        PlannerScreen.say(screen, saved)


SAVE_IT = DONE.having(label_now=lambda export: "Download it" if export.app.is_web else "Save the file")
FIND_FOLDER = Command(
    "find_folder",
    (),
    "Find a folder",
    "Choose the folder to save in.",
    run=lambda export: export.find_folder(),
    when=lambda export: not export.app.is_web,
)
CLOSE = CANCEL.having(label="Close")


class ExportScreen(Dialogue["Path | str | None"]):
    """Saves one of the papers, seen before it is written; dismissed with the file's whole path.

    In a browser it is downloaded, and dismissed with words that say so.
    """

    ABOUT = "Saves the document, seen here first, in the format you choose. Nothing is written over without asking."
    RULE = "The programme is published and shared (Protocol 8)."
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE_IT, FIND_FOLDER, CLOSE)
    MAIN = SAVE_IT
    LAID_OUT = "export"

    def __init__(self, title: str, papers: Exportables) -> None:
        super().__init__(title)
        self._papers = papers
        self._paper: Exportable[Any] = next(iter(papers.values()))()
        self._making: asyncio.Future[Prepared[Any]]
        self._about = ""

    @property
    def hint(self) -> str:
        """What the keys do."""
        return f"Tab next box · F2 {'downloads' if self.app.is_web else 'saves'} · Esc closes"

    def inside(self) -> ComposeResult:
        """What, in which format, where; and the document as it will read."""
        paper = self._paper
        with Vertical(id="choices"):
            yield FieldBox(FieldSpec("what", "What", choices={name: name for name in self._papers}))
            yield FieldBox(FieldSpec("format", "As", USUAL, choices=_labels(paper)))
            if not self.app.is_web:
                yield FieldBox(FieldSpec("folder", "In folder", str(Path.cwd())))
            yield FieldBox(FieldSpec("name", "Named", f"{paper.stem}{paper.formats[USUAL].suffix}"))
            yield Static(id="whole")
            yield self.buttons()
        with VerticalScroll(id="preview"):
            yield DocumentPreview(id="page")

    def start(self) -> None:
        """Start at the format, with the keys below in sight."""
        self.app.clear_notifications()
        self._begin()
        self.field("format").box.focus()

    @property
    def _format(self) -> str:
        return self.field("format").value

    @property
    def _path(self) -> Path:
        """The file as it is named; raises Unusable where that cannot be a file's name."""
        name = self.field("name").value.strip()
        folder = "" if self.app.is_web else self.field("folder").value.strip()
        return file_named(str(Path(folder) / name) if name else "").absolute()

    def _begin(self) -> None:
        """Have the paper made, and shown."""
        self._making, self._about = asyncio.ensure_future(self._paper.make()), ""
        self._preview()

    @work(exclusive=True, group="preview")
    async def _preview(self) -> None:
        """Show the paper as it will read, once it is made."""
        page, making = self.query_one(DocumentPreview), self._making
        self._say_where()
        done, _ = await asyncio.wait({making}, timeout=SOON_SECONDS)
        if not done:
            page.show(BEING_MADE)
        made = await asyncio.shield(making)  # another format begins this anew, and the document is made once
        self._about = made.about
        page.show(self._paper.preview(made.content, self._format))
        self.query_one("#preview").scroll_home(animate=False)
        self._say_where()

    def _say_where(self) -> None:
        """Say what the whole path will be, and what is to be known before."""
        where = ""
        try:
            path = self._path
            if not self.app.is_web:
                where = f"{path} is there already: you will be asked." if path.exists() else f"It will be {path}"
        except (PlannerError, OSError) as error:
            where = str(error)
        self.query_one("#whole", Static).update(Content("\n".join(filter(None, (where, self._about)))))

    @on(ChoiceBox.Changed)
    def _other_choice(self, event: ChoiceBox.Changed) -> None:
        format = self.field("format")
        if event.box is self.field("what").box:
            self._paper = self._papers[event.box.value]()
            assert isinstance(format.box, ChoiceBox)
            format.box.offer(_labels(self._paper))
            self._name_it(self._paper.stem)
            self._begin()
        else:
            self._name_it(Path(self.field("name").value).stem)
            self._preview()

    def _name_it(self, stem: str) -> None:
        self.field("name").value = f"{stem or self._paper.stem}{self._paper.formats[self._format].suffix}"

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say_where()

    def next_box(self, _field: FieldBox) -> None:
        """On to the button."""
        self.query(CommandButton).first().focus()

    async def find_folder(self) -> None:
        """Choose the folder to save in."""
        found = await self.app.push_screen_wait(FolderScreen(Path(os.path.expanduser(self.field("folder").value))))
        if found:
            self.field("folder").value = str(found)
            self.query(CommandButton).first().focus()

    @work(exclusive=True)
    async def done(self) -> None:
        """Write the file; ask before writing over one."""
        format = self._paper.formats[self._format]
        self.query_one("#whole", Static).update(Content(f"Making the {format.label} …"))
        try:
            path = self._path
            made = await asyncio.shield(self._making)
            content = await asyncio.to_thread(format.render, made.content)
            if self.app.is_web:
                self.dismiss(self.host.download(path.name, content))
            elif written := await self._written(path, content):
                self.dismiss(written)
            else:
                self._say_where()
        except PlannerError as error:
            self.say(str(error), error=True)
            self._say_where()

    async def _written(self, path: Path, content: bytes) -> Path | None:
        """Where the file is, or None when it was not to be written over."""
        try:
            return write_export(path, content, force=False)
        except Refused:
            ask = ConfirmScreen("Write over it?", f"{path} is already there.", "Write over it")
            agreed = await self.app.push_screen_wait(ask)
            return write_export(path, content, force=True) if agreed else None


SEEN = CANCEL.having(label="Done")
OPEN = Command(
    "open",
    (),
    "Open it",
    "Open it where the system can.",
    run=lambda saved: saved.open(),
    when=lambda saved: can_open() and not saved.app.is_web,
)


class SavedScreen(Dialogue[None]):
    """Says where a file is, whole, and opens it where the system can."""

    ABOUT = "The file is saved: its whole path can be copied from here."
    ACTS: ClassVar[tuple[Command, ...]] = (SEEN, OPEN)
    MAIN = SEEN

    def __init__(self, path: Path) -> None:
        super().__init__("Saved", str(path))
        self._path = path

    def open(self) -> None:
        """Open it, and leave."""
        open_file(self._path)
        self.dismiss(None)


def _labels(paper: Exportable[Any]) -> dict[str, str]:
    return {name: each.label for name, each in paper.formats.items()}
