"""Deciding so that a room can follow: what is chosen, what is advised, what is still needed, and the note on it."""

from __future__ import annotations

import pytest
from driving import Driver, drive

from planner.programme import edits
from planner.programme.kinds import Outcome
from planner.session import Session

SIZES = [(60, 20), (80, 24), (120, 40)]
PLACES = "Placement sufficiency for children in care"


def shown(driver: Driver) -> str:
    return " ".join(driver.text().split())


def decision_on(session: Session, title: str) -> tuple[Outcome, str]:
    (topic,) = [topic for topic in session.programme.topics.values() if topic.title == title]
    decision = session.view.decision(topic.id)
    assert decision
    return decision.outcome, decision.reason


@pytest.mark.parametrize("size", SIZES)
def test_what_is_chosen_stays_in_sight_while_its_boxes_are_filled_in(session: Session, size: tuple[int, int]) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "v")
        assert "To be recorded: committee item, as advised" in shown(driver)
        assert "√ nothing more is needed" in shown(driver)
        await driver.point_at("Defer")
        assert "(•) Defer" in driver.text()
        await driver.press("enter")
        for _ in range(4):
            assert "To be recorded: defer, not as advised" in shown(driver)
            assert "The checklist advises: committee item" in shown(driver)
            await driver.press("tab")

    drive(session, scene, size)


def test_what_a_decision_still_needs_is_said_until_it_is_there(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "v")
        await driver.point_at("Defer")
        assert "still needed: why and look again on" in shown(driver)
        await driver.press("enter")
        await driver.type("Wait for the inspection")
        assert "still needed: look again on" in shown(driver)
        await driver.press("enter")
        await driver.type("1 March 2024")
        assert "nothing more is needed" in shown(driver)
        await driver.press("f2")

    drive(session, scene)
    assert decision_on(session, PLACES) == (Outcome.DEFER, "Wait for the inspection")


def test_what_is_typed_takes_the_place_of_the_reason_proposed(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "v", "tab")
        await driver.type("Numbers doubled")
        await driver.press("tab", "shift+tab")
        await driver.type(" in a year")
        await driver.press("f2")

    drive(session, scene)
    assert decision_on(session, PLACES) == (Outcome.COMMITTEE_ITEM, "Numbers doubled in a year")


def test_a_note_on_the_decision_card_is_the_reason_and_is_kept_until_then(session: Session) -> None:
    async def note(driver: Driver) -> None:
        await driver.press("t", "r", "o")
        await driver.type("Members have heard from carers")

    async def decide(driver: Driver) -> None:
        await driver.press("t", "r")
        assert "Note: Members have heard from carers" in shown(driver)
        await driver.press("enter", "enter", "f2")

    drive(session, note)
    drive(Session.open(session.path, by="Chair", today=session.today), decide)
    again = Session.open(session.path, by="Chair", today=session.today)
    assert decision_on(again, PLACES) == (Outcome.COMMITTEE_ITEM, "Members have heard from carers")


def test_a_source_that_is_begun_is_written_out(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("p", "f2", "plus")
        await driver.type("School food")
        await driver.press("enter")
        await driver.type("Mem")
        await driver.press("enter", "enter")

    drive(session, scene)
    assert [each.source for each in session.programme.topics.values() if each.title == "School food"] == ["Member"]


@pytest.mark.parametrize("place", ["enter", "escape"])
def test_with_two_hundred_topics_one_is_found_and_ranked_at_once(session: Session, place: str) -> None:
    def many(programme: object) -> object:
        for number in range(200):
            programme = edits.add_topic(programme, f"n{number:03}", f"Suggestion {number}")  # type: ignore[arg-type]
        return programme

    session.do(many)  # type: ignore[arg-type]

    async def scene(driver: Driver) -> None:
        await driver.press("t", "slash")
        await driver.type("Suggestion 150")
        await driver.press("enter")
        if place == "enter":
            await driver.press("number_sign")
            await driver.type("2")
            await driver.press("f2")
        else:
            await driver.press("left_curly_bracket", "right_square_bracket", "enter")
        assert "Rank Suggestion 150 2nd, from" in driver.text()
        await driver.type("Residents ask for it")
        await driver.press("f2")

    drive(session, scene)
    assert session.view.rank("n150") == 2
    assert session.history[-1].reason == "Residents ask for it"
