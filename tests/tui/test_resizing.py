"""A terminal resized at any moment: in every form and dialogue, the box with the keys and the buttons stay in sight."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from driving import Driver, drive
from effort import LONG
from textual.events import Resize
from textual.geometry import Region, Size
from textual.widget import Widget

from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.with_draft import WithDraft
from planner.tui.widgets.buttons import CommandButton
from planner.tui.widgets.row_list import RowList

SIZES = [(60, 20), (80, 24), (120, 40), (80, 24)]
KEY_OF_VIEW = {"YearScreen": "y", "TopicsScreen": "t", "ChecksScreen": "c", "ChangedScreen": "w"}
LEAVES = {"quit", "another"}
"""The commands that end the walk: they leave the app or the programme."""


async def resize(driver: Driver, size: tuple[int, int]) -> None:
    """Resize the terminal, and wait until the screen is drawn anew."""
    driver.app._driver._size = Size(*size)  # type: ignore[union-attr]
    driver.app.post_message(Resize(Size(*size), Size(*size)))
    await driver.settle()


def in_sight(widget: Widget) -> Region:
    """Return the part of a widget that can be seen, in the screen's coordinates."""
    regions = widget.screen._compositor.visible_widgets
    return Region.intersection(*regions[widget]) if widget in regions else Region()


def unseen(driver: Driver) -> list[str]:
    """Return what of the focused box and the main button cannot be seen."""
    screen = driver.app.screen
    focused = screen.focused
    missing = []
    if focused is not None:
        if isinstance(focused, RowList) and focused.cursor:
            if "►" not in driver.text():
                missing.append(f"the cursor of {focused!r}")
        elif in_sight(focused).height < min(focused.region.height, 2):
            missing.append(f"{focused!r}")
    if (buttons := screen.query(CommandButton)) and not any(
        in_sight(each).height for each in buttons.last().parent.children
    ):
        missing.append("the buttons")
    return missing


async def screens_with_boxes(driver: Driver, row: str) -> AsyncIterator[str]:
    """Run every command offered on a row of the screen in front, and yield the name of each form or dialogue opened."""
    seen: set[str] = set()
    front = driver.app.screen
    assert isinstance(front, BaseScreen)
    for command in list(front.all_acts):
        if command.id in LEAVES or not front.is_offered(command):
            continue
        if row:
            await driver.press("escape")
            await driver.point_at(row)
        front.run_command(command)
        async for name in opened(driver, front, command, seen):
            yield name
        for _ in range(6):
            if driver.app.screen is front:
                break
            await driver.press("escape")
        if type(driver.app.screen) is not type(front):
            await driver.press("escape", *KEY_OF_VIEW.get(type(front).__name__, ()))
        assert driver.app.screen is front, command.id


async def opened(driver: Driver, below: object, command: Command, seen: set[str]) -> AsyncIterator[str]:
    """Yield the name of the form or dialogue just opened over another screen, then those that its commands open."""
    await driver.settle()
    screen = driver.app.screen
    if screen is below or not isinstance(screen, WithDraft) or screen.draft_name in seen:
        return
    seen.add(screen.draft_name)
    yield f"{type(screen).__name__} by {command.id}"
    for further in screen.all_acts:
        if driver.app.screen is screen and screen.is_offered(further) and further.id not in ("back", "help", "done"):
            screen.run_command(further)
            async for name in opened(driver, screen, further, seen):
                yield name
            await driver.settle()
            if driver.app.screen is not screen:
                await driver.press("escape")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("view", "row"),
    [
        *(("y", "Youth Justice"), ("y", "1 place free"), ("t", "Care leavers"), ("c", "report"), ("w", "")),
        *(("", "Start a new"), ("", "Import"), ("", "Open a programme")),
    ],
)
def test_the_box_with_the_keys_and_the_buttons_stay_in_sight(session: Session, view: str, row: str) -> None:
    found: list[str] = []

    async def scene(driver: Driver) -> None:
        await driver.press(*view)
        async for name in screens_with_boxes(driver, row):
            found.append(name)
            screen = driver.app.screen
            chain = [each for each in screen.focus_chain if not isinstance(each, CommandButton)]
            for widget in chain if LONG else dict.fromkeys([*chain[:1], *chain[-1:]]):
                widget.focus()
                for size in SIZES:
                    await resize(driver, size)
                    assert not unseen(driver), (name, size, widget, driver.text())

    drive(session if view else None, scene)
    assert found
