"""The form that records a decision on a topic: the outcome, then the fields that it needs.

The outcome chosen and the advice stay in sight above both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from planner.programme.edits import decide
from planner.programme.english import capitalised, listed
from planner.programme.errors import PlannerError
from planner.programme.fields import Field as DeclaredField
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Programme
from planner.programme.prioritising.deciding import DETAILS, OPTIONAL_DETAILS, known_details
from planner.programme.prioritising.scoping import DECISION
from planner.programme.statuses import TO_BE_PLACED, missing_for_scoped
from planner.programme.text import needed
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.made_of.with_draft import CURSOR
from planner.tui.screens.made_of.with_note import NOTE_FIELD, note_draft
from planner.tui.styled_text import GetStyle, styled
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.buttons import CommandButton
from planner.tui.widgets.fields import FieldWidget, field_spec
from planner.tui.widgets.row_list import Row, RowList

CHOOSE = common.CHOOSE.replace(
    help="Choose that, and go on to what it needs.",
    when=lambda deciding: not deciding.is_typing,
    label_now=lambda _: "Choose",
)
RECORD = SAVE.replace(label_now=lambda _: "Record it")


def known_values(view: View, topic: str, outcome: Outcome, note: str) -> Mapping[str, Any]:
    """Return the reason and the details of a decision that are known already; a note on it is its reason."""
    known = known_details(view, view.programme.topics[topic], outcome)
    return {**known, "reason": note} if note else known


def is_enough(outcome: Outcome, values: Mapping[str, Any]) -> bool:
    """Return whether these values are all that a decision needs."""
    names = ("reason", *(detail.name for detail in DETAILS[outcome] if detail.name not in OPTIONAL_DETAILS))
    return all(values.get(name) for name in names)


def lacks_words(view: View, topic: str, outcome: Outcome | None) -> str:
    """Return a sentence on what a topic that is to come to a meeting lacks to be scoped; blank for nothing."""
    lacking = missing_for_scoped(view.programme.topics[topic]) if outcome in TO_BE_PLACED else []
    return f"Still to be scoped: {listed(lacking)}." if lacking else ""


def decision_draft(topic: str) -> str:
    """Return the name of the draft of a decision on a topic."""
    return f"{DecideScreen.__name__} {topic}"


class DecideScreen(FormScreen):
    """Records a decision on a topic; dismissed with True once it is recorded.

    ``session`` is the id of the scoping session that takes the decision, blank for none; ``on_day`` is the decision's
    date, ``by`` who decides. With ``as_advised`` the first blank field of the advised outcome has focus at the start.
    """

    ABOUT = (
        "Choose what was decided; the checklist's advice comes first, and people may decide otherwise. Then say what "
        "that decision needs: what is known already is filled in."
    )
    RULE = (
        "Why a topic was or was not taken is kept, so that all topics stay in a clear order of priority (Protocol 2)."
    )
    ESCAPE_LABEL = "Back, nothing decided"
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, RECORD, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (RECORD, CANCEL)
    LIST_SELECTOR = "#outcomes"

    def __init__(
        self, topic: str, *, crumbs: str, by: str, on_day: date, session: str = "", as_advised: bool = False
    ) -> None:
        super().__init__(crumbs)
        self._topic, self._session = topic, session
        self._by, self._day, self._as_advised = by, on_day, as_advised
        self._outcome_shown: Outcome | None = None
        self._basis: Programme | None = None
        self._advised: Outcome | None = None

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The topic's id."""
        return (self._topic,)

    def compose_header(self) -> ComposeResult:
        """Compose the topic, the outcome chosen and the advice."""
        yield Heading(id="outcomes-heading")
        yield Static(id="recorded")
        yield Static(id="advised")

    def compose_content(self) -> ComposeResult:
        """Compose the outcomes, and the fields of the chosen one."""
        yield RowList(id="outcomes")
        yield Heading("For the record", id="record-heading")
        yield Vertical(id="needs")

    def start(self) -> None:
        """List the outcomes, the advised one first, and show the advice."""
        self._basis = self.session.programme
        topic, advice = self.view.programme.topics[self._topic], self.view.advice(self._topic)
        self._advised = advice.outcome
        rows = self.query_one(RowList)
        self._show_outcomes()
        if draft := self.host.drafts.read(self.draft_name):
            rows.move_cursor(draft.values.get(CURSOR, ""))
        super().start()
        self.query_one("#outcomes-heading", Heading).show(topic.title, "what do members decide?")
        words = f"The checklist advises: {advice.outcome.words}" if advice.outcome else "No advice from the checklist"
        lines = [" · ".join(filter(None, (words, advice.arithmetic))), *(reason.text for reason in advice.because[-1:])]
        self.query_one("#advised", Static).update(Content("\n".join(lines)))

    def _show_outcomes(self) -> None:
        """Mark the chosen outcome in the list, and name it above."""
        chosen, advised = self._outcome, self._advised
        outcomes = sorted(Outcome, key=lambda outcome: outcome is not advised)
        self.query_one(RowList).show(
            [
                Row(
                    outcome.value,
                    partial(_draw_outcome, outcome, is_advised=outcome is advised, is_chosen=outcome is chosen),
                )
                for outcome in outcomes
            ]
        )
        beside = {chosen: ", as advised", None: ""}.get(advised, ", not as advised")
        words = (f"To be recorded: {chosen.words}{beside}", lacks_words(self.view, self._topic, chosen))
        self.query_one("#recorded", Static).update(Content("\n".join(filter(None, words))))

    def _show_needs(self) -> None:
        """Say what the decision still needs."""
        labels = [field.spec.label[0].lower() + field.spec.label[1:] for field in self._blank_fields()]
        words = f"still needed: {listed(labels)}" if labels else "√ nothing more is needed to decide"
        self.query_one("#record-heading", Heading).show("For the record", words)

    def _blank_fields(self) -> list[FieldWidget]:
        """Return the fields that the decision needs and that are blank."""
        fields = self.query(FieldWidget)
        return [each for each in fields if each.spec.name not in OPTIONAL_DETAILS and not each.value.strip()]

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._show_needs()

    @property
    def _outcome(self) -> Outcome:
        return Outcome(self.query_one(RowList).cursor or self._advised or Outcome.COMMITTEE_ITEM)

    @on(RowList.Moved)
    async def _show_fields(self) -> None:
        """Show the fields of the selected outcome, filled in with the values that the programme has already."""
        outcome = self._outcome
        if outcome is self._outcome_shown or self._topic not in self.view.programme.topics:
            return
        self._outcome_shown = outcome
        self._show_outcomes()
        note = self._note
        known = known_values(self.view, self._topic, outcome, note)
        fields = (Decision.FIELDS["reason"], *DETAILS[outcome])
        specs = [
            replace(
                field_spec(field, field.typed(known.get(field.name, field.empty))),
                wraps=field.name == "reason",
                proposed=field.name != "reason" or not note,
            )
            for field in fields
        ]
        if not self._session:
            specs.append(replace(field_spec(Decision.FIELDS["by"], self._by), proposed=True))
        fields_container = self.query_one("#needs", Vertical)
        with self.app.batch_update():
            await fields_container.remove_children()
            await fields_container.mount(*map(FieldWidget, specs))
        self.restore_draft()
        self._show_needs()
        if self._as_advised:
            self._as_advised = False
            self._focus_first_blank()
        self.redraw_key_bar()

    def takes_draft(self, values: Mapping[str, str]) -> bool:
        """Return whether these values of a draft belong to the selected outcome."""
        return values.get(CURSOR) == self._outcome

    @property
    def _note(self) -> str:
        """The note that was made on the decision before it is recorded; blank for none."""
        draft = self.host.drafts.read(note_draft(self._topic, DECISION))
        return draft.values.get(NOTE_FIELD, "") if draft else ""

    @on(RowList.Chosen)
    async def choose(self) -> None:
        """Focus the first blank field that is required, or else the button."""
        await self._show_fields()
        self._focus_first_blank()

    def _focus_first_blank(self) -> None:
        """Focus the first blank field that is required, or else the button."""
        blank_field = next(iter(self._blank_fields()), None)
        (blank_field.input if blank_field else self.query(CommandButton).first()).focus()
        if blank_field:
            self.call_after_refresh(blank_field.scroll_visible, animate=False)

    def _is_valid(self, field: FieldWidget) -> bool:
        """Return whether a field can be saved; if not, say why and focus it."""
        try:
            if field.spec.name == "reason":
                needed(field.value, "A reason for the decision")
            elif detail := next((detail for detail in DETAILS[self._outcome] if detail.name == field.spec.name), None):
                self._parse(detail, field.value)
        except PlannerError as error:
            self.say(str(error), error=True)
            field.input.focus()
            return False
        return True

    def _parse(self, detail: DeclaredField, text: str) -> Any:
        return detail.parse(text, self.reckoning)

    @property
    def _fields_are_mounted(self) -> bool:
        """Whether the fields of the selected outcome are mounted, a moment after it was selected."""
        names = {"reason", *(detail.name for detail in DETAILS[self._outcome]), *(() if self._session else ("by",))}
        return names == {field.spec.name for field in self.query(FieldWidget)}

    def save(self) -> None:
        """Record the decision, as soon as its fields are mounted, and dismiss; stay when it is refused."""
        if not self._fields_are_mounted and self._topic in self.view.programme.topics:
            self.set_timer(0.02, self.save)
            return
        if not all(map(self._is_valid, self.query(FieldWidget))):
            return
        outcome, values = self._outcome, self.values
        advice = self.view.advice(self._topic)

        def edit(programme: Programme) -> Programme:
            typed: dict[str, Any] = {"by": self._by, **values}
            for detail in DETAILS[outcome]:
                typed[detail.name] = self._parse(detail, typed[detail.name])
            return decide(programme, self._topic, outcome, on=self._day, advice=advice, session=self._session, **typed)

        if self.apply_edit(edit, reason=values.get("reason", ""), basis=self._basis):
            self.host.drafts.end(note_draft(self._topic, DECISION))
            self.dismiss(True)


def _draw_outcome(
    outcome: Outcome, _width: int, get_style: GetStyle, *, is_advised: bool, is_chosen: bool
) -> list[Text]:
    mark, style = ("(•)", "strong") if is_chosen else ("( )", "")
    advised = "  as advised" if is_advised else ""
    return [styled(get_style, (f"   {mark} {capitalised(outcome.words)}", style), (advised, "muted"))]
