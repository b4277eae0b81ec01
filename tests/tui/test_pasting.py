"""Pasting several lines into a form, and copying the selection of a list."""

from __future__ import annotations

from driving import Driver, drive
from textual.events import Paste
from textual.geometry import Offset

from planner.session import Session

LINES = "The first line\nand\tthe second\r\n\nthe \x1b[31mlast\n"


async def paste(driver: Driver, text: str) -> None:
    """Paste text into the input that has focus."""
    driver.app.post_message(Paste(text))
    await driver.settle()


def test_one_line_takes_several_as_one_and_a_paragraph_keeps_them(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        await paste(driver, LINES)
        assert "About this topic" in driver.text()
        await driver.press("enter")
        await paste(driver, LINES)
        for _ in range(3):
            await driver.press("tab")
        await paste(driver, "Waiting times\nOlder children\n\n")
        await driver.press("f2")

    drive(session, scene)
    topic = next(each for each in session.programme.topics.values() if each.title.startswith("The first"))
    assert topic.title == "The first line and the second the last"
    assert topic.objective == "The first line\nand the second\n\nthe last"
    assert topic.focus == ("Waiting times", "Older children")


def test_a_pasted_line_break_submits_nothing(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("d")
        await paste(driver, "Not ready\n\n\n")
        await driver.press("enter")
        await paste(driver, "the Chair\n")
        assert "Take it off" in driver.text()

    before = session.programme
    drive(session, scene)
    assert session.programme == before


def test_what_is_selected_is_copied_as_plain_text(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("C")
        assert driver.app.clipboard.startswith("Children's Services Improvement\nMeeting: Thursday 28 September 2023")
        await driver.press("c", "home", "C")
        assert driver.app.clipboard.startswith("▲ ")

    drive(session, scene)


def test_text_marked_with_the_mouse_is_copied_and_chooses_nothing(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        line = next(number for number, words in enumerate(driver.lines()) if "Youth Justice" in words)
        begins = driver.lines()[line].index("Youth")
        await driver.pilot.mouse_down(offset=Offset(begins, line))
        await driver.pilot.hover(offset=Offset(begins + 13, line))
        await driver.pilot.mouse_up(offset=Offset(begins + 13, line))
        await driver.press("ctrl+c")
        assert driver.app.clipboard.startswith("Youth Justice")
        assert "28 Sep   ►" in driver.text()

    drive(session, scene)
