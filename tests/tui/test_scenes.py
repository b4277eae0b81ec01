"""The scenes that a chair and an officer go through, by keys at two sizes, and one by mouse alone."""

from __future__ import annotations

import asyncio

import pytest
from driving import SIZES, Driver, drive
from effort import sampled
from textual.events import Key

from planner.programme.kinds import Outcome
from planner.programme.rules import findings
from planner.session import Session

sizes = pytest.mark.parametrize("size", sampled(SIZES, 1))
Size = tuple[int, int]


async def suggest(driver: Driver, title: str) -> None:
    """Add a topic by its title, find it in Topics and move the cursor to it."""
    await driver.press("n")
    await driver.type(title)
    await driver.press("f2", "t", "slash")
    await driver.type(title)
    await driver.press("enter")
    await driver.point_at(title[:30])


async def record_as_advised(driver: Driver, why: str) -> None:
    """Go on from the checklist to the decision, and record what it advises."""
    await driver.press("enter", "tab")
    await driver.type(why)
    await driver.press("f2")


def decision_of(session: Session, title: str) -> tuple[Outcome, str]:
    (topic,) = [topic for topic in session.programme.topics.values() if topic.title == title]
    decision = session.view.decision(topic.id)
    assert decision is not None
    return decision.outcome, decision.reason


