"""Killed at any moment, or saving all at once: what was saved is there, whole, and nothing else is."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest
from effort import LONG
from walks import TODAY, small

from planner.programme import edits
from planner.programme.errors import LookAgain
from planner.programme.history.changes import Side
from planner.programme.history.verifying import troubles
from planner.programme.versions import versions_of
from planner.session import Session
from planner.session.recovery import backups_of
from planner.store.file.names import backup_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are stopped by signals here")
KILLS = 200 if LONG else 12
EDITS = 100 if LONG else 12
PEOPLE = ("Ann", "Bob", "Cat", "Dan")
DEADLINE = 30.0
"""How many seconds another process has for one step before the test fails instead of waiting on."""
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["planner.session", "planner.exchange.samples", "filelock", "walks"])


def noted(session: Session, topic: str, note: str) -> None:
    """Note something on a topic, and have it saved."""
    session.do(lambda programme: edits.edit_topic(programme, topic, note=note))
    deadline = time.monotonic() + DEADLINE
    while not session.is_saved and not session.conflicts:
        assert time.monotonic() < deadline, f"never saved: {session.trouble}"
        session.save()


def started(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """Another process at work; it ends with the test's own."""
    process = processes.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def told_by(heard: Connection) -> Any:
    """What another process tells next."""
    assert heard.poll(DEADLINE), "the other process tells nothing"
    return heard.recv()


def ended(process: BaseProcess, most: float = DEADLINE) -> int | None:
    """How a process ended; it is stopped when it does not end by itself."""
    process.join(most)
    if process.is_alive():
        process.terminate()
        process.join(DEADLINE)
    return process.exitcode


def save_for_ever(path: Path, told: Connection) -> None:
    """Save one numbered change after another, and acknowledge each once it is saved."""
    session = Session.opened(path, by="Chair", today=TODAY)
    for number in range(len(session.history), 10**6):
        noted(session, "t1", str(number))
        told.send(number)


def test_a_process_killed_at_any_moment_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    Session.created(path, small(), "Started", by="Chair", today=TODAY)
    chance = random.Random(1)
    for _ in range(KILLS):
        heard, told = processes.Pipe(duplex=False)
        writer = started(save_for_ever, path, told)
        told.close()
        acknowledged = told_by(heard)
        time.sleep(chance.random() * 0.03)
        assert writer.pid
        os.kill(writer.pid, signal.SIGKILL)
        assert ended(writer) == -signal.SIGKILL
        while heard.poll():
            try:
                acknowledged = heard.recv()
            except EOFError:
                break
        session = Session.opened(path, by="Chair", today=TODAY)
        assert len(session.history) - 1 in (acknowledged, acknowledged + 1)
        assert session.programme.topics["t1"].note == str(len(session.history) - 1)
        assert list(troubles(session.programme, session.history)) == []
        assert {each.name for each in tmp_path.iterdir()} - {".p.json.lock"} == {"p.json", "p.json.backups"}
        assert [each for each in backup_folder(path).iterdir() if each.suffix != ".json"] == []
    assert all(backup.stored for backup in backups_of(path))


def edit_own_topic(path: Path, person: str) -> None:
    session = Session.opened(path, by=person, today=TODAY)
    for number in range(EDITS):
        noted(session, person, f"{person} {number}")
        if number % 10 == 9:
            session.undo()
            session.redo()


def test_four_people_saving_at_once_to_different_topics_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    programme = small()
    for person in PEOPLE:
        programme = edits.add_topic(programme, person, f"Topic of {person}")
    Session.created(path, programme, "Started", by="Chair", today=TODAY)
    everyone = [started(edit_own_topic, path, person) for person in PEOPLE]
    assert [ended(each, 2 * DEADLINE) for each in everyone] == [0] * len(PEOPLE)
    session = Session.opened(path, by="Chair", today=TODAY)
    made = [change for change in session.history[1:] if change.undoes is None]
    assert {person: sum(change.by == person for change in made) for person in PEOPLE} == dict.fromkeys(PEOPLE, EDITS)
    assert {person: session.programme.topics[person].note for person in PEOPLE} == {
        person: f"{person} {EDITS - 1}" for person in PEOPLE
    }
    assert list(troubles(session.programme, session.history)) == []


def publish_and_edit(path: Path, person: str, together: Barrier) -> None:
    """Publish again and again, at the same moments as others, looking again as often as is asked."""
    session = Session.opened(path, by=person, today=TODAY)
    for number in range(EDITS):
        together.wait()
        noted(session, person, f"{person} {number}")
        while True:
            with suppress(LookAgain):
                session.publish(label=f"{person} {number}")
                break


def test_people_publishing_at_once_get_a_number_each_and_every_version_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    programme = small()
    for person in PEOPLE[:2]:
        programme = edits.add_topic(programme, person, f"Topic of {person}")
    Session.created(path, programme, "Started", by="Chair", today=TODAY)
    together = processes.Barrier(2, timeout=DEADLINE)
    both = [started(publish_and_edit, path, person, together) for person in PEOPLE[:2]]
    assert [ended(each, 2 * DEADLINE) for each in both] == [0, 0]
    session = Session.opened(path, by="Chair", today=TODAY)
    versions = versions_of(session.programme.versions)
    assert [each.number for each in versions] == list(range(1, 2 * EDITS + 1))
    assert {each.label for each in versions} == {f"{who} {number}" for who in PEOPLE[:2] for number in range(EDITS)}
    places = {change.id: place for place, change in enumerate(session.history)}
    for each in versions:
        assert each.id in session.history[places[each.change] + 1].difference["versions"]
    assert list(troubles(session.programme, session.history)) == []


def edit_one_field(path: Path, person: str, together: Barrier, told: Connection) -> None:
    """Set the same field again and again, at the same moments as the other; tell what was reported as clashing."""
    session = Session.opened(path, by=person, today=TODAY)
    reported = []
    for number in range(EDITS):
        together.wait()
        noted(session, "t1", f"{person} {number}")
        reported += [str(refusal.change.difference["topics"]["t1"].now) for refusal in session.conflicts]
        while session.conflicts:
            session.settle(session.conflicts[0], Side.THEIRS)
    told.send(reported)


def test_every_clash_of_two_people_setting_one_field_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    Session.created(path, small(), "Started", by="Chair", today=TODAY)
    reported: list[str] = []
    writers = []
    together = processes.Barrier(2, timeout=DEADLINE)
    for person in PEOPLE[:2]:
        heard, told = processes.Pipe(duplex=False)
        writers.append((started(edit_one_field, path, person, together, told), heard))
        told.close()
    for writer, heard in writers:
        reported += told_by(heard)
        assert ended(writer) == 0
    session = Session.opened(path, by="Chair", today=TODAY)
    saved = [str(change.difference["topics"]["t1"].now) for change in session.history[1:]]
    assert sorted([*saved, *reported]) == sorted(
        str({"note": f"{person} {number}"}) for person in PEOPLE[:2] for number in range(EDITS)
    )
    assert reported
    assert list(troubles(session.programme, session.history)) == []
