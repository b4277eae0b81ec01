"""The view of the checks: the findings of the rules, by level."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.programme.edits import edit_item
from planner.programme.finding import Cure, Finding, Level
from planner.programme.sources import sources_in_words
from planner.tui.command import Command
from planner.tui.screens.follow_up.commands import OPEN_RECOMMENDATION, OUTCOMES, RECORD_DONE
from planner.tui.screens.follow_up.recording import EDIT_ACTION
from planner.tui.screens.made_of.common import QUIT, UNDO
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.prioritising.commands import CHECKLIST, OPEN_TOPIC
from planner.tui.screens.scheduling.commands import DROP, DUE, EDIT_MEETING, MOVE, TENTATIVE
from planner.tui.screens.views.commands import everywhere_except
from planner.tui.screens.views.view import CHOOSE, KEEP, ViewScreen
from planner.tui.selection import Selection
from planner.tui.styled_text import GetStyle, styled, wrap
from planner.tui.symbols import LEVELS
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.row_list import BLANK, Row, RowList, ruled_row
from planner.tui.widgets.styled import StyledWidget


class FindingDetail(StyledWidget):
    """The source of the selected finding, and what cures it."""

    finding: Finding | None = None

    def render(self) -> Text:
        """Draw the source, the acceptance if there is one, and the cures."""
        finding, width = self.finding, self.content_size.width
        if finding is None:
            return styled(self.get_style, ("√", "good"), " Nothing to look at: the checks found nothing.")
        lines = [styled(self.get_style, ("From ", "muted"), sources_in_words(finding.source))]
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
    when=lambda checks: checks.current_finding is not None and Cure.JOIN in checks.current_finding.of.cures,
    edits=True,
    search_words="merge combine duplicate same",
)
GO_TO_IT = CHOOSE.replace(label_now=lambda _: "Go to it")
URGENCY = Command(
    "urgency", (), "Say why it is urgent", "Record the Chair's reason for urgency.", run=lambda checks: checks.urgency()
)
CURE_COMMANDS = {
    Cure.MOVE: MOVE,
    Cure.URGENCY: URGENCY,
    Cure.RECEIPT: DUE,
    Cure.CHECKLIST: CHECKLIST,
    Cure.JOIN: JOIN,
    Cure.MEETING: EDIT_MEETING,
    Cure.MINUTE: OUTCOMES,
    Cure.ACTION: EDIT_ACTION,
    Cure.DONE: RECORD_DONE,
    **dict.fromkeys((Cure.RECOMMENDATION, Cure.ANSWER, Cure.PROGRESS, Cure.ASSESS, Cure.CHASE), OPEN_RECOMMENDATION),
    **dict.fromkeys((Cure.TOPIC, Cure.PLACE, Cure.DECIDE), OPEN_TOPIC),
}
"""Cure -> command; Enter runs the command for the first cure of the finding's rule."""


class ChecksScreen(ViewScreen):
    """The findings of the rules, those accepted last."""

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
        *everywhere_except(UNDO, QUIT),
        QUIT,
    )

    def compose(self) -> ComposeResult:
        """Compose the findings, and the detail of the selected one."""
        yield TopBar("checks")
        with Vertical(id="body"):
            yield Heading("Checks", id="checks-heading", pane="checks")
            yield RowList(id="checks")
            yield Heading("Why this check?", id="why-heading")
            yield FindingDetail(id="why")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the list of findings."""
        self.query_one("#checks").focus()

    def redraw(self) -> None:
        """Redraw the findings."""
        findings = self.session.findings
        rows: list[Row] = []
        for level in Level:
            rows += _group_rows(
                LEVELS[level][3], [finding for finding in findings if finding.level is level and not finding.accepted]
            )
        rows += _group_rows("Kept, with a reason", [finding for finding in findings if finding.accepted])
        open_count = sum(finding.is_open for finding in findings)
        self.query_one("#checks-heading", Heading).show("Checks", f"{open_count} to look at")
        self.query_one("#checks", RowList).show(rows or [Row(None, _draw_all_clear)])
        self._show_detail()
        self.redraw_bars()

    @property
    def current_finding(self) -> Finding | None:
        """The finding under the cursor; None when there is none."""
        key = self.query_one("#checks", RowList).cursor
        return next((finding for finding in self.session.findings if finding.key == key), None)

    @property
    def acceptable_finding(self) -> Finding | None:
        """The finding under the cursor, when it can be accepted; else None."""
        finding = self.current_finding
        return finding if finding and finding.is_open and finding.can_be_kept else None

    @property
    def selection(self) -> Selection:
        """What the finding under the cursor is about."""
        finding = self.current_finding
        if finding is None:
            return Selection()
        return Selection(
            finding.topic,
            finding.item,
            finding.meeting,
            action=finding.action,
            recommendation=finding.recommendation,
        )

    @work(group=COMMAND_WORKERS)
    async def urgency(self) -> None:
        """Record the Chair's reason for urgency, for an item placed after the agenda was published."""
        finding, basis = self.current_finding, self.session.programme
        if finding is None:
            return
        dialogue = ReasonScreen("Why is it urgent?", f"{finding.message} It is kept for the minute.", "Record it")
        reason_given = await self.app.push_screen_wait(dialogue)
        if reason_given:
            edit = partial(edit_item, item=finding.item, urgency=reason_given.reason)
            self.apply_edit(edit, basis=basis, **reason_given.as_arguments())

    async def join(self) -> None:
        """Join the two topics of the finding."""
        from planner.tui.screens.prioritising.joining import join_topics

        if self.current_finding:
            await join_topics(self, *self.current_finding.key.split("/")[1:])

    @on(RowList.Moved)
    def _show_detail(self) -> None:
        detail = self.query_one(FindingDetail)
        detail.finding = self.current_finding
        detail.refresh()
        self.redraw_key_bar()

    def default_action(self) -> None:
        """Run the command for the first cure of the finding under the cursor."""
        finding = self.current_finding
        if finding is None:
            return
        for cure in finding.of.cures[:1]:
            self.run_command(CURE_COMMANDS[cure])


def _group_rows(heading: str, findings: list[Finding]) -> list[Row]:
    if not findings:
        return []
    rows = [BLANK, ruled_row(f"{heading} · {len(findings)}")]
    return rows + [Row(finding.key, partial(_draw_finding, finding)) for finding in findings]


def _draw_finding(finding: Finding, width: int, get_style: GetStyle) -> list[Text]:
    symbol, style, _, _ = LEVELS[finding.level]
    mark = ("√", "good") if finding.accepted else (symbol, style)
    lines = wrap(finding.message, width - 6, 3)
    return [styled(get_style, "   ", mark, " ", lines[0]), *(styled(get_style, "     ", line) for line in lines[1:])]


def _draw_all_clear(_width: int, get_style: GetStyle) -> list[Text]:
    return [Text(end=""), styled(get_style, "   ", ("√", "good"), " The checks found nothing.")]
