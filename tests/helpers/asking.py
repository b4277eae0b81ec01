"""Finding every form and dialogue of the app: what each declared command opens, and what can be opened from there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from driving import Driver
from msgspec import Struct
from msgspec.structs import replace
from scene_6 import scene_1

from planner.programme import edits
from planner.programme.prioritising import scoping
from planner.session import Session
from planner.tui.command import Command
from planner.tui.screens.files.start import StartScreen
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.common import BACK, HELP, QUIT, REDO, UNDO
from planner.tui.screens.made_of.with_fields import WithFields
from planner.tui.screens.views.changed import ChangedScreen
from planner.tui.screens.views.checks import ChecksScreen
from planner.tui.screens.views.commands import ANOTHER, EXPORT, TABS
from planner.tui.screens.views.follow_up import FollowUpScreen
from planner.tui.screens.views.topics import TopicsScreen
from planner.tui.screens.views.year import YearScreen
from planner.tui.widgets.fields import FieldWidget
from planner.tui.widgets.inputs import ChoiceInput
from planner.tui.widgets.row_list import RowList

VIEWS: dict[str, Any] = {
    "y": YearScreen,
    "t": TopicsScreen,
    "c": ChecksScreen,
    "h": FollowUpScreen,
    "w": ChangedScreen,
    "O": StartScreen,
}
"""The key of a view -> its class."""
OPEN_NOTHING = {each.id for each in (BACK, HELP, QUIT, UNDO, REDO, ANOTHER, *TABS) if each is not EXPORT}
"""The commands that leave a screen, or go to a view."""
DEEPEST = 3
"""How many screens the search goes into, one from another."""
MAX_ROWS = 60


class Way(Struct, frozen=True):
    """How a screen is opened: the key of a view, then in each screen the row to be on and the command to run."""

    view: str
    steps: tuple[tuple[str, str], ...]
    opens: str = ""
    """The name of the class of the screen."""


def declared() -> list[tuple[str, str]]:
    """Return every command that a view declares, once each, with the key of the first view that has it."""
    found: dict[tuple[str, object], tuple[str, str]] = {}
    for view, screen in VIEWS.items():
        for command in screen.ACTS:
            if command.id not in OPEN_NOTHING:
                kind = view if command.id in ("choose", "drop", "move") else ""  # these do other things in other views
                found.setdefault((command.id, kind), (view, command.id))
    return list(found.values())


def shape(driver: Driver) -> tuple[object, ...]:
    """Return what tells one screen from another: its class, its fields, and in a view what can be put back."""
    screen = driver.app.screen
    names = [field.spec.name for field in fields(driver)]
    return type(screen).__name__, BACK.id in offered(driver) and len(driver.app.screen_stack) == 1, *names


async def found_from(driver: Driver, view: str, command: str) -> list[Way]:
    """Return a way to each screen that a command of a view opens, whatever row it is run on, and those from there."""
    await go_to(driver, view)
    session = driver.app.opened
    before, changes = session.programme, len(session.history)
    ways = [way async for way in _found(driver, Way(view, ()), {shape(driver)}, command)]
    await close_all(driver)
    for _ in range(len(session.history) - changes):  # a form with all that it needs was saved: put that back
        if replace(session.programme, versions=before.versions) != before:
            session.undo()
    driver.app.redraw()
    await driver.settle()
    return ways


async def _found(
    driver: Driver, way: Way, seen: set[tuple[object, ...]], only: str = "", but: Collection[str] = ()
) -> AsyncIterator[Way]:
    tried: set[tuple[object, ...]] = set()
    here = driver.app.screen
    rows = _rows(driver) if not way.steps or but else [""]
    commands = [each.id for each in _acts(driver) if only in ("", each.id) and each.id not in but]
    for row in rows:
        for command in commands:
            if driver.app.screen is not here or offered(driver).get(BACK.id):
                await follow(driver, way)
                here = driver.app.screen
            await point_at(driver, row)
            current, attempt = offered(driver).get(command), (command, _kind_of_row(driver))
            if current is None or attempt in tried:
                continue
            tried.add(attempt)
            further, known = Way(way.view, (*way.steps, (row, command))), offered(driver)
            await _run(driver, current)
            if shape(driver) not in seen:
                seen.add(shape(driver))
                is_other = driver.app.screen is not here
                if type(driver.app.screen) in VIEWS.values() and is_other:
                    continue
                if is_other or fields(driver):
                    yield replace(further, opens=type(driver.app.screen).__name__)
                if len(further.steps) < DEEPEST:
                    async for each in _found(driver, further, seen, but=() if is_other else known):
                        yield each


def _acts(driver: Driver) -> list[Command]:
    acts: tuple[Command, ...] = getattr(driver.app.screen, "all_acts", ())
    return [each for each in acts if each.id not in OPEN_NOTHING]


def offered(driver: Driver) -> dict[str, Command]:
    """Return the commands of the screen in front that can be run now, by id."""
    screen = driver.app.screen
    every: tuple[Command, ...] = getattr(screen, "all_acts", ())
    return {each.id: each for each in every if isinstance(screen, BaseScreen) and screen.is_offered(each)}


def _rows(driver: Driver) -> list[str]:
    """Return the keys of the rows of the screen's list; one blank key where it has none."""
    rows = _row_list(driver)
    return [row.key for row in rows._rows if row.key][:MAX_ROWS] or [""] if rows else [""]


