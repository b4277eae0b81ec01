"""While the file cannot be saved: said once, retried by itself, and no exit that loses work without asking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Driver, drive

from planner.session import Session
from planner.tui import sharing


@pytest.fixture
def full_disk(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that is full, until this is undone."""
    assert session.is_saved

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("planner.store.file.atomic.AtomicStorage.write", refuse)
        yield patched


def test_a_save_that_was_refused_is_tried_again_without_a_key_pressed(
    session: Session, full_disk: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sharing.RETRY_SECONDS <= 10
    monkeypatch.setattr(sharing, "RETRY_SECONDS", 0.1)

    async def scene(driver: Driver) -> None:
        await driver.press("i")
        assert "Not saved" in driver.lines()[0]
        full_disk.undo()
        await driver.wait_until(lambda: "Saved." in driver.messages().splitlines())
        await driver.wait_until(lambda: "Not saved" not in driver.lines()[0])
        await driver.press("q")
        assert driver.app._exit  # without asking now

    drive(session, scene)
    assert len(Session.open(session.path, by="Chair", today=session.today).history) == 2


def test_what_is_wrong_is_said_once_and_quitting_asks_and_can_save_a_copy(
    session: Session, full_disk: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.json"

    async def scene(driver: Driver) -> None:
        await driver.press("i", "i", "i", "q")
        assert "Not saved" in driver.lines()[0]
        assert driver.messages().count("No space left on device. What you did is kept here") == 1
        assert "Leave without saving?" in driver.text()
        await driver.press("escape")
        assert driver.app.is_running
        await driver.press("q")
        full_disk.undo()
        await driver.click("Save a copy")
        await driver.press("ctrl+u")
        await driver.type(str(copy))
        await driver.press("f2")

    drive(session, scene)
    assert Session.open(copy, by="Chair", today=session.today).programme == session.programme


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("name", ["~nosuch-user/x.json", "/", "   "])
def test_a_name_that_cannot_be_a_file_is_said_and_the_form_stays(session: Session, name: str) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("i", "q")
        await driver.click("Save a copy")
        await driver.press("ctrl+u")
        await driver.type(name)
        before = driver.messages()
        await driver.press("f2")
        assert driver.messages() != before
        assert driver.app.is_running
        assert "Save as" in driver.text()

    drive(session, scene)


@pytest.mark.usefixtures("full_disk")
def test_thinking_better_of_saving_a_copy_does_not_leave(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("i", "q")
        await driver.click("Save a copy")
        assert "Save as" in driver.text()
        await driver.press("escape")
        await driver.wait_until(lambda: "The year" in driver.text())
        await driver.press("i")
        assert driver.app.is_running
        assert not driver.app._exit

    drive(session, scene)
    assert session.has_unsaved


def test_a_backup_that_could_not_be_kept_is_said_and_everything_is_saved(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.store.file.backups.write_atomically", refuse)

    async def scene(driver: Driver) -> None:
        await driver.press("i")
        assert "It was saved, but no backup could be kept" in driver.messages()
        assert "Not saved" not in driver.lines()[0]

    drive(session, scene)
    assert session.is_saved
