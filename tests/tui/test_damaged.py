"""A file that is damaged or gone, as people see it who have it open or open it."""

from __future__ import annotations

from functools import partial

import pytest
from driving import SIZES, Driver, drive

from planner.programme import edits
from planner.session import Session
from planner.session.recovery import Damaged, backups_of


def test_an_edit_just_after_the_damage_still_ends_in_the_offer_to_put_it_back(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        session.path.write_bytes(b"{}")
        await driver.press("i")
        await driver.wait_until(lambda: "The file was damaged" in driver.text())
        await driver.click("Put it back")
        await driver.wait_until(lambda: "The damaged file is kept as" in driver.messages())

    drive(session, scene)
    assert session.is_saved
    assert len(Session.open(session.path, by="Chair", today=session.today).history) == 2


def test_leaving_asks_when_the_file_has_gone_though_nothing_is_unsaved(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        session.path.unlink()
        await driver.wait_until(lambda: "has gone from its folder" in driver.messages())
        await driver.press("q")
        assert "Leave without saving?" in driver.text()

    drive(session, scene)


def test_a_file_damaged_while_it_is_open_is_put_back_from_what_is_open(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("i")
        session.path.write_bytes(b"{}")
        await driver.wait_until(lambda: "The file was damaged" in driver.text())
        await driver.click("Put it back")
        await driver.wait_until(lambda: "The damaged file is kept as" in driver.messages())

    drive(session, scene)
    again = Session.open(session.path, by="Chair", today=session.today)
    assert (again.programme, again.history) == (session.programme, session.history)


@pytest.mark.parametrize("size", SIZES)
def test_a_damaged_file_opens_on_its_backups_and_goes_on_from_the_chosen_one(
    session: Session, size: tuple[int, int]
) -> None:
    for lead in ("First", "Second"):
        session.do(partial(edits.edit_topic, topic="yjs", lead=lead))
    damaged = session.path.read_bytes()[:-200]
    session.path.write_bytes(damaged)
    opened: list[Session] = []

    def open_it() -> Session:
        opened.append(Session.open(session.path, by="Chair", today=session.today))
        return opened[0]

    async def scene(driver: Driver) -> None:
        await driver.wait_until(lambda: "► " in driver.text() and "the last by" in driver.text())
        shown = " ".join(driver.text().split())
        assert "is damaged" in shown
        assert "3 changes, the last by Chair: Changed the lead of Youth Justice Service" in shown
        assert "Nothing that can still be read in the file." in shown
        await driver.press("down")
        assert "1 change" in driver.text()
        await driver.press("escape")
        assert "How would you like to begin?" in driver.text()

    async def chosen(driver: Driver) -> None:
        await driver.wait_until(lambda: "► " in driver.text() and "the last by" in driver.text())
        await driver.press("down", "enter")
        await driver.wait_until(lambda: "The year" in driver.text())

    for each in (scene, chosen):
        drive(None, each, size, Damaged(session.path, f"{session.path} is damaged: it was left as it is.", open_it))
    assert opened[0].programme.topics["yjs"].lead == "First"
    (kept,) = session.path.parent.glob("p.damaged-*.json")
    assert kept.read_bytes() == damaged
    assert len(backups_of(session.path)) == 3
