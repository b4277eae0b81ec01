"""Whose value is to stand, where two people's changes clash."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.programme.calendar import moment
from planner.programme.history.changes import Side
from planner.programme.history.clashing import Disagreement, disagreements
from planner.programme.history.merging import Refusal
from planner.session import Session
from planner.tui.paint import Painter, joined, wrapped
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.widgets.rows import Row, Rows

INDENT = 10
"""Columns for whose value it is."""


class ConflictScreen(Dialogue["Side | None"]):
    """Shows both values of everything that clashes; dismissed with the side that was chosen.

    Dismissed with None when it is no longer so, as others have saved again.
    """

    ABOUT = "Somebody else changed the same thing meanwhile: yours and theirs are shown, and one of them is to stand."
    # The keys that choose are not those that a form ends with: one press too many must not choose.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "undecided", show=False),
        Binding("t", "choose('theirs')", show=False),
        Binding("m", "choose('mine')", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, session: Session, refusal: Refusal) -> None:
        super().__init__()
        self._session, self._refusal = session, refusal
        self._found = list(disagreements(session.programme, session.history, self._refusal))

    @property
    def is_over(self) -> bool:
        """Whether what it shows no longer waits to be settled."""
        return self._refusal not in self._session.conflicts

    def compose(self) -> ComposeResult:
        """What was done, both values, and the choice."""
        settles = self._refusal.settles
        with Vertical(id="dialogue") as dialogue:
            dialogue.border_title = Content("Two people changed the same thing")
            about = f"{self._refusal.change.label}: this clashes with what was saved meanwhile, and is not done yet."
            if not settles:
                about = f"{self._refusal.change.label}: this can no longer be done, as what it needs is gone."
            yield Static(Content(about), classes="about")
            yield Rows(id="clashes")
            with Horizontal(classes="buttons"):
                if settles:
                    yield Button("t Keep theirs", id="theirs", variant="primary", compact=True)
                    yield Button("m Have mine", id="mine", compact=True)
                else:
                    yield Button("t Go on", id="theirs", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Show both values."""
        rows = self.query_one(Rows)
        rows.can_focus = False
        rows.show([Row(None, partial(_draw, each)) for each in self._found])

    def action_undecided(self) -> None:
        """One of the two has to stand."""
        words = "Press t to keep theirs, or m to have yours take its place." if self._refusal.settles else "t goes on."
        self.say(words)

    def action_choose(self, side: str) -> None:
        """Choose; yours only where it can be."""
        if self._refusal.settles or side == "theirs":
            self.dismiss(Side(side))

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(Side.MINE if event.button.id == "mine" else Side.THEIRS)


def _draw(found: Disagreement, width: int, paint: Painter) -> list[Text]:
    whose = f"{found.change.by}, {moment(found.change.at.astimezone())}" if found.change else "somebody else"
    lines = [joined(paint, (line, "strong")) for line in wrapped(found.what, width, 2)]
    for title, words in (("Yours", found.mine), ("Theirs", f"{found.theirs} ({whose})")):
        first, *others = wrapped(words, width - INDENT, 4) or [""]
        lines.append(joined(paint, "  ", (f"{title:<{INDENT - 2}}", "muted"), first))
        lines += [joined(paint, " " * INDENT, line) for line in others]
    return [*lines, Text(end="")]
