"""Keys typed ahead of the screen: each is sent once the one before has been dealt with.

Textual sends a key at once to whatever has the focus, and runs its action later. A burst would be in the queues of the
screen in front before its first key has opened another. So one key at a time is on its way; the next one goes once

* every widget from the focused one up to the app has handled what was in its queue; a letter that goes into a text
  needs only its own widget;
* each command that is running has a screen in front that it waits for;
* that screen is mounted, and the focus stays where it is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

COMMAND_WORKERS = "commands"
"""The group of the workers that commands run in."""
LONGEST_WAIT = 10.0
"""Seconds after which the next key is sent whatever has become of the one before."""
ROUNDS = 3
"""The key itself bubbles up in one round, the message of its action in the next, and a change of focus comes after."""
POLL = 0.005
"""Seconds between two looks at what sends no signal when it is done."""


class TypedAhead:
    """The keys, pastes and clicks that wait for those before them, and the screens that commands wait for."""

    def __init__(self, app: App[Any], on_dead_key: Callable[[str], None]) -> None:
        """``on_dead_key`` is called with a character that does nothing, but only with the first of several in a row."""
        self.awaited: list[Screen[Any]] = []
        self._app = app
        self._on_dead_key = on_dead_key
        self._was_dead = False
        self._queue: deque[events.Event] = deque()
        self._sent: events.Event | None = None
        self._sender: asyncio.Task[None] | None = None

    def holds(self, event: events.Event) -> bool:
        """Whether an event has to wait; it is posted to the app again when it is its turn."""
        if event is self._sent:
            return False
        is_busy = self._sender is not None and not self._sender.done()
        if isinstance(event, events.MouseDown | events.MouseUp) and not is_busy:
            return False
        self._queue.append(event)
        if not is_busy:
            self._sender = asyncio.create_task(self._send_all())
        return True

    async def _send_all(self) -> None:
        while self._queue:
            self._sent = event = self._queue.popleft()
            focused = self._app.focused
            is_text = (
                isinstance(event, events.Key) and focused and focused.check_consume_key(event.key, event.character)
            )
            dead_key = "" if is_text else self._dead_key(event)
            self._app.post_message(event)
            try:
                async with asyncio.timeout(LONGEST_WAIT):
                    await self._handled(self._app)
                    if is_text and focused:
                        await self._handled(focused)
                    else:
                        await self._dealt_with()
            except TimeoutError:
                continue
            if dead_key and not self._was_dead:
                self._on_dead_key(dead_key)
            self._was_dead = bool(dead_key)

    def _dead_key(self, event: events.Event) -> str:
        """Return the character of a key that nothing is bound to now; blank for any other event."""
        is_dead = isinstance(event, events.Key) and event.is_printable and event.key not in self._app.active_bindings
        return (event.character or "").strip() if is_dead and isinstance(event, events.Key) else ""

    async def _dealt_with(self) -> None:
        """Wait until the event that was sent has been dealt with, and the screen in front is ready for the next."""
        rounds_alike = 0
        while rounds_alike < ROUNDS:
            before = self._app.screen, self._app.focused
            for node in [*(self._app.focused or self._app.screen).ancestors_with_self]:
                await self._handled(node)
            while not self._is_ready():
                await asyncio.sleep(POLL)
            rounds_alike = rounds_alike + 1 if (self._app.screen, self._app.focused) == before else 0

    async def _handled(self, node: MessagePump) -> None:
        """Wait until a node has handled the messages that are in its queue."""
        handled = asyncio.Event()
        if not node.call_later(handled.set):
            return
        while node.is_running and not handled.is_set():
            try:
                async with asyncio.timeout(POLL):
                    await handled.wait()
            except TimeoutError:
                continue

    def _is_ready(self) -> bool:
        """Whether every command that is running waits for a screen that is there, and the one in front is mounted."""
        running = sum(not worker.is_finished for worker in self._app.workers if worker.group == COMMAND_WORKERS)
        stacks = self._app._screen_stacks.values()  # a command may wait for a screen of another mode
        in_a_stack = sum(any(screen in stack for stack in stacks) for screen in self.awaited)
        return self._app.screen.is_mounted and running <= in_a_stack
