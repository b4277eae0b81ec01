"""What a file brings to the screen is only text: the terminal acts on none of it."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from driving import SIZES, Driver, drive
from effort import sampled
from rich.segment import Segment
from terminals import HOSTILE, REMAINS, control_characters, make_hostile
from textual.color import Color
from textual.widgets import Input, TextArea

from planner.session import Session
from planner.tui.control_filter import ControlFilter

Reopen = Callable[[str], Session]
WALK = [
    *("down", "down", "enter", "escape", "m", "escape", "d", "escape", "o", "escape", "x", "escape", "s", "escape"),
    *("t", "down", "enter", "escape", "a", "escape", "c", "end", "k", "escape", "w", "down", "down", "enter", "escape"),
    *("e", "escape", "y", "P", "escape", "question_mark", "escape", "ctrl+p", "escape"),
]


@pytest.mark.parametrize("size", sampled(SIZES, 1))
def test_no_screen_has_anything_on_it_that_the_terminal_acts_on(
    session: Session, reopen: Reopen, size: tuple[int, int]
) -> None:
    session.publish(label="For September")
    make_hostile(session.path)
    seen = []

    async def scene(driver: Driver) -> None:
        for key in WALK:
            await driver.press(key)
            driver.app.notify(f"Told{HOSTILE}", markup=False)
            await driver.settle()
            seen.append(driver.text())
            assert not control_characters(driver.text(), allowed="\n"), f"after {key}"

    drive(reopen("Ann"), scene, size)
    assert any("Told" in each for each in seen)


def test_boxes_and_titles_that_no_hand_cleans_are_no_way_round(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t", "enter")
        for box in driver.app.screen.query(Input):
            box.value = HOSTILE
        for area in driver.app.screen.query(TextArea):
            area.text = f"{HOSTILE}\n{HOSTILE}"
        for widget in driver.app.screen.query("*"):
            widget.tooltip = widget.border_title = widget.border_subtitle = HOSTILE
        await driver.settle()
        assert not control_characters(driver.text(), allowed="\n")

    drive(session, scene)


def test_lists_show_nothing_of_an_escape_sequence(session: Session, reopen: Reopen) -> None:
    make_hostile(session.path)

    async def scene(driver: Driver) -> None:
        for key in ("y", "t", "c", "w"):
            await driver.press(key)
            assert not [each for each in REMAINS if each in driver.text()], driver.text()

    drive(reopen("Ann"), scene)


def test_what_is_copied_can_be_pasted_into_a_terminal(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    async def scene(driver: Driver) -> None:
        monkeypatch.setattr(driver.app._driver, "write", written.append)
        driver.app.copy_to_clipboard(f"Zebra{HOSTILE}")

    drive(session, scene)
    copied = next(each for each in written if each.startswith("\x1b]52;c;"))
    text = base64.b64decode(copied.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
    assert text.startswith("Zebra")
    assert not control_characters(text)


def test_a_line_is_as_wide_as_it_was_laid_out() -> None:
    line = [Segment("a\x1b[2Jb"), Segment("\tc\n"), Segment("👩\u200d👧")]
    drawn = ControlFilter().apply(line, Color(0, 0, 0))
    assert Segment.get_line_length(drawn) == Segment.get_line_length(line)
    assert drawn[0].text == "ab   "
