"""The app: one open programme, its views, and the screens over them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from planner.programme.errors import PlannerError, Unreadable
from planner.programme.words import counted, listed
from planner.session import Session
from planner.tui.look import DARK, TERMINAL, THEMES, remembered_look
from planner.tui.paint import STYLES
from planner.tui.screens.base import PlannerScreen

if TYPE_CHECKING:
    from textual.command import Provider

    from planner.recovery import Damaged
    from planner.tui.screens.conflict import ConflictScreen

LOOK_SECONDS = 1
"""How often to look whether somebody else has saved."""
RETRY_SECONDS = 5
"""How often a save that the disk refused is tried again."""


def _later(module: str, screen: str) -> Callable[[], Screen[object]]:
    """A screen that is loaded when it is first shown."""
    return lambda: cast("Screen[object]", getattr(import_module(f"planner.tui.screens.{module}"), screen)())


VIEWS: Mapping[str, Callable[[], Screen[object]]] = {
    "start": _later("start", "StartScreen"),
    "year": _later("year", "YearScreen"),
    "topics": _later("topics", "TopicsScreen"),
    "checks": _later("checks", "ChecksScreen"),
    "changed": _later("changed", "ChangedScreen"),
}
"""What takes the whole screen, by name."""


def _palette() -> type[Provider]:
    from planner.tui.palette import Palette

    return Palette


class PlannerApp(App[None]):
    """Scrutiny Planner in the terminal."""

    TITLE = "Scrutiny Planner"
    CSS_PATH = "planner.tcss"  # what the first frame needs of the look; the rest is read after it
    COMPONENT_CLASSES = set(STYLES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]
    COMMANDS = {_palette}
    theme = Reactive(DARK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, session: Session | None, damaged: Damaged | None = None) -> None:
        self.DEFAULT_MODE = "year" if session else "start"  # type: ignore[misc]  # of this app alone
        is_plain = "NO_COLOR" in os.environ
        super().__init__(ansi_color=is_plain or None)
        for theme in THEMES.values():
            self.register_theme(theme)
        has_few_colours = is_plain or self.console.color_system in ("standard", "windows")
        look = remembered_look() or (TERMINAL if has_few_colours else DARK)
        if look != self.theme:
            self.theme = look
        self.is_locked = False
        self.session = session
        self._damaged = damaged
        self.is_shown = False
        self._told_trouble = ""
        self._is_settling = False
        self._asked: ConflictScreen | None = None

    def get_theme(self, theme_name: str) -> Theme | None:
        """The look of this name, also before looks are registered: the first one then draws the first frame."""
        return THEMES.get(theme_name) or super().get_theme(theme_name)

    @property
    def opened(self) -> Session:
        """The open programme."""
        assert self.session is not None, "no view is shown before a programme is open"
        return self.session

    @property
    def pretended_day(self) -> date | None:
        """The day that the programme is looked at as at, when that is not today."""
        return self.session.today if self.session and self.session.today != date.today() else None

    def get_default_screen(self) -> Screen[object]:
        """The view to begin with: switching to it from a blank screen would draw twice."""
        view = VIEWS[self.current_mode]()
        for size, breakpoints in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            view.add_class(max(each for each in breakpoints if each[0] <= size)[1])
        return view

    def on_mount(self) -> None:
        """Say what to do about a file that cannot be read; look from time to time what others have done."""
        for name, view in VIEWS.items():
            self.add_mode(name, view)
        self.call_after_refresh(self._go_on)
        if self._damaged:
            self.call_after_refresh(self.recover, self._damaged)
        self.theme_changed_signal.subscribe(self, lambda _theme: self.redraw())
        self.set_interval(LOOK_SECONDS, self._look)
        self.set_interval(RETRY_SECONDS, self._retry)

    def _go_on(self) -> None:
        """The first frame is there: save what was begun, and draw what the rules find. What is loaded is no garbage."""
        self.is_shown = True
        self.stylesheet.read(Path(__file__).with_name("dialogues.tcss"))
        self.stylesheet.update(self)
        if self.session:
            self.session.save()
            self.tell()
        self.redraw()
        gc.freeze()
        gc.enable()

    def open(self, session: Session) -> None:
        """Show this programme from now on."""
        self.remove_class("-presenting")
        self.is_locked = False
        self.session = session
        self.switch_mode("year")

    def open_soon(self, session: Session) -> None:
        """Show this programme once the screens over the start screen are gone."""
        self.call_after_refresh(self.open, session)

    def another(self) -> None:
        """Choose another programme, unless something of this one is not saved."""
        if self.session and not self.session.is_saved:
            self._say("Something is not saved yet: see to that first.", error=True)
        else:
            self.switch_mode("start")

    @work
    async def recover(self, damaged: Damaged) -> None:
        """Offer the backups of a file that cannot be read, and open what comes of it."""
        from planner.tui.screens.recovery import RecoveryScreen

        session = await self.push_screen_wait(RecoveryScreen(damaged))
        if isinstance(session, Session):
            self.open(session)
        elif self.is_web:  # what is behind is for the machine itself
            self.exit()

    def redraw(self) -> None:
        """Draw the screen in front as things now are."""
        if isinstance(self.screen, PlannerScreen) and self.screen.is_mounted:
            self.screen.redraw()

    def tell(self) -> None:
        """Say what others have saved, and what is wrong with the file; have what clashes settled."""
        session = self.opened
        news = session.take_news()
        if news.theirs:
            newest = news.theirs[-1]
            others = f", and {counted(len(news.theirs) - 1, 'more change')}" if len(news.theirs) > 1 else ""
            self._say(f"{newest.by}: {newest.label}{others}.")
        for change in news.needless:
            self._say(f"{change.label}: somebody else had done that already.")
        if news.made_again:
            self._say(f"{session.path} had gone. It was made again, whole, from what is open here.")
        trouble = str(session.trouble or session.backup_trouble or "")
        if trouble and trouble != self._told_trouble:
            if isinstance(session.trouble, Unreadable) and not session.read_only:
                self._offer_to_put_back(session, trouble)
            else:
                kept = "" if not session.has_unsaved else " What you did is kept here, and is tried again."
                self._say(f"{trouble}{kept}", error=True)
        self._told_trouble = trouble
        if session.conflicts and not self._is_settling:
            self._settle()
        if self._asked and self._asked.is_over:
            self._asked.dismiss(None)

    def _say(self, message: str, *, error: bool = False) -> None:
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8)

    def _look(self) -> None:
        if not self.session:
            return
        before, trouble = self.session.history, self.session.trouble
        keys = {finding.key for finding in self.session.findings}
        self.session.look()
        if (self.session.history, self.session.trouble) != (before, trouble):
            self.tell()
            caused = [finding for finding in self.session.findings if finding.is_open and finding.key not in keys]
            if caused:
                self._say(f"Now to look at: {caused[0].message}")
            self.redraw()

    def _retry(self) -> None:
        if self.session and self.session.trouble and self.session.has_unsaved:
            self.session.save()
            self.tell()
            self.redraw()
            if self.session.is_saved:
                self._say("Saved.")

    @work
    async def _settle(self) -> None:
        """Ask, one after another, whose values are to stand where two people's clash; anew when others save again."""
        from planner.tui.screens.conflict import ConflictScreen

        session = self.opened
        self._is_settling = True
        try:
            while session.conflicts:
                refusal = session.conflicts[0]
                self._asked = ConflictScreen(session, refusal)
                side = await self.push_screen_wait(self._asked)
                if side is None:
                    continue
                try:
                    change = session.settle(refusal, side)
                    self._say(f"{change.label}." if change else "Left as it is.")
                except PlannerError as error:
                    self._say(str(error), error=True)
        finally:
            self._is_settling, self._asked = False, None
        self.redraw()

    @work(exclusive=True, group="putting back")
    async def _offer_to_put_back(self, session: Session, trouble: str) -> None:
        """The file was damaged while it was open: everything that was in it is still here."""
        from planner.recovery import put_back
        from planner.tui.screens.ask import ConfirmScreen

        about = (
            f"{trouble} What was open here can be put back, with what its backups have of anything saved since; the "
            "damaged file is kept."
        )
        if await self.push_screen_wait(ConfirmScreen("The file was damaged", about, "Put it back")):
            try:
                kept, lost = put_back(session)
                self._say(f"Put back. The damaged file is kept as {kept}.")
                if lost:
                    self._say(f"Not to be found in any backup: {listed(lost)}.", error=True)
                self.tell()
            except PlannerError as error:
                self._say(str(error), error=True)
            self.redraw()

    async def action_quit(self) -> None:
        """Leave; ask first only when something could not be saved, or the file is not there and whole."""
        if self.session and self.session.conflicts:
            self._say("Choose first whose values are to stand: then you can leave.", error=True)
            self.tell()
        elif self.session and not self.session.is_saved:
            self._leave_unsaved(self.session)
        else:
            self.exit()

    @work(exclusive=True, group="leaving")
    async def _leave_unsaved(self, session: Session) -> None:
        from planner.tui.screens.ask import LeaveScreen

        match await self.push_screen_wait(LeaveScreen(f"{session.trouble}")):
            case "leave":
                self.exit()
            case "copy":
                from planner.tui.screens.copy import save_copy

                if await save_copy(self, session):
                    self.exit()

    def action_command_palette(self) -> None:
        """Find a command by its words."""
        from planner.tui.palette import PaletteScreen

        if not PaletteScreen.is_open(cast("App[object]", self)):
            self.push_screen(PaletteScreen(id="--command-palette"))

    @property
    def is_presenting(self) -> bool:
        """Whether it has the look for a projector."""
        return self.has_class("-presenting")

    def present(self) -> None:
        """Begin the look for a projector, in which nothing can be changed until it is unlocked; or end it."""
        if not self.is_presenting and not self.opened.is_saved:
            self._say("Something is not saved yet: see to that first.", error=True)
            return
        self.toggle_class("-presenting")
        self.lock(self.is_presenting)

    def lock(self, locked: bool) -> None:
        """Have nothing be changed; or have it be changed again, where locking it is what kept it from being."""
        if self.is_locked or not self.opened.read_only:
            self.is_locked = self.opened.read_only = locked
        self.redraw()


def run_app(session: Session | None, damaged: Damaged | None = None) -> None:
    """Run the app on an open programme, on one to be recovered, or on the start screen."""
    PlannerApp(session, damaged).run()
