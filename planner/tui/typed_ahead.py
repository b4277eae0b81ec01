"""Typed-ahead keys: each key is posted to the app only once the key before it has been handled.

Textual queues a key at the focused widget at once, and runs its action later. A burst of keys would all reach the
screen in front, although the first of them opens another. So keys are posted one at a time, the next one once

* every widget from the focused one up to the app has handled its queued messages; a letter that goes into a text
  needs only its own widget;
* each running command waits for a screen that is open;
* the screen in front is mounted, and the focus no longer moves.
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
"""Seconds after which the next key is posted even if the one before it has not been handled."""
ROUNDS = 3
"""Rounds of waiting without a change: one each for the key to bubble up, its action's message, and a new focus."""
POLL = 0.005
"""Seconds between checks for states that Textual sends no message about."""


class TypedAhead:
    """The queue of keys, pastes and clicks, each waiting until the one before it has been handled.

    ``awaited`` are the screens whose results the running commands wait for.
    """

    def __init__(self, app: App[Any], on_dead_key: Callable[[str], None]) -> None:
        """``on_dead_key`` is called with a character that does nothing, but only with the first of several in a row."""
        self.awaited: list[Screen[Any]] = []
        self._app = app
        self._on_dead_key = on_dead_key
        self._last_was_dead = False
        self._queue: deque[events.Event] = deque()
        self._sent: events.Event | None = None
        self._sender: asyncio.Task[None] | None = None

    def holds(self, event: events.Event) -> bool:
        """Return whether an event has to wait; if so, queue it, to be posted to the app again in its turn."""
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
                    await self._wait_until_handled(self._app)
                    if is_text and focused:
                        await self._wait_until_handled(focused)
                    else:
                        await self._wait_until_ready()
            except TimeoutError:
                continue
            if dead_key and not self._last_was_dead:
                self._on_dead_key(dead_key)
            self._last_was_dead = bool(dead_key)

    def _dead_key(self, event: events.Event) -> str:
        """Return the character of a key that nothing is bound to now; blank for any other event."""
        is_dead = isinstance(event, events.Key) and event.is_printable and event.key not in self._app.active_bindings
        return event.character or "" if is_dead and isinstance(event, events.Key) else ""

    async def _wait_until_ready(self) -> None:
        """Wait until the posted event has been handled, and the screen in front is ready for the next."""
        rounds_alike = 0
        while rounds_alike < ROUNDS:
            screen_and_focus = self._app.screen, self._app.focused
            for node in [*(self._app.focused or self._app.screen).ancestors_with_self]:
                await self._wait_until_handled(node)
            while not self._is_ready():
                await asyncio.sleep(POLL)
            rounds_alike = rounds_alike + 1 if (self._app.screen, self._app.focused) == screen_and_focus else 0

    async def _wait_until_handled(self, node: MessagePump) -> None:
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
        """Return whether the screen in front is mounted, and each running command waits for a screen that is open."""
        running = sum(not worker.is_finished for worker in self._app.workers if worker.group == COMMAND_WORKERS)
        stacks = self._app._screen_stacks.values()  # a command may wait for a screen of another mode
        in_a_stack = sum(any(screen in stack for stack in stacks) for screen in self.awaited)
        return self._app.screen.is_mounted and running <= in_a_stack
