"""Two people with the app open on one file, and a file that is damaged, as they see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from driving import SIZES, Driver, drive

from planner.programme import edits
from planner.recovery import Damaged, backups_of
from planner.session import Session

Reopen = Callable[[str], Session]
sizes = pytest.mark.parametrize("size", SIZES)
Size = tuple[int, int]
YOUTH_JUSTICE = "yjs-2023-10-26"


def move(session: Session, meeting: str) -> None:
    session.do(partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today), reason="Ann's")


def edit(session: Session, **fields: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "yjs", **fields))


@sizes
def test_what_the_other_saves_is_seen_within_two_seconds_and_the_cursor_stays(
    session: Session, reopen: Reopen, size: Size
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Child Exploitation")
        move(ann, "m-2023-11-30")
        await driver.wait_until(lambda: "Ann: Moved Youth Justice Service" in driver.said(), most=2.0)
        assert any("►" in line and "Child Exploitation" in line for line in driver.lines())
        assert "1 of 2 · 1 free" in next(line for line in driver.lines() if "26 Oct" in line)

    drive(session, scene, size)


def test_a_half_typed_form_is_kept_and_saved_on_top_of_what_the_other_saved(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("enter", "enter", "tab")
        await driver.type("Half ")
        edit(ann, lead="Ann's lead")
        await driver.wait_until(lambda: "Ann: Changed the lead" in driver.said())
        assert "Half " in driver.text()
        await driver.type("typed ")
        await driver.press("f2")

    drive(session, scene)
    topic = session.programme.topics["yjs"]
    assert topic.objective.startswith("Half typed ")
    assert topic.lead == "Ann's lead"
    assert reopen("Chair").programme == session.programme


@sizes
@pytest.mark.parametrize("mine", [True, False])
def test_both_change_the_same_and_the_second_sees_both_values_and_chooses(
    session: Session, reopen: Reopen, size: Size, mine: bool
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("enter", "enter", *["tab"] * 7, "ctrl+u")
        await driver.type("Chair's lead")
        edit(ann, lead="Ann's lead")
        await driver.press("f2")
        await driver.wait_until(lambda: "Two people changed the same thing" in driver.text())
        shown = driver.text()
        assert "“Chair's lead”" in shown
        assert "“Ann's lead” (Ann, " in shown
        await driver.press("escape")
        assert "Two people changed the same thing" in driver.text()
        if mine:
            await driver.click("Have mine")
        else:
            await driver.press("t")
        await driver.wait_until(lambda: "Two people" not in driver.text())

    drive(session, scene, size)
    assert reopen("Chair").programme.topics["yjs"].lead == ("Chair's lead" if mine else "Ann's lead")
    assert session.is_saved


def test_the_move_dialogue_says_when_the_item_was_taken_away_meanwhile(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        ann.do(lambda programme: edits.remove(programme, YOUTH_JUSTICE), reason="A duplicate")
        await driver.wait_until(lambda: "no longer there to be moved" in driver.said())
        await driver.wait_until(lambda: "The year" in driver.text())

    drive(session, scene)
    assert YOUTH_JUSTICE not in session.programme.items


@sizes
def test_both_move_the_same_item_at_once_and_the_second_is_shown_both(
    session: Session, reopen: Reopen, size: Size
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        move(ann, "m-2023-11-30")
        await driver.wait_until(lambda: "Ann: Moved Youth Justice Service" in driver.said())
        await driver.point_at("28 Mar 2024")
        await driver.press("enter")
        await driver.type("Mine")
        await driver.press("enter", "enter")
        await driver.wait_until(lambda: "Two people changed the same thing" in driver.text())
        shown = " ".join(driver.text().split())
        assert "Yours the meeting of 28 March 2024" in shown
        assert "Theirs the meeting of 30 November 2023 (Ann, " in shown
        await driver.click("Have mine")
        await driver.wait_until(lambda: "Two people" not in driver.text())

    drive(session, scene, size)
    again = reopen("Chair")
    assert again.programme.items[YOUTH_JUSTICE].meeting == "m-2024-03-28"
    assert [change.by for change in again.history] == ["Chair", "Ann", "Chair"]


def test_a_place_that_the_other_fills_meanwhile_is_shown_filled_before_it_is_chosen(
    session: Session, reopen: Reopen
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        ann.do(partial(edits.place, id="x", topic="waits", meeting="m-2023-11-30", today=ann.today))
        await driver.wait_until(lambda: "Ann: Placed" in driver.said())
        assert "full: would be a third item" in next(line for line in driver.lines() if " 30 Nov 2023 " in line)

    drive(session, scene)


def test_one_of_ones_own_changes_is_undone_from_the_history(session: Session, reopen: Reopen) -> None:
    edit(session, lead="The Chair's")
    edit(session, author="The Chair's")
    edit(reopen("Ann"), author="Ann's")

    async def scene(driver: Driver) -> None:
        await driver.press("w", "u")
        await driver.wait_until(lambda: "is not possible: “Changed the author" in driver.said())
        assert "by Ann, came after it" in driver.said()
        await driver.point_at("Changed the lead of Youth")
        assert "Undo this one" in driver.lines()[-1]
        await driver.press("enter")

    session.look()
    drive(session, scene)
    assert session.programme.topics["yjs"].lead != "The Chair's"
    assert session.programme.topics["yjs"].author == "Ann's"


def test_a_disk_that_refuses_is_said_once_and_quitting_asks_and_can_save_a_copy(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.json"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async def scene(driver: Driver) -> None:
        with monkeypatch.context() as patched:
            patched.setattr("planner.store.atomic.AtomicStorage.write", full)
            await driver.press("i", "q")
            assert "Not saved" in driver.lines()[0]
            assert driver.said().count("No space left on device. What you did is kept here") == 1
            assert "Leave without saving?" in driver.text()
            await driver.press("escape")
            assert driver.app.is_running
            await driver.press("q")
        await driver.click("Save a copy")
        await driver.press("ctrl+u")
        await driver.type(str(copy))
        await driver.press("f2")

    drive(session, scene)
    assert Session.opened(copy, by="Chair", today=session.today).programme == session.programme


CLASH = "Two people changed the same thing"


def test_one_question_stands_while_the_other_goes_on_saving_and_it_shows_their_newest_value(
    session: Session, reopen: Reopen
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        edit(ann, lead="Ann's first")
        edit(session, lead="Mine")
        driver.app.tell()
        await driver.wait_until(lambda: CLASH in driver.text())
        edit(ann, author="Something else")
        await driver.wait_until(lambda: "Ann: Changed the author" in driver.said())
        assert len(driver.app.screen_stack) == 2
        edit(ann, lead="Ann's second")
        await driver.wait_until(lambda: "“Ann's second” (Ann, " in driver.text())
        await driver.press("ctrl+q")
        assert CLASH in driver.text()
        assert "Choose first whose values are to stand" in driver.said()
        await driver.click("Have mine")
        await driver.wait_until(lambda: CLASH not in driver.text())
        assert len(driver.app.screen_stack) == 1

    drive(session, scene)
    assert reopen("Chair").programme.topics["yjs"].lead == "Mine"


@pytest.mark.parametrize("name", ["~nosuch-user/x.json", "/", "   "])
def test_a_name_that_cannot_be_a_file_is_said_and_the_form_stays(
    session: Session, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async def scene(driver: Driver) -> None:
        with monkeypatch.context() as patched:
            patched.setattr("planner.store.atomic.AtomicStorage.write", full)
            await driver.press("i", "q")
            await driver.click("Save a copy")
            await driver.press("ctrl+u")
            await driver.type(name)
            await driver.press("f2")
            assert driver.app.is_running
            assert "Save as" in driver.text()
        await driver.press("escape", "escape")

    drive(session, scene)


def test_an_edit_just_after_the_damage_still_ends_in_the_offer_to_put_it_back(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        session.path.write_bytes(b"{}")
        await driver.press("i")
        await driver.wait_until(lambda: "The file was damaged" in driver.text())
        await driver.click("Put it back")
        await driver.wait_until(lambda: "The damaged file is kept as" in driver.said())

    drive(session, scene)
    assert session.is_saved
    assert len(Session.opened(session.path, by="Chair", today=session.today).history) == 2


def test_leaving_asks_when_the_file_has_gone_though_nothing_is_unsaved(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        session.path.unlink()
        await driver.wait_until(lambda: "has gone from its folder" in driver.said())
        await driver.press("q")
        assert "Leave without saving?" in driver.text()

    drive(session, scene)


def test_a_file_damaged_while_it_is_open_is_put_back_from_what_is_open(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("i")
        session.path.write_bytes(b"{}")
        await driver.wait_until(lambda: "The file was damaged" in driver.text())
        await driver.click("Put it back")
        await driver.wait_until(lambda: "The damaged file is kept as" in driver.said())

    drive(session, scene)
    again = Session.opened(session.path, by="Chair", today=session.today)
    assert (again.programme, again.history) == (session.programme, session.history)


@sizes
def test_a_damaged_file_opens_on_its_backups_and_goes_on_from_the_chosen_one(session: Session, size: Size) -> None:
    edit(session, lead="First")
    edit(session, lead="Second")
    damaged = session.path.read_bytes()[:-200]
    session.path.write_bytes(damaged)
    opened: list[Session] = []

    def open_it() -> Session:
        opened.append(Session.opened(session.path, by="Chair", today=session.today))
        return opened[0]

    async def scene(driver: Driver) -> None:
        await driver.wait_until(lambda: "► " in driver.text() and "the last by" in driver.text())
        shown = " ".join(driver.text().split())
        assert "is damaged" in shown
        assert "3 changes, the last by Chair: Changed the lead of Youth Justice Service" in shown
        assert "Nothing that can still be read in the file." in shown
        await driver.press("down")
        assert "1 change" in driver.text()
        await driver.press("escape")
        assert "How would you like to begin?" in driver.text()

    async def chosen(driver: Driver) -> None:
        await driver.wait_until(lambda: "► " in driver.text() and "the last by" in driver.text())
        await driver.press("down", "enter")
        await driver.wait_until(lambda: "The year" in driver.text())

    for each in (scene, chosen):
        drive(None, each, size, Damaged(session.path, f"{session.path} is damaged: it was left as it is.", open_it))
    assert opened[0].programme.topics["yjs"].lead == "First"
    (kept,) = session.path.parent.glob("p.damaged-*.json")
    assert kept.read_bytes() == damaged
    assert len(backups_of(session.path)) == 3
