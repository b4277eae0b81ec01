"""Fixtures: running servers of the sample, and browser tabs whose output can be read."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.session import Session

DEADLINE = 60.0
"""How long the app may take to show something, in seconds, before a test fails."""


class Served:
    """A running server, its folder, and its programme's file."""

    def __init__(self, folder: Path, *options: str, root_options: tuple[str, ...] = ()) -> None:
        self.folder, self.path = folder, folder / "p.json"
        Session.create(self.path, sample(), SAMPLE_LABEL, by="Officer", today=SAMPLE_DAY)
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.port: int = server.getsockname()[1]
        words = ("-f", "p.json", "--today", f"{SAMPLE_DAY}", *root_options, "serve", "--port", f"{self.port}", *options)
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "planner", *words],
            cwd=folder,
            env={**os.environ, "PLANNER_HOME": str(folder / "home")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()

    def session(self) -> Session:
        """Open the programme from the file."""
        return Session.open(self.path, by="Officer", today=SAMPLE_DAY)

    def apps(self) -> list[int]:
        """Return the process ids of the tabs."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(word) for word in children.read_text().split()]

    def interrupt(self) -> tuple[int, str]:
        """Interrupt the server; return its exit code and standard error."""
        self.process.send_signal(2)
        _, error = self.process.communicate(timeout=DEADLINE)
        return self.process.returncode, error


class Tab:
    """A browser tab with the app in it."""

    def __init__(self, browser: Any, address: str) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._frames: list[bytes] = []
        self.received: list[bytes] = []
        self.page = browser.new_context(viewport={"width": 800, "height": 500}).new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("websocket", lambda socket_opened: socket_opened.on("framereceived", self._on_frame))
        self.page.goto(address)

    def enter_name(self, name: str) -> Tab:
        """Fill in the name, and wait for the year view."""
        self.page.get_by_label("Who are you?").fill(name)
        self.page.get_by_role("button").click()
        return self.wait_for("The year")

    def _on_frame(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            self._frames.append(frame)
            self.received.append(frame)

    def wait_for(self, words: str) -> Tab:
        """Wait until these words have been drawn since the last key press."""
        self._until(lambda: words in re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", b"".join(self._frames).decode()), words)
        return self

    def _until(self, condition: Callable[[], bool], expected: str) -> None:
        deadline = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < deadline, f"not seen: {expected}"
            self.page.wait_for_timeout(30)

    def press(self, *keys: str) -> Tab:
        """Press keys, and forget what was drawn before."""
        self._frames.clear()
        for key in keys:
            self.page.keyboard.press(key)
        return self


@pytest.fixture(scope="module")
def tab(browser: Any) -> Callable[[str], Tab]:
    """Return a function that opens an address in a new tab."""
    return lambda address: Tab(browser, address)


def _serving(factory: pytest.TempPathFactory, *options: str) -> Iterator[Served]:
    served = Served(factory.mktemp("served"), *options)
    yield served
    served.process.kill()
    served.process.communicate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, served on this machine alone."""
    yield from _serving(tmp_path_factory)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, served read-only to every machine that has the token."""
    yield from _serving(tmp_path_factory, "--host", "0.0.0.0", "--read-only")


@pytest.fixture
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, served to two tabs at most, each closed after 2 seconds of silence."""
    yield from _serving(tmp_path_factory, "--wait", "2", "--tabs", "2")
