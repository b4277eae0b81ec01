"""The app: one open programme, its views, and the screens over them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from planner.machine import garbage
from planner.programme.printable import printable
from planner.session import Session
from planner.tui.look import DARK, TERMINAL, THEMES, remembered_look
from planner.tui.paint import STYLES, ControlFilter
from planner.tui.sharing import SharingApp

if TYPE_CHECKING:
    from textual.command import Provider

    from planner.session.recovery import Damaged
    from planner.tui.host import Host


def _later(module: str, screen: str) -> Callable[[], Screen[object]]:
    """A screen that is loaded when it is first shown."""
    return lambda: cast("Screen[object]", getattr(import_module(f"planner.tui.screens.{module}"), screen)())


VIEWS: Mapping[str, Callable[[], Screen[object]]] = {
    "start": _later("files.start", "StartScreen"),
    "year": _later("views.year", "YearScreen"),
    "topics": _later("views.topics", "TopicsScreen"),
    "checks": _later("views.checks", "ChecksScreen"),
    "changed": _later("views.changed", "ChangedScreen"),
}
"""What takes the whole screen, by name."""


def _palette() -> type[Provider]:
    from planner.tui.palette import Palette

    return Palette


class PlannerApp(SharingApp):
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
        super().__init__(session, ansi_color=is_plain or None)
        for theme in THEMES.values():
            self.register_theme(theme)
        has_few_colours = is_plain or self.console.color_system in ("standard", "windows")
        look = remembered_look() or (TERMINAL if has_few_colours else DARK)
        if look != self.theme:
            self.theme = look
        self.is_locked = False
        self._damaged = damaged
        self.is_shown = False
        self._typed_ahead: list[events.Event] = []
        self._door = ControlFilter()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line of every widget goes through before it is written to the terminal."""
        return [*super().get_line_filters(), self._door]

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, for pasting anywhere: into a terminal too."""
        super().copy_to_clipboard(printable(text))

    async def on_event(self, event: events.Event) -> None:
        """What is typed while a screen is still being made waits for it: a title begun early is whole."""
        is_typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not is_typed or (self.screen.is_mounted and not self._typed_ahead):
            await super().on_event(event)
            return
        if not self._typed_ahead:
            self.call_after_refresh(self._type_on)
        self._typed_ahead.append(event)

    def _type_on(self) -> None:
        typed, self._typed_ahead = self._typed_ahead, []
        for event in typed:
            self.post_message(event)

    def get_theme(self, theme_name: str) -> Theme | None:
        """The look of this name, also before looks are registered: the first one then draws the first frame."""
        return THEMES.get(theme_name) or super().get_theme(theme_name)

    @property
    def pretended_day(self) -> date | None:
        """The day that the programme is looked at as at, when that is not today."""
        return self.session.today if self.session and self.session.today != date.today() else None

    def get_default_screen(self) -> Screen[object]:
        """The view to begin with: switching to it from a blank screen would draw twice."""
        return self._begun(VIEWS[self.current_mode])

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Put a screen in front."""
        return super().push_screen(self._of_size(screen), *args, **options)

    def _begun(self, view: Callable[[], Screen[object]]) -> Screen[object]:
        """The screen of a view, as it is first shown."""
        return self._of_size(view())

    def _of_size(self, screen: Screen[object]) -> Screen[object]:
        """The screen with the classes that it has at this size: all on it is then not styled twice."""
        for size, breakpoints in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            screen.add_class(max(each for each in breakpoints if each[0] <= size)[1], update=False)
        return screen

    def on_mount(self) -> None:
        """Say what to do about a file that cannot be read; look from time to time what others have done."""
        for name, view in VIEWS.items():
            self.add_mode(name, partial(self._begun, view))
        self.call_after_refresh(self._go_on)
        if self._damaged:
            self.call_after_refresh(self.recover, self._damaged)
        self.theme_changed_signal.subscribe(self, lambda _theme: self.redraw())
        self.keep_in_step()

    def _go_on(self) -> None:
        """The first frame is there: save what was begun, and draw what the rules find."""
        self.is_shown = True
        self.stylesheet.read(Path(__file__).with_name("dialogues.tcss"))
        self.stylesheet.update(self)
        if self.session:
            self.session.save()
            self.tell()
        self.redraw()
        garbage.resume()

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
            self.say("Something is not saved yet: see to that first.", error=True)
        else:
            self.switch_mode("start")

    @work
    async def recover(self, damaged: Damaged) -> None:
        """Offer the backups of a file that cannot be read, and open what comes of it."""
        from planner.tui.screens.files.recovery import RecoveryScreen

        session = await self.push_screen_wait(RecoveryScreen(damaged))
        if isinstance(session, Session):
            self.open(session)
        elif self.is_web:  # what is behind is for the machine itself
            self.exit()

    def action_command_palette(self) -> None:
        """Find a command by its words."""
        from planner.tui.palette import PaletteScreen

        if not PaletteScreen.is_open(cast("App[object]", self)):
            self.push_screen(PaletteScreen(id="--command-palette"))

    @property
    def is_reader(self) -> bool:
        """Whether the person may only read; one who presents can unlock, and change things again."""
        return super().is_reader and not self.is_locked

    @property
    def is_presenting(self) -> bool:
        """Whether it has the look for a projector."""
        return self.has_class("-presenting")

    def present(self) -> None:
        """Begin the look for a projector, in which nothing can be changed until it is unlocked; or end it."""
        if not self.is_presenting and not self.opened.is_saved:
            self.say("Something is not saved yet: see to that first.", error=True)
            return
        self.toggle_class("-presenting")
        self.lock(self.is_presenting)

    def download(self, name: str, content: bytes) -> str:
        """Have the browser download a file, and say so: nothing is written where the server runs."""
        self.deliver_binary(BytesIO(content), save_filename=name, mime_type="application/octet-stream")
        return f"Sent to your browser's downloads: {name}"

    def lock(self, locked: bool) -> None:
        """Have nothing be changed; or have it be changed again, where locking it is what kept it from being."""
        if self.is_locked or not self.opened.read_only:
            self.is_locked = self.opened.read_only = locked
        self.redraw()


if TYPE_CHECKING:
    _HOST: type[Host] = PlannerApp  # its screens ask no more of it


def run_app(session: Session | None, damaged: Damaged | None = None) -> None:
    """Run the app on an open programme, on one to be recovered, or on the start screen."""
    PlannerApp(session, damaged).run()
