"""Recording what was decided about a topic: the decision, then just what that decision needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.programme.edits import decide
from planner.programme.english import capitalised
from planner.programme.errors import PlannerError
from planner.programme.fields import Field as Declared
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Programme
from planner.programme.prioritising.deciding import DETAILS, OPTIONAL_DETAILS, known_details
from planner.programme.text import needed
from planner.tui.command import Command
from planner.tui.paint import Painter, joined
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.symbols import OUTCOMES
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.buttons import CommandButton
from planner.tui.widgets.fields import FieldBox, box
from planner.tui.widgets.rows import Row, Rows

CHOOSE = common.CHOOSE.having(when=lambda deciding: not deciding.is_typing, label_now=lambda _: "Choose")
RECORD = SAVE.having(label_now=lambda _: "Record it")


class DecideScreen(FormScreen):
    """Records a decision; dismissed with True once it is.

    ``session`` is the scoping session that decides; ``on_day`` the day it is of, ``by`` who decides. With
    ``as_advised`` it begins with what the checklist's advice needs.
    """

    ABOUT = (
        "Choose what was decided; the checklist's advice comes first, and people may decide otherwise. Then say what "
        "that decision needs: what is known already is filled in."
    )
    RULE = (
        "Why a topic was or was not taken is kept, so that all topics stay in a clear order of priority (Protocol 2)."
    )
    ASIDE = "Back, nothing decided"
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, RECORD, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (RECORD, CANCEL)
    LIST = "#outcomes"

    def __init__(
        self, topic: str, *, crumbs: str, by: str, on_day: date, session: str = "", as_advised: bool = False
    ) -> None:
        super().__init__(crumbs)
        self._topic, self._session = topic, session
        self._by, self._on_day, self._as_advised = by, on_day, as_advised
        self._shown_for: Outcome | None = None
        self._basis: Programme | None = None

    def parts(self) -> ComposeResult:
        """The advice, the decisions there are, and the boxes for the record."""
        yield Heading(id="outcomes-heading", of="outcomes")
        yield Static(id="advised")
        yield Rows(id="outcomes")
        yield Heading("For the record", id="record-heading")
        yield Vertical(id="needs")

    def start(self) -> None:
        """Start on what the checklist advises."""
        self._basis = self.session.programme
        topic, advice = self.view.programme.topics[self._topic], self.view.advice(self._topic)
        advised = [advice.outcome] if advice.outcome else []
        rows = self.query_one(Rows)
        outcomes = [*advised, *(each for each in Outcome if each not in advised)]
        rows.show([Row(each.value, partial(_draw, each, each is advice.outcome)) for each in outcomes])
        super().start()
        self.query_one("#outcomes-heading", Heading).show(topic.title, "what do members decide?")
        words = f"The checklist advises: {advice.outcome.words}" if advice.outcome else "No advice from the checklist."
        told = [" · ".join(filter(None, (words, advice.arithmetic))), *(each.text for each in advice.because[-1:])]
        self.query_one("#advised", Static).update(Content("\n".join(told)))

    @property
    def _outcome(self) -> Outcome:
        return Outcome(self.query_one(Rows).cursor or Outcome.COMMITTEE_ITEM)

    @on(Rows.Moved)
    async def _show_needs(self) -> None:
        """The boxes of the decision that the cursor is on, with what is known filled in."""
        outcome = self._outcome
        if outcome is self._shown_for or self._topic not in self.view.programme.topics:
            return
        self._shown_for = outcome
        filled = self._known(outcome)
        asked = (Decision.FIELDS["reason"], *DETAILS[outcome])
        specs = [box(each, each.typed(filled.get(each.name, each.empty))) for each in asked]
        if not self._session:
            specs.append(box(Decision.FIELDS["by"], self._by))
        needs = self.query_one("#needs", Vertical)
        with self.app.batch_update():
            await needs.remove_children()
            await needs.mount(*map(FieldBox, specs))
        if self._as_advised:
            self._as_advised = False
            self._go_on()
        self.redraw_keys()

    def _known(self, outcome: Outcome) -> Mapping[str, Any]:
        return known_details(self.view, self.view.programme.topics[self._topic], outcome)

    @on(Rows.Chosen)
    async def choose(self) -> None:
        """Go to the first box that still wants something, or else to the button."""
        await self._show_needs()
        self._go_on()

    def _go_on(self, after: str = "") -> None:
        """To the next box that wants something, or else to the button."""
        fields = list(self.query(FieldBox))
        names = [each.spec.name for each in fields]
        later = fields[names.index(after) + 1 :] if after else fields
        wanting = (each for each in later if not each.value.strip() and each.spec.name not in OPTIONAL_DETAILS)
        box = next(wanting, None)
        (box.box if box else self.query(CommandButton).first()).focus()

    def next_box(self, field: FieldBox) -> None:
        """On to what is still wanted, once what is in the box can be kept."""
        if self._is_fit(field):
            self._go_on(field.spec.name)

    def _is_fit(self, field: FieldBox) -> bool:
        """Whether what is in a box can be kept; says why not, and has the keys stay there."""
        try:
            if field.spec.name == "reason":
                needed(field.value, "A reason for the decision")
            elif asked := next((need for need in DETAILS[self._outcome] if need.name == field.spec.name), None):
                self._read(asked, field.value)
        except PlannerError as error:
            self.say(str(error), error=True)
            field.box.focus()
            return False
        return True

    def _read(self, asked: Declared, text: str) -> Any:
        return asked.parse(text, self.session.year, self.session.programme.committee.annual_council)

    @property
    def _has_boxes(self) -> bool:
        """Whether the boxes are those of the decision that the cursor is on."""
        asked = {
            "reason",
            *(need.name for need in DETAILS[self._outcome]),
            *(() if self._session else ("by",)),
        }
        return asked == {each.spec.name for each in self.query(FieldBox)}

    def save(self) -> None:
        """Record the decision, once its own boxes are there; stay when it is refused."""
        if not self._has_boxes and self._topic in self.view.programme.topics:
            self.set_timer(0.02, self.save)
            return
        if not all(map(self._is_fit, self.query(FieldBox))):
            return
        outcome, values = self._outcome, self.values
        advice = self.view.advice(self._topic)

        def edit(programme: Programme) -> Programme:
            typed: dict[str, Any] = {"by": self._by, **values}
            for need in DETAILS[outcome]:
                typed[need.name] = self._read(need, typed[need.name])
            return decide(
                programme, self._topic, outcome, on=self._on_day, advice=advice, session=self._session, **typed
            )

        if self.perform(edit, reason=values.get("reason", ""), basis=self._basis):
            self.dismiss(True)


def _draw(outcome: Outcome, is_advised: bool, _width: int, paint: Painter) -> list[Text]:
    words = capitalised(outcome.words)
    return [joined(paint, f"   {OUTCOMES[outcome]} {words}", ("  as advised" if is_advised else "", "muted"))]
