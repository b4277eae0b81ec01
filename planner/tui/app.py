"""The app: one open programme, its views, and the screens pushed over them."""

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
from planner.tui.control_filter import ControlFilter
from planner.tui.look import DARK, TERMINAL, THEMES, remembered_look
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.sharing import SharingApp
from planner.tui.typed_ahead import COMMAND_WORKERS, TypedAhead
from planner.tui.widgets.styled import STYLES

if TYPE_CHECKING:
    from textual.command import Provider

    from planner.session.recovery import Damaged
    from planner.tui.host import Host


def _lazy_screen(module: str, screen: str) -> Callable[[], Screen[object]]:
    """Return a function that makes a screen, importing its module when it is first shown."""
    return lambda: cast("Screen[object]", getattr(import_module(f"planner.tui.screens.{module}"), screen)())


VIEWS: Mapping[str, Callable[[], Screen[object]]] = {
    "start": _lazy_screen("files.start", "StartScreen"),
    "year": _lazy_screen("views.year", "YearScreen"),
    "topics": _lazy_screen("views.topics", "TopicsScreen"),
    "checks": _lazy_screen("views.checks", "ChecksScreen"),
    "follow_up": _lazy_screen("views.follow_up", "FollowUpScreen"),
    "changed": _lazy_screen("views.changed", "ChangedScreen"),
}
"""View name -> function that makes its screen."""


def _palette_provider() -> type[Provider]:
    """Return the provider of the palette's commands, imported when the palette is first opened."""
    from planner.tui.palette import Palette

    return Palette