def _row_list(driver: Driver) -> RowList | None:
    screen = driver.app.screen
    if isinstance(screen.focused, RowList):
        return screen.focused
    return next((each for each in screen.query(RowList) if each.can_focus), None)


def _kind_of_row(driver: Driver) -> object:
    """Return what a command may do other things for: what is selected, and the rule of the finding."""
    screen: Any = driver.app.screen
    if isinstance(screen, StartScreen):
        return screen.query_one(RowList).cursor
    selected = getattr(screen, "selection", None)
    finding = getattr(screen, "current_finding", None)
    line = getattr(screen, "current_line", None) is not None
    kinds = (bool(selected.topic), bool(selected.item), bool(selected.meeting), selected.free) if selected else ()
    return kinds, finding and finding.rule, line, getattr(screen, "current_kind", None)


async def go_to(driver: Driver, view: str) -> None:
    """Go to a view, over which nothing is open."""
    await close_all(driver)
    screen = driver.app.screen
    if type(screen) is not VIEWS[view]:
        await driver.press(*(["escape"] if isinstance(screen, StartScreen) else []), view)
    assert type(driver.app.screen) is VIEWS[view], driver.text()


async def follow(driver: Driver, way: Way) -> bool:
    """Open the screen that a way leads to, and return whether it has fields."""
    await go_to(driver, way.view)
    for row, command in way.steps:
        await point_at(driver, row)
        if current := offered(driver).get(command):
            await _run(driver, current)
    return type(driver.app.screen).__name__ == way.opens and bool(fields(driver))


async def point_at(driver: Driver, row: str) -> None:
    """Put the cursor on the row with this key."""
    rows = _row_list(driver)
    if rows and row and rows.cursor != row:
        rows.move_cursor(row)
        await driver.settle()


async def _run(driver: Driver, command: Command) -> None:
    """Run a command by its key, or, where it has none or a field has the keys, as the mouse does."""
    screen: Any = driver.app.screen
    if command.keys and not (command.has_printable_key and screen.is_typing):
        await driver.press(command.keys[0])
    else:
        screen.run_if_offered(command)
    await driver.settle()
    await at_rest(driver)
    with suppress(AssertionError):
        await driver.wait_until(lambda: driver.app.screen is not screen, most=0.1)


async def at_rest(driver: Driver) -> None:
    """Wait until what a command does is done, such as a document that is made, or waits for a screen that is open."""
    await driver.wait_until(driver.app._typed_ahead._is_ready, most=20)


async def close_all(driver: Driver) -> None:
    """Leave every screen that is open over the view with Esc, and what is picked up there."""
    for _ in range(12):
        await at_rest(driver)
        if len(driver.app.screen_stack) <= 1 and BACK.id not in offered(driver):
            return
        if isinstance(driver.app.screen, StartScreen):
            return
        await driver.press("escape")
    raise AssertionError(f"Esc does not leave:\n{driver.text()}")


def fields(driver: Driver) -> list[FieldWidget]:
    """Return the fields of the screen in front that are in sight."""
    screen = driver.app.screen
    return [field for field in screen.query(FieldWidget) if field.display] if isinstance(screen, WithFields) else []


async def fill_in(driver: Driver, text: str) -> dict[str, str]:
    """Type into every field of the screen in front, choose another value where there is a choice, and return them."""
    for field in fields(driver):
        field.input.focus()
        await driver.settle()
        if isinstance(field.input, ChoiceInput):
            await driver.press("right")
        else:
            await driver.type(text)
    return values(driver)


def values(driver: Driver) -> dict[str, str]:
    """Return what stands in the fields of the screen in front that are in sight."""
    return {field.spec.name: field.value for field in fields(driver)}


def with_something_of_everything(session: Session) -> Session:
    """Return the sample with a version, a change since, two like topics, a session that ended, and a meeting held.

    Beside it is a document that can be imported.
    """
    Path("topics.csv").write_text("Topic\nBus fares\nSchool meals\n")
    session.publish(label="Agenda")
    item = next(iter(session.programme.items))
    session.do(lambda programme: edits.edit_item(programme, item, note="New"))
    topic = session.programme.topics["placements"]
    session.do(lambda programme: edits.add_topic(programme, "again", f"{topic.title}s"))
    session.do(lambda programme: scoping.start(programme, "held", ["again"], on=session.today, present=["Ann"]))
    session.do(lambda programme: scoping.end(programme, session="held"))
    session.do(lambda programme: scene_1(programme, session.today))
    third = partial(edits.hold, id="i40", topic="placements", meeting="m-2023-03-30", today=session.today)
    session.do(third, reason="Urgent", authority="Chair")
    return session
