"""Dates and times in the boxes of the app: read as people write them, and said back in full beside the box."""

from __future__ import annotations

import re
from datetime import date

import pytest
from driving import Driver, drive

from planner.session import Session

ALL_SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])


@ALL_SIZES
def test_a_new_meeting_is_on_the_day_that_was_said_back(session: Session, size: tuple[int, int]) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("a")
        assert "Such as 26 October 2023 or next Thursday." in " ".join(driver.text().split())
        await driver.type("in 2 weeks")
        beside = " {2,}" if size[0] > 60 else r"\s+▊?\s*"
        assert re.search(rf"in 2 weeks{beside}Friday 15 September 2023", driver.text())
        await driver.press("tab", "ctrl+u")
        await driver.type("2pm")
        assert re.search(r"2pm +14:00", driver.text())
        await driver.press("f2")

    drive(session, scene, size)
    added = next(meeting for meeting in session.view.meetings if meeting.additional)
    assert (added.date, added.time) == (date(2023, 9, 15), "14:00")


def test_a_day_that_is_not_understood_is_said_once_its_box_is_left(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("a")
        await driver.type("October 23")
        assert "could be" not in driver.text()
        await driver.press("tab")
        assert "! “October 23” could be 23 October or October 2023" in driver.text()

    drive(session, scene)


def test_a_meeting_is_moved_to_a_day_reckoned_from_itself(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("o", "ctrl+u")
        await driver.type("a week after the meeting")
        assert "Thursday 5 October 2023" in driver.text()

    drive(session, scene)
