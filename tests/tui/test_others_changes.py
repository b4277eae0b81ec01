"""Others' changes are announced, shown where they matter, and asked about one conflict at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from driving import Driver, drive

from planner.programme import edits
from planner.session import Session
from planner.tui import sharing

Reopen = Callable[[str], Session]
YOUTH_JUSTICE = "yjs-2023-10-26"
CLASH = "Two people changed the same thing"


@pytest.fixture(autouse=True)
def _poll_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "LOOK_SECONDS", 0.1)


def edit(session: Session, topic: str, **fields: str) -> None:
    session.do(lambda programme: edits.edit_topic(programme, topic, **fields))


def test_two_clashes_are_asked_about_one_after_the_other(session: Session, reopen: Reopen) -> None:
    ann, shown = reopen("Ann"), session.programme
    for topic in ("yjs", "carers"):
        edit(ann, topic, lead=f"Ann's for {topic}")

    async def scene(driver: Driver) -> None:
        for topic in ("yjs", "carers"):
            mine = partial(edits.edit_topic, topic=topic, lead="Mine")
            session.do(mine, basis=shown)
        driver.app.show_news()
        for topic in ("yjs", "carers"):
            await driver.wait_until(lambda topic=topic: f"Ann's for {topic}" in driver.text())
            assert CLASH in driver.text()
            await driver.click("Have mine")
        await driver.wait_until(lambda: CLASH not in driver.text())

    drive(session, scene)
    assert {reopen("Chair").programme.topics[topic].lead for topic in ("yjs", "carers")} == {"Mine"}
    assert session.is_saved


def test_a_meeting_that_others_together_overfill_is_said(session: Session, reopen: Reopen) -> None:
    others = {topic: reopen(person) for topic, person in (("placements", "Ann"), ("waits", "Cat"))}

    async def scene(driver: Driver) -> None:
        for topic, person in others.items():
            person.do(partial(edits.place, id=topic, topic=topic, meeting="m-2023-11-30", today=person.today))
        over = "Now to look at: 30 November 2023 has 3 substantive items for 2 places"
        await driver.wait_until(lambda: over in driver.messages())

    drive(session, scene)


def test_what_somebody_else_had_done_already_is_said(
    session: Session, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "LOOK_SECONDS", 600)
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        ann.do(lambda programme: edits.edit_item(programme, YOUTH_JUSTICE, tentative=True))
        await driver.press("i")
        assert "Made Youth Justice Service tentative: somebody else had done that already." in driver.messages()

    drive(session, scene)
    assert [change.by for change in reopen("Chair").history] == ["Chair", "Ann"]


def test_a_file_that_had_gone_is_said_to_be_made_again(session: Session, reopen: Reopen) -> None:
    async def scene(driver: Driver) -> None:
        session.path.unlink()
        await driver.press("i")
        assert "had gone. It was made again, whole, from what is open here." in driver.messages()

    drive(session, scene)
    assert reopen("Chair").history == session.history


@pytest.mark.parametrize(
    ("gone", "title", "neighbour"),
    [
        (YOUTH_JUSTICE, "Youth Justice", "Nottingham City Safeguarding"),
        ("earlyhelp-2024-04-25", "Review of Early Help", "1 place free"),
    ],
)
def test_the_cursor_goes_to_the_neighbour_of_a_row_that_the_other_took_away(
    session: Session, reopen: Reopen, gone: str, title: str, neighbour: str
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at(title)
        ann.do(lambda programme: edits.remove(programme, gone), reason="A duplicate")
        await driver.wait_until(lambda: "Ann: Took" in driver.messages())
        await driver.settle()
        (line,) = [line for line in driver.lines() if "►" in line]
        assert neighbour in line

    drive(session, scene)
