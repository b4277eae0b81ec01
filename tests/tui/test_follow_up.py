"""After a meeting, by keys and mouse: what became of its items, what was asked for, and what is still open."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from driving import SIZES, Driver, drive
from scene_6 import scene_6

from planner.exchange.json.actions import actions_data
from planner.exchange.json.programme import show_data
from planner.exchange.samples import sample
from planner.programme import edits
from planner.programme.follow_up.actions import oldest_first
from planner.programme.kinds import ItemOutcome, NextLook
from planner.session import Session
from planner.tui.widgets.row_list import RowList

Open = Callable[..., Session]


@pytest.mark.parametrize("size", SIZES)
def test_a_meeting_of_two_items_and_an_action_takes_at_most_twelve_keys(open_on: Open, size: tuple[int, int]) -> None:
    session = open_on(date(2023, 11, 1))

    async def scene(driver: Driver) -> None:
        assert "What became of 26 October is not recorded yet: b records it." in driver.text()
        await driver.press("b", "1")
        assert "is not recorded yet" not in driver.text()
        assert "Are members to look at Youth Justice Service again?" in driver.text()
        await driver.press("2", "2")
        assert "√ all recorded" in driver.text()
        await driver.press("a")
        await driver.type("The figures of last year")
        await driver.press("tab")
        await driver.type("Head of Service")
        await driver.press("f2", "escape")
        assert driver.presses <= 12
        assert "· considered" in driver.text()

    drive(session, scene, size)
    minutes = session.programme.minutes
    assert minutes["yjs-2023-10-26"].outcome is ItemOutcome.CONSIDERED
    assert minutes["yjs-2023-10-26"].next is NextLook.COME_BACK
    assert minutes["ncscp-2023-10-26"].outcome is ItemOutcome.DEFERRED
    (action,) = session.programme.actions.values()
    assert (action.item, action.owner, action.due) == ("ncscp-2023-10-26", "Head of Service", date(2023, 11, 9))


def test_it_is_done_with_the_mouse_alone(open_on: Open) -> None:
    session = open_on(date(2023, 11, 1))

    async def scene(driver: Driver) -> None:
        await driver.click("Nottingham City Safeguarding")
        await driver.press("b")
        await driver.click("not reached")
        await driver.click("Youth Justice Service")
        await driver.click("considered")
        await driver.click("not again")
        assert "√ all recorded" in driver.text()
        await driver.click("Esc Back")

    drive(session, scene)
    assert session.programme.minutes["yjs-2023-10-26"].next is NextLook.NONE
    assert session.programme.minutes["ncscp-2023-10-26"].outcome is ItemOutcome.NOT_REACHED


def test_the_first_minute_asks_from_which_meeting_on_and_proposes_its_own(open_on: Open) -> None:
    session = open_on(date(2023, 11, 1), edits.set_committee(sample(), minutes_from=None))

    async def scene(driver: Driver) -> None:
        assert "is not recorded yet" not in driver.messages()
        await driver.point_at("Youth Justice")
        await driver.press("b")
        assert "From which meeting on" in driver.text()
        assert "26 October 2023" in driver.text()
        await driver.press("f2")
        await driver.press("1", "1", "escape")

    drive(session, scene)
    assert session.programme.committee.minutes_from == date(2023, 10, 26)
    assert session.view.status(session.programme.topics["send"]) == "considered"


def test_more_is_said_of_a_minute_and_of_a_topic_that_was_taken_all_the_same(open_on: Open) -> None:
    session = open_on(date(2023, 11, 1))

    async def scene(driver: Driver) -> None:
        await driver.press("b", "1", "2", "up", "o", "tab")
        await driver.type("40")
        await driver.press("tab", "tab")
        await driver.type("31 January 2024")
        await driver.press("f2")
        assert "considered; to come back from 31 January 2024 on · minute 40" in driver.text()
        await driver.press("n")
        await driver.point_at("Local Offer")
        await driver.press("enter")
        assert "Heard beyond the places" in driver.text()  # two were on it
        await driver.type("Urgent")
        await driver.press("enter")
        await driver.type("Chair")
        await driver.press("f2")
        assert "What became of Local Offer website?" in driver.text()
        await driver.press("3")

    drive(session, scene)
    minute = session.programme.minutes["yjs-2023-10-26"]
    assert (minute.number, minute.next_by) == ("40", date(2024, 1, 31))
    (taken,) = [item.id for item in session.programme.items.values() if item.topic == "localoffer"]
    assert session.programme.minutes[taken].outcome is ItemOutcome.WITHDRAWN


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_what_is_open_is_listed_oldest_first_with_what_it_waits_for(open_on: Open, size: tuple[int, int]) -> None:
    session = open_on(date(2024, 5, 20), scene_6())

    async def scene(driver: Driver) -> None:
        await driver.press("h")
        driver.app.clear_notifications()  # one would cover the last row
        await driver.point_at("Feedback on exclusions")
        assert "39(3), 30 March 2023" in driver.text()
        await driver.point_at("What was asked for as x6")
        assert "overdue by 11 days" in driver.text()
        await driver.press("r")
        await driver.press("tab")
        await driver.type("Sent to all members")
        await driver.press("f2")
        assert "· 2 ─" not in driver.text()
        await driver.press("u")
        await driver.point_at("What was asked for as x6")
        await driver.press("x", "tab", "tab")
        await driver.press("f2")
        assert "Who agreed to it" in driver.messages()
        await driver.type("Committee, 20 May 2024")
        await driver.press("f2")

    drive(session, scene, size)
    action = session.programme.actions["x6"]
    assert (str(action.closing), action.authority, action.received) == (
        "no-longer-wanted",
        "Committee, 20 May 2024",
        None,
    )


def test_chasing_putting_off_and_a_note_sent_are_recorded_from_the_list(open_on: Open) -> None:
    session = open_on(date(2024, 5, 20), scene_6())

    async def scene(driver: Driver) -> None:
        await driver.press("h")
        driver.app.clear_notifications()  # one would cover the last row
        await driver.point_at("What was asked for as x6")
        await driver.press("S", "f2")
        assert "Owner of x6" in driver.text()
        await driver.press("o", "tab", "tab", "ctrl+u")
        await driver.type("1 June 2024")
        await driver.press("f2")
        assert "A reason is needed for a later date" in driver.messages()
        await driver.press(*["tab"] * 5)
        await driver.type("The review ends then")
        await driver.press("f2")
        assert "Set the action “What was asked for as x6”" in driver.messages()
        await driver.point_at("Local Offer")
        await driver.press("enter", "tab")
        await driver.type("By e-mail")
        await driver.press("f2")
        assert "Recorded Local Offer website as done on 20 May 2024: briefing note." in driver.messages()

    drive(session, scene)
    (chaser,) = session.programme.chasers.values()
    assert (chaser.to, chaser.on) == ("Owner of x6", date(2024, 5, 20))
    assert session.history[-2].reason == "The review ends then"


@pytest.mark.parametrize("view", ["y", "t", "c", "h", "w"])
def test_no_key_has_two_meanings_on_any_row_of_a_view(open_on: Open, view: str) -> None:
    programme = edits.add_recommendation(scene_6(), "r", item="i38", today=date(2024, 5, 20), text="x", to="Executive")
    session = open_on(date(2024, 5, 20), programme)
    session.publish(label="One")
    session.publish(label="Two")

    async def scene(driver: Driver) -> None:
        await driver.press(view, "home")
        seen: set[str] = set()
        while (row := driver.app.screen.query(RowList).first().cursor or "") not in seen:
            seen.add(row)
            keys = [key for command in driver.app.screen.offered for key in command.keys]
            assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
            await driver.press("down")

    drive(session, scene)


def test_a_finding_about_an_action_leads_to_it(open_on: Open) -> None:
    session = open_on(date(2024, 5, 20), scene_6())

    async def scene(driver: Driver) -> None:
        await driver.press("c")
        await driver.point_at("(Owner of x6)")
        await driver.press("enter")
        assert "Change it" in driver.text()
        await driver.press("escape")
        await driver.point_at("Local Offer website: the briefing")
        await driver.press("enter")
        assert "It was done" in driver.text()

    drive(session, scene)


def test_an_item_that_was_heard_is_placed_again_and_not_moved(open_on: Open) -> None:
    session = open_on(date(2023, 11, 1))

    async def scene(driver: Driver) -> None:
        await driver.press("b", "2", "escape")
        await driver.point_at("Youth Justice")
        assert "Place again" in driver.text()
        await driver.press("space", "d")  # neither is offered: it stays where it was heard
        assert "Where to?" not in driver.text()
        await driver.press("m", "enter")

    drive(session, scene)
    meetings = {item.meeting for item in session.programme.items.values() if item.topic == "yjs"}
    assert "m-2023-10-26" in meetings


def test_reminders_and_the_log_are_saved_from_the_app(open_on: Open, tmp_path: Path) -> None:
    session = open_on(date(2024, 5, 20), scene_6())

    async def scene(driver: Driver) -> None:
        await driver.press("h", "R", "tab", "tab", "tab", "ctrl+u")
        await driver.type(str(tmp_path / "reminders"))
        await driver.press("f2")
        assert "Nothing was sent." in driver.messages()
        await driver.press("e", "shift+tab", "right", "right", "right")
        assert "Action log 2023/24" in driver.text()
        await driver.press("escape")

    drive(session, scene)
    assert len([*(tmp_path / "reminders").glob("*.eml")]) == 2


def test_the_minutes_of_march_are_the_same_by_keys_and_by_command(open_on: Open) -> None:
    day = date(2023, 9, 28)
    before = edits.add_meeting(edits.set_committee(sample(), minutes_from=None), "m-2023-03-30", date(2023, 3, 30))
    session = open_on(day, before)

    async def scene(driver: Driver) -> None:
        await driver.press("less_than_sign")
        await driver.press("b", "f2", "n")
        await driver.point_at("Children's Services")
        await driver.press("enter", "1", "1", "o", "tab")
        await driver.type("38")
        await driver.press("f2", "a")
        await driver.type("The letter of the monitoring visit")
        await driver.press("tab")
        await driver.type("Director of Children's Integrated Services")
        await driver.press("tab", "tab")
        await driver.type("it is published")
        await driver.press("f2", "n")
        await driver.point_at("Child Exploitation")
        await driver.press("enter", "1", "2", "o", "tab")
        await driver.type("39")
        await driver.press("tab", "tab", "tab", "tab")
        await driver.type("Nottinghamshire Police")
        await driver.press("tab")
        await driver.type("Review implementation of the strategy.")
        await driver.press("f2", "a")
        await driver.type("Feedback on exclusions")
        await driver.press("tab")
        await driver.type("Portfolio Holder")
        await driver.press("tab", "tab")
        await driver.type("she has met the DfE's Regional Director")
        await driver.press("tab")
        await driver.type("3")
        await driver.press("f2")

    drive(session, scene)
    from scene_6 import scene_1

    commanded = session.view.of(scene_1())
    keyed = session.view
    for data in (_items_and_actions(keyed), _items_and_actions(commanded)):
        assert json.dumps(data, sort_keys=True) == json.dumps(_items_and_actions(commanded), sort_keys=True)


def _items_and_actions(view: object) -> list[object]:
    """Return the actions and the items of March as the commands print them, without ids."""
    from planner.programme.view import View

    assert isinstance(view, View)
    actions = actions_data(view, oldest_first(view.programme.actions.values()))
    of_march = show_data(View(view.programme, view.today, view.checklist, "2022/23"))["meetings"]
    return [_without_ids(each) for each in (*actions, *of_march)]


def _without_ids(data: object) -> object:
    if isinstance(data, dict):
        return {name: _without_ids(value) for name, value in data.items() if name not in ("id", "item")}
    return [_without_ids(each) for each in data] if isinstance(data, list) else data
