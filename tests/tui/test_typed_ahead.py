"""What is typed while a screen opens goes into that screen, in order: no letter is lost, and none runs a command."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from asking import Way, declared, follow, found_from, go_to, offered, point_at, values
from driving import KEY_NAMES, Driver, drive
from effort import LONG, sampled
from textual.events import Key
from textual.widgets import Input, TextArea

from planner.session import Session
from planner.tui.app import PlannerApp

GAPS = (0.0, 0.02, 0.06, 0.1)
"""Seconds between two keys."""
OPENS = 1.5 if LONG else 0.2
"""Seconds that each screen takes to open."""
TEXT = "School food undo mx"
"""Every letter of it is a command of some view."""
BURSTS = {
    "a new topic": (["n"], "#field-title Input"),
    "taking an item off": (["d"], "#field-reason Input"),
    "the committee's settings": (["s"], "#field-name Input"),
    "a scoping session": (["p"], "#field-present Input"),
    "a meeting to add": (["a"], "#field-date Input"),
    "a meeting to cancel": (["x"], "#field-reason Input"),
    "moving an item": (["m", "enter"], "#field-reason Input"),
    "deciding": (["v", "end", "enter"], "#field-reason Input"),
    "a topic of another view": (["t", "n"], "#field-title Input"),
    "finding": (["t", "slash"], "#find"),
    "keeping a finding": (["c", "down", "down", "down", "k"], "#field-reason Input"),
    "a suggestion in a session that begins": (["p", "enter", "plus"], "#field-title Input"),
    "a command by its words": (["ctrl+p"], "CommandInput"),
}
"""What is opened -> the keys that open it, and the box that what is typed then goes into."""


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function after which each screen of the app takes its time to open."""
    opened = PlannerApp._with_size_classes

    def late(app: PlannerApp, screen: Any) -> Any:
        time.sleep(OPENS)
        return opened(app, screen)

    return lambda: monkeypatch.setattr(PlannerApp, "_with_size_classes", late)


@pytest.fixture
def slow(slowly: Callable[[], None]) -> None:
    """An app of which each screen takes its time to open."""
    slowly()


async def typed(driver: Driver, keys: Sequence[str], gap: float) -> None:
    """Post keys as a terminal does, whatever the app is doing."""
    for key in keys:
        driver.app.post_message(Key(KEY_NAMES.get(key, key), key if len(key) == 1 else None))
        if gap:
            await driver.pilot.pause(gap)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("gap", sampled(GAPS, 2))
@pytest.mark.parametrize("what", sampled(BURSTS, 6))
def test_a_burst_goes_into_the_box_of_the_screen_that_it_opens(session: Session, what: str, gap: float) -> None:
    keys, box = BURSTS[what]

    async def scene(driver: Driver) -> None:
        await typed(driver, [*keys, *TEXT], gap)
        await driver.wait_until(lambda: TEXT in value(driver, box), most=len(keys) * OPENS + 8)
        assert len(session.history) == 1

    drive(session, scene)


@pytest.mark.parametrize("gap", sampled(GAPS, 1))
@pytest.mark.parametrize(("view", "command"), sampled(declared(), 5))
def test_a_burst_through_any_command_is_what_calm_typing_is(
    session: Session, slowly: Callable[[], None], view: str, command: str, gap: float
) -> None:
    calm: list[tuple[Way, dict[str, str]]] = []

    async def calmly(driver: Driver) -> None:
        for way in await found_from(driver, view, command):
            if len(way.steps) == 1 and await follow(driver, way) and has_a_box(driver):
                await driver.type(TEXT)
                calm.append((way, values(driver)))
                driver.app.drafts.end(driver.app.screen.draft_name)  # type: ignore[attr-defined]

    async def in_a_burst(driver: Driver) -> None:
        for way, expected in calm:
            await go_to(driver, way.view)
            ((row, _),) = way.steps
            await point_at(driver, row)
            key = offered(driver)[command].keys[0]
            changes = len(session.history)
            await typed(driver, [key, *TEXT], gap)
            await driver.wait_until(lambda expected=expected: values(driver) == expected, most=2 * OPENS + 8)  # type: ignore[misc]
            assert len(session.history) == changes

    drive(session, calmly)
    slowly()
    drive(session, in_a_burst)


def has_a_box(driver: Driver) -> bool:
    """Return whether a box has the keys as the screen opens."""
    return isinstance(driver.app.focused, Input | TextArea)


def value(driver: Driver, box: str) -> str:
    """The text of a box of the screen in front; blank where there is none."""
    found = driver.app.screen.query(box)
    widget = found.first() if found else None
    return widget.value if isinstance(widget, Input) else widget.text if isinstance(widget, TextArea) else ""


@pytest.mark.usefixtures("slow")
def test_a_note_and_an_answer_typed_in_one_go_are_a_note_and_an_answer(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await typed(driver, ["t", *["down"] * 4, "r", "o", *"no yes 1 n", "enter", "n"], 0)
        await driver.wait_until(lambda: any(each.evidence == "no yes 1 n" for each in answers(session)), most=8)

    drive(session, scene)


def answers(session: Session) -> Any:
    return session.programme.answers.values()


@pytest.mark.parametrize("opened", [[], ["t"], ["c"], ["w"], ["l"], ["t", "r"], ["question_mark"], ["v"]])
def test_a_key_that_does_nothing_says_so_once_on_every_screen(session: Session, opened: list[str]) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press(*opened)
        await driver.press("z", "z")
        assert driver.messages().count("z does nothing here") == 1
        await driver.press("down", "Z")
        assert driver.messages().count("Z does nothing here") == 1

    drive(session, scene)


def test_a_letter_that_is_text_or_a_command_is_no_dead_key(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("zoo z")
        await driver.press("f2", "u", "l", "escape")
        assert "does nothing" not in driver.messages()

    drive(session, scene)
