"""A reader sees nothing private on any screen, and leaves nothing on the machine."""

from __future__ import annotations

import pytest
from canaries import CANARY, plant_canaries, sightings
from driving import Driver, drive
from effort import LONG, sampled

from planner.programme import edits
from planner.session import Session

LEFT_OUT = {"copy", "quit", "another", "present", "unlock", "year", "topics", "checks", "changed"}
"""Commands that leave the view, or that the test runs by itself."""


@pytest.fixture
def reader(session: Session) -> Session:
    """The sample with private text in every field that can hold it, open for a member who may only read."""
    plant_canaries(session)
    return Session.open(session.path, by="Member", today=session.today, read_only=True)


async def text_of_every_screen(driver: Driver) -> str:
    """Return the text of every view, of the screens opened from it, and of all messages."""
    texts: list[str] = []

    async def press(*keys: str) -> None:
        for key in keys:
            await driver.press(key)
            texts.append(driver.text())

    for view in "ytcw":
        await press(view, "home", *["down"] * (8 if LONG else 2), "end")
        screen = driver.app.screen
        offered = [command for command in screen.offered if command.id not in LEFT_OUT]  # type: ignore[attr-defined]
        for command in sampled(offered, 2):
            await press("home", command.keys[0])
            if driver.app.screen is not screen:
                await press("tab", "pagedown", "end")
            await press("escape")
            while driver.app.screen is not screen:
                await press("escape")
        for title in ("Review of Early Help", "Youth Justice Service"):
            if view == "t":
                await driver.point_at(title)
                await press("enter", "pagedown", "pagedown", "end", "escape", "C")
    await driver.press("ctrl+p")
    await driver.type("note")
    texts.append(driver.text())
    await driver.press("escape")
    return "\n".join([*texts, driver.messages(), driver.app.clipboard])


def test_no_screen_shows_a_reader_what_is_private(reader: Session) -> None:
    async def scene(driver: Driver) -> None:
        text = await text_of_every_screen(driver)
        assert len(set(text.splitlines())) > 150
        assert "Youth Justice Service" in text
        assert sightings(text) == []

    drive(reader, scene, (120, 40))


def test_no_screen_shows_what_is_private_while_it_is_locked_for_presenting(session: Session) -> None:
    plant_canaries(session)

    async def scene(driver: Driver) -> None:
        await driver.press("w", "end")
        assert sightings(driver.text())
        await driver.press("home", "f")
        assert sightings(await text_of_every_screen(driver)) == []
        await driver.press("F", "w", "end")
        assert sightings(driver.text())

    drive(session, scene)


def test_no_message_tells_a_reader_of_a_private_note_that_somebody_writes(session: Session, reader: Session) -> None:
    async def scene(driver: Driver) -> None:
        session.do(lambda programme: edits.edit_topic(programme, "send", private_note=CANARY))
        session.do(lambda programme: edits.edit_topic(programme, "send", lead="Head of SEND"))
        await driver.wait_until(lambda: "Changed the lead of SEND Improvement" in driver.messages())
        assert sightings(driver.messages() + driver.text()) == []

    drive(reader, scene)


def test_finding_letter_by_letter_spells_nothing_out(reader: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "slash")
        for letter in CANARY:
            before = driver.text()
            await driver.type(letter)
            assert driver.text() != before
        assert "Youth Justice" not in driver.text()

    drive(reader, scene)


def test_a_reader_leaves_nothing_on_the_machine(reader: Session, session: Session) -> None:
    folder = session.path.parent
    (folder / ".p.json.lock").unlink(missing_ok=True)  # some versions of filelock remove it themselves
    (folder / ".p.json.abcdef.tmp").write_bytes(b"left by somebody who was stopped")
    before = {each: each.stat().st_mtime_ns for each in folder.rglob("*")}

    async def scene(driver: Driver) -> None:
        await driver.press("t", "enter", "escape", "w", "L", "down", "down", "enter")
        assert driver.app.theme != "planner-dark"
        await driver.wait_until(lambda: driver.app.screen.is_current)
        session.path.write_bytes(b"{ damaged")
        await driver.wait_until(lambda: "damaged" in driver.messages())
        await driver.press("q")

    drive(reader, scene)
    after = {each: each.stat().st_mtime_ns for each in folder.rglob("*") if each != session.path}
    assert after == {each: at for each, at in before.items() if each != session.path}
