"""Shared fixtures: the sample, sessions of it, a browser, and a home folder of the test's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from effort import LONG
from hypothesis import settings

from planner.exchange.checklists import read_checklist
from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.programme.model import Programme
from planner.programme.view import View
from planner.session import Session

settings.register_profile("usual", deadline=None, max_examples=2000 if LONG else 40)  # no test asserts a wall clock
settings.load_profile("usual")

HERE = Path(__file__).parent
SLOW = (HERE / "tui", HERE / "web")
"""Every test in these drives the whole app, or a browser: the inner loop leaves them out by ``-m "not slow"``."""

Reopen = Callable[[str], Session]
OpenOn = Callable[..., Session]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    wants_browser = pytest.mark.skipif(not os.environ.get("PLANNER_BROWSER"), reason="PLANNER_BROWSER=1 runs it")
    for item in items:
        if not {*SLOW}.isdisjoint(item.path.parents):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("browser"):
            item.add_marker(wants_browser)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "PLANNER_FILE", "PLANNER_BY", "PLANNER_TODAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def today() -> date:
    """The day on which the sample is viewed."""
    return SAMPLE_DAY


@pytest.fixture
def programme() -> Programme:
    """The sample's programme."""
    return sample()


@pytest.fixture
def view(programme: Programme) -> View:
    """The sample in its year, on its day."""
    return View(programme, SAMPLE_DAY, read_checklist(""), "2023/24")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """The sample open for the Chair."""
    return Session.create(tmp_path / "p.json", sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)


@pytest.fixture
def reopen(session: Session) -> Reopen:
    """Return a function that opens the session's file again as the person named."""
    return lambda by: Session.open(session.path, by=by, today=SAMPLE_DAY)


@pytest.fixture
def ann(session: Session, reopen: Reopen) -> Session:
    """The session's file, open for Ann."""
    assert session.is_saved
    return reopen("Ann")


@pytest.fixture
def bob(session: Session, reopen: Reopen) -> Session:
    """The session's file, open for Bob."""
    assert session.is_saved
    return reopen("Bob")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window, for tests marked ``browser``."""
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture
def open_on(tmp_path: Path) -> OpenOn:
    """Return a function that opens the sample, or another programme, for the Chair as on a day."""

    def open_programme(day: date, programme: Programme | None = None) -> Session:
        return Session.create(tmp_path / "p.json", programme or sample(), SAMPLE_LABEL, by="Chair", today=day)

    return open_programme
