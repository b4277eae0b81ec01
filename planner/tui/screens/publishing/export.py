"""The export dialogue: it previews the document, and asks before overwriting a file."""

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
from planner.exchange.formats import Format
from planner.machine.paths import file_named
from planner.machine.system import can_open, open_file
from planner.programme.errors import PlannerError, Refused, Unusable
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.confirm import ConfirmScreen
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.publishing.exportable import Exportable, Exportables, Prepared, note_on_look
from planner.tui.screens.publishing.folders import FolderScreen
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.buttons import CommandButton
from planner.tui.widgets.document_preview import DocumentPreview
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.inputs import ChoiceInput

MESSAGE_AFTER_SECONDS = 0.3
"""Seconds that preparing a document may take before a message says that it is being made."""
BEING_MADE = "The document is being made …"


async def export_document(screen: PlannerScreen, title: str, exportables: Exportables) -> None:
    """Open the export dialogue; if a file was saved, show its path."""
    saved = await screen.app.push_screen_wait(ExportScreen(title, exportables))
    if isinstance(saved, Path):
        await screen.app.push_screen_wait(SavedScreen(saved))
    elif saved:
        PlannerScreen.say(screen, saved)


SAVE_IT = DONE.replace(label_now=lambda export: "Download it" if export.app.is_web else "Save the file")
FIND_FOLDER = Command(
    "find_folder",
    (),
    "Find a folder",
    "Choose the folder to save in.",
    run=lambda export: export.find_folder(),
    when=lambda export: not export.app.is_web,
)
CLOSE = CANCEL.replace(label="Close")


