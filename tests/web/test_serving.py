"""Access to the server, and the messages when it cannot serve."""

from __future__ import annotations

import socket
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run
from planner.cli.context import Invocation
from planner.cli.serving import app_command

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
PATHS = ("/", "/?token=guess", "/ws/Chair", "/static/js/textual.js", "/page/planner.js", "/download/key")


def status(served: Any, path: str, *, host: str = "127.0.0.1", **headers: str) -> int:
    """Return the status of the response to a request."""
    connection = HTTPConnection(host, served.port, timeout=10)
    try:
        all_headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={**(UPGRADE if path.startswith("/ws") else {}), **all_headers})
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("path", PATHS)
def test_from_another_address_nothing_is_to_be_had_without_the_token(shared: Any, path: str) -> None:
    host = "127.0.0.2" if sys.platform.startswith("linux") else "127.0.0.1"
    assert status(shared, path, host=host) == 403
    assert status(shared, path, host=host, Cookie=f"planner-{shared.port}=guess") == 403


def test_the_token_in_the_address_opens_it_and_leaves_the_address(shared: Any) -> None:
    connection = HTTPConnection("127.0.0.1", shared.port, timeout=10)
    connection.request("GET", "/?" + shared.address.split("?")[1])
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    assert {"HttpOnly", "SameSite=Lax"} <= set(answer.headers["Set-Cookie"].split("; "))
    assert status(shared, "/page/planner.js", Cookie=answer.headers["Set-Cookie"].split(";")[0]) == 200


def test_on_this_machine_no_other_site_and_no_other_name_gets_in(served: Any) -> None:
    assert served.address == f"http://127.0.0.1:{served.port}/"
    assert status(served, "/") == 200
    assert status(served, "/", Host=f"localhost:{served.port}") == 200
    assert status(served, "/", Host="rebound.example") == 403
    for origin in ("http://elsewhere.example", "null", "http://127.0.0.1:1"):
        assert status(served, "/ws/Chair", Origin=origin) == 403


def test_the_page_asks_nothing_of_anybody_else(served: Any) -> None:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("GET", "/?name=%3Cscript%3E%22")
    answer = connection.getresponse()
    page = answer.read().decode()
    assert "http" not in page
    assert "<script>&" not in page
    assert "&lt;script&gt;" in page
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in policy


def test_the_app_is_run_as_things_were_given_and_a_name_is_only_ever_a_name(tmp_path: Path) -> None:
    invocation = Invocation(str(tmp_path / "my p.json"), "Officer", "2023-09-01", "2023/24")
    name = "Ann $(touch there); --help"
    assert app_command(invocation, name, True)[1:] == [
        *("-P", "-m", "planner", f"--by={name}", "--today=2023-09-01", "--year=2023/24"),
        *("open", str(tmp_path / "my p.json"), "--read-only"),
    ]


def test_a_port_in_use_and_an_address_that_is_not_ours_are_one_sentence(
    served: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["new", "p.json", "--sample"])
    capsys.readouterr()
    assert run(["-f", "p.json", "serve", "--port", str(served.port)]) == 2
    assert capsys.readouterr().err == (
        f"planner: Port {served.port} is in use: choose another with --port, such as --port {served.port + 1}.\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert run(["-f", "p.json", "serve", "--port", str(port), "--host", "192.0.2.1"]) == 2
    assert "“192.0.2.1” is not an address of this machine" in capsys.readouterr().err
    assert run(["-f", str(tmp_path / "none.json"), "serve"]) == 2


def test_without_the_extra_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["new", "p.json", "--sample"])
    capsys.readouterr()
    monkeypatch.delitem(sys.modules, "planner.web.server", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert run(["-f", "p.json", "serve"]) == 2
    assert (
        "needs the package “textual-serve”, which is not there: “pip install textual-serve”" in capsys.readouterr().err
    )
