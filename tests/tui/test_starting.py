"""Starting: a new programme in words or on a calendar, and reopening one opened before."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from driving import Driver, drive
from effort import sampled

from planner.cli import run
from planner.machine.paths import remember_opened
from planner.programme import edits
from planner.session import Session
from planner.tui.widgets.detail import Detail

NEW = Path("programme.json")
sizes = pytest.mark.parametrize("size", sampled([(60, 20), (120, 40)], 1))
Size = tuple[int, int]


def meeting_dates(path: Path) -> list[str]:
    """Return the dates of a file's meetings in 2023/24."""
    session = Session.open(path, by="Officer", today=date(2023, 9, 1))
    return [meeting.date.isoformat() for meeting in session.view.meetings]


async def go_to_meeting_days(driver: Driver) -> None:
    """Go to the field for the days of meetings, in 2023/24."""
    await driver.point_at("Start a new programme")
    await driver.press("enter")
    await driver.type("Health Scrutiny")
    await driver.press("tab")
    await driver.type("Anytown")
    await driver.press("tab", "ctrl+u")
    await driver.type("2023/24")
    await driver.press("tab", "ctrl+u")


@sizes
def test_a_new_programme_in_words_whose_days_are_said_back(size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await go_to_meeting_days(driver)
        await driver.type("29 March, first Monday")
        assert "“first Monday” is not a date" in driver.text()
        await driver.press("f2")
        assert not NEW.exists()
        await driver.press("ctrl+u")
        await driver.type("last Friday of March and May")
        shown = " ".join(driver.text().split())
        assert "2 meetings: Fri 26 May 2023, Fri 29 Mar 2024. Friday 29 March 2024 is a bank holiday." in shown
        await driver.press("f2")
        assert "Health Scrutiny" in driver.text()

    drive(None, scene, size)
    assert meeting_dates(NEW) == ["2023-05-26", "2024-03-29"]


@sizes
def test_the_days_are_picked_on_a_calendar_by_keys_and_by_mouse(size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await go_to_meeting_days(driver)
        await driver.type("28 Sept")
        await driver.press("f4")
        assert "Thursday 28 September 2023: chosen." in driver.text()
        await driver.press("down", "space", "up", "space", "right", "space")
        assert "2 meetings" in driver.text()
        await driver.click("■29")
        await driver.press("f2", "f2")

    drive(None, scene, size)
    assert meeting_dates(NEW) == ["2023-10-05"]


def test_a_new_programme_begins_on_the_day_that_the_program_was_started_with() -> None:
    async def scene(driver: Driver) -> None:
        await go_to_meeting_days(driver)
        await driver.type("last Thursday of September")
        await driver.press("tab")
        await driver.type("2.30")
        assert "Such as 10am" in driver.text()
        await driver.press("f2")
        assert "write it as 2.30pm or 14:30" in driver.messages()
        await driver.type("pm")
        assert re.search(r"2.30pm\s+14:30", driver.text())
        await driver.press("f2")
        assert "1 Sep" in driver.lines()[0]

    async def opens_it_again(driver: Driver) -> None:
        await driver.point_at("programme.json")
        await driver.press("enter")
        assert "1 Sep" in driver.lines()[0]

    drive(None, scene, today=date(2023, 9, 1))
    drive(None, opens_it_again, today=date(2023, 9, 1))
    assert Session.open(NEW, by="Officer", today=date(2023, 9, 1)).programme.committee.time == "14:30"


def test_the_day_in_the_environment_is_the_one_that_the_start_screen_uses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[object] = []
    monkeypatch.setattr("planner.tui.app.run_app", lambda *_, today: started.append(today))
    monkeypatch.setenv("PLANNER_TODAY", "1 September 2023")
    assert run([]) == 0
    assert started == [date(2023, 9, 1)]


def test_what_was_opened_before_is_a_key_away_and_another_can_be_opened_from_it(session: Session) -> None:
    gone = session.path.with_name("gone.json")
    for path in (session.path, gone):
        remember_opened(path)

    async def scene(driver: Driver) -> None:
        assert "gone.json" not in driver.text()
        await driver.point_at("p.json")
        await driver.press("enter")
        assert "Children and Young People Scrutiny Committee" in driver.text()
        await driver.press("O")
        assert "How would you like to begin?" in driver.text()
        await driver.press("escape")
        assert "The year" in driver.text()

    drive(None, scene)


def test_a_year_without_topics_leads_to_the_scoping_session(tmp_path: Path) -> None:
    programme = edits.add_meeting(edits.new_programme("Health", "Anytown"), "m", date(2023, 10, 5), year="2023/24")
    session = Session.create(tmp_path / "new.json", programme, "Began", by="Chair", today=date(2023, 9, 1))

    async def scene(driver: Driver) -> None:
        assert "p begins a scoping session" in driver.text()
        await driver.press("t")
        assert "p begins a scoping session" in driver.text()
        await driver.press("n")
        await driver.type("School food")
        await driver.press("f2", "y")
        assert "p scopes the topics waiting" in driver.app.screen.query_one(Detail).as_text

    drive(session, scene)
