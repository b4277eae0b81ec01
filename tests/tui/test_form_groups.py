"""The parts of a form under their headings: what is filled in is in sight, the rest a line each; Tab opens them."""

from __future__ import annotations

import re

import pytest
from driving import SIZES, Driver, drive

from planner.session import Session
from planner.tui.widgets.fields import FieldWidget

Size = tuple[int, int]


def _box(driver: Driver) -> str:
    focused = driver.app.focused
    assert focused is not None
    return next(node.spec.name for node in focused.ancestors if isinstance(node, FieldWidget))


def _is_in_sight(driver: Driver) -> bool:
    focused = driver.app.focused
    return focused is not None and driver.app.screen.find_widget(focused).visible_region.height > 0


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_a_new_topic_shows_what_makes_it_scoped_and_a_line_for_each_other_part(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        for words in (
            "Title",
            "Objective",
            "Desired outcome",
            "Purposes it serves",
            "+ Who is involved",
            "+ When",
            "Done",
        ):
            assert words in driver.text()
        assert "▊ Lead" not in driver.text()

    drive(session, scene, size)


def test_what_is_filled_in_is_never_folded_away(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("t")
        await driver.point_at("Placement sufficiency")
        await driver.press("enter")
        text = driver.text()
        assert "+ Lines of enquiry" in text  # nothing is in it yet
        assert "Monitoring visit report, September 2023" in text
        assert "Director of Children's Integrated Services" in text
        await driver.press("end")
        assert "20 February 2024" in driver.text()

    drive(session, scene)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_tab_walks_through_every_box_and_opens_each_part_it_comes_to(session: Session, size: Size) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("School food")
        names = [field.spec.name for field in driver.app.screen.query(FieldWidget)]
        for name in names:
            assert _box(driver) == name
            assert _is_in_sight(driver)
            await driver.press("tab")
        await driver.press("shift+tab")
        assert _box(driver) == names[-1]
        await driver.press("escape", "n", "shift+tab", "shift+tab")  # backwards, from the button
        await driver.type("Walked in from below")
        assert "Walked in from below" in driver.text()

    drive(session, scene, size)


def test_f9_goes_from_part_to_part_and_round_again(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("Youth clubs")
        await driver.press(*["f9"] * 5)
        await driver.type("Youth budget")
        await driver.press("tab")
        await driver.type("20 February 2024")
        await driver.press("f9", "f9")
        assert _box(driver) == "title"
        await driver.press("escape")

    drive(session, scene)
    (decision,) = [each for each in session.programme.executive_decisions.values() if each.name == "Youth budget"]
    assert decision.date is not None


def test_a_click_opens_a_part(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("Youth clubs")
        await driver.click("+ Names and notes")
        assert _box(driver) == "other_names"
        assert "+ Names and notes" not in driver.text()
        assert "Private note" in driver.text()

    drive(session, scene)


def test_a_draft_in_a_folded_part_is_in_sight_when_the_form_is_opened_again(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("s", "f9", "f9")
        assert _box(driver) == "checklist"
        await driver.press("tab", "ctrl+u")
        await driver.type("4")
        await driver.press("escape", "s")
        assert "+ Prioritising" not in driver.text()
        assert "Months between ▊ 4" in " ".join(driver.text().split())
        assert "+ The printed table" in driver.text()

    drive(session, scene)


def test_the_settings_say_in_words_what_is_chosen(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("s", "tab", "tab", "tab")
        assert "(•) Needs a reason" in driver.text()
        await driver.press("right", "f2")

    drive(session, scene)
    assert session.programme.committee.strict


def test_the_purposes_are_named_beside_their_letters(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("Youth clubs")
        await driver.press("tab", "tab", "tab")
        shown = " ".join(re.sub("[▁-█]", " ", driver.text()).split())  # without the scrollbar
        assert "a: hold decision-makers to account" in shown
        assert "f: review executive decisions that were called in" in shown

    drive(session, scene, (60, 20))
