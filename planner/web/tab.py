"""One browser tab, with the app in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Coroutine, Sequence
from contextlib import suppress

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from planner.web.driver import PATIENCE_SECONDS, TabDriver

SMALLEST = (20, 5)
LARGEST = (400, 200)
"""The sizes of the app's screen, in columns and rows: the largest is more than any real screen has."""
LARGEST_MESSAGE = 4 * 1024 * 1024
"""The longest message from the browser, in bytes: the longest text to import, with half of its characters escaped."""
PING_SECONDS = 3.0
"""The time between two pings of the browser, in seconds; less when ``wait`` is short."""


class Tab(AppService):
    """Runs the app's command for a browser, and ends when either does.

    It also ends when the browser sends nothing for ``wait`` seconds, or when the browser or the app reads nothing for
    as long: sending to it then raises TimeoutError.
    """

    def __init__(self, command: Sequence[str], request: web.Request, downloads: DownloadManager, wait: float) -> None:
        super().__init__(
            " ".join(command),
            write_bytes=self._write_bytes,
            write_str=self._write_str,
            close=self._close,
            download_manager=downloads,
        )
        self._command = command
        self._request = request
        self._wait = wait
        self._ping_seconds = min(PING_SECONDS, wait / 3)
        # aiohttp closes a socket when it has received nothing for one and a half heartbeats.
        self.socket = web.WebSocketResponse(heartbeat=(wait + self._ping_seconds) / 1.5, max_msg_size=LARGEST_MESSAGE)
        self._pings: asyncio.Task[None] | None = None

    async def start(self, width: int, height: int) -> None:
        """Run the app on a screen of this size, within the limits."""
        self._pings = asyncio.create_task(self._ping())
        await super().start(*_clamped(width, height))

    async def _ping(self) -> None:
        with suppress(ConnectionError):
            while True:
                await asyncio.sleep(self._ping_seconds)
                await self.socket.ping()

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Resize the app's screen, within the limits."""
        await super().set_terminal_size(*_clamped(width, height))

    async def send_bytes(self, data: bytes) -> bool:
        """Send the app typed keys."""
        async with asyncio.timeout(self._wait):
            return await super().send_bytes(data)

    async def send_meta(self, data: dict[str, str | int | bool | None]) -> bool:
        """Send the app a message about its tab, such as a new size."""
        async with asyncio.timeout(self._wait):
            return await super().send_meta(data)

    async def _write_bytes(self, data: bytes) -> None:
        async with asyncio.timeout(self._wait):
            await self.socket.send_bytes(data)

    async def _write_str(self, data: str) -> None:
        async with asyncio.timeout(self._wait):
            await self.socket.send_str(data)

    async def _close(self) -> None:
        if not self.socket.prepared:
            return
        await _run_with_timeout(self.socket.close())
        if self._request.transport:
            self._request.transport.abort()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # No shell, as the command holds a name typed in a browser. The process group lets us kill its children too;
        # and the system hangs up a stopped group when the server is killed.
        environment = {
            **self._build_environment(width, height),
            "TEXTUAL_DRIVER": f"{TabDriver.__module__}:{TabDriver.__name__}",
        }
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, process_group=0
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Run the app, and close the browser's socket however it ends."""
        try:
            with suppress(TimeoutError):
                await super().run()
        finally:
            await self._close()

    async def end(self) -> None:
        """Stop the app, kill what is left of it after PATIENCE_SECONDS, and close the browser's socket.

        Killing does no harm, as saves are atomic.
        """
        if self._pings:
            self._pings.cancel()
        await _run_with_timeout(self._stop())
        self._kill()
        await self._close()
        await _run_with_timeout(self._drain())

    async def _stop(self) -> None:
        with suppress(Exception):  # reading its last output may have failed in any way
            await self.stop()
        if self._process:
            await self._process.wait()

    async def _drain(self) -> None:
        # The process's pipes stay open while they hold unread output.
        with suppress(RuntimeError):  # another task is still reading them
            if self._process:
                await self._process.communicate()

    def _kill(self) -> None:
        if self._process is None:
            return
        with suppress(OSError):  # the process has gone
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


async def _run_with_timeout(work: Coroutine[None, None, object]) -> None:
    """Run a coroutine for at most PATIENCE_SECONDS, then cancel it without waiting for its end.

    ``asyncio.wait_for`` would wait for the end, which may not come, as ``AppService.run`` swallows the cancellation.
    """
    task = asyncio.create_task(work)
    await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
    task.cancel()


def _clamped(width: int, height: int) -> tuple[int, int]:
    """Return a size, in columns and rows, brought within the limits."""
    columns, rows = (
        int(min(max(size, least), most)) for size, least, most in zip((width, height), SMALLEST, LARGEST, strict=True)
    )
    return columns, rows
