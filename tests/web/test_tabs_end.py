"""A tab's use of resources is bounded, and it leaves nothing behind, however its app or browser ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from tabs import (
    DEADLINE,
    HANGING,
    SENDING,
    WAIT,
    WORKING,
    is_alive,
    is_stopped,
    next_message,
    next_output,
    run,
    serving,
    wait_until,
)

from planner.web.tab import LARGEST_MESSAGE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are found in /proc here"),
]


@pytest.mark.parametrize("cancels", [False, True])
def test_an_app_that_hears_nothing_is_ended_when_its_browser_leaves(cancels: bool) -> None:
    async def scene() -> None:
        async with serving(HANGING, cancels=cancels) as served:
            tab = await served.open()
            app = int(await next_output(tab))
            await tab.close()
            await wait_until(lambda: not is_alive(app))

    run(scene())


def test_an_app_that_is_stopped_is_ended_when_its_browser_falls_silent() -> None:
    async def scene() -> None:
        async with serving(HANGING) as served:
            tab = await served.open()
            app = int(await next_output(tab))
            os.kill(app, signal.SIGSTOP)
            # From here on nothing reads the browser's socket, so no ping is answered.
            await wait_until(lambda: not is_alive(app))
            await tab.close()

    run(scene())


def test_a_browser_that_answers_is_never_silent() -> None:
    async def scene() -> None:
        async with serving(WORKING) as served:
            tab = await served.open()
            await next_output(tab)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(WAIT * 2):
                    await tab.receive()
            await tab.send_json(["stdin", "k"])
            assert await next_output(tab) == "{'type': 'typed', 'length': 1}"

    run(scene())


def test_a_browser_that_comes_back_in_time_finds_its_tab() -> None:
    async def scene() -> None:
        async with serving(WORKING, wait=9) as served:
            tab = await served.open()
            await next_output(tab)
            with suppress(TimeoutError):
                async with asyncio.timeout(7):
                    await tab.receive()  # which answers pings
            await asyncio.sleep(7)
            await tab.send_json(["stdin", "k"])
            assert await next_output(tab) == "{'type': 'typed', 'length': 1}"

    run(scene())


def test_an_app_that_no_longer_takes_what_is_typed_is_ended_though_its_browser_is_well() -> None:
    async def scene() -> None:
        async with serving(HANGING) as served:
            tab = await served.open()
            app = int(await next_output(tab))
            for _ in range(8):
                await tab.send_json(["stdin", "k" * 100_000])
            assert (await next_message(tab)).type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
            await wait_until(lambda: not is_alive(app))

    run(scene())


def test_a_browser_that_takes_nothing_is_not_drawn_for_without_end(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    endless = f"""
with open({str(drawn)!r}, "w") as drawn:
    drawn.write(f"{{os.getpid()}}\\n")
    while True:
        send("x" * 65_000)
        drawn.write(".")
        drawn.flush()
