"""The form that moves an item or places a topic: the meetings to come, best fit first, with their effects."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from planner.machine.system import new_id
from planner.programme.calendar import long, short
from planner.programme.edits import as_briefing_note, move, place, remove
from planner.programme.finding import Cure
from planner.programme.model import Meeting, Programme
from planner.programme.placing import Placing, nothing_fits, where_could_item, where_could_topic
from planner.programme.prioritising.ageing import advice_words
from planner.programme.text import one_line
from planner.programme.view import View
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP, SAVE
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.made_of.reason import AGREED, WHY, ReasonGiven
from planner.tui.screens.prioritising import commands as prioritising
from planner.tui.styled_text import GetStyle, fit_width, left_and_right, styled
from planner.tui.symbols import LEVELS, meeting_squares
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.before_after import BeforeAfter
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.row_list import Row, RowList

NO_MEETING, BRIEFING = "nowhere", "briefing"
"""The keys of the rows that take the item off its meeting: to wait again, or to become a briefing note."""
OFF_THE_MEETING = {
    NO_MEETING: ("No meeting", "back to the topics waiting, its history kept"),
    BRIEFING: ("Briefing note", "instead of an item: decided so, with the reason"),
}


CHOOSE = common.CHOOSE.replace(label_now=lambda moving: moving.enter_label)
CHECKLIST = prioritising.CHECKLIST.replace(
    run=lambda moving: prioritising.run_checklist(moving, moving.topic, "Move"),
    when=lambda moving: not moving.is_typing,
)
MOVE_IT = SAVE.replace(label_now=lambda moving: f"{moving.verb} it")


class MoveScreen(FormScreen):
    """Moves an item, or places a topic where ``item`` is blank; dismissed with True once done.

    ``to`` is the id of the meeting chosen at the start; ``why`` fills in the reason, as when a meeting is cancelled.
    """

    ABOUT = (
        "Choose where it should go: the best fit comes first, and each meeting says what going there would mean. "
        "Then say why, and who agreed. Nothing moves until the end."
    )
    RULE = (
        "The committee has regard to its prioritisation process when it changes the programme, as when it sets "
        "it (Protocol 2): r runs it again."
    )
    ESCAPE_LABEL = "Back, nothing moves"
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, CHECKLIST, MOVE_IT, BACK, HELP)
    BUTTONS: ClassVar[tuple[Command, ...]] = (MOVE_IT, CANCEL)
    LIST_SELECTOR = "#where"

    def __init__(
        self,
        topic: str,
        item: str,
        *,
        to: str = "",
        why: ReasonGiven | None = None,
        opened_from: str = "Year",
        crumbs: str = "",
    ) -> None:
        self.topic, self._item, self._to = topic, item, to
        self._given_reason = why or ReasonGiven("", "")
        super().__init__(f"{opened_from} › {crumbs or self.verb}")
        self._placings: dict[str, Placing] = {}
        self._basis: Programme | None = None
        self._nothing_fits_text = ""
        self._is_saving = False

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The id of the item, or else of the topic."""
        return (self._item or self.topic,)

    @property
    def verb(self) -> str:
        """What is done here, in one word."""
        return "Move" if self._item else "Place"

    def compose_content(self) -> ComposeResult:
        """Compose the meetings, before and after, and the fields for the record."""
        yield Heading(id="where-heading", pane="where")
        yield RowList(id="where")
        yield Heading("Before → after", id="after-heading")
        yield BeforeAfter(id="before-after")
        yield Static(id="nothing")
        yield Static(id="advice")
        yield Heading("For the record", id="record-heading")
        yield FieldWidget(WHY.with_value(self._given_reason.reason))
        yield FieldWidget(AGREED.with_value(self._given_reason.authority))
        yield FieldWidget(FieldSpec("urgency", "Urgent because", hint="The Chair's reason, kept for the minute."))

    @property
    def view(self) -> View:
        """The view that the meetings are chosen from; up to date until somebody else changes the item to be moved.

        From then on it stays as it was, so that the move conflicts with their change and both are shown.
        """
        return super().view.of(self._basis) if self._basis else super().view

    def redraw(self) -> None:
        """Redraw the meetings; dismiss when somebody else has removed the topic or the item."""
        current = self.session.programme
        if self.topic not in current.topics or (self._item and self._item not in current.items):
            if not self._is_saving:
                self.say("It is no longer there to be moved.", error=True)
                self.dismiss(False)
            return
        shown_item = self._basis and self._basis.items.get(self._item)
        if current is not self._basis and shown_item in (None, current.items.get(self._item)):
            self._basis = current
            view = self.view
            placings = where_could_item(view, self._item) if self._item else where_could_topic(view, self.topic)
            self._placings = {placing.meeting.id: placing for placing in placings}
        self._show(self.view)

    def _show(self, view: View) -> None:
        current_date = f" · now on {long(self._current_meeting(view).date)}" if self._item else ""
        title = view.programme.topics[self.topic].title
        self.query_one("#where-heading", Heading).show(f"{title}{current_date}", "best fit first")
        rows = [Row(key, partial(_draw_placing, view, placing)) for key, placing in self._placings.items()]
        if self._item:
            rows += [Row(key, partial(_draw_words, *words)) for key, words in OFF_THE_MEETING.items()]
        elif not rows:
            rows.append(
                Row(None, partial(_draw_words, "Nowhere", "no meeting still to come can take it: add one first"))
            )
        self.query_one("#where", RowList).show(rows)
        self._nothing_fits_text = nothing_fits(view, list(self._placings.values()))
        self.query_one("#nothing", Static).update(Content(self._nothing_fits_text))
        self.query_one("#advice", Static).update(Content(advice_words(view, self.topic)))
        to, self._to = self._to, ""  # only when first shown
        if to in self._placings:
            self.query_one("#where", RowList).move_cursor(to)
            self.choose()
        self._preview()
        self.redraw_bars()

    def _current_meeting(self, view: View) -> Meeting:
        return view.meeting_of(view.programme.items[self._item])

    @property
    def _current_key(self) -> str | None:
        return self.query_one("#where", RowList).cursor

    @property
    def _exceeds_places(self) -> bool:
        """Whether the meeting under the cursor would have more items than places."""
        placing = self._placings.get(self._current_key or "")
        return bool(placing and any(Cure.KEEP in finding.of.cures for finding in placing.causes))

    @property
    def _is_late(self) -> bool:
        """Whether the agenda of the meeting under the cursor is published already."""
        placing = self._placings.get(self._current_key or "")
        return bool(placing and any(Cure.URGENCY in finding.of.cures for finding in placing.causes))

    @property
    def _required(self) -> tuple[str, ...]:
        """The names of the fields that must be filled in."""
        if self._exceeds_places:
            return ("reason", "authority")
        return ("reason",) if self._item else ()

    @property
    def enter_label(self) -> str:
        """What Enter does now, for the key bar."""
        return "Next box" if self.is_typing else "Next: why" if self._asks_first else f"{self.verb} it"

    @property
    def _asks_first(self) -> bool:
        """Whether Enter on a meeting goes to the reason: it is needed, or the Chair's for urgency is to be asked."""
        return bool(self._required) or self._is_late

    @on(RowList.Moved)
    def _preview(self) -> None:
        placing = self._placings.get(self._current_key or "")
        self.query_one(BeforeAfter).show(self.view, self.topic, self._item, placing)
        # beyond the places, the preview gives the findings in full
        self.query_one("#nothing").display = bool(self._nothing_fits_text) and not self._exceeds_places
        self.field("urgency").display = self._is_late
        heading = (
            "Why a third item?" if self._exceeds_places and placing and placing.after.taken == 3 else "For the record"
        )
        required_words = " and ".join(
            {"reason": "a reason", "authority": "who agreed"}[name] for name in self._required
        )
        self.query_one("#record-heading", Heading).show(
            heading, f"{required_words} needed" if required_words else "if you wish"
        )
        self.redraw_key_bar()

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Focus the reason, or save when nothing is to be asked; in a field, do what Enter does there."""
        if isinstance(self.focused, Input):
            self.call_later(self.focused.action_submit)
        elif self._asks_first:
            self.field("reason").input.focus()
        else:
            self.save()

    def save(self) -> None:
        """Move the item or place the topic, once the required fields are filled in, and dismiss."""
        key = self._current_key
        reason, authority = (one_line(self.values[name]) for name in ("reason", "authority"))
        reason_given = ReasonGiven(reason, authority)
        if key is None:
            return
        words = {"reason": "A reason", "authority": "Who agreed"}
        if not all(self.require(name, f"{words[name]} is needed before it can go there.") for name in self._required):
            return
        self._is_saving = True
        label = f"Made {self.view.programme.topics[self.topic].title} a briefing note" if key == BRIEFING else ""
        edit = partial(self._edit, key, reason_given)
        self._is_saving = self.apply_edit(edit, label=label, basis=self._basis, **reason_given.as_arguments())
        if self._is_saving:
            self.dismiss(True)

    def _edit(self, key: str, reason_given: ReasonGiven, programme: Programme) -> Programme:
        """Return the programme with the item or topic moved to the row with this key: a meeting, or off it."""
        if key == NO_MEETING:
            return remove(programme, self._item, today=self.session.today)
        if key == BRIEFING:
            by, advice = reason_given.authority or self.session.by, self.view.advice(self.topic)
            return as_briefing_note(
                programme, self._item, reason=reason_given.reason, by=by, on=self.session.today, advice=advice
            )
        urgency = one_line(self.field("urgency").value) if self._is_late else ""
        late_fields: dict[str, Any] = {"urgency": urgency} if urgency else {}
        if self._item:
            return move(programme, self._item, key, today=self.session.today, **late_fields)
        return place(programme, new_id(), self.topic, key, today=self.session.today, **late_fields)


def _draw_placing(view: View, placing: Placing, width: int, get_style: GetStyle) -> list[Text]:
    line = styled(get_style, "   ", f"{short(placing.meeting.date):<13}")
    line.append_text(fit_width(meeting_squares(view, placing.meeting, get_style), 5))
    line.append(placing.because)
    worst = next((finding for finding in placing.causes if finding.is_open), None)
    mark = styled(get_style, LEVELS[worst.level][:2]) if worst else Text(end="")
    return [left_and_right(line, mark, width)]


def _draw_words(title: str, words: str, _width: int, get_style: GetStyle) -> list[Text]:
    return [styled(get_style, "   ", f"{title:<18}", (words, "muted"))]
