"""The dialogue for joining two topics that are one matter: which to keep, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from planner.programme.model import Topic
from planner.programme.prioritising.joining import join, join_words
from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.screens.made_of.reason import WHY
from planner.tui.widgets.buttons import Buttons
from planner.tui.widgets.fields import FieldSpec, FieldWidget

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen

JOIN_THEM = DONE.replace(label="Join them")


class JoinScreen(Dialogue["tuple[str, str] | None"]):
    """Asks which of two topics to keep; dismissed with its id and the reason."""

    ABOUT = "Two topics that are one matter: choose which of them goes on."
    RULE = "Items are not to be repetitious (Protocol 3)."
    ACTS: ClassVar[tuple[Command, ...]] = (JOIN_THEM, CANCEL)
    MAIN = JOIN_THEM

    def __init__(self, one: Topic, other: Topic) -> None:
        body = "The one kept takes over the other's items and names; the other is declined, and can be found again."
        super().__init__("Join two topics into one", body, hint="Enter next box · F2 joins them · Esc leaves both")
        self._topics = {one.id: one.title, other.id: other.title}

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The ids of the two topics."""
        return tuple(self._topics)

    def compose_content(self) -> ComposeResult:
        """Compose the choice and the reason."""
        yield FieldWidget(FieldSpec("kept", "Keep", next(iter(self._topics)), choices=self._topics))
        yield FieldWidget(WHY)
        yield from super().compose_content()

    def buttons(self) -> Buttons:
        """Return only the button that joins; Esc leaves both topics as they are."""
        return Buttons(JOIN_THEM, main=JOIN_THEM)

    def done(self) -> None:
        """Dismiss with the topic to keep and the reason."""
        if self.require("reason", "A reason is needed: it is kept in the history."):
            self.dismiss((self.values["kept"], one_line(self.values["reason"])))


async def join_topics(screen: PlannerScreen, one: str, other: str) -> None:
    """Ask which of two topics to keep and why, and join them."""
    basis, session = screen.session.programme, screen.session
    chosen = await screen.app.push_screen_wait(JoinScreen(basis.topics[one], basis.topics[other]))
    if chosen:
        kept, reason = chosen
        dropped = other if kept == one else one
        screen.apply_edit(
            lambda programme: join(programme, dropped, kept, reason=reason, by=session.by, on=session.today),
            label=join_words(basis, dropped, kept),
            reason=reason,
            basis=basis,
        )
