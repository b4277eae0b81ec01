"""Asking for the reason of a change, and who agreed to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypedDict

from textual.app import ComposeResult

from planner.programme.kinds import REASONS
from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.widgets.fields import FieldSpec, FieldWidget

WHY = FieldSpec("reason", "Why", hint="One sentence, as members would read it.", common_values=REASONS)
AGREED = FieldSpec("authority", "Agreed by", hint="The committee, the Chair, or an officer with them.")


class ReasonArguments(TypedDict):
    """The reason and the authority as keyword arguments of a change."""

    reason: str
    authority: str


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """The reason for a change, and who agreed to it."""

    reason: str
    authority: str

    def as_arguments(self) -> ReasonArguments:
        """Return both as keyword arguments of a change."""
        return {"reason": self.reason, "authority": self.authority}


DO_IT = DONE.replace(label_now=lambda dialogue: dialogue.button)
LEAVE_IT = CANCEL.replace(label_now=lambda dialogue: dialogue.cancel_label)


class ReasonScreen(Dialogue["ReasonGiven | None"]):
    """Asks why something is done, and who agreed to it."""

    ABOUT = "Why it is done, and who agreed: kept with the change, and printed in the report of what changed."
    RULE = "A change between meetings is made by an officer with the Chair, and reported to the next meeting."
    ACTS: ClassVar[tuple[Command, ...]] = (DO_IT, LEAVE_IT)
    MAIN = DO_IT

    def __init__(
        self, title: str, body: str, button: str, *, cancel_label: str = "Cancel", needs_authority: bool = False
    ) -> None:
        super().__init__(title, body, hint="Enter next box · F2 does it · Esc leaves it")
        self.button, self.cancel_label = button, cancel_label
        self._required = ("reason", "authority") if needs_authority else ("reason",)

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The title and the body, which say what the reason is for."""
        return self._title, self._body

    def compose_content(self) -> ComposeResult:
        """Compose the two fields and the buttons."""
        yield FieldWidget(WHY)
        yield FieldWidget(AGREED)
        yield from super().compose_content()

    def done(self) -> None:
        """Dismiss with the reason, or say what is still needed."""
        words = {"reason": "A reason", "authority": "Who agreed to it"}
        if all(self.require(name, f"{words[name]} is needed: it is kept in the history.") for name in self._required):
            self.dismiss(ReasonGiven(**{name: one_line(value) for name, value in self.values.items()}))