class ExportScreen(Dialogue["Path | str | None"]):
    """Exports one of several documents, after a preview; dismissed with the path of the file.

    In a browser the document is downloaded, and the result is a message that says so.
    """

    ABOUT = "Saves the document, seen here first, in the format you choose. Nothing is written over without asking."
    RULE = "The programme is published and shared (Protocol 8)."
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE_IT, FIND_FOLDER, CLOSE)
    MAIN = SAVE_IT
    LAYOUT_CLASS = "export"

    def __init__(self, title: str, exportables: Exportables) -> None:
        super().__init__(title)
        self._exportables = exportables
        self._exportable: Exportable[Any] = next(iter(exportables.values()))()
        self._preparing: asyncio.Future[Prepared[Any]]
        self._note = self._note_on_look = ""

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The title, which says of what the documents are."""
        return (self._title,)

    def initial_value(self, field: FieldWidget) -> str:
        """Return the value that a field was shown with at first; the name proposed changes with the document."""
        return self._proposed_name if field.spec.name == "name" else super().initial_value(field)

    @property
    def _proposed_name(self) -> str:
        return f"{self._exportable.stem}{self._exportable.formats[self._format].suffix}"

    def fill(self, field: FieldWidget, value: str) -> None:
        """Fill in a field, and what goes with a document or format chosen."""
        super().fill(field, value)
        if isinstance(field.input, ChoiceInput):
            self._choose(field.input)

    @property
    def hint(self) -> str:
        """The key hints on the lower border."""
        return f"Enter next box · F2 {'downloads' if self.app.is_web else 'saves'} · Esc closes"

    def compose_content(self) -> ComposeResult:
        """Compose the choice of document, format and file, and the preview."""
        exportable = self._exportable
        with Vertical(id="choices"):
            yield FieldWidget(FieldSpec("what", "What", choices={name: name for name in self._exportables}))
            yield FieldWidget(FieldSpec("format", "As", exportable.usual_format, choices=_format_labels(exportable)))
            if not self.app.is_web:
                yield FieldWidget(FieldSpec("folder", "In folder", str(Path.cwd())))
            suffix = exportable.formats[exportable.usual_format].suffix
            yield FieldWidget(FieldSpec("name", "Named", f"{exportable.stem}{suffix}"))
            yield Static(id="whole")
            yield self.buttons()
        with VerticalScroll(id="preview"):
            yield DocumentPreview(id="page")

    def start(self) -> None:
        """Start to prepare the first document, and focus the format."""
        self.app.clear_notifications()
        self._start_preparing()
        self.field("format").input.focus()

    @property
    def _format(self) -> str:
        return self.field("format").value

    @property
    def _programme(self) -> Path:
        """The file of the programme, beside which the council's own template may be."""
        assert self.host.session
        return self.host.session.path

    @property
    def _path(self) -> Path:
        """The absolute path to save at; raises Unusable when the name cannot be a file's."""
        name = self.field("name").value.strip()
        folder = "" if self.app.is_web else self.field("folder").value.strip()
        return file_named(str(Path(folder) / name) if name else "").absolute()

    def _start_preparing(self) -> None:
        """Start to prepare the document, and to preview it."""
        self._preparing, self._note = asyncio.ensure_future(self._exportable.prepare()), ""
        self._preview()

    def _preview(self) -> None:
        """Show where the file will be, and start to preview the document."""
        self._show_path()
        self._preview_once_prepared()

    @work(exclusive=True, group="preview")
    async def _preview_once_prepared(self) -> None:
        """Preview the document once it is prepared; when that takes long, show a message until then."""
        preparing = self._preparing
        done, _ = await asyncio.wait({preparing}, timeout=MESSAGE_AFTER_SECONDS)
        if not done and not self.is_closing:
            self.query_one(DocumentPreview).show(BEING_MADE)
        # shielded: another format restarts this worker, and the document is still prepared only once
        prepared = await asyncio.shield(preparing)
        if self.is_closing:
            return
        format, path = self._exportable.formats[self._format], self._programme
        self._note, self._note_on_look = prepared.note, ""
        self.query_one(DocumentPreview).show(self._exportable.preview(prepared.content, self._format))
        self.query_one("#preview").scroll_home(animate=False)
        self._show_path()
        look = await asyncio.to_thread(note_on_look, format, path) if format.takes_template else ""
        if look and not self.is_closing:
            self._note_on_look = look
            self._show_path()

    def _show_path(self) -> None:
        """Show the absolute path, or why there is none, and the note on the document."""
        path_text = ""
        try:
            path = self._path
            if not self.app.is_web:
                path_text = f"{path} is there already: you will be asked." if path.exists() else f"It will be {path}"
        except (PlannerError, OSError) as error:
            path_text = str(error)
        notes = (path_text, self._note, self._note_on_look)
        self.query_one("#whole", Static).update(Content("\n".join(filter(None, notes))))

    @on(ChoiceInput.Changed)
    def _choice_changed(self, event: ChoiceInput.Changed) -> None:
        self._choose(event.input)

    def _choose(self, choice: ChoiceInput) -> None:
        """Offer and prepare the document chosen, or show it in the format chosen."""
        format = self.field("format")
        if choice is self.field("what").input:
            self._exportable = self._exportables[choice.value]()
            assert isinstance(format.input, ChoiceInput)
            format.input.offer(_format_labels(self._exportable))
            self._suggest_name(self._exportable.stem)
            self._start_preparing()
        else:
            self._suggest_name(Path(self.field("name").value).stem)
            self._preview()

    def _suggest_name(self, stem: str) -> None:
        self.field("name").value = f"{stem or self._exportable.stem}{self._exportable.formats[self._format].suffix}"

    @on(Input.Changed)
    def _input_changed(self) -> None:
        self._show_path()

    async def find_folder(self) -> None:
        """Choose the folder to save in."""
        folder = await self.app.push_screen_wait(FolderScreen(Path(os.path.expanduser(self.field("folder").value))))
        if folder:
            self.field("folder").value = str(folder)
            self.query(CommandButton).first().focus()

    @work(group=COMMAND_WORKERS)
    async def done(self) -> None:
        """Write the file, or download it in a browser, and dismiss."""
        format = self._exportable.formats[self._format]
        self.query_one("#whole", Static).update(Content(f"Making the {format.label} …"))
        try:
            path = self._path
            prepared = await asyncio.shield(self._preparing)
            dressed = await self._in_look(format)
            if dressed is None:
                self._show_path()
                return
            content = await asyncio.to_thread(dressed.render, prepared.content)
            if self.app.is_web:
                self.end_draft()
                self.dismiss(self.host.download(path.name, content))
            elif written := await self._write(path, content):
                self.end_draft()
                self.dismiss(written)
            else:
                self._show_path()
        except PlannerError as error:
            self.say(str(error), error=True)
            self._show_path()

    async def _in_look(self, format: Format[Any]) -> Format[Any] | None:
        """Return the format in the council’s own look or the usual one; None where the person wants neither."""
        try:
            return await asyncio.to_thread(format.in_own_look, self._programme)
        except Unusable as mistake:
            question = ConfirmScreen("Use the usual look?", str(mistake), "Use the usual look")
            return format if await self.app.push_screen_wait(question) else None

    async def _write(self, path: Path, content: bytes) -> Path | None:
        """Write the file and return its path; None when the person does not agree to overwrite it."""
        try:
            return write_export(path, content, force=False)
        except Refused:
            dialogue = ConfirmScreen("Write over it?", f"{path} is already there.", "Write over it")
            agreed = await self.app.push_screen_wait(dialogue)
            return write_export(path, content, force=True) if agreed else None


SEEN = CANCEL.replace(label="Done")
OPEN = Command(
    "open",
    (),
    "Open it",
    "Open it where the system can.",
    run=lambda saved: saved.open(),
    when=lambda saved: can_open() and not saved.app.is_web,
)


class SavedScreen(Dialogue[None]):
    """Shows the whole path of a file, and opens it where the system can."""

    ABOUT = "The file is saved: its whole path can be copied from here."
    ACTS: ClassVar[tuple[Command, ...]] = (SEEN, OPEN)
    MAIN = SEEN

    def __init__(self, path: Path) -> None:
        super().__init__("Saved", str(path))
        self._path = path

    def open(self) -> None:
        """Open the file, and dismiss."""
        open_file(self._path)
        self.dismiss(None)


def _format_labels(exportable: Exportable[Any]) -> dict[str, str]:
    return {name: format.label for name, format in exportable.formats.items() if format.is_available}
