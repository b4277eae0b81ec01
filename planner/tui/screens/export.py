"""Export: the document is seen before it is written, and nothing is written over without asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Markdown, Static

from planner.exchange.edition import Edition, edition_now
from planner.exchange.formats import FORMATS, Format, suggested_name, write_export
from planner.exchange.notes import NOTES
from planner.exchange.text import programme_text
from planner.places import file_named
from planner.programme.errors import PlannerError, Refused
from planner.programme.notes import MeetingNotes, notes_of
from planner.programme.rules import Level
from planner.programme.words import counted
from planner.session import Session
from planner.tui.download import download
from planner.tui.screens.ask import ConfirmScreen
from planner.tui.screens.base import PlannerScreen
from planner.tui.screens.dialogue import Dialogue
from planner.tui.widgets.fields import ChoiceBox, Field, FieldSpec

Rendered = TypeVar("Rendered")
USUAL = "docx"
"""The format that is offered first."""


@dataclass(frozen=True)
class Document(Generic[Rendered]):
    """What can be saved: ``content`` in one of the ``formats``; ``stem`` names its file.

    ``preview`` is how it reads: plain text, or Markdown where ``is_markdown``.
    """

    title: str
    about: str
    content: Rendered
    formats: Mapping[str, Format[Rendered]]
    preview: str
    stem: str
    is_markdown: bool = False

    def render(self, format: str) -> bytes:
        """The document in the format of this name."""
        return self.formats[format].render(self.content)


def programme_document(session: Session) -> Document[Edition]:
    """The programme table of the year in view."""
    view = session.view
    must = sum(each.level is Level.MUST and each.is_open for each in session.findings)
    words = f"▲ {counted(must, 'check')} to fix before publishing" if must else "√ Nothing to fix before publishing"
    stem = suggested_name(view, view.year or "")
    return Document(
        "Export the work programme", words, edition_now(view, session.history), FORMATS, programme_text(view), stem
    )


def notes_document(session: Session, scoping: str) -> Document[MeetingNotes]:
    """The notes of a scoping session; raises Unusable when nothing was taken at it."""
    view = session.view
    notes = notes_of(view, session=scoping)
    day = view.programme.scoping_sessions[scoping].on
    preview = NOTES["markdown"].render(notes).decode()
    return Document(
        "Notes of the meeting", notes.title, notes, NOTES, preview, suggested_name(view, f"notes-{day}"), True
    )


async def save(screen: PlannerScreen, document: Document[Rendered]) -> None:
    """Show a document, and say where it was saved, if it was."""
    if said := await screen.app.push_screen_wait(ExportScreen(document)):
        PlannerScreen.say(screen, said)


class ExportScreen(Dialogue["str | None"], Generic[Rendered]):
    """Saves a document, seen before it is written; dismissed with words that say where it is.

    In a browser it is downloaded.
    """

    ABOUT = "Saves the document, seen here first, in the format you choose. Nothing is written over without asking."
    RULE = "The programme is published and shared (Protocol 8)."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "save", show=False),
    ]

    def __init__(self, document: Document[Rendered]) -> None:
        super().__init__()
        self._document = document

    def compose(self) -> ComposeResult:
        """The format, the file, and the document as it will read."""
        document = self._document
        choices = {name: each.label for name, each in document.formats.items()}
        name = str(Path.cwd() / f"{document.stem}{document.formats[USUAL].suffix}")
        with Vertical(id="dialogue", classes="export") as dialogue:
            dialogue.border_title = Content(document.title)
            dialogue.border_subtitle = Content("Tab next box · Esc closes")
            yield Field(FieldSpec("format", "As", USUAL, choices=choices))
            if not self.app.is_web:
                yield Field(FieldSpec("path", "Save as", name))
            yield Static(Content(document.about), classes="about")
            with Horizontal(classes="buttons"):
                yield Button(
                    "Download it" if self.app.is_web else "Save the file", id="save", variant="primary", compact=True
                )
                yield Button("Close", id="close", compact=True)
            with VerticalScroll(id="preview", can_focus=False):
                text = document.preview
                yield Markdown(text, open_links=False) if document.is_markdown else Static(Content(text))

    def on_mount(self) -> None:
        """Start at the format."""
        self.query_one(ChoiceBox).focus()

    @on(ChoiceBox.Changed)
    def _format_changed(self, event: ChoiceBox.Changed) -> None:
        for box in self.query("#field-path Input").results(Input):
            box.value = str(Path(box.value).with_suffix(self._document.formats[event.box.value].suffix))

    @on(Input.Submitted)
    def _to_button(self) -> None:
        self.query_one("#save").focus()

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#save")
    @work
    async def action_save(self) -> None:
        """Write the file; ask before writing over one."""
        document, format = self._document, self.query_one(ChoiceBox).value
        content = document.render(format)
        if self.app.is_web:
            self.dismiss(download(self.app, f"{document.stem}{document.formats[format].suffix}", content))
            return
        try:
            path = file_named(self.query_one("#field-path Input", Input).value)
            try:
                written = write_export(path, content, force=False)
            except Refused:
                ask = ConfirmScreen("Write over it?", f"{path} is already there.", "Write over it")
                if not await self.app.push_screen_wait(ask):
                    return
                written = write_export(path, content, force=True)
        except PlannerError as error:
            self.notify(str(error), severity="error", markup=False, timeout=8)
            return
        self.dismiss(f"Saved: {written}")
