"""Scenes C, D and E by keys in the app and by the command line: the same programme, findings and history."""

from __future__ import annotations

import json
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from driving import Driver, drive

from planner.cli import run
from planner.session import Session

WHY = ["--reason", "Report not ready", "--authority", "Chair"]
YOUTH_JUSTICE, SAFEGUARDING = "Youth Justice", "Nottingham City Safeguarding"


async def say_why(driver: Driver) -> None:
    """Fill in the reason and the authority."""
    await driver.type("Report not ready")
    await driver.press("enter")
    await driver.type("Chair")


async def move_to_best_meeting(driver: Driver) -> None:
    """C: move an item to the best meeting, with a reason."""
    await driver.point_at(YOUTH_JUSTICE)
    await driver.press("m", "enter")
    await say_why(driver)
    await driver.press("f2")


async def change_decision_date(driver: Driver) -> None:
    """D: set a new date for the decision that three items are linked to."""
    await driver.press("D")
    await driver.point_at("Autumn budget")
    await driver.press("enter")
    await driver.type("10 January 2024")
    await driver.press("enter")
    await say_why(driver)
    await driver.press("f2")


async def cancel_meeting(driver: Driver) -> None:
    """E: move one item to the best meeting, take the other off, and then cancel the meeting."""
    await driver.point_at(YOUTH_JUSTICE)
    await driver.press("x")
    await say_why(driver)
    await driver.press("enter", "enter")
    await driver.press("enter", "f2")
    await driver.point_at("No meeting")
    await driver.press("enter", "f2")


DECISION = ["--decision", "Autumn budget", "--decision-date", "20 May 2024"]
LINKED = [["topic", "edit", title, *DECISION] for title in (YOUTH_JUSTICE, "Review of Early", "Child Exploitation")]
SCENES: dict[str, tuple[Callable[[Driver], Awaitable[None]], list[list[str]]]] = {
    "C": (move_to_best_meeting, [["move", YOUTH_JUSTICE, "30 November", *WHY]]),
    "D": (change_decision_date, [["topic", "edit", YOUTH_JUSTICE, "--decision-date", "10 January 2024", *WHY]]),
    "E": (
        cancel_meeting,
        [
            ["move", YOUTH_JUSTICE, "30 November", *WHY],
            ["remove", SAFEGUARDING, *WHY],
            ["meeting", "cancel", "26 October", *WHY],
        ],
    ),
}


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_by_keys_and_by_command_comes_to_the_same(
    scene: str, session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "by-command.json"

    def command(path: Path, *words: str) -> None:
        assert run(["-f", str(path), "--by", "Chair", "--today", "2023-09-01", *words]) in (0, 1)

    def json_of(path: Path, *words: str) -> Any:
        capsys.readouterr()
        command(path, *words, "--json")
        return json.loads(capsys.readouterr().out)

    for words in (*LINKED, ["publish"]):
        command(session.path, *words)
    shutil.copy(session.path, other)
    keys, commands = SCENES[scene]
    session.refresh()
    before = json_of(other, "check")
    drive(session, keys)
    for words in commands:
        command(other, *words)
    for question in (["check"], ["show"], ["changes"], ["deadlines"]):
        assert json_of(session.path, *question) == json_of(other, *question)
    assert json_of(other, "changes") or json_of(other, "check") != before
