"""Rescheduling by keys in the app: picking up, swapping, a briefing note instead, a cancelled meeting."""

from __future__ import annotations

from datetime import date

import pytest
from driving import SIZES, Driver, drive
from effort import sampled

from planner.programme import edits
from planner.programme.kinds import Outcome
from planner.programme.model import Programme
from planner.session import Session

sizes = pytest.mark.parametrize("size", sampled(SIZES, 1))
Size = tuple[int, int]
YOUTH_JUSTICE = "yjs-2023-10-26"


def meeting_of(session: Session, item: str) -> str:
    return session.programme.items[item].meeting


@sizes
def test_an_item_is_picked_up_walked_to_another_meeting_and_put_down_with_a_reason(
    session: Session, size: Size
) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("space")
        assert "Where to? Youth Justice Service" in driver.text()
        await driver.press("down", "down", "down")
        assert any("►" in line and "1 place free" in line for line in driver.lines())
        assert "Put it here" in driver.lines()[-1]
        await driver.press("enter")
        assert "Next box" in driver.lines()[-1]
        assert meeting_of(session, YOUTH_JUSTICE) == "m-2023-10-26"
        await driver.type("Report not ready")
        await driver.press("enter")
        await driver.type("Officer with the Chair")
        await driver.press("enter")
        assert "Enter Move it" in driver.lines()[-1]
        await driver.press("enter")
        assert "Where to?" not in driver.text()
        await driver.wait_until(lambda: any("►" in line and "Youth Justice" in line for line in driver.lines()))

    drive(session, scene, size)
    assert meeting_of(session, YOUTH_JUSTICE) == "m-2023-11-30"
    assert (session.history[-1].reason, session.history[-1].authority) == ("Report not ready", "Officer with the Chair")


def test_what_is_picked_up_is_put_back_by_escape(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("space", "down", "down")
        assert "Enter moves to 30 Nov 2023" in driver.text()
        assert "Move" not in driver.lines()[-1]  # m would act on the item under the cursor
        await driver.press("escape")
        assert "Where to?" not in driver.text()
        await driver.wait_until(lambda: any("►" in line and "Youth Justice" in line for line in driver.lines()))
        await driver.press("space", "enter", "escape")

    drive(session, scene)
    assert len(session.history) == 1


def test_where_nothing_fits_the_rules_in_the_way_are_said(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Review of Early Help")
        await driver.press("m")
        assert "Against every meeting: no objective; full at 3 of 5." in driver.text()

    drive(session, scene)


def test_two_items_are_swapped_in_one_act(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("space")
        for _ in range(20):
            if any("►" in line and "Child Exploitation" in line for line in driver.lines()):
                break
            await driver.press("down")
        assert "Swap" in driver.lines()[-1]
        await driver.press("S")
        await driver.type("Report not ready")
        await driver.press("enter", "enter", "enter")

    drive(session, scene, (120, 40))
    assert meeting_of(session, YOUTH_JUSTICE) == "m-2024-01-25"
    assert session.history[-1].label.startswith("Swapped Youth Justice Service of 26 October 2023 and ")
    assert len(session.history) == 2
    session.undo()
    assert meeting_of(session, YOUTH_JUSTICE) == "m-2023-10-26"


def test_an_item_becomes_a_briefing_note_with_its_decision(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("m")
        await driver.point_at("Briefing note")
        await driver.press("enter")
        await driver.type("Only information is wanted")
        await driver.press("enter", "enter", "enter")

    drive(session, scene)
    assert YOUTH_JUSTICE not in session.programme.items
    decision = session.view.decision("yjs")
    assert decision is not None
    assert (decision.outcome, decision.reason) == (Outcome.BRIEFING_NOTE, "Only information is wanted")
    assert session.history[-1].label == "Made Youth Justice Service a briefing note"


@sizes
def test_scene_e_a_meeting_is_cancelled_once_each_of_its_items_has_gone_elsewhere(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Youth Justice")
        await driver.press("x")
        assert "Keep the meeting" in driver.text()
        assert "First each of its items goes elsewhere" in " ".join(driver.text().replace("┃", " ").split())
        await driver.type("Purdah")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")
        assert "2 items of the meeting to be cancelled" in driver.text()
        await driver.press("enter", "f2")
        assert "1 item of the meeting to be cancelled" in driver.text()
        await driver.press("escape")
        assert "is not cancelled" in driver.messages()
        assert not session.programme.meetings["m-2023-10-26"].cancelled
        await driver.point_at("Nottingham City Safeguarding")
        await driver.press("x")
        await driver.type("Purdah")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("enter", "enter")
        await driver.point_at("No meeting")
        await driver.press("enter", "f2")

    drive(session, scene, size)
    assert session.programme.meetings["m-2023-10-26"].cancelled
    assert session.view.items_at("m-2023-10-26") == []
    assert all(change.reason == "Purdah" for change in session.history[1:])
    assert not any(finding.rule == "cancelled-meeting" for finding in session.findings)


@sizes
def test_scene_d_the_executive_slips_and_every_item_that_hangs_on_it_is_shown(session: Session, size: Size) -> None:
    def linked(programme: Programme) -> Programme:
        for topic in ("yjs", "earlyhelp"):
            programme = edits.link_executive_decision(programme, topic, "budget", "Budget", date(2024, 5, 1))
        return programme

    session.do(linked)

    async def scene(driver: Driver) -> None:
        await driver.press("D")
        await driver.point_at("Budget")
        assert "2 topics" in driver.text()
        assert sum("before the decision" in line for line in driver.lines()) == 2
        await driver.press("enter")
        await driver.type("1 January 2024")
        youth, early_help = (
            next(line for line in driver.lines() if title in line) for title in ("Youth Justice", "Review of Early")
        )
        assert "before the decision" in youth
        assert "after the decision" in early_help
        await driver.press("enter")
        await driver.type("The Executive brought it forward")
        await driver.press("f2")

    drive(session, scene, size)
    assert session.programme.executive_decisions["budget"].date == date(2024, 1, 1)
    assert session.history[-1].reason == "The Executive brought it forward"


def test_a_decision_shows_every_topic_linked_to_it_and_what_is_on_its_very_day_comes_too_late(session: Session) -> None:
    def link(programme: Programme) -> Programme:
        for topic in ("yjs", "placements"):
            programme = edits.link_executive_decision(programme, topic, "youth", "Youth plan", date(2023, 10, 26))
        return programme

    session.do(link)

    async def scene(driver: Driver) -> None:
        await driver.press("D")
        await driver.point_at("Youth plan")
        lines = driver.lines()
        assert any("Youth Justice Service" in line and "after the decision" in line for line in lines)
        assert any("not placed   Placement sufficiency" in line and "waiting" in line for line in lines)
        await driver.press("enter", "ctrl+u")
        await driver.type("1 November 2023")
        assert any("Youth Justice Service" in line and "before the decision" in line for line in driver.lines())
        await driver.press("tab")
        await driver.type("Cabinet moved it")
        await driver.press("f2")
        await driver.wait_until(lambda: "Youth plan for 1 November 2023" in driver.messages())

    drive(session, scene)
