"""Commands about the committee's settings, and about the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.tui.command import Command

if TYPE_CHECKING:
    from planner.tui.screens.made_of.screen import PlannerScreen


async def _settings(screen: PlannerScreen) -> None:
    from planner.tui.screens.settings.settings import settings_form

    await settings_form(screen)


SETTINGS = Command(
    "settings",
    ("s",),
    "Settings",
    "How often and where it meets, its places, its deadlines, and how the table is printed.",
    run=_settings,
    edits=True,
    search_words="options preferences limit committee configure places deadlines columns elections",
)


def _look(screen: PlannerScreen) -> None:
    from planner.tui.screens.settings.looks import LookScreen

    screen.app.push_screen(LookScreen(is_remembered=not screen.is_read_only))


LOOK = Command(
    "look",
    ("L",),
    "Look",
    "Dark, light, high contrast, or the terminal's own colours.",
    run=_look,
    search_words="theme colours color contrast dark light mode display appearance accessibility",
)
