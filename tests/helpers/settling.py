"""Waiting until an app is idle."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App

MAX_TURNS = 10_000


async def settled(app: App[Any]) -> None:
    """Wait until all messages are handled and the screen in front is drawn."""
    for _ in range(3):
        await idle()
        if app._exception or not app._running:
            return
        app.screen._on_timer_update()  # draws now what a timer would draw within a sixtieth of a second
    await idle()


async def idle() -> None:
    """Wait until the event loop has nothing left to run but timers, threads and other processes.

    This is quicker than waiting for an idle processor, and other processes do not delay it.
    """
    loop: Any = asyncio.get_running_loop()
    for _ in range(MAX_TURNS):
        await asyncio.sleep(0)
        if not loop._ready:
            return
