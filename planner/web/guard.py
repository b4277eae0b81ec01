"""Access control: which requests are answered, and the security headers of each answer."""

from __future__ import annotations

import hmac
import re
from urllib.parse import unquote

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}
"""The names of this machine; any other host name that resolves to it may be a DNS rebinding attack."""
HOST_HEADER = re.compile(r"(?P<name>\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?", re.ASCII | re.IGNORECASE)
BARE_PERCENT = re.compile(r"%(?![\da-f]{2})", re.ASCII | re.IGNORECASE)


@web.middleware
async def reject_malformed(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 400 to a malformed request, instead of failing with a server error."""
    try:
        if not HOST_HEADER.fullmatch(_host(request)) or BARE_PERCENT.search(request.raw_path):
            raise ValueError
        unquote(request.raw_path, errors="strict")
        return await handler(request)
    except ConnectionError:
        raise
    except (ValueError, OSError):  # such as text that is not UTF-8, or an impossible file name
        if request.writer.output_size:
            raise  # the response has begun, and can only be aborted
        return web.Response(status=400, text="This request cannot be understood.\n")


def guard(token: str, port: int) -> Middleware:
    """Return a middleware that admits requests with the token; if it is blank, requests to a name of this machine."""
    cookie = f"planner-{port}"  # browsers share cookies between the ports of a host

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = _host(request), request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != host:
            return _forbidden("Another site's page may not use the planner.")
        if not token:
            match = HOST_HEADER.match(host)
            if match is None or match["name"].lower() not in LOCAL_NAMES:
                return _forbidden("Use the address that “planner serve” printed.")
            return await handler(request)
        if request.path == "/" and _matches(request.query.get("token", ""), token):
            # The cookie replaces the token in the address, which may be shown on a projector.
            redirect = web.HTTPFound("/")
            redirect.set_cookie(cookie, token, httponly=True, samesite="Lax")
            raise redirect
        if not _matches(request.cookies.get(cookie, ""), token):
            return _forbidden("Use the whole address that “planner serve” printed, with its token.")
        return await handler(request)

    return check


async def add_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set headers that forbid the browser to load from elsewhere, to cache, and to send a referrer."""
    host = HOST_HEADER.fullmatch(_host(request))
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
    """Return the Host header, or a blank; ``request.host`` would look up this machine's name instead."""
    return request.headers.get("Host", "")


def _matches(value: str, token: str) -> bool:
    return hmac.compare_digest(value.encode(), token.encode())


def _forbidden(why: str) -> web.Response:
    return web.Response(status=403, text=f"{why}\n")
