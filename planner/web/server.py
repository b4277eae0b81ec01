"""The server: a page, the files it needs, and a tab for each browser that opens it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import aiohttp.web_response
import aiohttp_jinja2
from aiohttp import web
from jinja2 import FileSystemLoader
from textual_serve.server import Server, to_int

from planner.programme.text import one_line
from planner.web.driver import PATIENCE_SECONDS
from planner.web.guard import guard, hold_to_this_machine, understood
from planner.web.tab import Tab

PAGES = Path(__file__).parent / "pages"
LONGEST_NAME = 80

# aiohttp has no setting for the name it gives itself, and a request that is no HTTP passes no handler of ours.
aiohttp.web_response.SERVER_SOFTWARE = "planner"  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Offer:
    """What is served: ``command`` gives the words that run the app for a person of this name.

    Each browser is asked for that name, with ``usual`` in the box, unless it is everybody's ``name``. No more than
    ``tabs`` are open at once, and one whose browser is not heard of for ``wait`` seconds is ended.
    """

    title: str
    command: Callable[[str], Sequence[str]]
    name: str = ""
    usual: str = ""
    tabs: int = 20
    wait: float = 15


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
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=lambda _: self._ready(),
            access_log=None,
            keepalive_timeout=self._offer.wait,
            shutdown_timeout=PATIENCE_SECONDS,
        )

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[understood, guard(self._token, self.port)])
        aiohttp_jinja2.setup(app, loader=FileSystemLoader(PAGES))
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/ws/{name}", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
                web.static("/page", PAGES / "static"),
            ]
        )
        app.on_response_prepare.append(hold_to_this_machine)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002
        """Nobody's app outlives the server."""
        await asyncio.gather(*(tab.end() for tab in self._tabs))

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with the app, once it is known who is asking; or why there is no room for one."""
        if self._is_full:
            full = {"title": self.title, "tabs": self._offer.tabs}
            return aiohttp_jinja2.render_template("full.html", request, full, status=503)
        name = self._offer.name or _name(request.query.get("name", ""))
        if not name:
            asked = {"title": self.title, "usual": self._offer.usual, "longest": LONGEST_NAME}
            return aiohttp_jinja2.render_template("name.html", request, asked)
        address = f"ws://{request.host}/ws/{quote(name, safe='')}"
        app = {"title": self.title, "name": name, "address": address}
        return aiohttp_jinja2.render_template("planner.html", request, app)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A tab: the app as the person named, until either end leaves."""
        name = self._offer.name or _name(request.match_info["name"])
        if not name:
            raise web.HTTPBadRequest(text="Say who you are.\n")
        if self._is_full:
            raise web.HTTPServiceUnavailable(text=f"All {self._offer.tabs} tabs are in use: close one of them first.\n")
        tab = Tab(self._offer.command(name), request, self.download_manager, self._offer.wait)
        self._tabs.add(tab)
        try:
            await tab.socket.prepare(request)
            with suppress(Exception):  # a message that makes no sense, or an app that takes none, ends the tab
                await tab.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
                await self._process_messages(tab.socket, tab)
        finally:
            await asyncio.shield(self._end(tab))  # a connection that is lost meanwhile cancels what waits here
        return tab.socket

    async def _end(self, tab: Tab) -> None:
        await tab.end()
        self._tabs.discard(tab)

    @property
    def _is_full(self) -> bool:
        return len(self._tabs) >= self._offer.tabs


def _name(text: str) -> str:
    return one_line(text)[:LONGEST_NAME]
