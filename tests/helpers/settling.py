"""Waiting until an app has done what there is to do."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App

MOST_TURNS = 10_000


async def settled(app: App[Any]) -> None:
    """Wait until what was pressed has been dealt with, and the screen in front is drawn."""
    for _ in range(3):
        await idle()
        if app._exception or not app._running:
            return
        app.screen._on_timer_update()  # draws now what a timer would draw within a sixtieth of a second
    await idle()


async def idle() -> None:
    """Wait until the event loop has nothing to do but wait: for a timer, a thread or another process.

    Quicker than waiting until the processor is idle, and not misled by other processes that use it.
    """
    loop: Any = asyncio.get_running_loop()
    for _ in range(MOST_TURNS):
        await asyncio.sleep(0)
        if not loop._ready:
            return
