"""Scenes C, D and E by keys in the app and by plain commands: the same programme, findings and account of it."""

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
    """Fill in the record, and do it."""
    await driver.type("Report not ready")
    await driver.press("enter")
    await driver.type("Chair")


async def slips(driver: Driver) -> None:
    """C: to the best meeting, with the reason."""
    await driver.point_at(YOUTH_JUSTICE)
    await driver.press("m", "enter")
    await say_why(driver)
    await driver.press("enter")


async def executive_slips(driver: Driver) -> None:
    """D: the decision that three items hang on has a new date."""
    await driver.press("D")
    await driver.point_at("Autumn budget")
    await driver.press("enter")
    await driver.type("10 January 2024")
    await driver.press("enter")
    await say_why(driver)
    await driver.press("f2")


async def is_cancelled(driver: Driver) -> None:
    """E: one item goes to the best meeting, the other waits again, and then the meeting is cancelled."""
    await driver.point_at(YOUTH_JUSTICE)
    await driver.press("x")
    await say_why(driver)
    await driver.press("enter", "enter")
    await driver.press("enter", "enter", "enter")
    await driver.point_at("No meeting")
    await driver.press("enter", "enter", "enter")


DECISION = ["--decision", "Autumn budget", "--decision-date", "20 May 2024"]
LINKED = [["topic", "edit", title, *DECISION] for title in (YOUTH_JUSTICE, "Review of Early", "Child Exploitation")]
SCENES: dict[str, tuple[Callable[[Driver], Awaitable[None]], list[list[str]]]] = {
    "C": (slips, [["move", YOUTH_JUSTICE, "30 November", *WHY]]),
    "D": (executive_slips, [["topic", "edit", YOUTH_JUSTICE, "--decision-date", "10 January 2024", *WHY]]),
    "E": (
        is_cancelled,
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

    def told(path: Path, *words: str) -> Any:
        capsys.readouterr()
        command(path, *words, "--json")
        return json.loads(capsys.readouterr().out)

    for words in (*LINKED, ["publish"]):
        command(session.path, *words)
    shutil.copy(session.path, other)
    keys, commands = SCENES[scene]
    session.refresh()
    before = told(other, "check")
    drive(session, keys)
    for words in commands:
        command(other, *words)
    for question in (["check"], ["show"], ["changes"], ["deadlines"]):
        assert told(session.path, *question) == told(other, *question)
    assert told(other, "changes") or told(other, "check") != before
