"""The screen of one recommendation: all that was recorded of it, and the commands that record more."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.exchange.recommendation_lines import recommendation_text
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import record_of, records
from planner.programme.model import Recommendation
from planner.tui.command import Command
from planner.tui.screens.follow_up.recommending import next_step
from planner.tui.screens.follow_up.recording import ANSWER, ASSESS, CHANGE_RECOMMENDATION, CHASED, DAYS, PROGRESS
from planner.tui.screens.made_of.common import BACK, HELP, UNDO
from planner.tui.screens.made_of.screen import SCROLL_KEYS, PlannerScreen
from planner.tui.screens.publishing.commands import save_letter
from planner.tui.screens.scheduling.commands import MOVE
from planner.tui.selection import NOTHING, Selection
from planner.tui.widgets.bars import Heading, KeyBar, TopBar

LETTER = Command(
    "letter",
    ("l",),
    "Letter",
    "Save the letter that goes with it and with what was recommended to the same on the same day.",
    run=lambda screen: save_letter(screen, screen.together),
    search_words="send write executive",
)
PLACE = MOVE.replace(
    label_now=lambda _: "Place its topic", help="Place its topic on a meeting, to be looked at again there."
)
CHASE = CHASED.replace(keys=("c",))


class RecommendationScreen(PlannerScreen):
    """All there is to know of a recommendation, and what is to be recorded next."""

    NAME = "Recommendation"
    ABOUT = (
        "All that was recorded of the recommendation: what was recommended and to whom, when it was sent and received, "
        "their answer, how far it is, and what the committee says. These are three things, and are kept apart."
    )
    RULE = (
        "Recommendations are recorded and tracked; the recipient answers with reasons (Protocol 3), within two months "
        "of receipt (terms of reference)."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (
        DAYS,
        ANSWER,
        PROGRESS,
        ASSESS,
        LETTER,
        PLACE,
        CHASE,
        CHANGE_RECOMMENDATION,
        UNDO,
        BACK,
        HELP,
    )
    BINDINGS: ClassVar[list[BindingType]] = [*SCROLL_KEYS]

    def __init__(self, recommendation: str, opened_from: str) -> None:
        super().__init__()
        self._recommendation, self._opened_from = recommendation, opened_from

    def compose(self) -> ComposeResult:
        """Compose the heading, what is to be recorded next, and the text."""
        yield TopBar(crumbs=f"{self._opened_from} › Recommendation", escape_label="Back")
        with VerticalScroll(id="body", classes="scrolled", can_focus=False):
            yield Heading(id="recommendation-heading")
            yield Static(id="next-step")
            yield Static(id="told")
        yield KeyBar()

    @property
    def _stored(self) -> Recommendation | None:
        return self.session.programme.recommendations.get(self._recommendation)

    @property
    def selection(self) -> Selection:
        """The recommendation and its topic."""
        stored = self._stored
        return Selection(topic=stored.topic, recommendation=stored.id) if stored else NOTHING

    @property
    def together(self) -> list[str]:
        """The recommendations that one letter holds: those to the same recipient, made on the same day."""
        stored = self._stored
        return [
            id
            for id, record in records(self.session.programme).items()
            if stored and (record.recommendation.to, record.recommendation.made) == (stored.to, stored.made)
        ]

    def redraw(self) -> None:
        """Redraw the text; dismiss when the recommendation has gone."""
        stored = self._stored
        if stored is None:
            self.dismiss(None)
            return
        view = self.session.public_view if self.session.read_only else self.view
        record = record_of(view.programme, stored.id)
        reference = printed_reference(view.programme, stored)
        self.query_one("#recommendation-heading", Heading).show(reference, record.stands(view.today))
        self.query_one("#next-step", Static).update(Content(next_step(self, stored.id)))
        self.query_one("#told", Static).update(Content(recommendation_text(view, record, with_reference=False)))
        self.redraw_bars()
