"""Driving the real app by keys and mouse, and reading what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from settling import settled
from textual.events import Key
from textual.geometry import Offset
from textual.pilot import Pilot

from planner.session import Session
from planner.session.recovery import Damaged
from planner.tui.app import PlannerApp

SIZES = [(80, 24), (120, 40)]
KEY_NAMES = {
    " ": "space",
    ",": "comma",
    ".": "full_stop",
    "'": "apostrophe",
    ":": "colon",
    "/": "slash",
    "-": "minus",
    "~": "tilde",
}


class Driver:
    """A running app, the keys and clicks to give it, and what it shows."""

    def __init__(self, app: PlannerApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.presses = 0
        self._messages: list[str] = []
        app.notify = self._record_message  # type: ignore[method-assign]

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, and wait after each."""
        for key in keys:
            self.presses += 1
            self.app.post_message(Key(key, " " if key == "space" else key if len(key) == 1 else None))
            await self.settle()

    async def settle(self) -> None:
        """Wait until all messages are handled and the screen in front is drawn."""
        await settled(self.app)
        for _ in range(1000):
            if self.text().strip() or self.app._exception:
                break
            await self.pilot.pause(0.01)

    async def type(self, text: str) -> None:
        """Type text into the input that has focus."""
        for character in text:
            self.app.post_message(Key(KEY_NAMES.get(character, character), character))
        await self.settle()

    async def point_at(self, words: str, *, most: int = 40) -> None:
        """Move the cursor down the list until its row has these words."""
        await self.press("home")
        for _ in range(most):
            if any("►" in line and words in line for line in self.lines()):
                return
            await self.press("down")
        raise AssertionError(f"no row {words!r} in:\n{self.text()}")

    async def click(self, words: str) -> None:
        """Click these words, once they no longer move."""
        await self.settle()
        place = self._offset_of(words)
        for _ in range(20):
            await self.pilot.pause()
            before, place = place, self._offset_of(words)
            if place == before:
                break
        await self.pilot.click(offset=place)
        await self.settle()

    def _offset_of(self, words: str) -> Offset:
        for y, line in enumerate(self.lines()):
            if words in line:
                return Offset(line.index(words) + 1, y)
        raise AssertionError(f"no {words!r} in:\n{self.text()}")

    async def wait_until(self, condition: Callable[[], bool], *, most: float = 4.0) -> None:
        """Wait until a condition holds, for what the app does on a timer or in a thread; ``most`` is in seconds."""
        for _ in range(int(most / 0.05)):
            if condition():
                return
            await self.pilot.pause(0.05)
        raise AssertionError(f"it did not happen:\n{self.text()}\n{self.messages()}")

    def lines(self) -> list[str]:
        """Return the screen as lines of text."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def text(self) -> str:
        """Return the screen as text."""
        return "\n".join(self.lines())

    def messages(self) -> str:
        """Return all messages so far, also those no longer shown."""
        return "\n".join(self._messages)

    def _record_message(self, message: str, **options: Any) -> None:
        self._messages.append(message)
        type(self.app).notify(self.app, message, **options)


def drive(
    session: Session | None,
    scene: Callable[[Driver], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
    damaged: Damaged | None = None,
    today: date | None = None,
) -> None:
    """Run a scene on the real app, in a terminal of this size; ``today`` is the day it is started with."""

    async def run() -> None:
        app = PlannerApp(session, damaged, today=today)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await scene(Driver(app, pilot))

    asyncio.run(run())
