"""Small questions over a screen: why and who agreed; or yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypedDict

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.programme.kinds import REASONS
from planner.programme.words import one_line
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.fields import Field, FieldSpec

WHY = FieldSpec("reason", "Why", hint="One sentence, as members would read it.", usual=REASONS)
AGREED = FieldSpec("authority", "Agreed by", hint="The committee, the Chair, or an officer with them.")


class Words(TypedDict):
    """Why something is done, and who agreed."""

    reason: str
    authority: str


@dataclass(frozen=True, slots=True)
class Given:
    """A reason, and who allowed it."""

    reason: str
    authority: str

    def as_words(self) -> Words:
        """As the arguments of a change."""
        return {"reason": self.reason, "authority": self.authority}


class AskScreen(Dialogue["Given | None"]):
    """Asks why something is done, and who agreed to it."""

    ABOUT = "Why it is done, and who agreed: kept with the change, and printed in the report of what changed."
    RULE = "A change between meetings is made by an officer with the Chair, and reported to the next meeting."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "done", show=False),
    ]

    def __init__(
        self, title: str, about: str, button: str, *, other: str = "Cancel", needs_authority: bool = False
    ) -> None:
        super().__init__()
        self._title, self._about, self._button, self._other = title, about, button, other
        self._needed = ("reason", "authority") if needs_authority else ("reason",)

    def compose(self) -> ComposeResult:
        """What it is about, the two boxes and the buttons."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content(self._title)
            dialogue.border_subtitle = Content("Enter next box · F2 does it · Esc leaves it")
            yield Static(Content(self._about), classes="about")
            yield Field(WHY)
            yield Field(AGREED)
            with Horizontal(classes="buttons"):
                yield Button(self._button, id="yes", variant="primary", compact=True)
                yield Button(self._other, id="no", compact=True)

    def on_mount(self) -> None:
        """Start in the first box."""
        self.query_one("#field-reason", Field).box.focus()

    def on_input_submitted(self) -> None:
        """Enter goes to the next box, then to the button, where it does it."""
        self.focus_next()

    @on(Button.Pressed, "#yes")
    def action_done(self) -> None:
        """Give what was asked for, or say what is still needed."""
        values = {field.spec.name: one_line(field.value) for field in self.query(Field)}
        for name in self._needed:
            if not values[name]:
                self.query_one(f"#field-{name}", Field).box.focus()
                wanted = "A reason" if name == "reason" else "Who agreed to it"
                self.say(f"{wanted} is needed: it is kept in the history.", error=True)
                return
        self.dismiss(Given(**values))

    @on(Button.Pressed, "#no")
    def _cancel(self) -> None:
        self.dismiss(None)


class ConfirmScreen(Dialogue[bool]):
    """A question with two answers."""

    ABOUT = "A question with two answers; the safe one has the keys."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(self, title: str, about: str, button: str) -> None:
        super().__init__()
        self._title, self._about, self._button = title, about, button

    def compose(self) -> ComposeResult:
        """The question and its answers; the safe one has the keys."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content(self._title)
            yield Static(Content(self._about), classes="about")
            with Horizontal(classes="buttons"):
                yield Button("Cancel", id="no", compact=True)
                yield Button(self._button, id="yes", variant="error", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")


class LeaveScreen(Dialogue[str]):
    """What to do before leaving, when something is not saved: ``stay``, ``copy`` or ``leave``."""

    ABOUT = "Something is not saved. Stay until it is, save a copy elsewhere, or leave and lose it."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('stay')", show=False)]

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """The trouble, and the ways; the safe one has the keys."""
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content("Leave without saving?")
            yield Static(Content(self._about), classes="about")
            with Horizontal(classes="buttons"):
                yield Button("Stay", id="stay", variant="primary", compact=True)
                yield Button("Save a copy", id="copy", compact=True)
                yield Button("Leave and lose it", id="leave", variant="error", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id or "stay")
