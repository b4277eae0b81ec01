"""A command is declared once: its key, its place in the key bar, the help and a button all run it."""

from __future__ import annotations

from typing import ClassVar

from driving import Driver, drive
from textual.app import ComposeResult

from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.made_of.common import BACK, CANCEL, HELP
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.buttons import Buttons


async def _invite(screen: Rehearsal) -> None:
    screen.invited += 1 if await screen.app.push_screen_wait(Asking()) else 0


INVITE = Command(
    "invite",
    ("i",),
    "Invite the Police",
    "Ask the Police to come to the meeting.",
    run=_invite,
    when=lambda screen: screen.invited < 3,
    label_now=lambda screen: f"Invite again ({screen.invited})" if screen.invited else "Invite the Police",
)
SEND = Command("send", ("f2",), "Send it", "Send it.", run=lambda asking: asking.dismiss(True))


class Asking(Dialogue[bool]):
    """A dialogue with two answers."""

    ACTS: ClassVar[tuple[Command, ...]] = (SEND, CANCEL)
    MAIN = SEND

    def __init__(self) -> None:
        super().__init__("Send an invitation?", "To Nottinghamshire Police.")


class Rehearsal(PlannerScreen):
    """A screen with one command of its own."""

    ABOUT = "Invites the Police."
    ACTS: ClassVar[tuple[Command, ...]] = (INVITE, BACK, HELP)
    invited = 0

    def compose(self) -> ComposeResult:
        """Compose a button between the bars."""
        yield TopBar(crumbs="Rehearsal")
        yield Buttons(INVITE, main=INVITE)
        yield KeyBar()


def test_a_command_is_done_by_its_key_its_button_its_place_and_the_help_while_it_applies(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        screen = Rehearsal()
        driver.app.push_screen(screen)
        await driver.settle()
        assert "i Invite the Police" in driver.lines()[-1]
        await driver.press("i")
        assert "To Nottinghamshire Police." in driver.text()
        await driver.press("f2")
        assert screen.invited == 1
        screen.redraw()
        await driver.click("i Invite again (1)")
        await driver.click("Cancel")
        assert screen.invited == 1
        await driver.press("question_mark", "enter")
        await driver.click("Send it")
        assert screen.invited == 2
        await driver.click("Invite the Police")
        await driver.press("enter")
        assert screen.invited == 3
        screen.redraw()
        await driver.settle()
        assert "i Invite" not in driver.lines()[-1]
        await driver.press("i")
        assert driver.app.screen is screen
        await driver.press("escape")
        assert "The year" in driver.text()

    drive(session, scene)
