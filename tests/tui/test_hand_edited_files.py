"""Every view shows a file that somebody has edited by hand, if it can be opened at all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from driving import SIZES, Driver, drive
from effort import LONG
from hand_edits import filled_file, with_odd_values

from planner.exchange.samples import SAMPLE_DAY
from planner.programme.errors import Unusable
from planner.session import Session


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled_file(tmp_path_factory.mktemp("hand-made") / "p.json")


async def through_every_view(driver: Driver) -> None:
    for keys in ("enter escape", "t down enter escape", "c enter escape", "w down enter escape", "e escape", "y comma"):
        await driver.press(*keys.split())
        assert driver.app._exception is None


@pytest.mark.parametrize("seed", range(200 if LONG else 1))
def test_every_view_shows_a_file_with_odd_values(whole: bytes, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(100):
        path = tmp_path / f"{number}.json"
        path.write_bytes(with_odd_values(whole, chance))
        try:
            session = Session.open(path, by="Chair", today=SAMPLE_DAY)
        except Unusable:
            continue
        drive(session, through_every_view, size=chance.choice(SIZES))
        return
