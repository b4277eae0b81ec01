"""Two people with the app open on one file, as they see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from driving import Driver, drive

from planner.programme import edits
from planner.session import Session

Reopen = Callable[[str], Session]
Size = tuple[int, int]
YOUTH_JUSTICE = "yjs-2023-10-26"
CLASH = "Two people changed the same thing"


def move(session: Session, meeting: str) -> None:
    session.do(partial(edits.move, item=YOUTH_JUSTICE, meeting=meeting, today=session.today), reason="Ann's")


def edit(session: Session, **fields: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, "yjs", **fields))


def test_what_the_other_saves_is_seen_within_two_seconds_and_the_cursor_stays(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Child Exploitation")
        move(ann, "m-2023-11-30")
        await driver.wait_until(lambda: "Ann: Moved Youth Justice Service" in driver.messages(), most=2.0)
        assert any("►" in line and "Child Exploitation" in line for line in driver.lines())
        assert "1 of 2 · 1 free" in next(line for line in driver.lines() if "26 Oct" in line)

    drive(session, scene)


def test_a_half_typed_form_is_kept_and_saved_on_top_of_what_the_other_saved(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("enter", "enter", "tab")
        await driver.type("Half ")
        edit(ann, lead="Ann's lead")
        await driver.wait_until(lambda: "Ann: Changed the lead" in driver.messages())
        assert "Half " in driver.text()
        await driver.type("typed ")
        await driver.press("f2")

    drive(session, scene)
    topic = session.programme.topics["yjs"]
    assert topic.objective.startswith("Half typed ")
    assert topic.lead == "Ann's lead"
    assert reopen("Chair").programme == session.programme


@pytest.mark.parametrize(("size", "mine"), [((80, 24), True), ((120, 40), False)])
def test_both_change_the_same_and_the_second_sees_both_values_and_chooses(
    session: Session, reopen: Reopen, size: Size, mine: bool
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("enter", "enter", *["tab"] * 8, "ctrl+u")
        await driver.type("Chair's lead")
        edit(ann, lead="Ann's lead")
        await driver.press("f2")
        await driver.wait_until(lambda: CLASH in driver.text())
        shown = driver.text()
        assert "“Chair's lead”" in shown
        assert "“Ann's lead” (Ann, " in shown
        await driver.press("escape")
        assert CLASH in driver.text()
        if mine:
            await driver.click("Have mine")
        else:
            await driver.press("t")
        await driver.wait_until(lambda: CLASH not in driver.text())

    drive(session, scene, size)
    assert reopen("Chair").programme.topics["yjs"].lead == ("Chair's lead" if mine else "Ann's lead")
    assert session.is_saved


def test_the_move_dialogue_says_when_the_item_was_taken_away_meanwhile(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        ann.do(lambda programme: edits.remove(programme, YOUTH_JUSTICE), reason="A duplicate")
        await driver.wait_until(lambda: "no longer there to be moved" in driver.messages())
        await driver.wait_until(lambda: "The year" in driver.text())

    drive(session, scene)
    assert YOUTH_JUSTICE not in session.programme.items


def test_both_move_the_same_item_at_once_and_the_second_is_shown_both(session: Session, reopen: Reopen) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        move(ann, "m-2023-11-30")
        await driver.wait_until(lambda: "Ann: Moved Youth Justice Service" in driver.messages())
        await driver.point_at("28 Mar 2024")
        await driver.press("enter")
        await driver.type("Mine")
        await driver.press("f2")
        await driver.wait_until(lambda: CLASH in driver.text())
        shown = " ".join(driver.text().split())
        assert "Yours the meeting of 28 March 2024" in shown
        assert "Theirs the meeting of 30 November 2023 (Ann, " in shown
        await driver.click("Have mine")
        await driver.wait_until(lambda: CLASH not in driver.text())

    drive(session, scene, (120, 40))
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
        await driver.wait_until(lambda: "Ann: Placed" in driver.messages())
        assert "full: would be a third item" in next(line for line in driver.lines() if " 30 Nov 2023 " in line)

    drive(session, scene)


def test_one_of_ones_own_changes_is_undone_from_the_history(session: Session, reopen: Reopen) -> None:
    edit(session, lead="The Chair's")
    edit(session, author="The Chair's")
    edit(reopen("Ann"), author="Ann's")

    async def scene(driver: Driver) -> None:
        await driver.press("w", "u")
        await driver.wait_until(lambda: "is not possible: “Changed the author" in driver.messages())
        assert "by Ann, came after it" in driver.messages()
        await driver.point_at("Changed the lead of Youth")
        assert "Undo this one" in driver.lines()[-1]
        await driver.press("enter")

    session.refresh()
    drive(session, scene)
    assert session.programme.topics["yjs"].lead != "The Chair's"
    assert session.programme.topics["yjs"].author == "Ann's"


def test_one_question_stands_while_the_other_goes_on_saving_and_it_shows_their_newest_value(
    session: Session, reopen: Reopen
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        edit(ann, lead="Ann's first")
        edit(session, lead="Mine")
        driver.app.show_news()
        await driver.wait_until(lambda: CLASH in driver.text())
        edit(ann, author="Something else")
        await driver.wait_until(lambda: "Ann: Changed the author" in driver.messages())
        assert len(driver.app.screen_stack) == 2
        edit(ann, lead="Ann's second")
        await driver.wait_until(lambda: "“Ann's second” (Ann, " in driver.text())
        await driver.press("ctrl+q")
        assert CLASH in driver.text()
        assert "Choose first whose values are to stand" in driver.messages()
        await driver.click("Have mine")
        await driver.wait_until(lambda: CLASH not in driver.text())
        assert len(driver.app.screen_stack) == 1

    drive(session, scene)
    assert reopen("Chair").programme.topics["yjs"].lead == "Mine"
