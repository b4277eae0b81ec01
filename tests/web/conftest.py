"""A server at work on the sample, and browser tabs whose screen can be read."""

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
"""How many seconds the app has to show something before a test fails instead of waiting on."""


class Served:
    """A server that was started, the folder it works in, and its programme."""

    def __init__(self, folder: Path, *options: str, first: tuple[str, ...] = ()) -> None:
        self.folder, self.path = folder, folder / "p.json"
        Session.created(self.path, sample(), SAMPLE_LABEL, by="Officer", today=SAMPLE_DAY)
        with socket.create_server(("127.0.0.1", 0)) as found:
            self.port: int = found.getsockname()[1]
        words = ("-f", "p.json", "--today", f"{SAMPLE_DAY}", *first, "serve", "--port", f"{self.port}", *options)
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
        """The programme as it is in the file."""
        return Session.opened(self.path, by="Officer", today=SAMPLE_DAY)

    def apps(self) -> list[int]:
        """The processes of the tabs."""
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(word) for word in told.read_text().split()]

    def end(self) -> tuple[int, str]:
        """Interrupt it; its exit code, and what it said."""
        self.process.send_signal(2)
        _, said = self.process.communicate(timeout=DEADLINE)
        return self.process.returncode, said


class Tab:
    """A browser tab with the app in it."""

    def __init__(self, browser: Any, address: str) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._frames: list[bytes] = []
        self.received: list[bytes] = []
        self.page = browser.new_context(viewport={"width": 800, "height": 500}).new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("websocket", lambda opened: opened.on("framereceived", self._drawn))
        self.page.goto(address)

    def called(self, name: str) -> Tab:
        """Say who is here, and wait for the year."""
        self.page.get_by_label("Who are you?").fill(name)
        self.page.get_by_role("button").click()
        return self.seeing("The year")

    def _drawn(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            self._frames.append(frame)
            self.received.append(frame)

    def seeing(self, words: str) -> Tab:
        """Wait until these words have been drawn since the last key."""
        self._until(lambda: words in re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", b"".join(self._frames).decode()), words)
        return self

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + DEADLINE
        while not holds():
            assert time.monotonic() < deadline, f"not seen: {what}"
            self.page.wait_for_timeout(30)

    def press(self, *keys: str) -> Tab:
        """Press keys; what was drawn before them no longer counts."""
        self._frames.clear()
        for key in keys:
            self.page.keyboard.press(key)
        return self


@pytest.fixture(scope="module")
def tab(browser: Any) -> Callable[[str], Tab]:
    """Opens an address in a tab of its own."""
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
    """The sample, served to every machine that has the token, for reading only."""
    yield from _serving(tmp_path_factory, "--host", "0.0.0.0", "--read-only")


@pytest.fixture
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, served with little patience, and to two tabs at most."""
    yield from _serving(tmp_path_factory, "--wait", "2", "--tabs", "2")
