"""Recommendations by keys: made in the walk of a meeting, sent, answered, delivered, assessed, and looked at again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from driving import SIZES, Driver, drive
from scenes_of_recommendations import answered, made

from planner.programme.follow_up.recommendations.standing import record_of
from planner.programme.kinds import AnswerKind, ItemKind, RecipientKind
from planner.session import Session

Open = Callable[..., Session]


def stands(session: Session, recommendation: str) -> str:
    return record_of(session.programme, recommendation).stands(session.today)


async def go_to(driver: Driver, words: str) -> None:
    """Open the Follow-up view, and put the cursor on the row with these words."""
    await driver.press("h")
    driver.app.clear_notifications()  # one would cover the last row
    await driver.point_at(words)


def test_one_is_made_in_the_walk_of_a_meeting(open_on: Open) -> None:
    session = open_on(date(2023, 11, 1))

    async def scene(driver: Driver) -> None:
        await driver.press("b", "1", "2", "up", "r")
        await driver.type("That the strategy be co-produced")
        await driver.press("tab")
        await driver.type("1")
        await driver.press("tab")
        await driver.type("the Executive")
        await driver.press("f2")
        assert "1 recommendation" in driver.text()

    drive(session, scene)
    (one,) = session.programme.recommendations.values()
    assert (one.item, one.part, one.to, one.recipient) == (
        "yjs-2023-10-26",
        "1",
        "the Executive",
        RecipientKind.EXECUTIVE,
    )
    assert one.made == date(2023, 10, 26)


@pytest.mark.parametrize("size", SIZES)
def test_from_sending_to_closing_by_keys_with_what_to_record_next_in_sight(
    open_on: Open, size: tuple[int, int]
) -> None:
    session = open_on(date(2024, 5, 20), made().put("recommendations", _unsent()))

    async def scene(driver: Driver) -> None:
        await go_to(driver, "That S1 be done")
        await driver.press("enter")
        assert "s records that it was sent." in driver.text()
        await driver.press("s", "ctrl+u")
        await driver.type("2 October 2023")
        await driver.press("tab")
        await driver.type("5 October 2023")
        await driver.press("f2")
        assert "answer due by Monday 4 December 2023" in " ".join(driver.text().split())
        assert "r records their answer." in driver.text()
        await driver.press("r", "tab", "ctrl+u")
        await driver.type("21 November 2023")
        await driver.press("tab")
        await driver.type("It helps")
        await driver.press("f2")
        assert "Accepted, 21 November 2023. It helps" in driver.text()
        await driver.press("g", "right", "f2")
        await driver.press("v", "tab")
        await driver.type("Committee")
        await driver.press("f2")
        assert "closed: achieved" in driver.text()
        await driver.press("u")
        assert "closed: achieved" not in driver.text()

    drive(session, scene, size)
    assert record_of(session.programme, "S1").due == date(2023, 12, 4)


def _unsent() -> object:
    from msgspec.structs import replace

    return replace(made().recommendations["S1"], sent=None, received=None)


def test_one_answer_for_several_of_a_meeting(open_on: Open) -> None:
    session = open_on(date(2023, 11, 21), made())

    async def scene(driver: Driver) -> None:
        await go_to(driver, "That S2 be done")
        await driver.press("r", "right", "right")  # accepted, in part, rejected
        await driver.press("tab", "tab")
        await driver.type("no budget")
        await driver.press(*["tab"] * 7, "right", "f2")

    drive(session, scene)
    answers = {each.recommendation: each.answer for each in session.programme.responses.values()}
    assert answers == dict.fromkeys(("S1", "S2", "S3"), AnswerKind.REJECTED)
    assert len(session.history) == 2  # one change


def test_an_answer_before_receipt_is_told_in_the_form_and_stays_there(open_on: Open) -> None:
    session = open_on(date(2023, 11, 21), made())

    async def scene(driver: Driver) -> None:
        await go_to(driver, "That S2 be done")
        await driver.press("r", "tab", "ctrl+u")
        await driver.type("4 October 2023")
        await driver.press("f2")
        assert "cannot have been answered before" in driver.messages()
        assert "4 October 2023" in driver.text()

    drive(session, scene)
    assert not session.programme.responses


def test_its_follow_up_is_placed_in_a_key_where_there_is_room(open_on: Open) -> None:
    session = open_on(date(2024, 1, 15), answered())

    async def scene(driver: Driver) -> None:
        await go_to(driver, "That S1 be done")
        await driver.press("enter")
        assert "the first meeting then is 28 March 2024" in driver.text()
        await driver.press("m")
        assert "as promised" in driver.text()
        await driver.press("enter", "f2")

    drive(session, scene)
    placed = [each for each in session.programme.items.values() if each.topic == "send"]
    assert [each.meeting for each in placed] == ["m-2023-09-28", "m-2024-03-28"]
    assert placed[-1].kind is ItemKind.SUBSTANTIVE


def test_a_finding_about_one_leads_to_it_and_the_letter_and_tracker_are_offered(open_on: Open) -> None:
    session = open_on(date(2024, 1, 15), answered())

    async def scene(driver: Driver) -> None:
        await driver.press("c")
        driver.app.clear_notifications()
        await driver.point_at("B2 (Youth Justice Service (2)")
        await driver.press("enter")
        assert "answer overdue" in driver.text()
        await driver.press("l")
        assert "The letter with the recommendation" in driver.text()
        await driver.press("escape", "escape", "e")
        await driver.press("shift+tab", "right", "right", "right")
        assert "Tracker of recommendations" in driver.text()

    drive(session, scene)


def test_a_reader_sees_no_private_note_of_a_recommendation(open_on: Open) -> None:
    programme = answered()
    from msgspec.structs import replace

    private = replace(programme.recommendations["S1"], private_note="Quxjzwk")
    session = open_on(date(2024, 1, 15), programme.put("recommendations", private))
    session.read_only = True

    async def scene(driver: Driver) -> None:
        await go_to(driver, "That S1 be done")
        assert "Quxjzwk" not in driver.text()
        await driver.press("enter")
        assert "Quxjzwk" not in driver.text()

    drive(session, scene)
