"""Tabs of a server in the test's own process, with an app of the test's own."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from planner.web.driver import PATIENCE_SECONDS
from planner.web.server import PlannerServer, ServerOptions

SOON = 30.0
"""Seconds that are too many for anything here: what never comes is given up then."""
WAIT = 2
SAYING = """
import json, os, struct, subprocess, sys, time
def say(text):
    os.write(1, b"D" + struct.pack(">I", len(text)) + text.encode())
os.write(1, b"__GANGLION__\\n")
"""
"""How an app speaks with its tab: a line to begin with, then packets."""
HUNG = SAYING + "say(str(os.getpid())); time.sleep(120)"
"""Neither does anything nor hears anything."""
WELL = (
    SAYING
    + """
say(f"{os.environ['COLUMNS']} x {os.environ['ROWS']}")
while head := sys.stdin.buffer.read(5):
    told = sys.stdin.buffer.read(struct.unpack(">I", head[1:])[0])
    told = json.loads(told) if head[:1] == b"M" else {"type": "typed", "length": len(told)}
    if told["type"] == "quit":
        break
    say(f"{told['width']} x {told['height']}" if told["type"] == "resize" else str(told))
"""
)


class Served:
    """A server with an app of the test's own, and the browsers that use it."""

    def __init__(self, address: str, client: Any) -> None:
        self._address, self._client = address, client

    async def open(self, query: str = "") -> Any:
        """A tab, as a browser opens it."""
        return await self._client.ws_connect(f"{self._address}/ws/Chair{query}", max_msg_size=0)

    async def page(self) -> tuple[int, str]:
        """How the page is answered."""
        async with self._client.get(self._address) as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def serving(app: str, *, cancels: bool = False, **settings: Any) -> AsyncIterator[Served]:
    """Serve an app, which is a program in Python; what serves a browser that has left is cancelled, or is not."""
    options = ServerOptions("Scrutiny", lambda _: [sys.executable, "-c", app], **{"wait": WAIT, **settings})
    planner = await PlannerServer(options, "127.0.0.1", 0, "", lambda: None)._make_app()
    runner = web.AppRunner(planner, handler_cancellation=cancels, shutdown_timeout=PATIENCE_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with aiohttp.ClientSession() as client:
            yield Served(f"http://127.0.0.1:{runner.addresses[0][1]}", client)
    finally:
        await runner.cleanup()


def alive(process: int) -> bool:
    """Whether a process is still at work, or stopped."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something that must come."""
    async with asyncio.timeout(SOON):
        while not holds():
            await asyncio.sleep(0.02)


async def received(tab: Any) -> Any:
    """What comes to the browser next."""
    async with asyncio.timeout(SOON):
        return await tab.receive()


async def said(tab: Any) -> str:
    """What the app draws next."""
    return str((await received(tab)).data.decode())


def run(doing: Coroutine[Any, Any, None]) -> None:
    """Do it, leaving no task behind that had something to complain of."""
    asyncio.run(doing)
    gc.collect()
