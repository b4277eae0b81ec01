"""The start screen: nothing is open yet, and here is how to begin."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.places import file_named, remember_opened
from planner.programme import edits
from planner.programme.calendar import municipal_year, parse_month, parse_year, recurring
from planner.programme.errors import PlannerError, Unreadable
from planner.recovery import Damaged, has_backups
from planner.session import Session
from planner.surroundings import login_name, new_id
from planner.tui.commands import CHOOSE, HELP, QUIT, Command, bindings
from planner.tui.paint import Painter, joined
from planner.tui.screens.base import PlannerScreen
from planner.tui.screens.form import FormScreen, Values
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.fields import FieldSpec
from planner.tui.widgets.rows import BLANK, Row, Rows

WAYS = {
    "sample": ("Look round a sample", "a throw-away copy of a real committee's year; nothing you do there matters"),
    "new": ("Start a new programme", "your committee, and how often it meets"),
    "open": ("Open a programme", "a file that you or a colleague saved before"),
}


class StartScreen(PlannerScreen):
    """Ways to begin."""

    ABOUT = "Nothing is open yet. Choose a way to begin: the sample is the quickest look round."
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, HELP, QUIT)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*ACTS)

    def compose(self) -> ComposeResult:
        """The ways."""
        yield TopBar(crumbs="Plan a scrutiny committee's year", aside="")
        with Vertical(id="body"):
            yield Heading("How would you like to begin?", id="start-heading", of="ways")
            yield Rows(id="ways")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the ways."""
        rows = self.query_one(Rows)
        rows.show([BLANK, *(Row(key, partial(_draw, *words)) for key, words in WAYS.items())])
        rows.focus()

    def action_back(self) -> None:
        """There is nothing behind this screen."""

    def label(self, command: Command) -> str:
        """Enter begins."""
        return "Begin" if command is CHOOSE else command.label

    @on(Rows.Chosen)
    @work
    async def action_choose(self) -> None:
        """Begin the chosen way."""
        match self.query_one(Rows).cursor:
            case "sample":
                path = Path(tempfile.mkdtemp(prefix="planner-")) / "sample.json"
                self.planner.pretended_day = SAMPLE_DAY
                self._open(lambda: Session.created(path, sample(), SAMPLE_LABEL, by=login_name(), today=SAMPLE_DAY))
            case "new":
                await self.app.push_screen_wait(
                    FormScreen("Start › New", "A new programme", _new_fields(), self._make, button="Make it")
                )
            case "open":
                fields = [FieldSpec("path", "File", "", "The whole path of the programme's file, ending in .json.")]
                await self.app.push_screen_wait(
                    FormScreen("Start › Open", "Open a programme", fields, self._open_file, button="Open it")
                )

    def _open(self, begin: Callable[[], Session], damaged: Path | None = None) -> bool:
        """Open what is begun; a ``damaged`` file that cannot be read is recovered, when it has backups."""
        try:
            session = begin()
        except PlannerError as error:
            if damaged is None or not isinstance(error, Unreadable) or not has_backups(damaged):
                self.say(str(error), error=True)
                return False
            self.call_after_refresh(self.planner.recover, Damaged(damaged, str(error), begin))
        else:
            self.call_after_refresh(self.planner.open, session)
        return True

    def _open_file(self, values: Values) -> bool:
        try:
            path = file_named(values.get("path", ""))
        except PlannerError as error:
            self.say(str(error), error=True)
            return False

        def begin() -> Session:
            session = Session.opened(path, by=login_name(), today=date.today())
            remember_opened(path.resolve())
            return session

        return self._open(begin, path)

    def _make(self, values: Values) -> bool:
        def begin() -> Session:
            path = file_named(values.get("path", "programme.json"))
            year = parse_year(values.get("year", municipal_year(date.today())))
            programme = edits.new_programme(values.get("committee", ""), values.get("council", ""))
            months = [parse_month(word) for word in values.get("months", MONTHS).replace(",", " ").split()]
            for day in recurring(year, values.get("every", EVERY), months):
                programme = edits.add_meeting(programme, new_id(), day, year=year)
            label = f"Started the programme of {programme.committee.name}"
            session = Session.created(path, programme, label, by=login_name(), today=date.today(), year=year)
            remember_opened(path.resolve())
            return session

        return self._open(begin)


EVERY, MONTHS = "last Thursday", "Sep, Oct, Nov, Jan, Mar, Apr"


def _new_fields() -> list[FieldSpec]:
    return [
        FieldSpec("committee", "Committee"),
        FieldSpec("council", "Council"),
        FieldSpec("year", "Municipal year", municipal_year(date.today()), "Such as 2023/24."),
        FieldSpec("every", "Meets every", EVERY, "Such as last Thursday, or second Monday."),
        FieldSpec("months", "In the months", MONTHS, "Such as Sep, Oct, Nov, Jan, Mar, Apr."),
        FieldSpec("path", "Save as", str(Path.cwd() / "programme.json"), "Where the programme is kept."),
    ]


def _draw(title: str, words: str, _width: int, paint: Painter) -> list[Text]:
    return [joined(paint, "   ", (title, "strong")), joined(paint, "   ", (words, "muted")), Text(end="")]
