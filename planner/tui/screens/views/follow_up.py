"""The view of what is still open after the meetings of every year, and what each thing waits for."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.programme.calendar import short
from planner.programme.documents.tracker import follow_up_words
from planner.programme.finding import Finding
from planner.programme.follow_up.actions import chasers_of, printed_minute
from planner.programme.follow_up.recommendations.naming import printed_reference
from planner.programme.follow_up.recommendations.standing import record_of
from planner.programme.follow_up.still_open import OpenKind, OpenThing, still_open
from planner.programme.text import one_line
from planner.tui.command import Command
from planner.tui.screens.follow_up.commands import OPEN_RECOMMENDATION, OUTCOMES, RECORD_DONE, REMIND
from planner.tui.screens.follow_up.recording import (
    ANSWER,
    ASSESS,
    CHASED,
    CLOSE_ACTION,
    EDIT_ACTION,
    PROGRESS,
    RECEIVED,
)
from planner.tui.screens.made_of.common import QUIT, UNDO
from planner.tui.screens.prioritising.commands import OPEN_TOPIC
from planner.tui.screens.scheduling.commands import MOVE
from planner.tui.screens.views.commands import everywhere_except
from planner.tui.screens.views.view import CHOOSE, KEEP, ViewScreen
from planner.tui.selection import Selection
from planner.tui.styled_text import GetStyle, fit_width, ruled_heading, styled, wrap
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import BLANK, Row, RowList, message_row, ruled_row
from planner.tui.widgets.styled import StyledWidget

HEADINGS = {
    OpenKind.OUTCOME: "Held, and what became of it is not recorded",
    OpenKind.RECOMMENDATION: "Recommended",
    OpenKind.ACTION: "Asked for, and not yet come",
    OpenKind.COME_BACK: "To come back, and at no meeting",
    OpenKind.TO_BE_DONE: "Briefing notes and groups",
}
"""Kind of open thing -> the heading that it is listed under."""
CURES: dict[OpenKind, Command] = {
    OpenKind.OUTCOME: OUTCOMES,
    OpenKind.RECOMMENDATION: OPEN_RECOMMENDATION,
    OpenKind.ACTION: RECEIVED,
    OpenKind.COME_BACK: MOVE,
    OpenKind.TO_BE_DONE: RECORD_DONE,
}
"""Kind of open thing -> the command of Enter."""
PLACE = MOVE.replace(label_now=lambda _: "Place", when=lambda view: view.current_kind is OpenKind.COME_BACK)
SETTLE = CHOOSE.replace(label_now=lambda view: view.enter_label)


class OpenThingDetail(StyledWidget):
    """All the facts about the selected thing."""

    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def render(self) -> Text:
        """Draw the title with a rule, and the facts, each with its label."""
        width, height = self.content_size.width, self.content_size.height
        lines = [ruled_heading(self.get_style, one_line(self.title) or "Nothing selected", width)]
        for label, words in self.facts:
            first, *rest = wrap(words, max(10, width - 12), 3)
            lines.append(styled(self.get_style, (f"{label:<12}", "muted"), first))
            lines += [styled(self.get_style, " " * 12, line) for line in rest]
        return Text("\n").join(lines[:height])


class FollowUpScreen(ViewScreen):
    """What is still open after the meetings, of every year, the oldest first."""

    NAME = "Follow-up"
    ABOUT = (
        "What is still open after the meetings of every year: items whose outcome is not recorded, recommendations, "
        "what was asked for and has not come, topics that are to come back, briefing notes and groups. The oldest of "
        "each come first."
    )
    RULE = "What was promised at a meeting is followed up until it is done or no longer wanted (Protocol 2)."
    ACTS: ClassVar[tuple[Command, ...]] = (
        SETTLE,
        ANSWER,
        PROGRESS,
        ASSESS,
        RECEIVED,
        CLOSE_ACTION,
        CHASED,
        EDIT_ACTION,
        PLACE,
        KEEP,
        UNDO,
        REMIND,
        *everywhere_except(UNDO, REMIND, QUIT),
        QUIT,
    )

    def compose(self) -> ComposeResult:
        """Compose the list of open things, and the detail of the selected one."""
        yield TopBar("follow_up")
        with Vertical(id="body"):
            yield Heading("Follow-up", id="follow-up-heading", pane="follow-up")
            yield RowList(id="follow-up")
        yield OpenThingDetail(id="thing")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the list."""
        self.query_one("#follow-up").focus()

    @property
    def _things(self) -> dict[str, OpenThing]:
        """Row key -> open thing, in the order listed."""
        return {each.key: each for each in still_open(self.view)}

    def redraw(self) -> None:
        """Redraw the open things, kind by kind."""
        things = still_open(self.view)
        rows: list[Row] = []
        for kind, group in groupby(things, key=lambda each: each.kind):
            of_kind = list(group)
            rows += [*([BLANK] if rows else []), ruled_row(f"{HEADINGS[kind]} · {len(of_kind)}")]
            rows += [Row(each.key, partial(_draw_thing, each)) for each in of_kind]
        heading = f"{len(things)} still open, of every year" if things else ""
        self.query_one("#follow-up-heading", Heading).show("Follow-up", heading)
        nothing = "Nothing is open. After a meeting, b records what became of its items and what was asked for."
        self.query_one("#follow-up", RowList).show(rows or [message_row(nothing)])
        self._show_detail()
        self.redraw_bars()

    @property
    def current_thing(self) -> OpenThing | None:
        """The open thing under the cursor; None when there is none."""
        return self._things.get(self.query_one("#follow-up", RowList).cursor or "")

    @property
    def current_kind(self) -> OpenKind | None:
        """The kind of the open thing under the cursor."""
        thing = self.current_thing
        return thing.kind if thing else None

    @property
    def selection(self) -> Selection:
        """What the thing under the cursor is about; the item of one that is to come back stays where it was."""
        thing = self.current_thing
        if thing is None:
            return Selection()
        item = "" if thing.kind is OpenKind.COME_BACK else thing.item
        return Selection(thing.topic, item, thing.meeting, action=thing.action, recommendation=thing.recommendation)

    @property
    def acceptable_finding(self) -> Finding | None:
        """The open finding about the thing under the cursor that can be accepted; None when there is none."""
        thing = self.current_thing
        if thing is None:
            return None
        of_thing = {thing.action or thing.recommendation or thing.item or thing.topic}
        found = (each for each in self.findings if each.is_open and each.can_be_kept)
        return next((each for each in found if of_thing & set(each.subjects)), None)

    @property
    def enter_label(self) -> str:
        """What Enter does now, for the key bar."""
        kind = self.current_kind
        if kind is OpenKind.COME_BACK:
            return "Place it"
        return CURES[kind].label if kind else "Open"

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self._show_detail()
        self.redraw_key_bar()

    def _show_detail(self) -> None:
        detail, thing = self.query_one(OpenThingDetail), self.current_thing
        detail.title = thing.title if thing else ""
        detail.facts = tuple((label, words) for label, words in self._facts(thing) if words) if thing else ()
        detail.refresh()

    def _facts(self, thing: OpenThing) -> list[tuple[str, str]]:
        programme = self.view.programme
        facts = [("Waits", thing.waits_for), ("From", thing.owner)]
        if action := programme.actions.get(thing.action):
            chasers = "; ".join(f"{short(each.on)}, {each.to}" for each in chasers_of(programme, action.id))
            asked = f"{printed_minute(programme, action)}, on {programme.topics[thing.topic].title}"
            return [("Asked at", asked), ("Chased", chasers), *facts, ("In full", action.text)]
        if recommendation := programme.recommendations.get(thing.recommendation):
            made = f"{printed_reference(programme, recommendation)}, on {programme.topics[thing.topic].title}"
            return [
                ("Made at", made),
                ("To", recommendation.to or "nobody named"),
                ("Stands", thing.waits_for),
                ("Again", follow_up_words(self.view, record_of(programme, recommendation.id))),
                ("In full", recommendation.text),
            ]
        held = [("Held", short(programme.meetings[thing.meeting].date))] if thing.item else []
        return [*held, *facts]

    def default_action(self) -> None:
        """Run the command that settles the thing under the cursor."""
        kind = self.current_kind
        self.run_command(CURES[kind] if kind else OPEN_TOPIC)


def _draw_thing(thing: OpenThing, width: int, get_style: GetStyle) -> list[Text]:
    mark = ("!", "warn") if thing.is_late else ("·", "muted")
    line = styled(get_style, "   ", mark, f" {short(thing.since):<13}", thing.title)
    lines = [fit_width(line, width)]
    if thing.kind is not OpenKind.OUTCOME:  # its heading says it all
        words = " · ".join(filter(None, (thing.waits_for, thing.owner)))
        lines += [styled(get_style, " " * 18, (each, "muted")) for each in wrap(words, max(10, width - 20), 2)]
    return lines
