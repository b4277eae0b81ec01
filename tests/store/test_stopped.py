"""Processes killed at any moment, and many saving at once: all that was saved is there, and nothing else."""

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
from planner.programme.errors import ChangedMeanwhile
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
"""How long another process may take for one step, in seconds, before the test fails."""
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["planner.session", "planner.exchange.samples", "filelock", "walks"])


def save_note(session: Session, topic: str, note: str) -> None:
    """Set the note of a topic, and save until it is stored."""
    session.do(lambda programme: edits.edit_topic(programme, topic, note=note))
    deadline = time.monotonic() + DEADLINE
    while not session.is_saved and not session.conflicts:
        assert time.monotonic() < deadline, f"never saved: {session.trouble}"
        session.save()


def start(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """Start another process, which ends with the test's."""
    process = processes.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def next_from(receiver: Connection) -> Any:
    """Return the next message from another process."""
    assert receiver.poll(DEADLINE), "the other process tells nothing"
    return receiver.recv()


def exit_code_of(process: BaseProcess, seconds: float = DEADLINE) -> int | None:
    """Wait for a process and return its exit code; terminates it when it takes too long."""
    process.join(seconds)
    if process.is_alive():
        process.terminate()
        process.join(DEADLINE)
    return process.exitcode


def save_until_killed(path: Path, sender: Connection) -> None:
    """Save one numbered change after another, and send each number once it is saved."""
    session = Session.open(path, by="Chair", today=TODAY)
    for number in range(len(session.history), 10**6):
        save_note(session, "t1", str(number))
        sender.send(number)


def test_a_process_killed_at_any_moment_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    Session.create(path, small(), "Started", by="Chair", today=TODAY)
    chance = random.Random(1)
    for _ in range(KILLS):
        receiver, sender = processes.Pipe(duplex=False)
        writer = start(save_until_killed, path, sender)
        sender.close()
        acknowledged = next_from(receiver)
        time.sleep(chance.random() * 0.03)
        assert writer.pid
        os.kill(writer.pid, signal.SIGKILL)
        assert exit_code_of(writer) == -signal.SIGKILL
        while receiver.poll():
            try:
                acknowledged = receiver.recv()
            except EOFError:
                break
        session = Session.open(path, by="Chair", today=TODAY)
        assert len(session.history) - 1 in (acknowledged, acknowledged + 1)
        assert session.programme.topics["t1"].note == str(len(session.history) - 1)
        assert list(troubles(session.programme, session.history)) == []
        assert {each.name for each in tmp_path.iterdir()} - {".p.json.lock"} == {"p.json", "p.json.backups"}
        assert [each for each in backup_folder(path).iterdir() if each.suffix != ".json"] == []
    assert all(backup.stored for backup in backups_of(path))


def edit_own_topic(path: Path, person: str) -> None:
    session = Session.open(path, by=person, today=TODAY)
    for number in range(EDITS):
        save_note(session, person, f"{person} {number}")
        if number % 10 == 9:
            session.undo()
            session.redo()


def test_four_people_saving_at_once_to_different_topics_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    programme = small()
    for person in PEOPLE:
        programme = edits.add_topic(programme, person, f"Topic of {person}")
    Session.create(path, programme, "Started", by="Chair", today=TODAY)
    writers = [start(edit_own_topic, path, person) for person in PEOPLE]
    assert [exit_code_of(each, 2 * DEADLINE) for each in writers] == [0] * len(PEOPLE)
    session = Session.open(path, by="Chair", today=TODAY)
    made = [change for change in session.history[1:] if change.undoes is None]
    assert {person: sum(change.by == person for change in made) for person in PEOPLE} == dict.fromkeys(PEOPLE, EDITS)
    assert {person: session.programme.topics[person].note for person in PEOPLE} == {
        person: f"{person} {EDITS - 1}" for person in PEOPLE
    }
    assert list(troubles(session.programme, session.history)) == []


def publish_and_edit(path: Path, person: str, barrier: Barrier) -> None:
    """Publish repeatedly, at the same moments as others, trying again after each LookAgain."""
    session = Session.open(path, by=person, today=TODAY)
    for number in range(EDITS):
        barrier.wait()
        save_note(session, person, f"{person} {number}")
        while True:
            with suppress(ChangedMeanwhile):
                session.publish(label=f"{person} {number}")
                break


def test_people_publishing_at_once_get_a_number_each_and_every_version_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    programme = small()
    for person in PEOPLE[:2]:
        programme = edits.add_topic(programme, person, f"Topic of {person}")
    Session.create(path, programme, "Started", by="Chair", today=TODAY)
    barrier = processes.Barrier(2, timeout=DEADLINE)
    both = [start(publish_and_edit, path, person, barrier) for person in PEOPLE[:2]]
    assert [exit_code_of(each, 2 * DEADLINE) for each in both] == [0, 0]
    session = Session.open(path, by="Chair", today=TODAY)
    versions = versions_of(session.programme.versions)
    assert [each.number for each in versions] == list(range(1, 2 * EDITS + 1))
    assert {each.label for each in versions} == {f"{who} {number}" for who in PEOPLE[:2] for number in range(EDITS)}
    places = {change.id: place for place, change in enumerate(session.history)}
    for each in versions:
        assert each.id in session.history[places[each.change] + 1].difference["versions"]
    assert list(troubles(session.programme, session.history)) == []


def edit_one_field(path: Path, person: str, barrier: Barrier, sender: Connection) -> None:
    """Set the same field again and again, at the same moments as the other; tell what was reported as clashing."""
    session = Session.open(path, by=person, today=TODAY)
    reported = []
    for number in range(EDITS):
        barrier.wait()
        save_note(session, "t1", f"{person} {number}")
        reported += [str(refusal.change.difference["topics"]["t1"].now) for refusal in session.conflicts]
        while session.conflicts:
            session.settle(session.conflicts[0], Side.THEIRS)
    sender.send(reported)


def test_every_clash_of_two_people_setting_one_field_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    Session.create(path, small(), "Started", by="Chair", today=TODAY)
    reported: list[str] = []
    writers = []
    barrier = processes.Barrier(2, timeout=DEADLINE)
    for person in PEOPLE[:2]:
        receiver, sender = processes.Pipe(duplex=False)
        writers.append((start(edit_one_field, path, person, barrier, sender), receiver))
        sender.close()
    for writer, receiver in writers:
        reported += next_from(receiver)
        assert exit_code_of(writer) == 0
    session = Session.open(path, by="Chair", today=TODAY)
    saved = [str(change.difference["topics"]["t1"].now) for change in session.history[1:]]
    assert sorted([*saved, *reported]) == sorted(
        str({"note": f"{person} {number}"}) for person in PEOPLE[:2] for number in range(EDITS)
    )
    assert reported
    assert list(troubles(session.programme, session.history)) == []
