"""A form saves what was changed since it was shown, and conflicts with what another saved meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import pytest
from driving import Driver, drive

from planner.exchange.samples import SAMPLE_DAY
from planner.programme import edits
from planner.programme.kinds import Outcome
from planner.session import Edit, Session
from planner.tui import sharing

Reopen = Callable[[str], Session]
YOUTH_JUSTICE = "yjs-2023-10-26"
THIRD = "m-2023-11-30"
CLASH = "Two people changed the same thing"


@pytest.fixture(autouse=True)
def _poll_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "LOOK_SECONDS", 0.1)


async def open_topic(driver: Driver) -> None:
    await driver.point_at("Youth Justice")
    await driver.press("enter", "enter", *["tab"] * 8, "ctrl+u")
    await driver.type("Mine")


async def open_meeting(driver: Driver) -> None:
    await driver.point_at("Education Investment Area")
    await driver.press("o", "tab", "tab", "ctrl+u")
    await driver.type("Mine")


async def open_settings(driver: Driver) -> None:
    await driver.press("s", "tab", "tab", "ctrl+u")
    await driver.type("4")


async def open_decision(driver: Driver) -> None:
    await driver.point_at("Youth Justice")
    await driver.press("v")
    await driver.point_at("Reject")
    await driver.press("tab", "ctrl+u")
    await driver.type("Mine")


async def open_move(driver: Driver) -> None:
    await driver.point_at("Youth Justice")
    await driver.press("m")


async def open_taking_off(driver: Driver) -> None:
    await driver.point_at("Youth Justice")
    await driver.press("d")
    await driver.type("Mine")
    await driver.press("enter")


async def open_declining(driver: Driver) -> None:
    await driver.press("t")
    await driver.point_at("Placement sufficiency")
    await driver.press("d")
    await driver.type("Mine")
    await driver.press("enter")


async def open_keeping(driver: Driver) -> None:
    await driver.press("c")
    await driver.point_at("Review of Early Help Strategy (25 April 2024) has no objective")
    await driver.press("k")
    await driver.type("Mine")
    await driver.press("enter")


async def save(driver: Driver) -> None:
    await driver.press("f2")


async def move(driver: Driver) -> None:
    await driver.point_at("28 Mar 2024")
    await driver.press("enter")
    await driver.type("Mine")
    await driver.press("enter", "f2")


async def agree(driver: Driver) -> None:
    await driver.type("Chair")
    await driver.press("enter", "enter")


def keeping(session: Session) -> Edit:
    (finding,) = [each for each in session.findings if each.key == "no-objective/earlyhelp-2024-04-25"]
    return partial(edits.accept, finding=finding, reason="Ann's", authority="Ann", by="Ann")


def always(edit: Edit) -> Callable[[Session], Edit]:
    return lambda _: edit


@dataclass(frozen=True)
class Form:
    """A form: how to fill it in and send it, what another does meanwhile, and the two values as shown."""

    fill_in: Callable[[Driver], Awaitable[None]]
    send: Callable[[Driver], Awaitable[None]]
    meanwhile: Callable[[Session], Edit]
    mine: str
    theirs: str


moved = always(partial(edits.move, item=YOUTH_JUSTICE, meeting=THIRD, today=SAMPLE_DAY))
written = always(partial(edits.edit_topic, topic="yjs", lead="Ann's"))
elsewhere = always(partial(edits.edit_meeting, meeting=THIRD, venue="Ann's"))
limited = always(partial(edits.set_committee, limit=3))


def decided(topic: str) -> Callable[[Session], Edit]:
    record = {"reason": "Ann's", "by": "Ann", "on": SAMPLE_DAY, "advice": None}
    return always(partial(edits.decide, topic=topic, outcome=Outcome.MUST_SCHEDULE, **record))


FORMS = {
    "topic": Form(open_topic, save, written, "“Mine”", "“Ann's”"),
    "meeting": Form(open_meeting, save, elsewhere, "“Mine”", "“Ann's”"),
    "settings": Form(open_settings, save, limited, "“4”", "“3”"),
    "decision": Form(open_decision, save, decided("yjs"), "“Mine”", "“Ann's”"),
    "move": Form(open_move, move, moved, "the meeting of 28 March 2024", "the meeting of 30 November 2023"),
    "taking off": Form(open_taking_off, agree, moved, "taken away", "changed"),
    "declining": Form(open_declining, agree, decided("placements"), "“Mine”", "“Ann's”"),
    "keeping": Form(open_keeping, agree, keeping, "“Mine”", "“Ann's”"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_off_after_the_others_news_was_told_still_asks_whose_value_stands(
    session: Session, reopen: Reopen, name: str
) -> None:
    ann, form = reopen("Ann"), FORMS[name]

    async def scene(driver: Driver) -> None:
        await form.fill_in(driver)
        ann.do(form.meanwhile(ann), reason="Ann's")
        await driver.wait_until(lambda: "Ann: " in driver.messages())
        await driver.settle()
        await form.send(driver)
        await driver.wait_until(lambda: CLASH in driver.text())
        shown = " ".join(driver.text().split())
        assert f"Yours {form.mine}" in shown
        assert f"Theirs {form.theirs} (Ann, " in shown

    drive(session, scene)
    assert reopen("Chair").history == ann.history


def test_a_place_that_another_fills_while_it_is_being_filled_keeps_both_and_says_that_they_are_too_many(
    session: Session, reopen: Reopen
) -> None:
    ann = reopen("Ann")

    async def scene(driver: Driver) -> None:
        await driver.point_at("1 place free")
        await driver.press("enter")
        assert "Fill a place on" in driver.text()
        ann.do(partial(edits.place, id="x", topic="waits", meeting=THIRD, today=SAMPLE_DAY))
        await driver.wait_until(lambda: "Ann: Placed" in driver.messages())
        await driver.press("enter")
        await driver.wait_until(lambda: "Now to look at: 30 November 2023 has 3 substantive items" in driver.messages())

    drive(session, scene)
    on_it = [item.topic for item in reopen("Chair").view.items_at(THIRD)]
    assert sorted(on_it) == ["eia", "placements", "waits"]
