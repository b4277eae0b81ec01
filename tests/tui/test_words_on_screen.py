"""What the screens say: when a topic is on, what hangs on a decision, which report is the useful one."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from driving import SIZES, Driver, drive

from planner.programme import edits
from planner.session import Session


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_topics_say_when_they_are_on(session: Session, size: tuple[int, int]) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "slash")
        await driver.type("Services Improvement")
        assert "■ on 28 Sep and 25 Jan" in driver.text()

    drive(session, scene, size)


def test_topics_say_when_they_were_held(session: Session) -> None:
    later = Session.open(session.path, by="Chair", today=date(2024, 1, 1), year="2023/24")

    async def scene(driver: Driver) -> None:
        await driver.press("t", "slash")
        await driver.type("Youth Justice")
        assert "■ held 26 Oct, no outcome" in driver.text()

    drive(later, scene)


def test_a_decision_of_the_executive_names_the_topic_that_waits_and_says_its_new_date(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("D")
        assert "not placed   Placement sufficiency for children in care" in driver.text()
        await driver.press("enter")
        assert "Blank if it is not known yet. Such as 26 October 2023" in " ".join(driver.text().split())
        await driver.type("March 2024")
        assert "Friday 1 March 2024" in driver.text()
        assert "with the decision on 1 March 2024" in driver.text()
        await driver.press("tab")
        await driver.type("Moved by the Executive")
        await driver.press("f2")
        assert "Set the executive decision Placement sufficiency strategy for 1 March 2024" in driver.messages()

    drive(session, scene)


def test_just_after_publishing_the_covering_report_is_that_of_the_version(session: Session) -> None:
    session.publish(label="For September")

    async def scene(driver: Driver) -> None:
        await driver.press("e", "shift+tab", "right")
        assert "(•) Covering report of version 1" in driver.text()

    async def once_something_has_changed(driver: Driver) -> None:
        await driver.press("e", "f8", "right")  # not what was chosen before
        assert "(•) Covering report  " in driver.text()

    drive(session, scene, (120, 40))
    move = partial(edits.move, item="yjs-2023-10-26", meeting="m-2023-11-30", today=session.today)
    session.do(move, reason="The report is not ready")
    drive(session, once_something_has_changed, (120, 40))


def test_the_whole_objective_is_shown_where_nothing_else_needs_the_room(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t")
        await driver.point_at("Care leavers")
        detail = driver.text().split("About")[1]
        assert "Nothing found." in detail
        assert "…" not in detail

    drive(session, scene, (120, 40))
