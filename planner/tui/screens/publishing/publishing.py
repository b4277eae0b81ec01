"""Publishing the year in view as its next version: what is still open is seen first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.programme.calendar import long
from planner.programme.errors import PlannerError
from planner.programme.words import counted, one_line
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.symbols import LEVELS
from planner.tui.widgets.fields import ChoiceBox, Field, FieldSpec

if TYPE_CHECKING:
    from planner.tui.host import Host

NONE = "none"
KEPT = "Publishing keeps this version for good; the year can still change."
MOST_OPEN = 6
"""How many of the things still open are told one by one."""


class PublishScreen(Dialogue["str | None"]):
    """Asks what the version is called, and which meeting's agenda it is; dismissed with what was published."""

    ABOUT = (
        "Freezes the year as the next numbered version, as it goes with an agenda. What is still open is told first."
    )
    RULE = "The programme is on every agenda, published and shared (Protocol 2 and 8)."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f2", "publish", show=False),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._session = host, host.opened

    def compose(self) -> ComposeResult:
        """What is still open, then the boxes."""
        view = self._session.view
        meetings = [each for each in view.meetings if view.is_open(each) and each.kind.has_places]
        agendas = {NONE: "no meeting's agenda", **{each.id: f"the agenda of {long(each.date)}" for each in meetings}}
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content(f"Publish {view.year}")
            dialogue.border_subtitle = Content("Tab next box · F2 publishes · Esc leaves it")
            head, *told = self._still_open()
            yield Static(Content(head), classes="about")
            yield Static(Content("\n".join(told)), id="open")
            first = next(iter(meetings), None)
            yield Field(FieldSpec("agenda", "It is", first.id if first else NONE, choices=agendas))
            yield Field(FieldSpec("label", "Called", hint="Blank names it after the agenda, or the day."))
            with Horizontal(classes="buttons"):
                yield Button("Publish", id="yes", variant="primary", compact=True)
                yield Button("Cancel", id="no", compact=True)

    def _still_open(self) -> list[str]:
        open = [finding for finding in self._session.findings if finding.is_open]
        if not open:
            return [f"√ Nothing is still open. {KEPT}"]
        told = [f"{LEVELS[each.level][0]} {each.message}" for each in open[:MOST_OPEN]]
        more = [f"and {len(open) - MOST_OPEN} more"] if len(open) > MOST_OPEN else []
        head = f"{counted(len(open), 'check')} still open. {KEPT}"
        return [head, *told, *more]

    def on_mount(self) -> None:
        """Start at which agenda it is."""
        self.query_one(ChoiceBox).focus()

    @on(Input.Submitted)
    def _to_button(self) -> None:
        self.query_one("#yes").focus()

    @on(Button.Pressed, "#yes")
    def action_publish(self) -> None:
        """Publish it, and say what it became."""
        agenda, label = (one_line(each.value) for each in self.query(Field))
        try:
            version = self._session.publish(label=label, agenda_of="" if agenda == NONE else agenda)
        except PlannerError as error:
            self.say(str(error), error=True)
            self._host.tell()
            return
        self.dismiss(f"Published version {version.id}: {version.label}.")

    @on(Button.Pressed, "#no")
    def _cancel(self) -> None:
        self.dismiss(None)
