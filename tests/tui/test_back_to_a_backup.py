"""Going back to a backup from the app: a change like any other, which undo takes back."""

from __future__ import annotations

from driving import Driver, drive

from planner.programme import edits
from planner.session import Session


def test_the_programme_goes_back_to_a_backup_and_undo_takes_it_back(session: Session) -> None:
    before = session.programme
    session.do(lambda programme: edits.edit_topic(programme, "yjs", title="Youth justice"))
    changed = session.programme
    made = len(session.history)

    async def scene(driver: Driver) -> None:
        await driver.press("B")
        assert "u takes it back" in driver.text()
        await driver.press("end", "enter")
        assert "Went back to the backup of" in driver.messages()
        assert session.programme == before
        await driver.press("u")
        assert session.programme == changed
        await driver.press("B", "escape")

    drive(session, scene)
    assert len(session.history) == made + 2
    assert session.programme == changed


def test_a_backup_of_what_stands_already_changes_nothing(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("B", "home", "enter")
        assert "Nothing has changed since that backup." in driver.messages()

    made = len(session.history)
    drive(session, scene)
    assert len(session.history) == made
