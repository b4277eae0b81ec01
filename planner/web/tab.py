"""One browser tab: the app in a process of its own."""

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
"""Columns and rows: larger than any screen's, and what the app can still draw."""
LARGEST_MESSAGE = 4 * 1024 * 1024
"""Bytes from the browser: the longest text that can be imported, pasted, with half of it escaped."""
ASKED_EVERY_SECONDS = 3.0
"""How often a browser is asked whether it is still there, at least."""


class Tab(AppService):
    """Runs a command for a browser, and ends with it.

    It ends when the browser is not heard of for ``wait`` seconds; and when one of the two takes nothing for so long of
    what the other sends, which raises TimeoutError.
    """

    def __init__(self, command: Sequence[str], request: web.Request, downloads: DownloadManager, wait: float) -> None:
        super().__init__(
            " ".join(command),
            write_bytes=self._write_bytes,
            write_str=self._write_str,
            close=self._close,
            download_manager=downloads,
        )
        self._words = command
        self._request = request
        self._wait = wait
        self._pause = min(ASKED_EVERY_SECONDS, wait / 3)
        # aiohttp hangs up when it has heard nothing for its heartbeat and half as long again.
        self.socket = web.WebSocketResponse(heartbeat=(wait + self._pause) / 1.5, max_msg_size=LARGEST_MESSAGE)
        self._asking: asyncio.Task[None] | None = None

    async def start(self, width: int, height: int) -> None:
        """Run the app on a screen of about this size."""
        self._asking = asyncio.create_task(self._ask())
        await super().start(*_fitting(width, height))

    async def _ask(self) -> None:
        with suppress(ConnectionError):
            while True:
                await asyncio.sleep(self._pause)
                await self.socket.ping()

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the app that its screen has about this size."""
        await super().set_terminal_size(*_fitting(width, height))

    async def send_bytes(self, data: bytes) -> bool:
        """Send the app what was typed."""
        async with asyncio.timeout(self._wait):
            return await super().send_bytes(data)

    async def send_meta(self, data: dict[str, str | int | bool | None]) -> bool:
        """Tell the app something about its tab."""
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
        await _in_time(self.socket.close())
        if self._request.transport:
            self._request.transport.abort()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # No shell comes between: the words hold a name that somebody typed in a browser. A process group of its own
        # is ended whole; and a stopped one is hung up by the system when the server is killed.
        environment = {
            **self._build_environment(width, height),
            "TEXTUAL_DRIVER": f"{TabDriver.__module__}:{TabDriver.__name__}",
        }
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, process_group=0
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Run the app; however it ends, the browser is told."""
        try:
            with suppress(TimeoutError):
                await super().run()
        finally:
            await self._close()

    async def end(self) -> None:
        """Have the app leave, or end it: a save is whole or not begun, so that does no harm. Then tell the browser."""
        if self._asking:
            self._asking.cancel()
        await _in_time(self._leave())
        self._kill()
        await self._close()
        await _in_time(self._read_out())

    async def _leave(self) -> None:
        with suppress(Exception):  # whatever was wrong with what it said last
            await self.stop()
        if self._process:
            await self._process.wait()

    async def _read_out(self) -> None:
        # Its pipes stay open as long as something in them is unread.
        with suppress(RuntimeError):  # they are still being read
            if self._process:
                await self._process.communicate()

    def _kill(self) -> None:
        if self._process is None:
            return
        with suppress(OSError):  # nothing is left of it
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


async def _in_time(doing: Coroutine[None, None, object]) -> None:
    """Wait PATIENCE_SECONDS for something, and then no longer, whether or not it lets itself be cancelled.

    ``asyncio.wait_for`` would wait on: AppService.run takes a cancel for an ordinary end.
    """
    task = asyncio.create_task(doing)
    await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
    task.cancel()


def _fitting(width: int, height: int) -> tuple[int, int]:
    """The size that is nearest to what a browser asked for, in columns and rows."""
    columns, rows = (
        int(min(max(asked, least), most)) for asked, least, most in zip((width, height), SMALLEST, LARGEST, strict=True)
    )
    return columns, rows