def test_scene_a_suggestions_are_scoped_and_decided_one_by_one(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await suggest(driver, "SEND transport")
        await driver.press("r", "n", "1", "n", "n", "1", "n", "2", "2", "1", "2", "y", "escape", "1", "2")
        assert "committee item" in driver.text()
        await record_as_advised(driver, "Families raise it")
        await driver.press("escape")

        await suggest(driver, "Pothole in Mill Lane")
        await driver.press("r", "n", "1", "y")
        assert "reject" in driver.text()
        await record_as_advised(driver, "One complaint: sent to highways")

    drive(session, scene)
    assert decision_of(session, "SEND transport") == (Outcome.COMMITTEE_ITEM, "Families raise it")
    assert decision_of(session, "Pothole in Mill Lane") == (Outcome.REJECT, "One complaint: sent to highways")


@sizes
def test_scene_b_a_third_item_is_kept_only_with_a_reason_and_who_agreed(session: Session, size: Size) -> None:
    before = session.programme

    async def scene(driver: Driver) -> None:
        await driver.point_at("Review of Early Help")
        await driver.press("m")
        await driver.point_at("28 Sep 2023")
        shown = " ".join(driver.text().split())
        for words in ("Children's Services Improvement", "SEND Improvement", "30 November 2023", "28 March 2024"):
            assert words in shown
        await driver.press("enter", "f2")
        assert session.programme == before
        assert "needed before it can go there" in driver.messages()
        await driver.type("Executive decides")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")
        assert "3 of 2 · 1 over" in driver.text()
        assert "reason kept" in driver.text()
        assert "beyond the places, with your reason." in driver.messages()

    drive(session, scene, size)
    (kept,) = session.programme.acceptances.values()
    assert (kept.reason, kept.authority, kept.by) == ("Executive decides", "Chair", "Chair")
    assert [finding.rule for finding in findings(session.view) if finding.accepted] == ["limit"]


@sizes
def test_scene_b_a_free_place_is_filled_and_an_objective_is_written(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("1 place free")
        assert "Fill this place" in driver.text()
        await driver.press("enter")
        assert "Placement sufficiency" in driver.text()
        await driver.press("enter")
        await driver.point_at("Review of Early Help")
        await driver.press("enter", "enter", "tab")
        await driver.type("Test the draft")
        await driver.press("f2")

    drive(session, scene, size)
    view = session.view
    assert view.places_free == 1
    assert [view.topic_of(item).id for item in view.items_at("m-2023-11-30")] == ["eia", "placements"]
    assert view.programme.topics["earlyhelp"].objective == "Test the draft"


@sizes
def test_scene_c_an_item_slips_and_is_put_back(session: Session, size: Size) -> None:
    before = session.programme

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        assert "best fit first" in driver.text()
        assert "26 Oct 2023" in driver.text()
        assert "1 of 2 · 1 free" in driver.text()
        await driver.press("enter")
        await driver.type("Report not ready")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")
        assert session.programme.items["yjs-2023-10-26"].meeting == "m-2023-11-30"
        assert any("►" in line and "Youth Justice" in line for line in driver.lines())
        await driver.press("up")
        assert "Enter fills it; ready and first in order: Placement sufficiency" in driver.text()
        await driver.press("u")
        assert session.programme == before
        await driver.press("w")
        assert "Undo: Moved Youth Justice" in driver.text()
        assert "Report not ready" in driver.text()

    drive(session, scene, size)
    moved = session.history[1]
    assert (moved.by, moved.reason, moved.authority) == ("Chair", "Report not ready", "Chair")

    again = Session.open(session.path, by="Chair", today=session.today)

    async def reopened(driver: Driver) -> None:
        await driver.press("w")
        assert "Redo gives back: Moved Youth Justice Service" in driver.text()
        await driver.press("U")
        assert "Moved Youth Justice Service from 26 October 2023 to 30 November 2023, on" in " ".join(
            driver.text().replace("┃", " ").split()
        )
        await driver.press("tab", "enter")
        await driver.pilot.pause(0.2)
        assert again.programme.items["yjs-2023-10-26"].meeting == "m-2023-11-30"

    drive(again, reopened, size)


def test_scene_b_by_mouse_alone(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.click("Review of Early Help")
        await driver.click("Move")
        await driver.click("28 Sep 2023")
        await driver.click("28 Sep 2023")
        await driver.type("Executive decides")
        await driver.click("Agreed by")
        await driver.type("Chair")
        await driver.click("Move it")
        assert "reason kept" in driver.text()
        await driver.click("Undo")
        assert "reason kept" not in driver.text()
        await driver.click("1 place free")
        await driver.click("Fill this place")
        await driver.click("Care leavers")
        await driver.click("Care leavers")
        await driver.click("Topics")
        assert "in priority order" in driver.text()
        assert "m Place" in driver.lines()[-1]

    drive(session, scene)
    assert [item.topic for item in session.view.items_at("m-2023-11-30")] == ["eia", "advisers"]


def test_a_meeting_is_added_cancelled_and_its_item_taken_off(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("a")
        await driver.type("22 February 2024")
        await driver.press("f2")
        await driver.point_at("Support for Young Carers")
        await driver.press("i")
        await driver.press("x")
        await driver.type("Pre-election period")
        await driver.press("enter", "enter", "enter")
        await driver.point_at("No meeting")
        await driver.press("enter", "f2")
        assert "cancelled" in driver.text()
        await driver.point_at("Review of Early Help")
        await driver.press("d")
        await driver.type("Back to be scoped")
        await driver.press("enter", "enter", "enter")

    drive(session, scene)
    meetings = {meeting.date.isoformat(): meeting for meeting in session.view.meetings}
    assert meetings["2024-02-22"].status == "additional"
    assert meetings["2024-03-28"].cancelled
    assert session.view.items_at("m-2024-03-28") == []
    assert [change.reason for change in session.history][-2:] == ["Pre-election period", "Back to be scoped"]


def test_what_the_bottom_line_has_no_room_for_is_done_from_help_by_mouse(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.click("Support for Young Carers")
        for _ in range(2):
            await driver.click("? Help")
            await driver.click("Tentative or firm")
            await driver.click("Tentative or firm")
        assert "Made Support for Young Carers tentative" in driver.messages()

    drive(session, scene, (80, 40))
    assert [change.label for change in session.history][1:] == [
        "Made Support for Young Carers firm",
        "Made Support for Young Carers tentative",
    ]


def test_what_is_typed_before_a_form_is_drawn_goes_into_it(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        before = driver.app.screen
        driver.app.post_message(Key("n", "n"))
        while driver.app.screen is before:
            await asyncio.sleep(0)
        assert not driver.app.screen.is_mounted
        await driver.type("Dental access")
        await driver.press("f2")
        assert driver.app.screen is before

    drive(session, scene)
    assert session.history[-1].label == "Added the topic Dental access"


def test_topics_are_placed_one_after_another_without_going_back_up(session: Session) -> None:
    first, second = (topic.id for topic in session.view.waiting[:2])

    async def scene(driver: Driver) -> None:
        await driver.press("t", "m")
        assert "Topics › Place" in driver.text()
        await driver.press("enter", "m", "enter")

    drive(session, scene)
    assert all(session.view.items_of(topic) for topic in (first, second))


def test_a_finding_is_kept_with_a_reason(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("c")
        await driver.point_at("Review of Early Help Strategy (25 April 2024) has no objective")
        await driver.press("k")
        await driver.type("Members will write it")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")

    drive(session, scene)
    assert list(session.programme.acceptances) == ["no-objective/earlyhelp-2024-04-25"]


def test_settings_are_changed_and_a_mistake_keeps_the_form(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("s", "tab", "tab", "ctrl+u")
        await driver.type("many")
        await driver.press("f2")
        assert "give a number from 0 to 9" in driver.messages()
        await driver.press("ctrl+u", "3", "f2")

    drive(session, scene)
    assert session.programme.committee.limit == 3
    assert session.view.places_free == 8
