"""Checks: what the rules have noticed, by how grave it is."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.programme.edits import edit_item
from planner.programme.finding import Cure, Finding, Level
from planner.tui.command import Command
from planner.tui.screens.made_of.common import QUIT, UNDO
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.prioritising.commands import CHECKLIST, OPEN_TOPIC
from planner.tui.screens.scheduling.commands import DROP, DUE, EDIT_MEETING, MOVE, TENTATIVE
from planner.tui.screens.views.commands import everywhere_but
from planner.tui.screens.views.view import CHOOSE, KEEP, ViewScreen
from planner.tui.selection import Selection
from planner.tui.styled_text import GetStyle, left_and_right, styled, wrap
from planner.tui.symbols import LEVELS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.rows import BLANK, Row, RowList
from planner.tui.widgets.styled import StyledWidget


class Why(StyledWidget):
    """Why a check is made, and what cures it."""

    finding: Finding | None = None

    def render(self) -> Text:
        """The source, the cures, and the acceptance if there is one."""
        finding, width = self.finding, self.content_size.width
        if finding is None:
            return styled(self.get_style, ("√", "good"), " Nothing to look at: the checks found nothing.")
        lines = [styled(self.get_style, ("Source: ", "muted"), finding.source)]
        if finding.accepted:
            words = f"Kept: {finding.accepted.reason} Agreed by {finding.accepted.authority}."
            lines += [
                styled(self.get_style, ("√ " if number == 0 else "  ", "good"), line)
                for number, line in enumerate(wrap(words, width - 2, 3))
            ]
        lines += [styled(self.get_style, "· ", cure) for cure in finding.cures]
        return Text("\n").join(lines)


JOIN = Command(
    "join",
    ("j",),
    "Join",
    "Make two topics that are one matter one.",
    run=lambda checks: checks.join(),
    when=lambda checks: checks.pointed is not None and Cure.JOIN in checks.pointed.of.cures,
    edits=True,
    search_words="merge combine duplicate same",
)
GO_TO_IT = CHOOSE.replace(label_now=lambda _: "Go to it")
URGENCY = Command(
    "urgency", (), "Say why it is urgent", "Record the Chair's reason for urgency.", run=lambda checks: checks.urgency()
)
WAYS = {
    Cure.MOVE: MOVE,
    Cure.URGENCY: URGENCY,
    Cure.RECEIPT: DUE,
    Cure.CHECKLIST: CHECKLIST,
    Cure.JOIN: JOIN,
    Cure.MEETING: EDIT_MEETING,
    **dict.fromkeys((Cure.TOPIC, Cure.PLACE, Cure.DECIDE), OPEN_TOPIC),
}
"""What Enter does, by the first cure of a finding's rule."""


class ChecksScreen(ViewScreen):
    """What the rules have noticed."""

    ABOUT = (
        "What the rules have noticed in the year: what must be put right before publishing, what to consider, and "
        "what to remember. Something to consider can be kept as it is, with a reason and who agreed."
    )
    RULE = "Each check names the paragraph that it comes from, under “Why this check?”."
    ACTS: ClassVar[tuple[Command, ...]] = (
        GO_TO_IT,
        KEEP,
        JOIN,
        MOVE,
        UNDO,
        EDIT_MEETING,
        DROP,
        TENTATIVE,
        *everywhere_but(UNDO, QUIT),
        QUIT,
    )

    def compose(self) -> ComposeResult:
        """The findings, and why."""
        yield TopBar("checks")
        with Vertical(id="body"):
            yield Heading("Checks", id="checks-heading", of="checks")
            yield RowList(id="checks")
            yield Heading("Why this check?", id="why-heading")
            yield Why(id="why")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the list."""
        self.query_one("#checks").focus()

    def redraw(self) -> None:
        """Draw the findings as they now are."""
        found = self.session.findings
        rows: list[Row] = []
        for level in Level:
            rows += _group(LEVELS[level][3], [each for each in found if each.level is level and not each.accepted])
        rows += _group("Kept, with a reason", [each for each in found if each.accepted])
        wanting = sum(each.is_open for each in found)
        self.query_one("#checks-heading", Heading).show("Checks", f"{wanting} to look at")
        self.query_one("#checks", RowList).show(rows or [Row(None, _all_clear)])
        self._show_why()
        self.redraw_bars()

    @property
    def pointed(self) -> Finding | None:
        """The finding under the cursor."""
        key = self.query_one("#checks", RowList).cursor
        return next((each for each in self.session.findings if each.key == key), None)

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor, when it can be kept."""
        pointed = self.pointed
        return pointed if pointed and pointed.is_open and pointed.level is Level.SHOULD else None

    @property
    def selection(self) -> Selection:
        """What the finding is about."""
        pointed = self.pointed
        return Selection(pointed.topic, pointed.item, pointed.meeting) if pointed else Selection()

    @work
    async def urgency(self) -> None:
        """Record the Chair's reason for taking an item that came after the agenda was published."""
        pointed, basis = self.pointed, self.session.programme
        if pointed is None:
            return
        ask = ReasonScreen("Why is it urgent?", f"{pointed.message} It is kept for the minute.", "Record it")
        given = await self.app.push_screen_wait(ask)
        if given:
            urgent = partial(edit_item, item=pointed.item, urgency=given.reason)
            self.apply_edit(urgent, basis=basis, **given.as_arguments())

    async def join(self) -> None:
        """Make the two topics one."""
        from planner.tui.screens.prioritising.joining import join_topics

        if self.pointed:
            await join_topics(self, *self.pointed.key.split("/")[1:])

    @on(RowList.Moved)
    def _show_why(self) -> None:
        why = self.query_one(Why)
        why.finding = self.pointed
        why.refresh()
        self.redraw_key_bar()

    def default_action(self) -> None:
        """Go to where it can be put right."""
        pointed = self.pointed
        if pointed is None:
            return
        for cure in pointed.of.cures[:1]:
            self.run_command(WAYS[cure])


def _group(heading: str, found: list[Finding]) -> list[Row]:
    if not found:
        return []
    rows = [BLANK, Row(None, partial(_draw_heading, f"{heading} · {len(found)}"))]
    return rows + [Row(each.key, partial(_draw_finding, each)) for each in found]


def _draw_heading(words: str, width: int, get_style: GetStyle) -> list[Text]:
    return [left_and_right(styled(get_style, (words, "strong")), Text(end=""), width, "─", get_style("rule"))]


def _draw_finding(finding: Finding, width: int, get_style: GetStyle) -> list[Text]:
    symbol, style, _, _ = LEVELS[finding.level]
    mark = ("√", "good") if finding.accepted else (symbol, style)
    lines = wrap(finding.message, width - 6, 3)
    return [styled(get_style, "   ", mark, " ", lines[0]), *(styled(get_style, "     ", line) for line in lines[1:])]


def _all_clear(_width: int, get_style: GetStyle) -> list[Text]:
    return [Text(end=""), styled(get_style, "   ", ("√", "good"), " The checks found nothing.")]
