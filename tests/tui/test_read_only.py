"""A read-only programme: everything can be read, and nothing changed."""

from __future__ import annotations

import pytest
from driving import Driver, drive
from textual.events import Paste

from planner.programme import edits
from planner.programme.errors import Refused
from planner.session import Session
from planner.tui.screens.views.commands import EVERYWHERE

TABLE = "Date\tItems\n30 November 2023\tReading in schools\n"


@pytest.fixture
def reader(session: Session) -> Session:
    """The sample, read-only for a member, after one change."""
    session.do(lambda programme: edits.add_topic(programme, "t-new", "School exclusions"))
    session.read_only = True
    return session


def test_every_way_to_change_it_is_refused_in_one_sentence(reader: Session) -> None:
    before = reader.path.read_bytes()
    for change in (
        lambda: reader.do(lambda programme: edits.add_topic(programme, "t-other", "Parking")),
        reader.undo,
        lambda: reader.publish(label="For the agenda"),
        reader.put_back,
    ):
        with pytest.raises(Refused, match="open for reading only: nothing was changed"):
            change()
    assert reader.path.read_bytes() == before


def test_what_would_change_it_is_nowhere_offered(reader: Session) -> None:
    async def scene(driver: Driver) -> None:
        for view in ("y", "t", "c", "w"):
            await driver.press(view)
            screen = driver.app.screen
            offered = {each.label for each in screen.offered}  # type: ignore[attr-defined]
            assert not {each.label for each in EVERYWHERE if each.edits} & offered
            assert {"Export", "What is due", "Help"} <= offered
            assert "Read only" in driver.lines()[0]
        await driver.press("y", "m", "d", "n", "u", "question_mark")
        assert "Undo" not in driver.text()
        assert "Export" in driver.text()

    drive(reader, scene, size=(120, 40))
    assert "t-new" in reader.programme.topics


def test_a_topic_is_read_without_its_private_note(reader: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Review of Early Help")
        await driver.press("enter")
        assert "About this topic" in driver.text()
        assert not driver.app.screen.query("#field-private-note")
        await driver.press("enter", "tab")
        await driver.type("x")
        await driver.press("f2")
        assert "nothing was changed" in driver.messages()
        assert "Year" in driver.lines()[1]

    before = reader.programme
    drive(reader, scene)
    assert reader.programme == before


def test_enter_on_a_free_place_fills_nothing_and_unlocking_gives_it_back(reader: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("1 place free")
        await driver.press("enter")
        assert "Fill" not in driver.text()
        reader.read_only = False
        driver.app.redraw()
        await driver.press("enter")
        assert "Fill a place" in driver.text()

    drive(reader, scene)


def test_a_browser_is_offered_no_other_file_of_the_machine_it_is_served_from_but_brings_in_what_is_pasted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offered(driver: Driver) -> set[str]:
        return {each.label for each in driver.app.screen.offered}  # type: ignore[attr-defined]

    async def scene(driver: Driver) -> None:
        assert "Open another" in offered(driver)
        monkeypatch.setattr(type(driver.app), "is_web", True)
        assert "Open another" not in offered(driver)
        await driver.press("O")
        assert "The year" in driver.text()
        await driver.press("I")
        assert "Paste your table" in driver.text()
        assert "File" not in driver.text()
        driver.app.post_message(Paste(TABLE))
        await driver.press("f2")
        await driver.wait_until(lambda: "Bring it in" in driver.text())
        await driver.press("enter")

    drive(session, scene)
    assert "Reading in schools" in {topic.title for topic in session.programme.topics.values()}
