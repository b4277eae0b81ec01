"""The view “What's changed”: the differences from the last version, and the whole history, newest first."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.programme.calendar import short
from planner.programme.errors import PlannerError
from planner.programme.history.changes import Change
from planner.programme.history.undoing import not_reversed, original
from planner.programme.model import Version
from planner.programme.published.change_lines import ChangeKind, ChangeLine
from planner.programme.slippage import by_reason, slips
from planner.programme.versions import versions_of
from planner.tui.command import Command
from planner.tui.screens.follow_up.commands import OUTCOMES
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import QUIT, REDO, UNDO
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.publishing.commands import PUBLISH
from planner.tui.screens.views.commands import everywhere_except
from planner.tui.screens.views.view import ViewScreen
from planner.tui.styled_text import GetStyle, fit_width, left_and_right, styled, wrap
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.fields import FieldSpec
from planner.tui.widgets.row_list import BLANK, Row, RowList, message_row, ruled_row

BY_COLUMNS = 24
"""Columns for the day and the person."""


MARKS = {
    ChangeKind.ADDED: "+",
    ChangeKind.MOVED: "→",
    ChangeKind.DROPPED: "–",
    ChangeKind.RETITLED: "~",
    ChangeKind.AMENDED: "~",
    ChangeKind.MEETING: "·",
}


CHOOSE = common.CHOOSE.replace(
    when=lambda changed: changed.can_choose,
    label_now=lambda changed: "Give a reason" if changed.current_line else "Undo this one",
    edits=True,
)
BETWEEN = Command(
    "between",
    ("b",),
    "Between versions",
    "Choose the two versions that what changed is told between.",
    run=lambda changed: changed.choose_versions(),
    when=lambda changed: bool(changed.versions),
    search_words="compare versions differences",
)


class ChangedScreen(ViewScreen):
    """What changed between two versions, or since the last one, and every change in the history."""

    ABOUT = (
        "What is other than it was last published, as it will read in the report; below it every change, newest "
        "first. Enter gives a reason where one is missing, or takes back the change of yours that is selected. "
        "b tells it between any two versions."
    )
    RULE = (
        "The programme is on every agenda, published and shared (Protocol 2 and 8): so what changed since the "
        "last one is told, with why."
    )
    ACTS: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        UNDO,
        REDO,
        PUBLISH,
        BETWEEN,
        *everywhere_except(OUTCOMES, UNDO, REDO, PUBLISH, QUIT),
        QUIT,
    )

    def __init__(self) -> None:
        super().__init__()
        self._from_id = self._to_id = ""
        self._last_shown: tuple[Version | None, Version | None, int] = (None, None, 0)

    def compose(self) -> ComposeResult:
        """Compose the changes, and what undo and redo would do next."""
        yield TopBar("changed")
        with Vertical(id="body"):
            yield Heading("What's changed", id="changed-heading", pane="changed")
            yield RowList(id="changed")
            yield Heading("Undo and redo", id="undo-heading")
            yield RowList(id="undoing")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the list of changes."""
        self.query_one("#undoing").can_focus = False
        self.query_one("#changed").focus()

    def redraw(self) -> None:
        """Redraw the differences, the history, and what undo and redo would do."""
        history = self.session.history
        not_undone = {change.id for change in not_reversed(history)}
        start, end, lines = self._from_version, self._to_version, self._lines
        rows = [Row(key, partial(_draw_line, line)) for key, line in lines.items()]
        if start is None:
            rows = [message_row("Nothing has been published yet: P keeps the year as it is.")]
        elif not rows:
            unchanged = "Nothing changed between the two." if end else "Nothing is other than it was published."
            rows = [message_row(unchanged)]
        if totals := by_reason(slips(self.view)):
            totals_text = "; ".join(f"{reason} {count}" for reason, count in totals)
            rows.append(message_row(f"Why items have slipped: {totals_text}."))
        rows += [BLANK, ruled_row(f"Every change · {len(history)}, newest first")]
        rows += [
            Row(change.id, partial(_draw_change, change, change.id not in not_undone)) for change in reversed(history)
        ]
        period = f"since version {start.id}, {start.label}" if start else "not published yet"
        if start and end:
            period = f"from version {start.id} to version {end.id}"
        self.query_one("#changed-heading", Heading).show("What's changed", period)
        changed = self.query_one("#changed", RowList)
        changed.show(rows)
        last_shown, self._last_shown = self._last_shown, (start, end, len(lines))
        if last_shown[:2] != self._last_shown[:2] or len(lines) > last_shown[2]:  # new lines are at the top
            changed.action_step(-len(rows))
        undo, redo = self.session.next_undo, self.session.next_redo
        self.query_one("#undoing", RowList).show(
            [
                Row(None, partial(_draw_next, "u", "Undo takes back", undo and original(self.session.history, undo))),
                Row(None, partial(_draw_next, "U", "Redo gives back", redo and original(self.session.history, redo))),
            ]
        )
        self.redraw_bars()

    @property
    def versions(self) -> list[Version]:
        """The versions of the year in view, oldest first."""
        return versions_of(self.session.programme.versions, self.session.year)

    @property
    def _from_version(self) -> Version | None:
        """The version to compare from: the one chosen, or else the last."""
        return self._version_with(self._from_id) or self.session.last_version

    @property
    def _to_version(self) -> Version | None:
        """The version to compare to; None for the programme as it is now."""
        return self._version_with(self._to_id)

    def _version_with(self, id: str) -> Version | None:
        return next((version for version in self.versions if version.id == id), None)

    @property
    def _lines(self) -> dict[str, ChangeLine]:
        """Row key -> line on a difference between the two."""
        lines = self.session.changed(self._from_version, self._to_version)
        return {f"line:{number}": line for number, line in enumerate(lines)}

    @property
    def current_line(self) -> ChangeLine | None:
        """The line on a difference under the cursor; None when the cursor is elsewhere."""
        return self._lines.get(self.query_one("#changed", RowList).cursor or "")

    @property
    def _current_change(self) -> Change | None:
        """The change under the cursor; None when there is none, or this person cannot undo it."""
        return next(
            (change for change in self.session.to_undo if change.id == self.query_one("#changed", RowList).cursor), None
        )

    @property
    def can_choose(self) -> bool:
        """Whether Enter does something: give a missing reason, or undo one of this person's changes."""
        line = self.current_line
        return bool(line and not line.cause.reason and line.cause.change) or self._current_change is not None

    def choose_versions(self) -> None:
        """Ask which two versions to compare."""
        versions = {version.id: f"version {version.id}, {version.label}" for version in reversed(self.versions)}
        start, end = self._from_version, self._to_version
        fields = [
            FieldSpec("since", "Since", start.id if start else "", choices=versions),
            FieldSpec("until", "Up to", end.id if end else "", choices={"": "now", **versions}),
        ]
        form = FormScreen(
            "What's changed › Between", "Between which two?", fields, self._versions_chosen, button="Show it"
        )
        self.app.push_screen(form)

    def _versions_chosen(self, values: Values) -> bool:
        since, until = values.get("since", self._from_id), values.get("until", self._to_id)
        try:
            self.session.changed(self._version_with(since), self._version_with(until))
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        self._from_id, self._to_id = since, until
        self.redraw()
        return True

    def default_action(self) -> None:
        """Give the missing reason of the selected line, or undo the selected change."""
        line = self.current_line
        if line and not line.cause.reason and line.cause.change:
            self._give_reason(line)
        elif self._current_change:
            self.undo_or_redo(undo=True, change=self._current_change.id)

    @work(group=COMMAND_WORKERS)
    async def _give_reason(self, line: ChangeLine) -> None:
        """Ask for the reason of a change that was made without one, and record it."""
        reason_given = await self.app.push_screen_wait(
            ReasonScreen("Why was it changed?", line.sentence, "Give the reason")
        )
        if reason_given:
            try:
                self.session.explain(line.cause.change, **reason_given.as_arguments())
            except PlannerError as error:
                self.say(str(error), error=True)
            self.after_change()

    @on(RowList.Moved)
    def _cursor_moved(self) -> None:
        self.redraw_key_bar()


