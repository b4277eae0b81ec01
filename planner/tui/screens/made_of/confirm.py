"""Dialogues that confirm: yes or no, and how to leave when something is not saved."""

from __future__ import annotations

from typing import ClassVar

from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import Dialogue

YES = Command(
    "yes", (), "Yes", "Do it.", run=lambda dialogue: dialogue.dismiss(True), label_now=lambda dialogue: dialogue.button
)


class ConfirmScreen(Dialogue[bool]):
    """Asks a question with two answers; the safe one has focus."""

    ABOUT = "A question with two answers; the safe one has the keys."
    ACTS: ClassVar[tuple[Command, ...]] = (CANCEL, YES)
    RISKY = YES
    DEFAULT_RESULT = False

    def __init__(self, title: str, body: str, button: str) -> None:
        super().__init__(title, body)
        self.button = button


STAY = CANCEL.replace(label="Stay")
COPY = Command("copy", (), "Save a copy", "Save a copy elsewhere.", run=lambda dialogue: dialogue.dismiss("copy"))
LOSE = Command("leave", (), "Leave and lose it", "Leave.", run=lambda dialogue: dialogue.dismiss("leave"))


class LeaveScreen(Dialogue[str]):
    """Asks how to leave when something is not saved; its result is ``stay``, ``copy`` or ``leave``."""

    ABOUT = "Something is not saved. Stay until it is, save a copy elsewhere, or leave and lose it."
    ACTS: ClassVar[tuple[Command, ...]] = (STAY, COPY, LOSE)
    MAIN, RISKY = STAY, LOSE
    DEFAULT_RESULT = "stay"

    def __init__(self, body: str) -> None:
        super().__init__("Leave without saving?", body)
