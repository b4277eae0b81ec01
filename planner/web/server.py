"""The web server: the page, its static files, and a tab for each browser that opens it."""

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
from planner.web.guard import add_security_headers, guard, reject_malformed
from planner.web.tab import Tab

PAGES = Path(__file__).parent / "pages"
LONGEST_NAME = 80
"""The most characters of a person's name."""

# aiohttp has no setting for its Server header, and answers malformed HTTP without calling our handlers.
aiohttp.web_response.SERVER_SOFTWARE = "planner"  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """The settings of the server; ``command`` returns the command line of the app for a person's name.

    Each browser is asked for the name, with ``default_name`` filled in, unless everybody uses ``name``. At most
    ``tabs`` are open at once; a tab whose browser sends nothing for ``wait`` seconds is closed.
    """

    title: str
    command: Callable[[str], Sequence[str]]
    name: str = ""
    default_name: str = ""
    tabs: int = 20
    wait: float = 15


class PlannerServer(Server):
    """Serves the app until it is interrupted; with a ``token``, only to requests that have it.

    ``ready`` is called once, when the server has begun to listen.
    """

    def __init__(self, options: ServerOptions, host: str, port: int, token: str, ready: Callable[[], None]) -> None:
        super().__init__("planner", host, port, title=options.title, templates_path=PAGES)
        self._options, self._token, self._ready = options, token, ready
        self._tabs: set[Tab] = set()

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted; raises OSError when the address cannot be bound."""
        self.debug = debug
        logging.getLogger("aiohttp").setLevel(logging.CRITICAL)
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=lambda _: self._ready(),
            access_log=None,
            keepalive_timeout=self._options.wait,
            shutdown_timeout=PATIENCE_SECONDS,
        )

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[reject_malformed, guard(self._token, self.port)])
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
        app.on_response_prepare.append(add_security_headers)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002
        """End the app of every tab."""
        await asyncio.gather(*(tab.end() for tab in self._tabs))

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the app's page, or the form that asks for a missing name; 503 when all tabs are in use."""
        if self._is_full:
            context = {"title": self.title, "tabs": self._options.tabs}
            return aiohttp_jinja2.render_template("full.html", request, context, status=503)
        name = self._options.name or _clean_name(request.query.get("name", ""))
        if not name:
            context = {"title": self.title, "default_name": self._options.default_name, "longest": LONGEST_NAME}
            return aiohttp_jinja2.render_template("name.html", request, context)
        address = f"ws://{request.host}/ws/{quote(name, safe='')}"
        context = {"title": self.title, "name": name, "address": address}
        return aiohttp_jinja2.render_template("planner.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the app for the person named in a tab, until the browser disconnects or the app exits."""
        name = self._options.name or _clean_name(request.match_info["name"])
        if not name:
            raise web.HTTPBadRequest(text="Say who you are.\n")
        if self._is_full:
            raise web.HTTPServiceUnavailable(
                text=f"All {self._options.tabs} tabs are in use: close one of them first.\n"
            )
        tab = Tab(self._options.command(name), request, self.download_manager, self._options.wait)
        self._tabs.add(tab)
        try:
            await tab.socket.prepare(request)
            with suppress(Exception):  # a malformed message, or an app that reads none, ends the tab
                await tab.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
                await self._process_messages(tab.socket, tab)
        finally:
            await asyncio.shield(self._end(tab))  # a lost connection cancels this handler
        return tab.socket

    async def _end(self, tab: Tab) -> None:
        await tab.end()
        self._tabs.discard(tab)

    @property
    def _is_full(self) -> bool:
        return len(self._tabs) >= self._options.tabs


def _clean_name(text: str) -> str:
    return one_line(text)[:LONGEST_NAME]
