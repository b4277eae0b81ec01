"""A scoping session in which topics are left for later, a slip is taken back, and what an answer rests on is asked."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from driving import Driver, drive
from scoping_by_keys import CARERS, EXCLUSIONS, MEALS, NOTHING_AGAINST, POTHOLE, SEND, TODAY, WORTH_IT, empty_year

from planner.programme import edits
from planner.programme.documents.meeting_notes import notes_of
from planner.programme.documents.notes import notes_document
from planner.programme.kinds import Outcome
from planner.programme.prioritising import scoping
from planner.programme.statuses import missing_for_scoped
from planner.session import Session

ALL_SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
UP_TO_CLEAR = (*NOTHING_AGAINST, *WORTH_IT)


@pytest.fixture
def empty(tmp_path: Path) -> Session:
    """A committee's year with its meetings and no topics."""
    return empty_year(tmp_path / "p.json")


def begin(session: Session, *titles: str) -> None:
    """Start a scoping session on new topics of these titles, with ids t0, t1 and so on."""
    topics = [f"t{number}" for number in range(len(titles))]
    for topic, title in zip(topics, titles, strict=True):
        session.do(partial(edits.add_topic, id=topic, title=title))
    session.do(partial(scoping.start, id="s", topics=topics, on=TODAY))


def shown(driver: Driver) -> str:
    return " ".join(driver.text().replace("┃", " ").split())


@ALL_SIZES
def test_one_key_leaves_a_topic_and_the_end_says_what_was_left(empty: Session, size: tuple[int, int]) -> None:
    begin(empty, POTHOLE, SEND, MEALS)

    async def scene(driver: Driver) -> None:
        await driver.press("p")
        assert "l Leave topic" in driver.lines()[-1]
        await driver.press("n", "1", "y", "enter")
        assert SEND in driver.text()
        await driver.press("n", "l")
        assert MEALS in driver.text()
        await driver.press("l")
        assert "1 topic decided, 2 left undecided." in shown(driver)
        assert f"Left for later: “{SEND}” and “{MEALS}”." in shown(driver)
        assert "Every topic" not in driver.text()
        await driver.press("enter", "enter")
        await driver.wait_until(lambda: "Notes of the" in driver.text())

    drive(empty, scene, size)
    said = str(notes_document(notes_of(empty.view, session="s")))
    assert "1 decided, 2 left undecided" in said


def test_topics_left_are_taken_up_where_they_were_also_after_a_stop(empty: Session) -> None:
    begin(empty, SEND, MEALS, POTHOLE)

    async def leave(driver: Driver) -> None:
        await driver.press("p", "n", "l", "l", "n", "1", "y", "enter")
        assert "1 topic decided, 2 left undecided." in shown(driver)

    async def take_up(driver: Driver) -> None:
        await driver.press("p")
        assert "b Take up what was left" in driver.lines()[-1]
        await driver.press("b")
        assert SEND in driver.text()
        assert "Question 2 of 13" in driver.text()
        await driver.press("1", "y", "enter")
        assert MEALS in driver.text()
        assert "Question 1 of 13" in driver.text()
        await driver.press("s")
        assert "Question 2 of 13" in driver.text()
        await driver.press("l")
        assert "2 topics decided, 1 left undecided." in shown(driver)
        await driver.press("b", "b", "n", "3", "enter")
        assert "Every topic has been taken." in driver.text()

    drive(empty, leave)
    drive(Session.open(empty.path, by="Chair", today=TODAY), take_up)


def test_back_from_the_next_topic_takes_up_the_one_that_was_left(empty: Session) -> None:
    begin(empty, SEND, MEALS)

    async def scene(driver: Driver) -> None:
        await driver.press("p", "n", "1", "l", "b")
        assert SEND in driver.text()
        assert "Question 3 of 13" in driver.text()
        await driver.press("n")
        assert "Question 4 of 13" in driver.text()
        await driver.press("l")
        assert MEALS in driver.text()
        await driver.press("u")
        assert SEND in driver.text()
        assert "Question 3 of 13" in driver.text()

    drive(empty, scene)


