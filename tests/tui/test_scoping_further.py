"""A scoping session: what answers ask for, pasted suggestions, the order before the notes, and an empty year."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from driving import Driver, drive
from scoping_by_keys import (
    CARERS,
    GATES,
    MEALS,
    SEND,
    TODAY,
    WORTH_IT,
    empty_year,
    start_session,
    suggest,
    topic_named,
)
from textual.events import Paste

from planner.programme import edits
from planner.programme.documents.meeting_notes import notes_of
from planner.programme.prioritising import scoping
from planner.session import Session

Reopen = Callable[[str], Session]


@pytest.fixture
def empty(tmp_path: Path) -> Session:
    """A committee's year with its meetings and no topics."""
    return empty_year(tmp_path / "p.json")


def test_what_was_clear_but_not_written_is_asked_for_and_if_left_the_notes_say_so(empty: Session) -> None:
    async def scene(driver: Driver) -> None:
        await start_session(driver)
        await suggest(driver, SEND, "Member")
        await suggest(driver, MEALS, "Member")
        for keys in (["escape"], []):
            await driver.press("n", "g", *WORTH_IT, "y")
            assert "What the committee is to find out" in driver.text()
            if not keys:
                await driver.type("Whether all eat")
                await driver.press("enter")
                await driver.type("More eat")
                await driver.press("f2")
            await driver.press(*keys, "1", "2", "enter", "enter")

    drive(empty, scene)
    topics = {each.title: each for each in empty.programme.topics.values()}
    assert (topics[MEALS].objective, topics[MEALS].desired_outcome) == ("Whether all eat", "More eat")
    (notes,) = [notes_of(empty.view, session=held) for held in empty.programme.scoping_sessions]
    assert {taken.title: taken.to_write for taken in notes.topics} == {
        SEND: ("Objective", "Desired outcome"),
        MEALS: (),
    }


def test_one_key_says_that_nothing_stops_a_topic_and_one_takes_it_back(empty: Session) -> None:
    async def scene(driver: Driver) -> None:
        await start_session(driver)
        await suggest(driver, SEND, "Member")
        await driver.press("n")
        shown = " ".join(driver.text().split())
        assert "g if none of these stops it: within our remit; a matter of policy or service" in shown
        await driver.press("g")
        assert "How much does the council's success depend on it?" in driver.text()
        await driver.press("u")
        assert "Is it within this committee's remit?" in driver.text()
        await driver.press("1", "g")

    drive(empty, scene)
    answers = empty.view.answers(topic_named(empty, SEND))
    assert {key: answer.value for key, answer in answers.items()} == GATES


def test_a_list_of_suggestions_is_pasted_and_one_that_is_there_already_is_taken(empty: Session) -> None:
    empty.do(lambda programme: edits.add_topic(programme, "meals", MEALS))

    async def scene(driver: Driver) -> None:
        await start_session(driver)
        await driver.press("plus")
        driver.app.post_message(Paste(f"{SEND}\n\n{CARERS}\n{MEALS.upper()}\n"))
        await driver.settle()
        await driver.press("f2")
        assert "Topic 1 of 3" in driver.text()

    drive(empty, scene)
    assert {topic.title for topic in empty.programme.topics.values()} == {SEND, CARERS, MEALS}


def test_the_order_is_settled_before_the_notes_which_give_it(empty: Session) -> None:
    for number, title in enumerate((SEND, MEALS, CARERS)):
        empty.do(partial(edits.add_topic, id=f"t{number}", title=title))
    empty.do(partial(scoping.start, id="s", topics=["t0", "t1", "t2"], on=TODAY))
    for topic in ("t0", "t1", "t2"):
        empty.do(partial(scoping.skip, session="s", topic=topic, question=scoping.DECISION))

    async def scene(driver: Driver) -> None:
        await driver.press("p", "enter", "slash")
        await driver.type(CARERS)
        await driver.press("enter", "left_curly_bracket", "down")
        assert "Ranked Young carers 1st" in driver.messages()
        await driver.press("home", "number_sign")
        await driver.type("9")
        await driver.press("f2")
        assert "It can be ranked from 1 to 3" in driver.messages()
        await driver.press("escape", "enter")
        await driver.wait_until(lambda: "Notes of the" in driver.text())

    drive(empty, scene)
    assert empty.view.waiting[0].title == CARERS
    assert notes_of(empty.view, session="s").order[0].words.startswith(CARERS)


def test_an_empty_year_leads_to_a_session(empty: Session) -> None:
    async def scene(driver: Driver) -> None:
        assert driver.lines()[-1].split()[:3] == ["p", "Scoping", "session"]
        await driver.press("t")
        assert "p begins a scoping session" in driver.text()
        assert driver.lines()[-1].split()[:3] == ["p", "Scoping", "session"]

    drive(empty, scene, (60, 20))


def test_suggestions_typed_while_somebody_else_begins_a_session_are_taken_at_that_one(empty: Session) -> None:
    ann = Session.open(empty.path, by="Ann", today=TODAY)

    async def scene(driver: Driver) -> None:
        await driver.press("p", "enter")
        await driver.type(SEND)
        ann.do(partial(scoping.start, id="s", topics=[], on=TODAY))
        await driver.press("f2")
        assert "Topic 1 of 1" in driver.text()

    drive(empty, scene)
    (taken,) = scoping.session_topics(empty.programme, "s")
    assert empty.programme.topics[taken.topic].title == SEND
