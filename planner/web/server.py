"""The server: a page, the files it needs, and a tab for each browser that opens it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from aiohttp_jinja2 import render_template
from textual_serve.server import Server, to_int

from planner.programme.words import one_line
from planner.web.guard import guard, hold_to_this_machine
from planner.web.tab import Tab

PAGES = Path(__file__).parent / "pages"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Offer:
    """What is served: ``command`` gives the words that run the app for a person of this name.

    Each browser is asked for that name, with ``usual`` in the box, unless it is everybody's ``name``.
    """

    title: str
    command: Callable[[str], Sequence[str]]
    name: str = ""
    usual: str = ""


class PlannerServer(Server):
    """Serves the app until it is interrupted; with a ``token``, only to those who bring it."""

    def __init__(self, offer: Offer, host: str, port: int, token: str, ready: Callable[[], None]) -> None:
        super().__init__("planner", host, port, title=offer.title, templates_path=PAGES)
        self._offer, self._token, self._ready = offer, token, ready
        self._tabs: set[Tab] = set()

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted; raises OSError when the address cannot be had."""
        self.debug = debug
        logging.getLogger("aiohttp").setLevel(logging.CRITICAL)
        web.run_app(self._make_app(), host=self.host, port=self.port, print=lambda _: self._ready(), access_log=None)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(guard(self._token))
        app.on_response_prepare.append(hold_to_this_machine)
        app.router.add_static("/page", PAGES / "static")
        app.router.add_get("/ws/{name}", self.handle_websocket)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is said before the address is had."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002
        """Nobody's app outlives the server."""
        await asyncio.gather(*(tab.end() for tab in self._tabs))

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with the app, once it is known who is asking."""
        name = self._offer.name or _name(request.query.get("name", ""))
        if not name:
            asked = {"title": self.title, "usual": self._offer.usual, "longest": LONGEST_NAME}
            return render_template("name.html", request, asked)
        address = f"ws://{request.host}/ws/{quote(name, safe='')}"
        return render_template("planner.html", request, {"title": self.title, "name": name, "address": address})

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A tab: the app as the person named, until either end leaves."""
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        name = self._offer.name or _name(request.match_info.get("name", ""))
        tab = Tab(self._offer.command(name), socket, self.download_manager)
        self._tabs.add(tab)
        try:
            await tab.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            await self._process_messages(socket, tab)
        finally:
            await tab.end()
            self._tabs.discard(tab)
        return socket


def _name(text: str) -> str:
    return one_line(text)[:LONGEST_NAME]