def test_a_decision_that_needs_no_more_is_recorded_by_one_key_and_taken_back_by_one(empty: Session) -> None:
    begin(empty, POTHOLE, SEND)

    async def scene(driver: Driver) -> None:
        await driver.press("p", "n", "1", "y")
        assert "Enter records it at once, and u takes it back. Because: An individual case" in shown(driver)
        await driver.press("enter")
        assert SEND in driver.text()
        assert empty.view.decision("t0") is not None
        assert f"Decided: reject, {POTHOLE}." in driver.messages()
        await driver.press("u")
        assert POTHOLE in driver.text()
        assert empty.view.decision("t0") is None
        await driver.press("o")
        await driver.type("The ward member has it in hand")
        await driver.press("enter", "enter")

    drive(empty, scene)
    decision = empty.view.decision("t0")
    assert decision is not None
    assert (decision.outcome, decision.advice, decision.session) == (Outcome.REJECT, Outcome.REJECT, "s")
    assert decision.reason == "The ward member has it in hand"


def test_a_decision_that_needs_more_or_was_begun_is_recorded_in_its_form(empty: Session) -> None:
    begin(empty, EXCLUSIONS, POTHOLE)

    async def scene(driver: Driver) -> None:
        await driver.press("p", *UP_TO_CLEAR, "n", "enter")
        assert "what do members decide?" in driver.text()
        await driver.press("escape", "escape", "l", "n", "1", "y", "v", "tab")
        await driver.type("Half a reason")
        await driver.press("escape", "escape")
        assert "records it at once" not in shown(driver)
        await driver.press("enter")
        assert "Half a reason" in driver.text()

    drive(empty, scene)
    assert not empty.programme.decisions


@ALL_SIZES
def test_the_question_answered_stays_while_what_it_rests_on_is_asked(empty: Session, size: tuple[int, int]) -> None:
    begin(empty, CARERS)

    async def scene(driver: Driver) -> None:
        await driver.press("p", *UP_TO_CLEAR, "y")
        assert "Is it clear what we would find out" in shown(driver)
        assert "Write it down before the next question, or leave it for later." in shown(driver)
        assert "Is this the time for it?" not in shown(driver)
        await driver.type("What young carers need")
        await driver.press("enter")
        await driver.type("Help that reaches them")
        await driver.press("enter")
        for letter in "abcdef":
            assert f" {letter}: " in driver.text()
        await driver.type("b, d")
        await driver.press("f2")
        assert "Is this the time for it?" in shown(driver)

    drive(empty, scene, size)
    assert missing_for_scoped(empty.programme.topics["t0"]) == []


def test_a_decision_says_what_its_topic_lacks_to_be_scoped(empty: Session) -> None:
    begin(empty, CARERS)

    async def scene(driver: Driver) -> None:
        await driver.press("p", *UP_TO_CLEAR, "y")
        await driver.type("What young carers need")
        await driver.press("enter")
        await driver.type("Help that reaches them")
        await driver.press("f2", "1", "2")
        assert "Still to be scoped: purposes." in shown(driver)
        await driver.press("v")
        assert "Still to be scoped: purposes." in shown(driver)
        assert "nothing more is needed to decide" in shown(driver)
        await driver.point_at("Reject")
        assert "Still to be scoped" not in shown(driver)

    drive(empty, scene)


@pytest.mark.parametrize("key", ["enter", "f2"])
def test_the_day_that_a_month_alone_is_taken_for_is_written_out_before_it_is_kept(empty: Session, key: str) -> None:
    begin(empty, CARERS)

    async def scene(driver: Driver) -> None:
        await driver.press("p", *UP_TO_CLEAR, "y", "escape", "2")
        await driver.type("Youth budget")
        await driver.press("enter")
        await driver.type("February 2027")
        await driver.press(key)
        assert "“February 2027” is taken as its first day, 1 February 2027" in driver.messages()
        assert "1 February 2027 " in driver.text()
        assert not empty.programme.executive_decisions
        await driver.press("f2")

    drive(empty, scene)
    assert [each.date for each in empty.programme.executive_decisions.values()] == [date(2027, 2, 1)]


def test_the_place_asked_for_is_the_one_in_sight(empty: Session) -> None:
    begin(empty, SEND, MEALS, CARERS)

    async def scene(driver: Driver) -> None:
        await driver.press("p", "l", "l", "l", "enter", "end", "left_square_bracket", "number_sign")
        assert "A number from 1 to 3; it is 2 now." in shown(driver)
        await driver.type("1")
        await driver.press("f2")
        assert "In what order?" in driver.text()
        assert "Which place" not in driver.text()

    last = empty.view.waiting[-1].id
    drive(empty, scene)
    assert empty.view.waiting[0].id == last
