"""A message is shown whole at every width, and goes when it is no longer true."""

from __future__ import annotations

import pytest
from driving import Driver, drive

from planner.session import Session

Size = tuple[int, int]


def shown(driver: Driver) -> str:
    """Return the words on the screen, whatever line they are on."""
    return " ".join(driver.text().replace("▌", " ").replace("┃", " ").split())


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_no_message_loses_a_word_whatever_its_length(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        for length in range(50, 100):
            words = ("word " * 20)[: length - 4].rstrip() + " last"
            driver.app.clear_notifications()
            driver.app.say(words)
            await driver.settle()
            assert words in shown(driver), f"{length}\n{driver.text()}"

    drive(session, scene, size)


def test_what_was_missing_is_no_longer_asked_for_once_it_is_typed_or_left(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        for end in ("x", "escape"):
            await driver.press("d", "f2")
            assert "A reason is needed" in shown(driver)
            await driver.press(end)
            assert "A reason is needed" not in shown(driver)
            await driver.press("backspace", "escape")

    drive(session, scene)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_publishing_says_each_check_whole(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("P")
        texts = [f"{widget.render()}" for widget in driver.app.screen.query("#open")]
        first = next(finding.message for finding in session.findings if finding.is_open)
        assert first in texts[0]
        assert " ".join(first.split()[-3:]) in shown(driver), driver.text()
        assert "…" not in driver.text().split("Publish 2023/24")[1].split("It is")[0]

    drive(session, scene, size)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_what_the_checklist_advised_is_said_whole_while_moving(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m", *["tab"] * 4)
        advice = driver.app.screen.query_one("#advice")
        assert f"{advice.render()}".endswith("again.") or f"{advice.render()}".endswith(".")
        assert advice.size.height * advice.size.width >= len(f"{advice.render()}")
        lines = [line for line in driver.lines() if "The checklist advised" in line]
        assert not any("…" in line for line in lines), driver.text()

    drive(session, scene, size)


def test_all_saved_is_not_said_beside_not_saved(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("enter")
        assert "Back, all saved" in driver.text()
        monkeypatch.setattr(Session, "is_saved", property(lambda _: False))
        driver.app.redraw()
        await driver.settle()
        assert "Not saved" in driver.text()
        assert "all saved" not in driver.text()

    drive(session, scene)


def test_space_on_a_free_place_says_what_fills_it_and_nothing_else(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("1 place free")
        await driver.press("space", "space")
        assert driver.messages().count("Enter fills this place with a topic") == 1
        assert "does nothing" not in driver.messages()

    drive(session, scene)
