"""Every screen draws any text, at any size and without colour; help and palette list every command."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pkgutil import walk_packages

import pytest
from driving import SIZES, Driver, drive
from textual.events import Key

from planner.exchange.samples import SAMPLE_DAY
from planner.programme import edits
from planner.programme.kinds import MeetingKind
from planner.programme.model import Programme
from planner.session import Session
from planner.tui import screens
from planner.tui.app import PlannerApp
from planner.tui.palette import Palette
from planner.tui.screens.made_of.dialogue import Dialogue
from planner.tui.screens.made_of.question import QuestionScreen
from planner.tui.screens.made_of.screen import PlannerScreen
from planner.tui.screens.made_of.with_note import WithNote
from planner.tui.screens.prioritising.ranking import RankingScreen
from planner.tui.screens.views.view import ViewScreen
from planner.tui.widgets.bars import Heading
from planner.tui.widgets.row_list import RowList

HOSTILE = ["Budget [exempt]", "[/]", "[b", "😀😀 “x”", "‏עברית عربي", "=cmd()", "y" * 400, "a\x07\x1b[31mb"]


def with_hostile_text(programme: Programme) -> Programme:
    """Return the programme with hostile text in every field that a screen shows."""
    everything = " ".join(HOSTILE)
    programme = edits.set_committee(programme, name=everything, council=HOSTILE[1], venue=HOSTILE[0])
    for number, words in enumerate(HOSTILE):
        programme = edits.add_topic(programme, f"h{number}", words)
    for topic, words in zip(("csi", "send", "yjs", "ncscp", "eia", "waits"), HOSTILE, strict=False):
        programme = edits.edit_topic(
            programme, topic, title=words, objective=everything, lead=words, focus=(words,), note=words, source=words
        )
        programme = edits.invite(programme, topic, [words])
    programme = edits.edit_item(programme, "yjs-2023-10-26", note=everything)
    return edits.place(programme, "h", "h6", "m-2023-11-30", today=SAMPLE_DAY)


def test_hostile_text_breaks_no_screen_though_the_terminal_is_resized(session: Session) -> None:
    why = " ".join(HOSTILE)
    session.do(with_hostile_text, reason=why, authority=why)

    async def scene(driver: Driver) -> None:
        async def see(*keys: str) -> None:
            """Press these keys, and resize the terminal to the other of the two sizes."""
            await driver.press(*keys)
            await driver.pilot.resize_terminal(*SIZES[driver.app.size == SIZES[0]])
            await driver.settle()

        await see("down", "down", "enter")
        assert "Objective" in driver.text()
        await see("escape", "m")
        await driver.press("enter", "escape", "escape", "d", "escape", "r", "escape", "v", "escape", "o", "escape")
        await driver.press("x", "escape", "s", "escape", "a", "escape", "n", "escape", "t", "end", "enter")
        await see("escape")
        await see("c", "end")
        await driver.press("k", "escape")
        await see("w")
        await see("e")
        await driver.press("escape", "question_mark")
        await driver.press("escape", "y", "i", "u")

    drive(session, scene)


def test_full_free_tentative_and_cancelled_are_told_apart_without_colour(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    session.do(lambda programme: edits.cancel_meeting(programme, "m-2024-04-25"), reason="r")

    async def scene(driver: Driver) -> None:
        assert driver.app.no_color
        text = driver.text()
        for words in ("2 of 2 full", "□ 1 place free", "◊ Support for Young Carers (tentative)", "cancelled", "►"):
            assert words in text

    drive(session, scene)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
def test_the_year_fits_and_follows_the_terminal(session: Session, size: tuple[int, int]) -> None:
    async def scene(driver: Driver) -> None:
        assert "Children's Services" in driver.text()
        await driver.pilot.resize_terminal(80, 24)
        await driver.pilot.pause()
        lines = driver.lines()
        assert sum("25 Apr" in line for line in lines) == 1
        assert lines[-1].rstrip().endswith("Help")
        assert lines[2].startswith(" The year")

    drive(session, scene, size)


def test_help_and_the_palette_list_every_command_of_the_screen(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        screen = driver.app.screen
        acts = screen.ACTS  # type: ignore[attr-defined]
        palette = Palette(screen)
        offered = {str(hit.display) async for hit in palette.discover()}
        assert {act.label_on(screen) for act in acts if act.when(screen)} == offered  # type: ignore[attr-defined]
        await driver.press("question_mark")
        listed = {row.key for row in driver.app.screen.query_one(RowList)._rows if row.key}
        assert {act.id for act in acts if act.when(screen)} == listed  # type: ignore[attr-defined]
        await driver.pilot.click(offset=(0, 0))
        assert driver.app.screen is screen
        await driver.press("ctrl+p")
        await driver.type("settings")
        await driver.pilot.pause(0.5)
        await driver.press("enter", "enter")
        await driver.pilot.pause(0.2)
        assert "The committee's settings" in driver.text()

    drive(session, scene)


def test_the_selection_survives_redraws_and_views(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.point_at("Child Exploitation")
        await driver.press("i", "t", "y")
        assert any("►" in line and "Child Exploitation (tentative)" in line for line in driver.lines())

    drive(session, scene)


def test_nothing_to_open_shows_the_ways_to_begin() -> None:
    async def scene(driver: Driver) -> None:
        assert "How would you like to begin?" in driver.text()
        await driver.press("enter")
        await driver.pilot.pause(0.3)
        assert "Children's Services Improvement" in driver.text()

    drive(None, scene)


def test_every_binding_of_every_view_is_declared_once(session: Session) -> None:
    app = PlannerApp(session)
    for view in app.MODES.values():
        acts = view.ACTS  # type: ignore[union-attr]
        keys = [key for act in acts for key in act.keys]
        assert len(keys) == len(set(keys))
        assert all(act.help.endswith(".") for act in acts)


@pytest.mark.parametrize("size", SIZES)
def test_the_year_begins_at_the_next_meeting(session: Session, size: tuple[int, int]) -> None:
    later = Session.open(session.path, by="Chair", today=date(2023, 11, 1), year="2023/24")

    async def scene(driver: Driver) -> None:
        assert "Education Investment Area" in next(line for line in driver.lines() if "►" in line)

    drive(later, scene, size)


def test_every_screen_and_dialogue_says_what_it_is_for_and_views_the_rule_behind_them(session: Session) -> None:
    for found in walk_packages(screens.__path__, "planner.tui.screens."):
        module = import_module(found.name)
        for kind in vars(module).values():
            if (
                isinstance(kind, type)
                and issubclass(kind, PlannerScreen | Dialogue)
                and kind.__module__ == module.__name__
            ):
                is_abstract = kind in (PlannerScreen, Dialogue, ViewScreen, QuestionScreen, RankingScreen, WithNote)
                assert is_abstract or (20 < len(kind.ABOUT) < 330 and kind.ABOUT.endswith(".")), kind

    async def scene(driver: Driver) -> None:
        for key, source in (
            ("y", "the committee's report, paragraph 3.3"),
            ("t", "the scrutiny protocol, section 2"),
            ("c", "the paragraph that it comes from"),
            ("w", "the scrutiny protocol, sections 2 and 8"),
            ("m", "the scrutiny protocol, section 2"),
        ):
            await driver.press("y", key, "question_mark", "end")
            assert "Why: " in driver.text()
            help_lines = (line.split("┃")[1] for line in driver.lines() if line.count("┃") == 2)
            assert source in " ".join(" ".join(help_lines).split())
            await driver.press("escape")

    drive(session, scene)


def test_a_key_pressed_again_before_a_screen_has_gone_leaves_no_other(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        for key in ("escape", "enter"):
            await driver.press("question_mark")
            for _ in range(3):
                driver.app.post_message(Key(key, None))
            await driver.settle()
        assert "About this topic" in driver.text()
        assert len(driver.app.screen_stack) == 2

    drive(session, scene)


def test_a_topic_opens_to_be_read_and_a_stray_letter_changes_nothing(session: Session) -> None:
    before = session.programme

    async def scene(driver: Driver) -> None:
        await driver.press("enter")
        assert "Enter Change it" in driver.lines()[-1]
        await driver.type("xyz")
        await driver.press("escape")
        assert "The year" in driver.text()

    drive(session, scene)
    assert session.programme is before


def test_the_heading_of_the_list_that_has_focus_is_heavy(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        for keys, pane in (((), "year"), (("tab",), "waiting"), (("tab",), "year")):
            await driver.press(*keys)
            heavy = [heading.id for heading in driver.app.screen.query(Heading) if "━" in str(heading.render())]
            assert heavy == [f"{pane}-heading"]

    drive(session, scene, (120, 40))


def test_messages_give_way_and_never_pile_up_over_the_programme(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        for _ in range(3):
            await driver.press("i")
            await driver.pilot.pause(0.6)
        assert len(driver.app.screen.query("Toast")) == 1

    drive(session, scene)


def test_a_list_that_is_out_of_sight_may_change_and_come_back(session: Session) -> None:
    async def scene(driver: Driver) -> None:
        await driver.press("tab", "end")
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        for topic in ("waits", "placements", "advisers"):
            session.do(
                lambda programme, topic=topic: edits.place(programme, topic, topic, "m-2023-11-30", today=SAMPLE_DAY),
                reason="r",
                authority="Chair",
            )
        driver.app.redraw()
        await driver.press("down")
        await driver.pilot.resize_terminal(120, 40)
        await driver.settle()
        assert "Local Offer website" in driver.text()

    drive(session, scene, (120, 40))


def test_a_year_whose_meetings_are_all_past_says_that_it_is_over(session: Session) -> None:
    after = Session.open(session.path, by="Chair", today=date(2024, 5, 1), year="2023/24")

    async def scene(driver: Driver) -> None:
        assert "2023/24 · over" in driver.lines()[0]

    drive(after, scene)


def test_an_empty_meeting_says_that_it_is_cancelled_or_that_nothing_is_on_it(session: Session) -> None:
    def with_empty_meetings(programme: Programme) -> Programme:
        programme = edits.add_meeting(programme, "cancelled", date(2023, 9, 7), year="2023/24")
        programme = edits.cancel_meeting(programme, "cancelled")
        return edits.add_meeting(programme, "informal", date(2023, 9, 14), kind=MeetingKind.INFORMAL, year="2023/24")

    session.do(with_empty_meetings, reason="r")

    async def scene(driver: Driver) -> None:
        await driver.press("home")
        first, second = (next(line for line in driver.lines() if day in line) for day in ("7 Sep", "14 Sep"))
        assert "– Cancelled" in first
        assert "– Nothing on it" in second

    drive(session, scene)
