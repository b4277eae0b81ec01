"""What every screen holds to, large or small: its commands and buttons, how it speaks and is left."""

from __future__ import annotations

from collections.abc import Coroutine
from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widgets import Button

from planner.tui.command import Command, bindings
from planner.tui.widgets.buttons import CommandButton

if TYPE_CHECKING:
    from planner.tui.host import Host


class BaseScreen(Screen[Any] if TYPE_CHECKING else object):  # type: ignore[misc]
    """A screen with commands: ``ACTS``, whose keys are bound; a button does the command that it carries.

    It says things in one line, and a second Enter does not leave it again, and another with it. No screen itself, as
    a screen's styles come from the first of its bases that is one.
    """

    ACTS: ClassVar[tuple[Command, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys of the commands; those that a class binds itself come before them."""
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings(*cls.ACTS)]
        super().__init_subclass__(**options)

    @property
    def host(self) -> Host:
        """The app that shows this screen."""
        return cast("Host", self.app)

    def is_offered(self, command: Command) -> bool:
        """Whether the command can be done now."""
        return command.when(self)

    def run_command(self, command: Command) -> None:
        """Do a command, if it applies; what it waits for, in a worker."""
        if command.when(self):
            coroutine = command.run(self)
            if iscoroutine(coroutine):
                self.run_worker(self._await_run(command, coroutine))

    async def _await_run(self, command: Command, coroutine: Coroutine[Any, Any, object]) -> None:
        if command.when(self):  # what it is about may have gone since the key was pressed
            await coroutine
        else:
            coroutine.close()

    def run_if_offered(self, command: Command) -> None:
        """Do a command that was chosen by its button, its words or its place, if it can still be done."""
        if self.app.screen is self and self.is_offered(command):
            self.run_command(command)

    def action_command(self, id: str) -> None:
        """Do the command whose key was pressed."""
        self.run_command(next(each for each in self.ACTS if each.id == id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command that does not apply does nothing; nor does a key that was pressed before another screen came."""
        if self.app.screen is not self:
            return False
        if action == "command":
            return any(self.is_offered(each) for each in self.ACTS if each.id == parameters[0])
        allowed: bool | None = super().check_action(action, parameters)
        return allowed

    @property
    def is_typing(self) -> bool:
        """Whether letters go into a box."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says."""
        if isinstance(event.button, CommandButton):
            self.run_if_offered(event.button.command)

    def say(self, message: str, *, error: bool = False) -> None:
        """A short message above the keys; what went wrong stays there longer."""
        self.notify(message, severity="error" if error else "information", markup=False, timeout=8 if error else 4)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave, with an answer; only while in front."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
