"""The manners that every form and dialogue has, whichever command opens it: each is found, none is listed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from asking import Way, declared, fields, fill_in, follow, found_from, values, with_something_of_everything
from driving import Driver, drive
from effort import LONG, sampled
from textual.widgets import Button, Input

from planner.exchange.samples import SAMPLE_DAY
from planner.session import Session
from planner.tui import screens
from planner.tui.app import PlannerApp
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.screens.made_of.form import FormScreen
from planner.tui.screens.made_of.question import QuestionScreen
from planner.tui.widgets.bars import KeyBar
from planner.tui.widgets.hints import BETWEEN, KEYS
from planner.tui.widgets.inputs import ChoiceInput

NOTICE = "You had begun this on"
KEPT = "What you began is kept"
COMMANDS = sampled(declared(), 6)
OPENED_OTHERWISE = {
    "AskScreen": "by an answer to a question",
    "ConfirmScreen": "before what cannot be taken back",
    "ConflictScreen": "by what somebody else changed",
    "ImportNewScreen": "once what an import brings has been agreed to",
    "LeaveScreen": "on leaving, when the disk refuses",
}
"""A form or dialogue that no command opens -> what does."""
Check = Callable[[Driver, Way], Awaitable[None]]


@pytest.fixture(autouse=True)
def _stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async def stay(_app: PlannerApp) -> None: ...

    monkeypatch.setattr(PlannerApp, "action_quit", stay)
    monkeypatch.setattr(PlannerApp, "open_soon", lambda _app, _session: None)


async def tab_walks_through_every_box_and_back(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    inputs = [field.input for field in fields(driver)]
    for key in ("tab", "shift+tab"):
        inputs[0].focus()
        met = set()
        for _ in range(3 * len(inputs) + 12):
            await driver.press(key)
            met.add(driver.app.focused)
        assert met >= {*inputs}, key


async def enter_in_a_line_goes_on_and_in_the_last_to_the_button(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    screen, boxes = driver.app.screen, [field.input for field in fields(driver)]
    if isinstance(screen, QuestionScreen):
        return  # its one box has no button
    assert not any(isinstance(button, Button) and button.has_focus for button in screen.query(Button))
    for number, box in enumerate(boxes):
        if isinstance(box, Input | ChoiceInput):
            box.focus()
            await driver.press("enter")
            assert driver.app.screen is screen, box.parent
            later = [*boxes[number + 1 :], *screen.query(Button), *screen.query("RowList")]
            assert driver.app.focused in later, box.parent
    if isinstance(boxes[-1], Input):
        assert isinstance(driver.app.focused, Button) or screen.query("RowList:focus"), driver.text()


async def f2_does_it_from_anywhere(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    screen = driver.app.screen
    for widget in [*(field.input for field in fields(driver)), *screen.query(Button)]:
        widget.focus()
        await driver.settle()
        assert "f2" in driver.app.active_bindings or isinstance(screen, QuestionScreen), widget


async def what_is_chosen_stays_marked(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    screen = driver.app.screen
    if isinstance(screen, FormScreen) and screen.LIST_SELECTOR:
        fields(driver)[0].input.focus()
        await driver.settle()
        assert any("►" in line and "(chosen)" in line for line in driver.lines()), driver.text()


async def a_key_that_does_nothing_says_so_once(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    for button in driver.app.screen.query(Button):
        button.focus()
        before = driver.messages().count("z does nothing here")
        await driver.press("tab", "shift+tab", "z", "z")
        assert driver.messages().count("z does nothing here") == before + 1
        if "space" not in driver.app.active_bindings:
            await driver.press("tab", "shift+tab")
            await driver.type(" ")
            assert "Space does nothing here" in driver.messages()
        return


async def every_key_in_the_bottom_line_works(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    screen = driver.app.screen
    for widget in [*(field.input for field in fields(driver)), *screen.query(Button)]:
        widget.focus()
        await driver.settle()
        for bar in screen.query(KeyBar):
            for *_, command in bar._click_areas:
                assert any(key in driver.app.active_bindings for key in command.keys), (command.id, widget)
                if command.has_printable_key:
                    assert not widget.check_consume_key(command.keys[0], command.keys[0]) or command.id == "help"


async def every_hint_on_the_border_can_be_clicked(driver: Driver, way: Way) -> None:
    await follow(driver, way)
    screen = driver.app.screen
    if isinstance(screen, Dialogue) and screen.hint:
        hints = screen.hint.split(BETWEEN)
        pressed: list[str] = []
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(type(screen), "action_press_key", lambda _screen, key: pressed.append(key))
            for hint in hints:
                await driver.click(hint)
        assert pressed == [KEYS[hint.split()[0].rstrip(",")] for hint in hints]
        await driver.click(hints[-1])
        assert driver.app.screen is not screen, driver.text()


CHECKS: tuple[Check, ...] = (
    tab_walks_through_every_box_and_back,
    enter_in_a_line_goes_on_and_in_the_last_to_the_button,
    f2_does_it_from_anywhere,
    what_is_chosen_stays_marked,
    a_key_that_does_nothing_says_so_once,
    every_key_in_the_bottom_line_works,
    every_hint_on_the_border_can_be_clicked,
)


@pytest.mark.parametrize(("view", "command"), COMMANDS)
def test_every_form_and_dialogue_has_the_same_manners(session: Session, view: str, command: str) -> None:
    with_something_of_everything(session)

    async def scene(driver: Driver) -> None:
        for way in await found_from(driver, view, command):
            if await follow(driver, way):
                for check in CHECKS:
                    await check(driver, way)

    drive(session, scene, (120, 40))


@pytest.mark.parametrize(("view", "command"), COMMANDS)
def test_what_is_begun_anywhere_is_offered_again_until_it_is_thrown_away(
    session: Session, view: str, command: str
) -> None:
    with_something_of_everything(session)
    begun: list[tuple[Way, dict[str, str], dict[str, str]]] = []

    async def begin(driver: Driver) -> None:
        for way in await found_from(driver, view, command):
            if not await follow(driver, way):
                continue
            first, changes = values(driver), len(session.history)
            typed = await fill_in(driver, "Begun")
            if typed == first:
                continue
            await leave(driver)
            if len(session.history) == changes:  # else it is a form that saves each box as it is left
                begun.append((way, first, typed))
                assert KEPT in driver.messages(), way
                await follow(driver, way)
                await is_offered(driver, typed)

    async def go_on(driver: Driver) -> None:
        for way, first, typed in reversed(begun):  # a note, begun later, is proposed as the reason of the decision
            await follow(driver, way)
            await is_offered(driver, typed)
            await driver.press("f8")
            assert NOTICE not in driver.text()
            assert values(driver) == first
            await leave(driver)
            await follow(driver, way)
            assert NOTICE not in driver.text()
            assert values(driver) == first

    drive(session, begin, (120, 40))
    drive(Session.open(session.path, by="Chair", today=SAMPLE_DAY), go_on, (120, 40))


async def leave(driver: Driver) -> None:
    """Leave the form with Esc: from a box to its list, if it has one, and then away."""
    screen = driver.app.screen
    for _ in range(3):
        if driver.app.screen is screen and fields(driver):
            await driver.press("escape")
    assert driver.app.screen is not screen or not fields(driver), driver.text()


async def is_offered(driver: Driver, typed: dict[str, str]) -> None:
    assert values(driver) == typed
    assert driver.app.screen.query("DraftNotice"), driver.text()


@pytest.mark.skipif(not LONG, reason="walks through the whole app")
def test_every_form_and_dialogue_is_found_but_those_that_no_command_opens(session: Session) -> None:
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    every = {each.__name__ for base in (FormScreen, Dialogue, QuestionScreen) for each in derived(base)}
    found: set[str] = set()
    with_something_of_everything(session)

    async def scene(driver: Driver) -> None:
        for view, command in declared():
            found.update(way.opens for way in await found_from(driver, view, command))

    drive(session, scene, (120, 40))
    assert every - found == OPENED_OTHERWISE.keys()


def derived(base: type) -> Iterator[type]:
    """Yield the app's classes that derive from a base class."""
    for each in base.__subclasses__():
        if each.__module__.startswith("planner."):
            yield each
        yield from derived(each)
