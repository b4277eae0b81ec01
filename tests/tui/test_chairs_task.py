"""A chair's first half hour: from a bare start to the notes of a scoping session, at 80 by 24, its keys counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from driving import Driver, drive
from textual.events import Paste

from planner.programme.documents.meeting_notes import notes_of
from planner.programme.documents.notes import notes_document
from planner.programme.kinds import Outcome
from planner.session import Session

SEND, POTHOLE, MUSIC = "SEND provision", "Pothole in Mill Lane", "Music service"
EXCLUSIONS, MEALS, CARERS = "School exclusions", "Free school meals", "Young carers"
SUGGESTIONS = (SEND, POTHOLE, MUSIC, EXCLUSIONS, MEALS, CARERS)
MOST_KEYS = 80
"""The most key presses, besides text, for the whole task."""


async def scope(driver: Driver) -> None:
    """Answer up to the question whether it is clear, for a topic that nothing stops and that is worth it."""
    await driver.press("n", "g", "1", "2", "1", "2")


async def say_what_for(driver: Driver, objective: str, outcome: str) -> None:
    """Answer that it is clear, and write the objective and the desired outcome."""
    await driver.press("y")
    await driver.type(objective)
    await driver.press("enter")
    await driver.type(outcome)
    await driver.press("f2")


def test_six_suggestions_are_scoped_decided_ranked_and_noted_from_a_bare_start() -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("down", "enter")
        await driver.type("Children's Scrutiny Committee")
        await driver.press("enter")
        await driver.type("Anytown Council")
        await driver.press("f2")
        await driver.wait_until(lambda: "p Scoping session" in driver.lines()[-1])

        await driver.press("p")
        await driver.type("Chair, Vice-chair")
        await driver.press("enter")
        driver.app.post_message(Paste("\n".join(SUGGESTIONS)))
        await driver.settle()
        await driver.press("f2")
        assert "Topic 1 of 6" in driver.text()

        await scope(driver)
        await say_what_for(driver, "Whether places are enough", "Shorter journeys")
        await driver.press("2")
        assert "Before a decision" in driver.text()
        await driver.type("School places contract")
        await driver.press("enter")
        await driver.type("12 February")
        await driver.press("f2", "2", "enter", "enter")

        assert POTHOLE in driver.text()
        await driver.press("n", "1", "y", "enter", "enter")

        assert MUSIC in driver.text()
        await driver.press("n", "1", "n", "y")
        await driver.type("1 April 2026")
        await driver.press("f2", "enter", "enter")

        assert EXCLUSIONS in driver.text()
        await scope(driver)
        await driver.press("n", "enter")
        await driver.type("Governance officer")
        await driver.press("enter")
        await driver.type("1 May 2099")
        await driver.press("f2")

        assert MEALS in driver.text()
        await scope(driver)
        await say_what_for(driver, "Whether all who may eat do", "More children fed")
        await driver.press("1", "2", "enter", "enter")

        assert CARERS in driver.text()
        await scope(driver)
        await say_what_for(driver, "What young carers need", "Help that reaches them")
        await driver.press("1", "3", "enter")
        await driver.type("Three members")
        await driver.press("enter")
        await driver.type("Vice-chair")
        await driver.press("enter")
        await driver.type("Four sessions")
        await driver.press("f2")

        assert "Every topic has been taken" in driver.text()
        await driver.press("enter", "down", "down", "left_square_bracket", "left_square_bracket", "enter", "enter")
        await driver.wait_until(lambda: "6 topics were taken: 6 decided" in driver.text())
        await driver.press("f2")
        await driver.wait_until(lambda: "Done" in driver.text())
        assert driver.presses <= MOST_KEYS

    drive(None, scene)
    session = Session.open(Path("programme.json"), by="Chair", today=date.today())
    view = session.view
    decided = {topic.title: decision.outcome for topic in view.order if (decision := view.decision(topic.id))}
    assert decided == {
        SEND: Outcome.COMMITTEE_ITEM,
        POTHOLE: Outcome.REJECT,
        MUSIC: Outcome.REJECT,
        EXCLUSIONS: Outcome.SCOPE_FIRST,
        MEALS: Outcome.COMMITTEE_ITEM,
        CARERS: Outcome.TASK_AND_FINISH,
    }
    assert view.waiting[0].title == CARERS
    (notes,) = [notes_of(view, session=held) for held in view.programme.scoping_sessions]
    assert notes.order[0].words.startswith(CARERS)
    said = str(notes_document(notes))
    assert "efore “School places contract” of 12 February" in said
    assert "Whether places are enough." in said
    assert "Still to be written" not in said
