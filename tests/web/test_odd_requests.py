"""Malformed requests are refused without giving anything away; two servers on one host stay apart."""

from __future__ import annotations

import asyncio
import socket
import sys
from http.client import HTTPResponse
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer, unused_port

from planner.web.server import PlannerServer, ServerOptions

LOCALHOST = "127.0.0.1"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def answer(served: Any, request: bytes) -> tuple[int, str, str]:
    """Send bytes, and return the response's status, Server header and text."""
    with socket.create_connection((LOCALHOST, served.port), timeout=30) as connection:
        connection.sendall(request)
        response = HTTPResponse(connection, method=request.split(b" ")[0].decode("latin-1"))
        response.begin()
        text = "" if response.status == 101 else response.read().decode()
        return response.status, response.headers["Server"], text


def request(path: str, /, method: str = "GET", **headers: str) -> bytes:
    """Return a request for a path, with these headers beside the usual ones."""
    all_headers = {"Host": LOCALHOST, **(UPGRADE if path.startswith("/ws") else {"Connection": "close"})}
    all_headers |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = (f"{name}: {value}\r\n" for name, value in all_headers.items())
    return f"{method} {path} HTTP/1.1\r\n{''.join(lines)}\r\n".encode("latin-1")


ODD_REQUESTS = [
    *(request("/", Origin=origin) for origin in ("http://[", "http://\xff", "", "[", "\xff")),
    request("/ws/Chair", Origin="http://["),
    *(
        request("/", Host=host)
        for host in ("[", "a b", f"{LOCALHOST}:x", f"{LOCALHOST}:999999", "[::1", "\xff", "", f"{LOCALHOST}:-1")
    ),
    *(
        request("/", Host=host)
        for host in (f"{LOCALHOST}:-1", f"me@{LOCALHOST}", f"{LOCALHOST};x", f"{LOCALHOST}#", "a,b", f"{LOCALHOST}%00")
    ),
    *(request(path) for path in ("/?name=%ff", "/?name=%zz", "/?name=%", "/?token=%ff", "/%", "/page/%ff", "/%ed%a0")),
    *(request(f"/ws/{name}") for name in ("%00", "%0d%0a", "%1b", "%20", "%ff", "%zz", "")),
    *(request(path) for path in ("/static", "/static/", "/static/js", "/static/js/", "/page", "/page/", "/ws")),
    *(request(path) for path in ("/static/../server.py", "/static/%2e%2e/server.py", "/page/..%2fname.html")),
    *(
        request(path)
        for path in ("/static//etc/passwd", "/page/" + "a" * 5000, "/page/%00", "/download/%0", "//x", "*")
    ),
    *(request("/", method) for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW")),
    request("/ws/Chair", Sec_WebSocket_Key="AAAA\xe9A=="),
    request("/ws/Chair", Sec_WebSocket_Version="\xff"),
    request("/ws/Chair", Connection="close"),
    request("/", Content_Length="-1"),
    request("/", Odd="\0"),
    request("/", Odd="a" * 100_000),
    request("/" + "a" * 100_000),
    b"GET / HTTP/1.0\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"\xff\xfe\0\r\n\r\n",
    b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + b"a" * 200,
]


@pytest.mark.parametrize("sent", ODD_REQUESTS, ids=lambda sent: repr(sent[:60]))
def test_what_makes_no_sense_is_refused_and_nothing_is_given_away(served: Any, sent: bytes) -> None:
    status, name, text = answer(served, sent)
    assert 400 <= status < 500
    assert name == "planner"
    assert "Index of" not in text
    assert "Traceback" not in text


@pytest.mark.parametrize("cookie", ["\xff", "planner-{port}=\xff", 'a="\\777\xff; b', "=", ";;;"])
def test_a_cookie_of_whatever_bytes_lets_nobody_in(shared: Any, cookie: str) -> None:
    status, name, _ = answer(shared, request("/", Cookie=cookie.format(port=shared.port)))
    assert status in (400, 403)
    assert name == "planner"


def test_an_answer_names_no_version(served: Any) -> None:
    for path in ("/", "/page/planner.js", "/static/js/textual.js", "/nothing"):
        assert answer(served, request(path))[1] == "planner"


def test_two_servers_on_one_host_let_their_own_in_and_not_each_others() -> None:
    async def scene() -> None:
        ports, tokens = (unused_port(), unused_port()), ("first", "second")
        pages = [f"http://{LOCALHOST}:{port}/" for port in ports]
        servers = []
        for port, token in zip(ports, tokens, strict=True):
            options = ServerOptions("Scrutiny", lambda _: [sys.executable, "-c", ""])
            app = await PlannerServer(options, LOCALHOST, port, token, lambda: None)._make_app()
            servers.append(TestServer(app, port=port))
            await servers[-1].start_server()
        # A browser keeps one set of cookies for all ports of a host.
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:

            async def status(address: str) -> int:
                async with browser.get(address) as response:
                    return int(response.status)

            for page, token in zip(pages, tokens, strict=True):
                assert await status(f"{page}?token={token}") == 200
            assert [await status(page) for page in pages] == [200, 200]
            browser.cookie_jar.clear()
            assert await status(f"{pages[0]}?token={tokens[0]}") == 200
            assert await status(f"{pages[1]}?token={tokens[0]}") == 403
            assert await status(pages[1]) == 403
        for server in servers:
            await server.close()

    asyncio.run(scene())
