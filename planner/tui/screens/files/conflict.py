"""The dialogue for a conflict: whose value to keep where two people changed the same thing."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.programme.calendar import moment
from planner.programme.history.changes import Side
from planner.programme.history.clashing import Disagreement, disagreements
from planner.programme.history.merging import Refusal
from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.styled_text import GetStyle, styled, wrap
from planner.tui.widgets.row_list import Row, RowList

INDENT_COLUMNS = 10
"""The columns for 'Yours' or 'Theirs' before a value."""


THEIRS = Command(
    "theirs",
    ("t",),
    "Keep theirs",
    "Have what they saved stand.",
    run=lambda conflict: conflict.dismiss(Side.THEIRS),
    label_now=lambda conflict: "t Keep theirs" if conflict.settles else "t Go on",
)
MINE = Command(
    "mine",
    ("m",),
    "Have mine",
    "Have yours take its place.",
    run=lambda conflict: conflict.dismiss(Side.MINE),
    when=lambda conflict: conflict.settles,
    label_now=lambda _: "m Have mine",
)


class ConflictScreen(Dialogue["Side | None"]):
    """Shows both values of each field in conflict; its result is the side to keep.

    The result is None when the conflict has changed or gone, as others have saved again.
    """

    ABOUT = "Somebody else changed the same thing meanwhile: yours and theirs are shown, and one of them is to stand."
    # not the keys that end a form, so that pressing such a key twice chooses nothing
    ACTS: ClassVar[tuple[Command, ...]] = (THEIRS, MINE)
    MAIN = THEIRS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "undecided", show=False)]
    AUTO_FOCUS = ""

    def __init__(self, session: Session, refusal: Refusal) -> None:
        body = f"{refusal.change.label}: this clashes with what was saved meanwhile, and is not done yet."
        if not refusal.settles:
            body = f"{refusal.change.label}: this can no longer be done, as what it needs is gone."
        super().__init__("Two people changed the same thing", body)
        self._session, self._refusal, self.settles = session, refusal, refusal.settles
        self._disagreements = list(disagreements(session.programme, session.history, self._refusal))

    @property
    def is_over(self) -> bool:
        """Whether the conflict shown is no longer open."""
        return self._refusal not in self._session.conflicts

    def compose_content(self) -> ComposeResult:
        """Compose both values, and the buttons."""
        yield RowList(id="clashes")
        yield from super().compose_content()

    def start(self) -> None:
        """Show both values."""
        rows = self.query_one(RowList)
        rows.can_focus = False
        rows.show([Row(None, partial(_draw_disagreement, each)) for each in self._disagreements])

    def action_undecided(self) -> None:
        """Say which keys choose: Esc, Enter and Space do nothing, as one side has to be kept."""
        words = "Press t to keep theirs, or m to have yours take its place." if self.settles else "t goes on."
        self.say(words)


def _draw_disagreement(disagreement: Disagreement, width: int, get_style: GetStyle) -> list[Text]:
    changed_by = (
        f"{disagreement.change.by}, {moment(disagreement.change.at.astimezone())}"
        if disagreement.change
        else "somebody else"
    )
    lines = [styled(get_style, (line, "strong")) for line in wrap(disagreement.what, width, 2)]
    for title, words in (("Yours", disagreement.mine), ("Theirs", f"{disagreement.theirs} ({changed_by})")):
        first, *rest = wrap(words, width - INDENT_COLUMNS, 4) or [""]
        lines.append(styled(get_style, "  ", (f"{title:<{INDENT_COLUMNS - 2}}", "muted"), first))
        lines += [styled(get_style, " " * INDENT_COLUMNS, line) for line in rest]
    return [*lines, Text(end="")]
