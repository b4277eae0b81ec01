"""The base class of forms: fields and lists in a column, and the buttons below them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll

from planner.programme.typed_days import Reckoning
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.made_of.with_draft import WithDraft
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.buttons import Buttons
from planner.tui.widgets.field_groups import FieldGroup, grouped
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.row_list import RowList

Values: TypeAlias = Mapping[str, str]
SaveValues: TypeAlias = Callable[[Values], bool]
"""A function that saves the changed values; it returns False when they were refused, and the form stays."""

FORM_MOUSE = "A click puts the keys in a box, or does what a button says. Words in the two bars can be clicked."
"""How the mouse fills in a form, for its help."""

MOST_FEW = 10
"""The most fields of a form that is given more room on a tall screen."""
SAVE_IT = SAVE.replace(label_now=lambda form: form.button)
NEXT_PART = Command(
    "next_part",
    ("f9",),
    "Next part",
    "Go to the first box under the next heading.",
    run=lambda form: form.next_part(),
    when=lambda form: bool(form.query(FieldGroup)),
    search_words="group heading section jump skip",
)


class FormScreen(WithDraft, PlannerScreen):
    """A form, dismissed with True once it is saved, else with False.

    By default it has a heading and the ``fields``; ``save`` is given the changed values, and ``button`` is the label of
    the save button. Days are reckoned from ``reckoning``, by default from the year in view and today. A form with other
    content overrides ``compose_content`` and the method ``save``.
    """

    ABOUT = "Fill in what you know; half filled is fine. Tab goes to the next box. Nothing changes until you save."
    MOUSE = FORM_MOUSE
    ESCAPE_LABEL: ClassVar[str] = "Back, nothing saved"
    ACTS: ClassVar[tuple[Command, ...]] = (SAVE_IT, BACK, HELP)
    SHARED_ACTS: ClassVar[tuple[Command, ...]] = (NEXT_PART, *WithDraft.SHARED_ACTS)
    IS_USED_LATER: ClassVar[bool] = False
    """Whether the result is used by what comes after the form, which then ends the draft."""
    BUTTONS: ClassVar[tuple[Command, ...]] = (SAVE_IT, CANCEL)
    """The buttons; the first is the primary one."""

    def __init__(
        self,
        crumbs: str,
        heading: str = "",
        fields: Sequence[FieldSpec] = (),
        save: SaveValues | None = None,
        *,
        button: str = "Save",
        reckoning: Reckoning | None = None,
    ) -> None:
        super().__init__()
        self._crumbs, self._heading, self._fields, self._save = crumbs, heading, fields, save
        self.button, self._reckoning = button, reckoning

    @property
    def reckoning(self) -> Reckoning:
        """What the days that are typed here are reckoned from."""
        return self._reckoning or super().reckoning

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """Where the form was opened, and its heading."""
        return self._crumbs, self._heading

    def compose(self) -> ComposeResult:
        """Compose the top bar, the header, the scrolled content, the buttons, always in sight, and the key bar."""
        yield TopBar(crumbs=self._crumbs, escape_label=self.escape_label)
        yield from self.compose_header()
        with VerticalScroll(id="body", classes="scrolled", can_focus=False):
            yield from self.compose_content()
        yield Buttons(*self.BUTTONS, main=self.BUTTONS[0])
        yield KeyBar()

    @property
    def escape_label(self) -> str:
        """What Esc does, as the top bar says it."""
        return self.ESCAPE_LABEL

    def redraw_bars(self) -> None:
        """Redraw the bars, with what Esc does now."""
        for bar in self.query(TopBar):
            bar.escape_label = self.escape_label
        super().redraw_bars()

    def compose_header(self) -> ComposeResult:
        """Compose what stays in sight above the scrolled content."""
        yield from ()

    def compose_content(self) -> ComposeResult:
        """Compose the content above the buttons."""
        yield Heading(self._heading, id="form-heading")
        yield from grouped(self._fields)

    def on_mount(self) -> None:
        """Start the screen, and show what was begun earlier."""
        self.set_class(len(self.query(FieldWidget)) <= MOST_FEW, "-few")
        self.start()
        self.restore_draft()

    def start(self) -> None:
        """Focus the list, if there is one, or else the first field; called when the form is mounted."""
        if self.LIST_SELECTOR:
            self.query_one(self.LIST_SELECTOR, RowList).keeps_mark = True
            self.query_one(self.LIST_SELECTOR).focus()
        else:
            self.query(FieldWidget).first().input.focus()

    def next_part(self) -> None:
        """Focus the first field of the next group, after the last one that of the first."""
        groups = list(self.query(FieldGroup))
        current = next((number for number, each in enumerate(groups) if each.has_focus_within), -1)
        groups[(current + 1) % len(groups)].focus_first()

    def save(self) -> None:
        """Save the changed values and dismiss the form; stay when they were refused."""
        if self._save and self._save(self.changed_values()):
            self.dismiss(True)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Dismiss the form; its draft ends when its values were used."""
        if result and not self.IS_USED_LATER and self.app.screen is self:
            self.end_draft()
        return super().dismiss(result)

    def back(self) -> None:
        """Go from a field to the list, or leave; what was typed is kept as a draft."""
        if self.LIST_SELECTOR and self.is_typing:
            self.query_one(self.LIST_SELECTOR).focus()
            return
        self.unsay()
        self.say_kept()
        self.dismiss(False)