class PlannerApp(SharingApp):
    """Scrutiny Planner in the terminal."""

    TITLE = "Scrutiny Planner"
    CSS_PATH = "planner.tcss"  # only the styles of the first frame; dialogues.tcss is read after it
    COMPONENT_CLASSES = set(STYLES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]
    COMMANDS = {_palette_provider}
    theme = Reactive(DARK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, session: Session | None, damaged: Damaged | None = None, *, today: date | None = None) -> None:
        self.DEFAULT_MODE = "year" if session else "start"  # type: ignore[misc]  # set on this app, not on its class
        is_plain = "NO_COLOR" in os.environ
        super().__init__(session, today=today, ansi_color=is_plain or None)
        for theme in THEMES.values():
            self.register_theme(theme)
        has_few_colours = is_plain or self.console.color_system in ("standard", "windows")
        look = remembered_look() or (TERMINAL if has_few_colours else DARK)
        if look != self.theme:
            self.theme = look
        self.is_locked = False
        self._damaged = damaged
        self.has_first_frame = False
        self._typed_ahead = TypedAhead(self, self._say_dead_key)
        self._control_filter = ControlFilter()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that every line of every widget passes before it is written to the terminal."""
        return [*super().get_line_filters(), self._control_filter]

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text without control characters, so that it is safe to paste into a terminal."""
        super().copy_to_clipboard(printable(text))

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; hold back keys, pastes and clicks until the input before them has been handled."""
        is_input = isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseUp)
        if is_input and not self.screen_stack:
            return  # the app is closing
        if not (is_input and not event.is_forwarded and self._typed_ahead.holds(event)):
            await super().on_event(event)

    def _say_dead_key(self, character: str) -> None:
        """Say that a key does nothing on the screen in front, and that F1 shows what does."""
        if isinstance(self.screen, BaseScreen):
            self.screen.say_dead_key("Space" if character.isspace() else character)

    async def push_screen_wait(self, screen: Any, **options: Any) -> Any:
        """Push a screen, noted as awaited so that typed-ahead keys wait for it, and wait for its result."""
        self._typed_ahead.awaited.append(screen)
        try:
            return await super().push_screen_wait(screen, **options)
        finally:
            self._typed_ahead.awaited.remove(screen)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return the theme of this name, also before themes are registered: the first frame needs one."""
        return THEMES.get(theme_name) or super().get_theme(theme_name)

    @property
    def pretended_day(self) -> date | None:
        """The date that the programme is shown for, when it is not today's; else None."""
        return self.session.today if self.session and self.session.today != date.today() else None

    def get_default_screen(self) -> Screen[object]:
        """Return the first view: switching to it from a blank screen would draw twice."""
        return self._new_screen(VIEWS[self.current_mode])

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Push a screen, with the size classes that it needs."""
        return super().push_screen(self._with_size_classes(screen), *args, **options)

    def _new_screen(self, view: Callable[[], Screen[object]]) -> Screen[object]:
        """Make the screen of a view, with its size classes."""
        return self._with_size_classes(view())

    def _with_size_classes(self, screen: Screen[object]) -> Screen[object]:
        """Add the breakpoint classes for the app's size before mounting, so that nothing is styled twice."""
        for size, breakpoints in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            screen.add_class(max(each for each in breakpoints if each[0] <= size)[1], update=False)
        return screen

    def on_mount(self) -> None:
        """Register the views, start polling the file, and offer to recover a damaged one."""
        for name, view in VIEWS.items():
            self.add_mode(name, partial(self._new_screen, view))
        self.call_after_refresh(self._after_first_frame)
        if self._damaged:
            self.call_after_refresh(self.recover, self._damaged)
        self.theme_changed_signal.subscribe(self, lambda _theme: self.redraw())
        self.start_polling()

    def _after_first_frame(self) -> None:
        """Read the other styles, save what opening changed, draw the findings, and resume garbage collection."""
        self.has_first_frame = True
        self.stylesheet.read(Path(__file__).with_name("dialogues.tcss"))
        self.stylesheet.update(self)
        if self.session:
            self.session.save()
            self.show_news()
        self.redraw()
        garbage.resume()

    def open(self, session: Session) -> None:
        """Show this programme in the year view."""
        self.remove_class("-presenting")
        self.is_locked = False
        self.session = session
        self.switch_mode("year")

    def open_soon(self, session: Session) -> None:
        """Show this programme once the screens over the start screen have closed."""
        self.call_after_refresh(self.open, session)

    def open_another(self) -> None:
        """Go to the start screen to choose another programme; refused while something is not saved."""
        if self.session and not self.session.is_saved:
            self.say("Something is not saved yet: see to that first.", error=True)
        else:
            self.switch_mode("start")

    @work(group=COMMAND_WORKERS)
    async def recover(self, damaged: Damaged) -> None:
        """Offer the backups of a file that cannot be read, and open the programme recovered from one."""
        from planner.tui.screens.files.recovery import RecoveryScreen

        session = await self.push_screen_wait(RecoveryScreen(damaged))
        if isinstance(session, Session):
            self.open(session)
        elif self.is_web:  # the start screen is only for people at this machine
            self.exit()

    def action_command_palette(self) -> None:
        """Open the command palette."""
        from planner.tui.palette import PaletteScreen

        if not PaletteScreen.is_open(cast("App[object]", self)):
            self.push_screen(PaletteScreen(id="--command-palette"))

    @property
    def is_reader(self) -> bool:
        """Whether the person may only ever read: a lock put on for presenting does not count."""
        return super().is_reader and not self.is_locked

    @property
    def is_presenting(self) -> bool:
        """Whether the presentation look is on."""
        return self.has_class("-presenting")

    def present(self) -> None:
        """Turn the presentation look, which locks the programme, on or off."""
        if not self.is_presenting and not self.opened.is_saved:
            self.say("Something is not saved yet: see to that first.", error=True)
            return
        self.toggle_class("-presenting")
        self.lock(self.is_presenting)

    def download(self, name: str, content: bytes) -> str:
        """Send a file to the browser as a download, and return the message that says so.

        Nothing is written on the server's disk.
        """
        self.deliver_binary(BytesIO(content), save_filename=name, mime_type="application/octet-stream")
        return f"Sent to your browser's downloads: {name}"

    def lock(self, locked: bool) -> None:
        """Lock the programme against edits, or unlock it; a programme opened for reading only stays read-only."""
        if self.is_locked or not self.opened.read_only:
            self.is_locked = self.opened.read_only = locked
        self.redraw()


if TYPE_CHECKING:
    _HOST: type[Host] = PlannerApp  # so that mypy checks that the app is a Host


def run_app(session: Session | None, damaged: Damaged | None = None, *, today: date | None = None) -> None:
    """Run the app on an open programme, on a damaged one, or on the start screen.

    ``today`` is the day that a programme is opened as at in the app; None for today's date.
    """
    PlannerApp(session, damaged, today=today).run()
