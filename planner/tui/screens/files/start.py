"""The start screen: how to begin, and the programmes opened before."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.machine.paths import file_named, recently_opened, remember_opened
from planner.machine.system import login_name
from planner.programme.errors import PlannerError, Unreadable
from planner.session import Session
from planner.session.recovery import Damaged, has_backups
from planner.tui.command import Command
from planner.tui.screens.made_of import common
from planner.tui.screens.made_of.common import HELP, QUIT
from planner.tui.screens.made_of.form import FormScreen, Values
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.settings.commands import LOOK
from planner.tui.styled_text import GetStyle, styled, wrap
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.bars import Heading, KeyBar, TopBar
from planner.tui.widgets.fields import FieldSpec
from planner.tui.widgets.row_list import BLANK, Row, RowList, heading_row, path_row

WAYS_TO_BEGIN = {
    "sample": ("Look round a sample", "a throw-away copy of a real committee's year; nothing you do there matters"),
    "new": ("Start a new programme", "your committee, and how often it meets"),
    "import": ("Import the programme you have", "Word, Excel, PDF, a web page or a calendar; or text that you paste"),
    "open": ("Open a programme", "a file that you or a colleague saved before"),
}


CHOOSE = common.CHOOSE.replace(label_now=lambda _: "Begin")
BACK = common.BACK.replace(
    when=lambda start: start.host.session is not None, label_now=lambda _: "Back to the programme"
)


class StartScreen(PlannerScreen):
    """The ways to begin, and the programmes opened before."""

    ABOUT = "Choose a way to begin: the sample is the quickest look round. Programmes opened before stand below."
    ACTS: ClassVar[tuple[Command, ...]] = (CHOOSE, BACK, LOOK, HELP, QUIT)

    def compose(self) -> ComposeResult:
        """Compose the list of ways to begin."""
        yield TopBar(
            crumbs="Plan a scrutiny committee's year", escape_label="Back to the programme" if self.host.session else ""
        )
        with Vertical(id="body"):
            yield Heading("How would you like to begin?", id="start-heading", pane="ways")
            yield RowList(id="ways")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the list."""
        self.query_one(RowList).focus()

    def redraw(self) -> None:
        """Show the ways to begin, and the programmes opened before whose files still exist."""
        opened_before = [path for path in recently_opened() if path.is_file()]
        rows = [BLANK, *(Row(key, partial(_draw_way, *words)) for key, words in WAYS_TO_BEGIN.items())]
        if opened_before:
            rows.append(heading_row("Opened before"))
            rows += map(path_row, opened_before)
        self.query_one(RowList).show(rows)
        self.redraw_bars()

    def back(self) -> None:
        """Go back to the open programme."""
        self.app.switch_mode("year")

    @on(RowList.Chosen)
    @work(group=COMMAND_WORKERS)
    async def choose(self) -> None:
        """Begin in the selected way."""
        match self.query_one(RowList).cursor:
            case "sample":
                path = Path(tempfile.mkdtemp(prefix="planner-")) / "sample.json"
                self._open(lambda: Session.create(path, sample(), SAMPLE_LABEL, by=login_name(), today=SAMPLE_DAY))
            case "new":
                from planner.tui.screens.files.new import NewScreen

                await self.app.push_screen_wait(NewScreen(self.host.open_soon, self.host.today))
            case "import":
                from planner.tui.screens.importing.importing import import_new

                await import_new(self)
            case "open":
                fields = [FieldSpec("path", "File", "", "The whole path of the programme's file, ending in .json.")]
                await self.app.push_screen_wait(
                    FormScreen("Start › Open", "Open a programme", fields, self._open_file, button="Open it")
                )
            case str(path):
                self._open_file({"path": path})

    def _open(self, open_session: Callable[[], Session], path: Path | None = None) -> bool:
        """Open a session; return False, with the error shown, when that was refused.

        ``path`` is the session's file: when it is damaged and has backups, offer those, and return True.
        """
        try:
            session = open_session()
        except PlannerError as error:
            if path is None or not isinstance(error, Unreadable) or not has_backups(path):
                self.say(str(error), error=True)
                return False
            self.call_after_refresh(self.host.recover, Damaged(path, str(error), open_session))
        else:
            self.host.open_soon(session)
        return True

    def _open_file(self, values: Values) -> bool:
        """Open the file at the typed path; return False when that was refused."""
        try:
            path = file_named(values.get("path", ""))
        except PlannerError as error:
            self.say(str(error), error=True)
            return False

        def open_session() -> Session:
            session = Session.open(path, by=login_name(), today=self.host.today)
            remember_opened(path.resolve())
            return session

        return self._open(open_session, path)


def _draw_way(title: str, words: str, width: int, get_style: GetStyle) -> list[Text]:
    lines = [styled(get_style, "   ", (line, "muted")) for line in wrap(words, width - 4)]
    return [styled(get_style, "   ", (title, "strong")), *lines, Text(end="")]
