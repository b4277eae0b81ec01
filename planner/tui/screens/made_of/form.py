"""The one form: boxes in a column, saved together, or left as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from planner.tui.command import Command
from planner.tui.screens.made_of.boxes import Boxed
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.made_of.usual import BACK, CANCEL, HELP, SAVE
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.buttons import Buttons
from planner.tui.widgets.fields import Field, FieldSpec

Values: TypeAlias = Mapping[str, str]
Save: TypeAlias = Callable[[Values], bool]
"""Given the values that differ from those shown at first; False when they were refused, and the form stays."""


FORM_MOUSE = "A click puts the keys in a box, or does what a button says. Words in the two bars can be clicked."
"""How the mouse fills in a form."""

SAVE_IT = SAVE.having(label_now=lambda form: form.button)


class FormScreen(Boxed, PlannerScreen):
    """Boxes to fill in; ``save`` is given what was changed, and the button is called ``button``."""

    ABOUT = "Fill in what you know; half filled is fine. Tab goes to the next box. Nothing changes until you save."
    MOUSE = FORM_MOUSE
    ASIDE: ClassVar[str] = "Back, nothing saved"
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE_IT, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (SAVE_IT, CANCEL)

    def __init__(
        self, crumbs: str, heading: str, fields: Sequence[FieldSpec], save: Save, *, button: str = "Save"
    ) -> None:
        super().__init__()
        self._crumbs, self._heading, self._fields, self._save = crumbs, heading, fields, save
        self.button = button
        self._warned = False

    def compose(self) -> ComposeResult:
        """The boxes, then the buttons."""
        yield TopBar(crumbs=self._crumbs, aside=self.ASIDE)
        with VerticalScroll(id="body", can_focus=False):
            yield Heading(self._heading, id="form-heading")
            for spec in self._fields:
                yield Field(spec)
            yield from self.below()
            yield Buttons(*self.BUTTONS, main=SAVE_IT)
        yield KeyBar()

    def below(self) -> ComposeResult:
        """What stands between the boxes and the buttons."""
        yield from ()

    def on_mount(self) -> None:
        """Start in the box that is to be filled in first."""
        self.first().box.focus()

    def first(self) -> Field:
        """The box to start in."""
        return self.query(Field).first()

    def changed(self) -> dict[str, str]:
        """The values that differ from those shown at first."""
        return {each.spec.name: each.value for each in self.query(Field) if each.value != self._shown(each)}

    def _shown(self, field: Field) -> str:
        spec = field.spec
        return spec.value if not spec.choices or spec.value in spec.choices else next(iter(spec.choices))

    def save(self) -> None:
        """Save what was changed; stay when it was refused."""
        if self._save(self.changed()):
            self.dismiss(True)

    def back(self) -> None:
        """Leave; a second press is needed when something was typed."""
        if self.changed() and not self._warned:
            self._warned = True
            self.say("What you typed is not saved. Esc again to leave it, or F2 to save it.")
        else:
            self.dismiss(False)
