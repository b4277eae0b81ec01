"""What is typed in a form or dialogue is kept, through Esc and the end of the app, until it is used or thrown away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from driving import Driver, drive
from effort import sampled

from planner.exchange.samples import SAMPLE_DAY
from planner.session import Session

TEXT = "Begun"
FORMS: dict[str, tuple[Sequence[str], str]] = {
    "a new topic": (["n"], "title"),
    "a topic": (["t", "enter", "enter", "tab"], "objective"),
    "a meeting to add": (["a"], "date"),
    "a meeting to change": (["o", "tab", "tab"], "venue"),
    "the settings": (["s", "tab"], "council"),
    "a meeting to cancel": (["x"], "reason"),
    "an item to take off": (["d"], "reason"),
    "an item to move": (["m", "down", "enter"], "reason"),
    "a decision": (["v", "end", "tab"], "reason"),
    "a finding to keep": (["c", "home", "down", "down", "down", "k"], "reason"),
    "a session to begin": (["p"], "present"),
    "a suggestion": (["p", "enter", "tab", "plus"], "title"),
    "a version to publish": (["P", "tab"], "label"),
    "a page to import": (["I", "tab"], "pasted"),
}
"""A form -> the keys that open it and focus one of its fields, and that field."""
NOTICE = "You had begun this on"
KEPT = "What you began is kept"


def value(driver: Driver, field: str) -> str:
    """Return the value of a field of the screen in front; blank where it has none."""
    query = driver.app.screen.query(f"#field-{field}")
    return query.first().value if query else ""  # type: ignore[attr-defined,no-any-return]


async def open_form(driver: Driver, name: str) -> None:
    keys, field = FORMS[name]
    await driver.press(*keys)
    assert driver.app.screen.query(f"#field-{field}"), driver.text()


@pytest.mark.parametrize("name", sampled(FORMS, 7))
def test_what_was_typed_is_there_after_esc_until_it_is_thrown_away(session: Session, name: str) -> None:
    field = FORMS[name][1]

    async def scene(driver: Driver) -> None:
        await open_form(driver, name)
        first = value(driver, field)
        await driver.type(TEXT)
        typed = value(driver, field)
        assert TEXT in typed
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
        if name != "a topic":  # it saves what is typed as each box is left
            assert KEPT in driver.messages()
            await open_form(driver, name)
            assert value(driver, field) == typed
            assert NOTICE in driver.text()
            await driver.press("f8")
            assert value(driver, field) == first
            assert NOTICE not in driver.text()
            while len(driver.app.screen_stack) > 1:
                await driver.press("escape")
            await open_form(driver, name)
            assert value(driver, field) == first
            assert NOTICE not in driver.text()

    drive(session, scene, (120, 40))


@pytest.mark.parametrize("name", sampled(FORMS, 5))
def test_what_was_typed_is_there_though_the_app_was_killed(session: Session, name: str) -> None:
    field = FORMS[name][1]
    typed: list[str] = []

    async def begin(driver: Driver) -> None:
        await open_form(driver, name)
        await driver.type(TEXT)
        typed.append(value(driver, field))

    async def go_on(driver: Driver) -> None:
        await open_form(driver, name)
        assert value(driver, field) == typed[0]
        assert NOTICE in driver.text()

    drive(session, begin, (120, 40))
    drive(Session.open(session.path, by="Chair", today=SAMPLE_DAY), go_on, (120, 40))
    assert TEXT in typed[0]


def test_a_draft_is_over_once_it_was_used(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("down", "d")
        await driver.type(TEXT)
        await driver.press("escape", "d")
        assert NOTICE in driver.text()
        await driver.press("f2")
        await driver.wait_until(lambda: "Took" in driver.messages())
        await driver.press("u", "d")
        assert NOTICE not in driver.text()
        assert value(driver, "reason") == ""

    drive(session, scene)


def test_what_was_refused_is_still_there(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("a")
        await driver.type("no such day")
        await driver.press("f2")
        assert "is not a day" in driver.messages() or "cannot be" in driver.messages() or driver.messages()
        await driver.press("escape", "a")
        assert value(driver, "date") == "no such day"

    drive(session, scene)


def test_another_person_has_drafts_of_their_own(session: Session) -> None:
    async def begin(driver: Driver) -> None:
        await driver.press("n")
        await driver.type(TEXT)

    async def other(driver: Driver) -> None:
        await driver.press("n")
        assert value(driver, "title") == ""

    drive(session, begin)
    drive(Session.open(session.path, by="Ann", today=SAMPLE_DAY), other)
