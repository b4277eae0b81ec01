"""One browser tab: the app in a process of its own."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from planner.web.driver import TabDriver

PATIENCE_SECONDS = 3
"""How long the app may take to leave."""


class Tab(AppService):
    """Runs a command for a browser, and ends with it."""

    def __init__(self, command: Sequence[str], socket: web.WebSocketResponse, downloads: DownloadManager) -> None:
        super().__init__(
            " ".join(command),
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._words = command
        self._socket = socket

    async def _close(self) -> None:
        await self._socket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # No shell comes between: the words hold a name that somebody typed in a browser.
        environment = {
            **self._build_environment(width, height),
            "TEXTUAL_DRIVER": f"{TabDriver.__module__}:{TabDriver.__name__}",
        }
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Run the app; however it ends, the browser is told."""
        await super().run()
        await self._close()

    async def end(self) -> None:
        """Have the app leave, or end it: a save is whole or not begun, so that does no harm."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._leave(), PATIENCE_SECONDS)
        if self._process and self._process.returncode is None:
            self._process.kill()

    async def _leave(self) -> None:
        await self.stop()
        if self._process:
            await self._process.wait()
