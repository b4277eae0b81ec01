"""Random keys, clicks, pastes and sizes, in any order: nothing crashes and nothing is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from driving import Driver, drive
from effort import LONG
from msgspec.structs import replace
from test_screens import HOSTILE, with_hostile_text
from textual.events import Key, MouseDown, MouseUp, Paste, Resize
from textual.geometry import Size
from textual.pilot import WaitForScreenTimeout

from planner.exchange.samples import SAMPLE_DAY
from planner.programme.history.verifying import troubles
from planner.session import Session
from planner.tui.app import PlannerApp

STEPS = 5000 if LONG else 150
BURST = 6
"""The most keys pressed before waiting for what they do."""

NAMED_KEYS = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "space", "backspace"),
    *("enter", "enter", "escape", "delete", "f1", "f2", "f4", "ctrl+p", "ctrl+z", "ctrl+y", "ctrl+s", "plus", "slash"),
    *("left_square_bracket", "right_square_bracket", "less_than_sign", "greater_than_sign", "question_mark"),
)
KEYS = (*NAMED_KEYS, *NAMED_KEYS, *"abcdefhijklmnoprstuvwxyzCDFLNPSU0123456789")
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60), (20, 6), (40, 12)]


async def random_step(driver: Driver, chance: random.Random) -> int:
    """Press, click, paste or resize at random, and return how many steps that was."""
    match chance.choices(("keys", "click", "paste", "resize"), (70, 15, 10, 5))[0]:
        case "keys":
            keys = chance.choices(KEYS, k=chance.randint(1, BURST))
            for key in keys:
                driver.app.post_message(Key(key, key if len(key) == 1 else None))
            await settle(driver)
            return len(keys)
        case "click":
            width, height = driver.app.size
            x, y = chance.randrange(width), chance.randrange(height)
            for each in (MouseDown, MouseUp):
                driver.app.post_message(each(None, x, y, 0, 0, 1, False, False, False, x, y))
        case "paste":
            driver.app.post_message(Paste("\n".join(chance.choices([*HOSTILE, "26 October 2023", "3", ""], k=3))))
        case _:
            size = Size(*chance.choice(SIZES))
            driver.app.post_message(Resize(size, size))
    return 1


async def settle(driver: Driver) -> None:
    """Wait until the app is idle; a screen that closes meanwhile may end the wait once."""
    try:
        await driver.settle()
    except WaitForScreenTimeout:
        await driver.settle()


@pytest.fixture(autouse=True)
def _contained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the app from quitting, opening other programmes or writing other files."""

    async def stay(_app: PlannerApp) -> None: ...

    monkeypatch.setattr(PlannerApp, "action_quit", stay)
    monkeypatch.setattr(PlannerApp, "open_another", lambda _app: None)
    monkeypatch.setattr("planner.tui.screens.publishing.export.write_export", lambda path, *_args, **_kept: path)
    monkeypatch.setattr("planner.tui.screens.publishing.export.open_file", lambda _path: True)


@pytest.mark.parametrize("seed", range(LONG or 1))
@pytest.mark.parametrize("is_hostile", [True, False] if LONG else [True])
def test_no_row_of_random_steps_breaks_anything(session: Session, tmp_path: Path, seed: int, is_hostile: bool) -> None:
    if is_hostile:
        session.do(with_hostile_text, reason="r", authority="a")
    monkey = Session.open(session.path, by="Monkey", today=SAMPLE_DAY)
    before, chance = monkey.programme, random.Random(seed)

    async def scene(driver: Driver) -> None:
        done = 0
        while done < STEPS:
            done += await random_step(driver, chance)
        assert driver.text().strip()

    drive(monkey, scene)
    kept = Session.open(session.path, by="Monkey", today=SAMPLE_DAY)
    monkey.read_only = False  # it may have ended while presenting, when nothing private is shown
    assert kept.programme == monkey.programme
    assert not list(troubles(kept.programme, kept.history))
    while kept.undo():
        pass
    assert replace(kept.programme, versions=before.versions) == before
    assert {each.name for each in tmp_path.iterdir()} <= {"p.json", ".p.json.lock", "p.json.backups", "home"}
