"""What is typed while a screen opens goes into that screen, in order: no letter is lost, and none runs a command."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest
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
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app of which each screen takes its time to open."""
    opened = PlannerApp._with_size_classes

    def slowly(app: PlannerApp, screen: Any) -> Any:
        time.sleep(OPENS)
        return opened(app, screen)

    monkeypatch.setattr(PlannerApp, "_with_size_classes", slowly)


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
