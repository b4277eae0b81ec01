"""The presentation look: roomier, and locked against edits until it is unlocked."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

import pytest
from driving import SIZES, Driver, drive

from planner.programme import edits
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


@pytest.mark.parametrize(("size", "meetings_shown"), [((60, 20), 2), ((80, 24), 5), ((120, 40), 6)])
def test_a_room_sees_the_meetings_as_groups_with_the_year_beside_each_date(
    session: Session, size: tuple[int, int], meetings_shown: int
) -> None:
    third = partial(edits.move, item="yjs-2023-10-26", meeting="m-2023-09-28", today=session.today)
    session.do(third, reason="One meeting is free of officers", authority="Chair")

    async def scene(driver: Driver) -> None:
        await driver.press("f")
        dates = [number for number, line in enumerate(driver.lines()) if re.search(r"^ *\d\d \w{3} 20\d\d ", line)]
        assert len(dates) >= meetings_shown
        for first, following in pairwise(dates):
            group = "".join("x" if line[:-2].strip() else " " for line in driver.lines()[first:following])
            assert re.fullmatch(r"x+ +", group), driver.text()
        assert "Objective" not in driver.text()

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
