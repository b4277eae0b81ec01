"""One form for everything that is typed in: boxes in a column, saved together, or left as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input

from planner.tui.command import Command, bindings
from planner.tui.commands import BACK, HELP, SAVE
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.fields import Field, FieldSpec

Values: TypeAlias = Mapping[str, str]
Save: TypeAlias = Callable[[Values], bool]
"""Given the values that differ from those shown at first; False when they were refused, and the form stays."""


FORM_MOUSE = "A click puts the keys in a box, or does what a button says. Words in the two bars can be clicked."
"""How the mouse fills in a form."""


class FormScreen(PlannerScreen):
    """Boxes to fill in; ``save`` is given what was changed."""

    ABOUT = "Fill in what you know; half filled is fine. Tab goes to the next box. Nothing changes until you save."
    MOUSE = FORM_MOUSE
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE, BACK, HELP)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*ACTS)

    def __init__(
        self, crumbs: str, heading: str, fields: Sequence[FieldSpec], save: Save, *, button: str = "Save"
    ) -> None:
        super().__init__()
        self._crumbs, self._heading, self._fields, self._save, self._button = crumbs, heading, fields, save, button
        self._warned = False

    def compose(self) -> ComposeResult:
        """The boxes, then the buttons."""
        yield TopBar(crumbs=self._crumbs, aside="Back, nothing saved")
        with VerticalScroll(id="body", can_focus=False):
            yield Heading(self._heading, id="form-heading")
            for spec in self._fields:
                yield Field(spec)
            with Horizontal(classes="buttons"):
                yield Button(self._button, id="save", variant="primary", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Start in the box that is to be filled in first."""
        self.first().box.focus()

    def first(self) -> Field:
        """The box to start in."""
        return self.query(Field).first()

    def label(self, command: Command) -> str:
        """What saving does here."""
        return self._button if command is SAVE else command.label

    def changed(self) -> dict[str, str]:
        """The values that differ from those shown at first."""
        return {each.spec.name: each.value for each in self.query(Field) if each.value != self._shown(each)}

    def _shown(self, field: Field) -> str:
        spec = field.spec
        return spec.value if not spec.choices or spec.value in spec.choices else next(iter(spec.choices))

    @on(Input.Submitted)
    def _next_box(self) -> None:
        self.focus_next()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Save what was changed; stay when it was refused."""
        if self._save(self.changed()):
            self.dismiss(True)

    @on(Button.Pressed, "#cancel")
    def action_back(self) -> None:
        """Leave; a second press is needed when something was typed."""
        if self.changed() and not self._warned:
            self._warned = True
            self.say("What you typed is not saved. Esc again to leave it, or F2 to save it.")
        else:
            self.dismiss(False)
