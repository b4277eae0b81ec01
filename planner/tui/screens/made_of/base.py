"""The mixin of every screen, full or modal: commands, buttons, messages, dismissal."""

from __future__ import annotations

from collections.abc import Coroutine
from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.await_complete import AwaitComplete
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Button

from planner.tui.command import Command, bindings
from planner.tui.typed_ahead import COMMAND_WORKERS
from planner.tui.widgets.buttons import CommandButton

if TYPE_CHECKING:
    from planner.tui.host import Host


class BaseScreen(Screen[Any] if TYPE_CHECKING else object):  # type: ignore[misc]
    """A mixin for screens with commands: the keys of ``ACTS`` are bound, and a button runs its command.

    It is not a ``Screen`` itself, because Textual takes a screen's styles from the first base that is one.
    """

    ACTS: ClassVar[tuple[Command, ...]] = ()
    SHARED_ACTS: ClassVar[tuple[Command, ...]] = ()
    """The commands that a mixin adds to the screens that derive from it."""
    _has_refused = False
    """Whether the last message of this screen was an error."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys of the commands, after the bindings that the class declares itself."""
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings(*cls.ACTS, *cls.SHARED_ACTS)]
        super().__init_subclass__(**options)

    @property
    def host(self) -> Host:
        """The app that shows this screen."""
        return cast("Host", self.app)

    @property
    def all_acts(self) -> tuple[Command, ...]:
        """All commands of this screen: ``ACTS``, then those of a mixin."""
        return *self.ACTS, *self.SHARED_ACTS

    @property
    def is_closing(self) -> bool:
        """Whether the screen or the whole app is closing, so that widgets of the screen may be gone."""
        return not self.app.is_running or self not in self.app.screen_stack

    def is_offered(self, command: Command) -> bool:
        """Return whether the command can be run now."""
        return command.when(self)

    def run_command(self, command: Command) -> None:
        """Run a command, if it applies now; a coroutine runs in a worker."""
        if command.when(self):
            self.host.used_draft = ""
            coroutine = command.run(self)
            if iscoroutine(coroutine):
                self.run_worker(self._await_run(command, coroutine), group=COMMAND_WORKERS)

    async def _await_run(self, command: Command, coroutine: Coroutine[Any, Any, object]) -> None:
        if command.when(self):  # the state may have changed before the worker began
            await coroutine
        else:
            coroutine.close()

    def run_if_offered(self, command: Command) -> None:
        """Run a command chosen with the mouse or from a list, if this screen is in front and still offers it."""
        if self.app.screen is self and self.is_offered(command):
            self.run_command(command)

    def action_command(self, id: str) -> None:
        """Run the command whose key was pressed."""
        self.run_command(next(each for each in self.all_acts if each.id == id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions while another screen is in front, and commands that are not offered."""
        if self.app.screen is not self:
            return False
        if action == "command":
            return any(self.is_offered(each) for each in self.all_acts if each.id == parameters[0])
        allowed: bool | None = super().check_action(action, parameters)
        return allowed

    @property
    def is_typing(self) -> bool:
        """Whether the widget with focus takes letters as text."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Run the command of the button."""
        if isinstance(event.button, CommandButton):
            self.run_if_offered(event.button.command)

    def action_press_key(self, key: str) -> None:
        """Press the key of a hint that was clicked."""
        # sent as from the terminal: a key from a widget would not come further up than to that widget
        self.app.post_message(Key(key, None).set_sender(self.app))

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a short message above the key bar: errors for 8 seconds, others for 4."""
        self._has_refused = error
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8 if error else 4)

    def say_dead_key(self, key: str) -> None:
        """Say that a key does nothing here, and that F1 shows what does; also on screens that show only errors."""
        BaseScreen.say(self, f"{key} does nothing here. F1 says what can be done.")

    def unsay(self) -> None:
        """Remove the error that this screen showed last: it is no longer true."""
        if self._has_refused:
            self._has_refused = False
            self.app.clear_notifications()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Dismiss the screen; ignored unless it is in front, so that a second Enter closes no other."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
