"""A web server in the test's process that serves a small program of the test instead of the app."""

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

DEADLINE = 30.0
"""How long a test waits for anything, in seconds, before it fails."""
WAIT = 2
SENDING = """
import json, os, struct, subprocess, sys, time
def send(text):
    os.write(1, b"D" + struct.pack(">I", len(text)) + text.encode())
os.write(1, b"__GANGLION__\\n")
"""
"""The start of a program that a tab can run: the protocol's first line, and a function that sends output."""
HANGING = SENDING + "send(str(os.getpid())); time.sleep(120)"
"""A program that reads no input."""
WORKING = (
    SENDING
    + """
send(f"{os.environ['COLUMNS']} x {os.environ['ROWS']}")
while head := sys.stdin.buffer.read(5):
    message = sys.stdin.buffer.read(struct.unpack(">I", head[1:])[0])
    message = json.loads(message) if head[:1] == b"M" else {"type": "typed", "length": len(message)}
    if message["type"] == "quit":
        break
    send(f"{message['width']} x {message['height']}" if message["type"] == "resize" else str(message))
"""
)


class Served:
    """A running server, and a client that opens its tabs."""

    def __init__(self, address: str, client: Any) -> None:
        self._address, self._client = address, client

    async def open(self, query: str = "") -> Any:
        """Open a tab as a browser does, and return its web socket."""
        return await self._client.ws_connect(f"{self._address}/ws/Chair{query}", max_msg_size=0)

    async def page(self) -> tuple[int, str]:
        """Return the status and the text of the page."""
        async with self._client.get(self._address) as response:
            return response.status, await response.text()


@asynccontextmanager
async def serving(app: str, *, cancels: bool = False, **settings: Any) -> AsyncIterator[Served]:
    """Serve a Python program; ``cancels`` says whether a handler is cancelled when its browser leaves."""
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


def is_stopped(pid: int) -> bool:
    """Return whether every thread of a process is stopped: that is a moment after it was sent SIGSTOP."""
    threads = Path(f"/proc/{pid}/task").glob("*/stat")
    return all(thread.read_text().rpartition(")")[2].split()[0] == "T" for thread in threads)


def is_alive(process: int) -> bool:
    """Return whether a process is running or stopped, not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


async def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(DEADLINE):
        while not condition():
            await asyncio.sleep(0.02)


async def next_message(tab: Any) -> Any:
    """Return the next message to the browser."""
    async with asyncio.timeout(DEADLINE):
        return await tab.receive()


async def next_output(tab: Any) -> str:
    """Return the next output of the app."""
    return str((await next_message(tab)).data.decode())


def run(scene: Coroutine[Any, Any, None]) -> None:
    """Run a scene; collecting garbage then reports any task that was left with an error."""
    asyncio.run(scene)
    gc.collect()