def _draw_line(line: ChangeLine, width: int, get_style: GetStyle) -> list[Text]:
    first, *rest = wrap(line.sentence, width - 5, 4)
    drawn = [
        styled(get_style, "   ", (MARKS[line.kind], "key"), f" {first}"),
        *(styled(get_style, f"     {text}") for text in rest),
    ]
    if not line.cause.reason and line.cause.change:
        drawn.append(styled(get_style, "     ", ("! no reason given yet", "warn")))
    return drawn


def _draw_change(change: Change, is_undone: bool, width: int, get_style: GetStyle) -> list[Text]:
    when = fit_width(styled(get_style, "   ", (short(change.at.date()), "muted")), BY_COLUMNS - 8)
    label = f"{change.label} (undone)" if is_undone else change.label
    lines = [
        left_and_right(
            Text.assemble(when, styled(get_style, label), end=""), styled(get_style, (change.by, "muted")), width
        )
    ]
    because = "; ".join(filter(None, (change.reason, change.authority and f"agreed by {change.authority}")))
    if because:
        lines += [
            styled(get_style, " " * (BY_COLUMNS - 8), (line, "quiet"))
            for line in wrap(because, width - BY_COLUMNS + 8, 2)
        ]
    return lines


def _draw_next(key: str, verb: str, change: Change | None, width: int, get_style: GetStyle) -> list[Text]:
    words = f"{change.label} ({short(change.at.date())})" if change else "nothing of yours"
    return [fit_width(styled(get_style, (key, "key"), f" {verb}: ", (words, "" if change else "muted")), width)]
