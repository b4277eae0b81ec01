"""What's changed: every change, newest first, by whom and why."""

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
from planner.tui.paint import Painter, fitted, joined, sides, wrapped
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import QUIT, REDO, UNDO
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.reason import ReasonScreen
from planner.tui.screens.publishing.commands import PUBLISH
from planner.tui.screens.views.commands import everywhere_but
from planner.tui.screens.views.view import ViewScreen
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.fields import FieldSpec
from planner.tui.widgets.rows import BLANK, Row, Rows, nothing

BY = 24
"""Columns for the day and the person."""


MARKS = {
    ChangeKind.ADDED: "+",
    ChangeKind.MOVED: "→",
    ChangeKind.DROPPED: "–",
    ChangeKind.RETITLED: "~",
    ChangeKind.AMENDED: "~",
    ChangeKind.MEETING: "·",
}


CHOOSE = common.CHOOSE.having(
    when=lambda changed: changed.can_choose,
    label_now=lambda changed: "Give a reason" if changed.line else "Undo this one",
    edits=True,
)
BETWEEN = Command(
    "between",
    ("b",),
    "Between versions",
    "Choose the two versions that what changed is told between.",
    run=lambda changed: changed.between(),
    when=lambda changed: bool(changed.versions),
    words="compare versions differences",
)


class ChangedScreen(ViewScreen):
    """What changed since the last version, and every change behind it."""

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
        *everywhere_but(UNDO, REDO, PUBLISH, QUIT),
        QUIT,
    )

    def __init__(self) -> None:
        super().__init__()
        self._since = self._until = ""
        self._told: tuple[Version | None, Version | None, int] = (None, None, 0)

    def compose(self) -> ComposeResult:
        """The changes, and what undo and redo would do."""
        yield TopBar("changed")
        with Vertical(id="body"):
            yield Heading("What's changed", id="changed-heading", of="changed")
            yield Rows(id="changed")
            yield Heading("Undo and redo", id="undo-heading")
            yield Rows(id="undoing")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the list."""
        self.query_one("#undoing").can_focus = False
        self.query_one("#changed").focus()

    def redraw(self) -> None:
        """Draw the history as it now is."""
        history = self.session.history
        stand = {change.id for change in not_reversed(history)}
        version, until, lines = self._start, self._end, self._lines
        rows = [Row(key, partial(_draw_line, line)) for key, line in lines.items()]
        if version is None:
            rows = [nothing("Nothing has been published yet: P keeps the year as it is.")]
        elif not rows:
            unchanged = "Nothing changed between the two." if until else "Nothing is other than it was published."
            rows = [nothing(unchanged)]
        if totals := by_reason(slips(self.view)):
            told = "; ".join(f"{reason} {count}" for reason, count in totals)
            rows.append(nothing(f"Why items have slipped: {told}."))
        rows += [BLANK, Row(None, partial(_draw_heading, f"Every change · {len(history)}, newest first"))]
        rows += [Row(change.id, partial(_draw, change, change.id in stand)) for change in reversed(history)]
        since = f"since version {version.id}, {version.label}" if version else "not published yet"
        if version and until:
            since = f"from version {version.id} to version {until.id}"
        self.query_one("#changed-heading", Heading).show("What's changed", since)
        changed = self.query_one("#changed", Rows)
        changed.show(rows)
        before, self._told = self._told, (version, until, len(lines))
        if before[:2] != self._told[:2] or len(lines) > before[2]:  # there is something new to read at the top
            changed.action_step(-len(rows))
        undo, redo = self.session.next_undo, self.session.next_redo
        self.query_one("#undoing", Rows).show(
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
    def _start(self) -> Version | None:
        """The version that what changed is told since: the one chosen, or else the last."""
        return self._named(self._since) or self.session.last_version

    @property
    def _end(self) -> Version | None:
        """The version that it is told up to; None is now."""
        return self._named(self._until)

    def _named(self, id: str) -> Version | None:
        return next((each for each in self.versions if each.id == id), None)

    @property
    def _lines(self) -> dict[str, ChangeLine]:
        """What changed between the two, under the keys of their rows."""
        lines = self.session.changed(self._start, self._end)
        return {f"line:{number}": line for number, line in enumerate(lines)}

    @property
    def line(self) -> ChangeLine | None:
        """The line that the cursor is on."""
        return self._lines.get(self.query_one("#changed", Rows).cursor or "")

    @property
    def _pointed(self) -> Change | None:
        """The change that the cursor is on, when it is one of this person's to take back."""
        return next((each for each in self.session.to_undo if each.id == self.query_one("#changed", Rows).cursor), None)

    @property
    def can_choose(self) -> bool:
        """Whether there is a reason to be given, or a change of one's own to be taken back."""
        line = self.line
        return bool(line and not line.cause.reason and line.cause.change) or self._pointed is not None

    def between(self) -> None:
        """Choose the two versions."""
        versions = {each.id: f"version {each.id}, {each.label}" for each in reversed(self.versions)}
        start, end = self._start, self._end
        fields = [
            FieldSpec("since", "Since", start.id if start else "", choices=versions),
            FieldSpec("until", "Up to", end.id if end else "", choices={"": "now", **versions}),
        ]
        form = FormScreen("What's changed › Between", "Between which two?", fields, self._choose_two, button="Show it")
        self.app.push_screen(form)

    def _choose_two(self, values: Values) -> bool:
        since, until = values.get("since", self._since), values.get("until", self._until)
        try:
            self.session.changed(self._named(since), self._named(until))
        except PlannerError as error:
            self.say(str(error), error=True)
            return False
        self._since, self._until = since, until
        self.redraw()
        return True

    def default_action(self) -> None:
        """Give the reason of the selected line, or take back the selected change."""
        line = self.line
        if line and not line.cause.reason and line.cause.change:
            self._explain(line)
        elif self._pointed:
            self.reverse(undo=True, change=self._pointed.id)

    @work
    async def _explain(self, line: ChangeLine) -> None:
        """Give afterwards the reason of a change that was made without one."""
        given = await self.app.push_screen_wait(ReasonScreen("Why was it changed?", line.sentence, "Give the reason"))
        if given:
            try:
                self.session.explain(line.cause.change, **given.as_words())
            except PlannerError as error:
                self.say(str(error), error=True)
            self.after_change()

    @on(Rows.Moved)
    def _cursor_moved(self) -> None:
        self.redraw_keys()


