"""Who may ask the server for anything, and what a browser is told to hold to."""

from __future__ import annotations

import hmac
import re
from urllib.parse import unquote

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

OURS = {"localhost", "127.0.0.1", "[::1]"}
"""What this machine calls itself: any other name that leads here is somebody's trick."""
HOST = re.compile(r"(?P<name>\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?", re.ASCII | re.IGNORECASE)
BARE_PERCENT = re.compile(r"%(?![\da-f]{2})", re.ASCII | re.IGNORECASE)


@web.middleware
async def understood(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 400 to what cannot be read: that is the request's fault, not the server's."""
    try:
        if not HOST.fullmatch(_host(request)) or BARE_PERCENT.search(request.raw_path):
            raise ValueError
        unquote(request.raw_path, errors="strict")
        return await handler(request)
    except ConnectionError:
        raise
    except (ValueError, OSError):  # text that is not UTF-8, a name that no file can have
        if request.writer.output_size:
            raise  # the answer has begun, and can only be broken off
        return web.Response(status=400, text="This request cannot be understood.\n")


def guard(token: str, port: int) -> Middleware:
    """Let in whoever brings the token; where there is none, whoever asks by this machine's own names."""
    cookie = f"planner-{port}"  # a browser keeps one set of cookies for all the ports of a host

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = _host(request), request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != host:
            return _refused("Another site's page may not use the planner.")
        if not token:
            named = HOST.match(host)
            if named is None or named["name"].lower() not in OURS:
                return _refused("Use the address that “planner serve” printed.")
            return await handler(request)
        if request.path == "/" and _same(request.query.get("token", ""), token):
            # The token is kept as a cookie and leaves the address, which may be on a projector.
            entry = web.HTTPFound("/")
            entry.set_cookie(cookie, token, httponly=True, samesite="Lax")
            raise entry
        if not _same(request.cookies.get(cookie, ""), token):
            return _refused("Use the whole address that “planner serve” printed, with its token.")
        return await handler(request)

    return check


async def hold_to_this_machine(request: web.Request, response: web.StreamResponse) -> None:
    """Have the browser fetch nothing from anywhere else, keep nothing, and tell nobody where it was."""
    host = HOST.fullmatch(_host(request))
    response.headers.update(
        {
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
                f"img-src 'self' data:; connect-src 'self' ws://{host[0] if host else ''}; form-action 'self'; "
                "base-uri 'none'; frame-ancestors 'none'"
            ),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
    )


def _host(request: web.Request) -> str:
    """The host and port that were asked for; where none is named, aiohttp would look this machine's own up."""
    return request.headers.get("Host", "")


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _refused(why: str) -> web.Response:
    return web.Response(status=403, text=f"{why}\n")