"""

    async def scene() -> None:
        async with serving(SENDING + endless) as served:
            opened = len(os.listdir("/proc/self/fd"))
            gc.disable()  # so that only what is closed explicitly counts as closed
            tab = await served.open()
            await wait_until(lambda: drawn.exists() and len(drawn.read_text().split("\n")) == 2)
            app = int(drawn.read_text().split("\n")[0])
            async with asyncio.timeout(DEADLINE):
                with suppress(ConnectionError):
                    while True:
                        await tab.send_json(["focus"])  # it sends, but reads nothing
                        await asyncio.sleep(0.1)
            await wait_until(lambda: not is_alive(app))
            assert len(drawn.read_text()) * 65_000 < 50_000_000
            await tab.close()
            await wait_until(lambda: len(os.listdir("/proc/self/fd")) <= opened)

    try:
        run(scene())
    finally:
        gc.enable()


def test_what_an_app_started_ends_with_it() -> None:
    child = "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(120)'])\n"
    leaving = "sys.stdin.buffer.read(5)\n"  # the app exits at its first message, its child does not

    async def scene() -> None:
        async with serving(SENDING + child + "send(str(child.pid))\n" + leaving) as served:
            tab = await served.open()
            process = int(await next_output(tab))
            await tab.close()
            try:
                await wait_until(lambda: not is_alive(process))
            finally:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

    run(scene())


def test_a_size_is_what_a_screen_can_have() -> None:
    async def scene() -> None:
        async with serving(WORKING) as served:
            for query, size in (
                ("?width=100000&height=100000", "400 x 200"),
                ("?width=-7&height=0", "20 x 5"),
                ("?width=x", "80 x 24"),
                (f"?width={'9' * 5000}&height=30", "80 x 30"),
            ):
                tab = await served.open(query)
                assert await next_output(tab) == size
                await tab.send_json(["resize", {"width": 100_000, "height": 100_000}])
                assert await next_output(tab) == "400 x 200"
                await tab.send_json(["resize", {"width": 0, "height": -1}])
                assert await next_output(tab) == "20 x 5"
                await tab.send_json(["resize", {"width": 142, "height": 40}])
                assert await next_output(tab) == "142 x 40"
                await tab.close()

    run(scene())


def test_the_longest_text_is_taken_and_a_longer_message_ends_its_tab() -> None:
    async def scene() -> None:
        async with serving(WORKING) as served:
            tab = await served.open()
            await next_output(tab)
            await tab.send_json(["stdin", '"' * 2_000_000])
            assert await next_output(tab) == "{'type': 'typed', 'length': 2000000}"
            await tab.send_json(["stdin", "k" * LARGEST_MESSAGE])
            closed = await next_message(tab)
            assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, aiohttp.WSCloseCode.MESSAGE_TOO_BIG)

    run(scene())


@pytest.mark.parametrize(
    "message",
    [
        *("", "{", "7", "null", "{}", '"stdin"', "[]", '["stdin"]', '["stdin", 7]', '["stdin", "\\ud800"]'),
        *('["resize"]', '["resize", 7]', '["resize", {}]', '["resize", {"width": "a", "height": []}]'),
        *('["resize", {"width": NaN, "height": 1}]', "[" * 100_000),
    ],
    ids=lambda message: message[:44],
)
def test_a_message_that_makes_no_sense_ends_its_own_tab_without_a_word(
    message: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    async def scene() -> None:
        async with serving(WORKING) as served:
            tab, other = await served.open(), await served.open()
            await next_output(tab)
            await next_output(other)
            await tab.send_str(message)
            assert (await next_message(tab)).type is aiohttp.WSMsgType.CLOSE
            await other.send_json(["stdin", "k"])
            assert await next_output(other) == "{'type': 'typed', 'length': 1}"

    run(scene())
    assert caplog.messages == []
    assert capfd.readouterr() == ("", "")


def test_of_a_hundred_tabs_asked_for_at_once_twenty_open_and_the_others_are_told() -> None:
    async def scene() -> None:
        async with serving(HANGING, wait=15) as served:
            asked = await asyncio.gather(*(served.open() for _ in range(100)), return_exceptions=True)
            tabs = [each for each in asked if not isinstance(each, BaseException)]
            assert [each.status for each in asked if isinstance(each, BaseException)] == [503] * 80
            apps = [int(await next_output(tab)) for tab in tabs]
            assert len(set(apps)) == 20
            status, page = await served.page()
            assert status == 503
            assert "All 20 tabs of the planner are in use." in page
            await asyncio.gather(*(tab.close() for tab in tabs))
            await wait_until(lambda: not any(map(is_alive, apps)))
            async with asyncio.timeout(DEADLINE):
                while (await served.page())[0] != 200:
                    await asyncio.sleep(0.02)

    run(scene())


def test_an_app_that_hangs_does_not_outlive_its_server(tmp_path: Path) -> None:
    hanging = tmp_path / "hanging.py"
    hanging.write_text(
        "import sys\n"
        "from textual.app import App\n"
        "class Hanging(App):\n"
        "    def on_ready(self):\n"
        "        print('hanging', file=sys.__stderr__, flush=True)\n"
        "        while True: pass\n"
        "Hanging().run()\n"
    )
    environment = {**os.environ, "TEXTUAL_DRIVER": "planner.web.driver:TabDriver"}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(hanging)], stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as app:
        assert app.stdin
        assert app.stderr
        assert app.stderr.readline() == b"hanging\n"
        app.stdin.close()  # as when the server is killed
        try:
            app.wait(timeout=DEADLINE)
        finally:
            app.kill()


@pytest.mark.parametrize("killed", [True, False])
def test_a_tab_that_is_stopped_does_not_outlive_its_server(brief: Any, killed: bool) -> None:
    async def scene() -> None:
        async with aiohttp.ClientSession() as client:
            tab = await client.ws_connect(f"{brief.address}ws/Chair")
            await next_output(tab)
            (app,) = brief.apps()
            os.kill(app, signal.SIGSTOP)
            await wait_until(lambda: is_stopped(app))
            brief.process.send_signal(signal.SIGKILL if killed else signal.SIGINT)
            await wait_until(lambda: not is_alive(app))

    run(scene())
    assert brief.process.wait(DEADLINE) == (-signal.SIGKILL if killed else 130)


def test_a_browser_that_asks_for_nothing_or_for_half_of_something_is_hung_up_on(brief: Any) -> None:
    for begun in (b"", b"GET / HTTP/1.1\r\nHost: 127", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", brief.port), timeout=DEADLINE) as connection:
            connection.sendall(begun)
            while connection.recv(4096):
                pass
