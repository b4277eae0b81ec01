"""Importing in the app: from the start screen to a new programme, and into the open one."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from driving import Driver, drive
from textual.events import Paste

from planner.session import Session

SOURCES = Path(__file__).parents[1] / "importing" / "samples"
WORD, TEXT = "nottingham-appendix-b.docx", "nottingham-appendix-b.txt"
sizes = pytest.mark.parametrize("size", [(60, 20), (120, 40)])
Size = tuple[int, int]


def copy_document(name: str) -> None:
    """Copy a document to the current folder."""
    shutil.copyfile(SOURCES / name, name)


async def until(driver: Driver, words: str) -> None:
    """Wait until these words are on the screen."""
    await driver.wait_until(lambda: words in " ".join(driver.text().split()), most=20)


async def open_import(driver: Driver) -> None:
    """Go to the choice of a document."""
    await driver.point_at("Import the programme you have")
    await driver.press("enter")
    await until(driver, "Pasted table")


@sizes
def test_a_word_table_from_an_empty_start_to_a_programme_on_screen(size: Size) -> None:
    copy_document(WORD)

    async def scene(driver: Driver) -> None:
        await open_import(driver)
        before = driver.presses
        await driver.press("enter")
        await until(driver, "Question 1 of 1")
        assert "possible task & finish group session" in " ".join(driver.text().split())
        await driver.press("enter")
        await until(driver, "What it brings")
        await driver.press("enter")
        await until(driver, "Whose programme it is")
        assert "Children and Young" in driver.text()
        await driver.type("Nottingham City Council")
        await driver.press("f2")
        await until(driver, "The year")
        assert driver.presses - before == 4
        assert "Children's Services" in driver.text()

    drive(None, scene, size)
    session = Session.open(Path("programme.json"), by="Chair", today=date(2023, 9, 1))
    assert [len(session.view.items_at(meeting.id)) for meeting in session.view.meetings] == [2, 2, 1, 2, 1, 2]
    assert [change.label.split()[0] for change in session.history] == ["Started", "Imported"]


def test_questions_go_back_and_are_skipped_and_leaving_brings_nothing() -> None:
    copy_document(TEXT)

    async def scene(driver: Driver) -> None:
        await open_import(driver)
        await driver.press("enter")
        await until(driver, "Question 1 of 8")
        await driver.press("2")
        await until(driver, "Question 2 of 4")
        await driver.press("b")
        await until(driver, "Question 1 of 8")
        await driver.press("s", "a")
        await until(driver, "What it brings")
        assert "6 meetings and 10 items" in driver.text()
        await driver.press("end")
        assert "Page 49" in driver.text()
        await driver.press("b")
        await until(driver, "Question 8 of 8")
        await driver.press("escape")
        await until(driver, "7 answers would be lost")
        await driver.press("tab", "enter")
        await until(driver, "How would you like to begin?")

    drive(None, scene)
    assert list(Path().glob("*.json")) == []


def test_a_question_answered_wrongly_is_answered_again_before_anything_is_brought_in() -> None:
    copy_document(TEXT)

    async def scene(driver: Driver) -> None:
        await open_import(driver)
        await driver.press("enter")
        await until(driver, "Question 1 of 8")
        await driver.press("a")
        await until(driver, "6 meetings and 10 items")
        await driver.press("a")
        await until(driver, "The answers given")
        await driver.press("end", "up", "enter")
        await until(driver, "Question 8 of 8")
        await driver.press("end", "enter")
        await until(driver, "6 meetings and 9 items")
        await driver.press("a")
        await until(driver, "The answers given")
        await driver.press("escape")
        await until(driver, "What it brings")

    drive(None, scene)


def test_leaving_half_way_asks_and_going_back_from_the_names_keeps_the_answers() -> None:
    copy_document(TEXT)

    async def scene(driver: Driver) -> None:
        await open_import(driver)
        await driver.press("enter")
        await until(driver, "Question 1 of 8")
        await driver.press("enter")
        await until(driver, "Question 2 of 8")
        await driver.press("escape")
        await until(driver, "1 answer would be lost")
        await driver.press("escape")
        await until(driver, "Question 2 of 8")
        await driver.press("a")
        await until(driver, "6 meetings and 10 items")
        await driver.press("enter")
        await until(driver, "Whose programme it is")
        await driver.press("escape")
        await until(driver, "6 meetings and 10 items")

    drive(None, scene)


def test_a_pasted_table_into_the_open_programme_is_one_change_that_undo_takes_back(session: Session) -> None:
    before = session.programme

    async def scene(driver: Driver) -> None:
        await driver.press("I")
        await until(driver, "Pasted table")
        driver.app.screen.query_one("#field-pasted TextArea").focus()
        await driver.settle()
        driver.app.post_message(
            Paste("Date\tItem\n30 November 2023\tLocal [b] offer\n22 February 2024\tFoster homes\n")
        )
        await driver.settle()
        await driver.press("f2")
        await until(driver, "What it brings")
        assert "Local [b] offer" in driver.text()
        await driver.press("enter")
        await until(driver, "Imported the pasted table")
        await driver.press("u")
        await until(driver, "Taken back: Imported the pasted table")

    drive(session, scene, (120, 40))
    assert session.programme == before
    assert len(session.history) == 3


def test_what_cannot_be_read_is_said_and_the_box_stays(session: Session) -> None:
    Path("scan.pdf").write_bytes(b"%PDF-1.7 scan")

    async def scene(driver: Driver) -> None:
        await driver.press("I")
        await until(driver, "Pasted table")
        for name, told in (("nothere.docx", "nothere.docx"), ("scan.pdf", "PDF")):
            driver.app.screen.query_one("#field-path Input").focus()
            await driver.press("ctrl+u")
            await driver.type(name)
            await driver.press("enter", "enter")
            await driver.wait_until(lambda told=told: told in driver.messages())
            await driver.wait_until(
                lambda: not driver.app.screen.query("Button.-active")
            )  # a second press would be lost
            assert "Pasted table" in driver.text()
        await driver.press("escape")
        await driver.wait_until(lambda: "What you began is kept" in driver.messages())
        await until(driver, "The year")

    drive(session, scene)
    assert len(session.history) == 1


def test_five_plain_titles_pasted_with_no_programme_open_become_its_topics() -> None:
    titles = ["School food", "Council tax support", "Young carers", "Safer roads", "SEND transport"]

    async def scene(driver: Driver) -> None:
        await driver.press("down", "down", "enter")
        await until(driver, "Pasted table")
        driver.app.screen.query_one("#field-pasted TextArea").focus()
        await driver.settle()
        driver.app.post_message(Paste("\n".join(titles)))
        await driver.settle()
        await driver.press("f2")
        await until(driver, "5 topics without a date")
        await driver.press("enter")
        await until(driver, "Whose programme it is")
        await driver.type("Children's Scrutiny Committee")
        await driver.press("enter")
        await driver.type("Anytown Council")
        await driver.press("f2")
        await until(driver, "The year")
        await driver.press("t")
        assert all(title in driver.text() for title in titles)

    drive(None, scene)
    assert len(Session.open(Path("programme.json"), by="Chair", today=date(2023, 9, 1)).view.waiting) == 5


def test_a_tracker_into_the_open_programme_asks_shows_and_is_taken_back_by_keys_alone(session: Session) -> None:
    Path("tracker.csv").write_text(
        "Topic,Date,Recommendation,To,Response,Date of response,Status\n"
        "Fostering,6 July 2023,That homes be found,Cabinet,Agreed,1 August 2023,Amber\n"
        "Fostering,6 July 2023,That carers be asked,Cabinet,Agreed,1 August 2023,Amber\n"
    )
    before, year = session.programme, session.year

    async def scene(driver: Driver) -> None:
        await driver.press("I")
        await until(driver, "Pasted table")
        await driver.press("enter")
        await until(driver, "Question 1 of 1")
        assert "What does the status “Amber” say?" in " ".join(driver.text().split())
        await driver.press("2")
        await until(driver, "From which day are they?")
        await driver.press("enter")
        await until(driver, "What it brings")
        assert "2 recommendations on 1 topic" in " ".join(driver.text().split())
        await driver.press("f2")
        await driver.wait_until(lambda: "2 recommendations on 1 topic. u takes it back" in driver.messages())
        assert session.year == year
        assert len(session.programme.recommendations) == 2
        assert len(session.programme.progress) == 2
        await driver.press("u")
        await until(driver, "Taken back: Imported tracker.csv")

    drive(session, scene, (80, 24))
    assert session.programme == before
