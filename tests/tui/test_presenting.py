"""The presentation look: roomier, and locked against edits until it is unlocked."""

from __future__ import annotations

import pytest
from driving import SIZES, Driver, drive

from planner.session import Session


@pytest.mark.parametrize("size", SIZES)
def test_presenting_says_that_it_is_locked_and_changes_nothing_until_unlocked(
    session: Session, size: tuple[int, int]
) -> None:
    before = session.programme

    async def scene(driver: Driver) -> None:
        await driver.press("f", "i", "d", "u")
        assert "Locked for presenting" in driver.text()
        assert "Topics waiting" not in driver.text()
        assert session.programme == before
        await driver.press("F", "i")
        assert "Locked" not in driver.lines()[0]
        assert "◊ Children's Services Improvement" in driver.text()
        assert session.programme != before
        await driver.press("F")
        assert session.read_only
        await driver.press("f")
        assert not session.read_only
        assert ("Topics waiting" in driver.text()) == (size[0] > 100)

    drive(session, scene, size)


def test_who_may_only_read_unlocks_nothing(session: Session) -> None:
    session.read_only = True

    async def scene(driver: Driver) -> None:
        await driver.press("f", "F")
        assert session.read_only
        assert "Read only" in driver.text()
        await driver.press("f")
        assert session.read_only

    drive(session, scene)
