"""Export: the document is seen before it is written, and nothing is written over without asking."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from planner.exchange.formats import FORMATS, suggested_name, write_export
from planner.exchange.text import programme_text
from planner.places import file_named
from planner.programme.errors import PlannerError, Refused
from planner.programme.rules import Level
from planner.programme.words import counted
from planner.session import Session
from planner.tui.screens.ask import ConfirmScreen
from planner.tui.widgets.fields import ChoiceBox, Field, FieldSpec


class ExportScreen(ModalScreen["Path | None"]):
    """Saves the programme table; dismissed with the file's whole path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "save", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """The format, the file, and the table as it will read."""
        view = self._session.view
        choices = {name: each.label for name, each in FORMATS.items()}
        first = next(iter(FORMATS.values()))
        name = str(Path.cwd() / suggested_name(view, first))
        with Vertical(id="dialogue", classes="export") as dialogue:
            dialogue.border_title = Content("Export the work programme")
            dialogue.border_subtitle = Content("Tab next box · Esc closes")
            yield Field(FieldSpec("format", "As", first.name, choices=choices))
            yield Field(FieldSpec("path", "Save as", name))
            must = sum(each.level is Level.MUST and each.is_open for each in self._session.findings)
            words = (
                f"▲ {counted(must, 'check')} to fix before publishing" if must else "√ Nothing to fix before publishing"
            )
            yield Static(Content(words), classes="about")
            with Horizontal(classes="buttons"):
                yield Button("Save the file", id="save", variant="primary", compact=True)
                yield Button("Close", id="close", compact=True)
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(Content(programme_text(view)))

    def on_mount(self) -> None:
        """Start at the format."""
        self.query_one(ChoiceBox).focus()

    @on(ChoiceBox.Changed)
    def _format_changed(self, event: ChoiceBox.Changed) -> None:
        box = self.query_one("#field-path Input", Input)
        box.value = str(Path(box.value).with_suffix(FORMATS[event.box.value].suffix))

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
        content = FORMATS[self.query_one(ChoiceBox).value].render(self._session.view)
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
        self.dismiss(written)
