"""Who may ask the server for anything, and what a browser is told to hold to."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

OURS = {"localhost", "127.0.0.1", "::1"}
"""What this machine calls itself: any other name that leads here is somebody's trick."""
COOKIE = "planner"


def guard(token: str) -> Middleware:
    """Let in whoever brings the token; where there is none, whoever asks by this machine's own names."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            return _refused("Another site's page may not use the planner.")
        if not token:
            if request.url.host not in OURS:
                return _refused("Use the address that “planner serve” printed.")
            return await handler(request)
        if request.path == "/" and _same(request.query.get("token", ""), token):
            # The token is kept as a cookie and leaves the address, which may be on a projector.
            entry = web.HTTPFound("/")
            entry.set_cookie(COOKIE, token, httponly=True, samesite="Lax")
            raise entry
        if not _same(request.cookies.get(COOKIE, ""), token):
            return _refused("Use the whole address that “planner serve” printed, with its token.")
        return await handler(request)

    return check


async def hold_to_this_machine(request: web.Request, response: web.StreamResponse) -> None:
    """Have the browser fetch nothing from anywhere else, keep nothing, and tell nobody where it was."""
    response.headers.update(
        {
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
                f"img-src 'self' data:; connect-src 'self' ws://{request.host}; form-action 'self'; "
                "base-uri 'none'; frame-ancestors 'none'"
            ),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
    )


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _refused(why: str) -> web.Response:
    return web.Response(status=403, text=f"{why}\n")