def _draw_line(line: ChangeLine, width: int, paint: Painter) -> list[Text]:
    first, *rest = wrapped(line.sentence, width - 5, 4)
    drawn = [
        joined(paint, "   ", (MARKS[line.kind], "key"), f" {first}"),
        *(joined(paint, f"     {each}") for each in rest),
    ]
    if not line.cause.reason and line.cause.change:
        drawn.append(joined(paint, "     ", ("! no reason given yet", "warn")))
    return drawn


def _draw_heading(words: str, width: int, paint: Painter) -> list[Text]:
    return [sides(joined(paint, (words, "strong")), Text(end=""), width, "─", paint("rule"))]


def _draw(change: Change, stands: bool, width: int, paint: Painter) -> list[Text]:
    when = fitted(joined(paint, "   ", (short(change.at.date()), "muted")), BY - 8)
    label = change.label if stands else f"{change.label} (undone)"
    lines = [sides(Text.assemble(when, joined(paint, label), end=""), joined(paint, (change.by, "muted")), width)]
    because = "; ".join(filter(None, (change.reason, change.authority and f"agreed by {change.authority}")))
    if because:
        lines += [joined(paint, " " * (BY - 8), (line, "quiet")) for line in wrapped(because, width - BY + 8, 2)]
    return lines


def _draw_next(key: str, verb: str, change: Change | None, width: int, paint: Painter) -> list[Text]:
    words = f"{change.label} ({short(change.at.date())})" if change else "nothing of yours"
    return [fitted(joined(paint, (key, "key"), f" {verb}: ", (words, "" if change else "muted")), width)]
