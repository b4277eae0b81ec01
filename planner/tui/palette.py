"""The palette: every command of the screen in front, found by its label or by the words that people would use."""

from __future__ import annotations

from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider

from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.screen import PlannerScreen

EXACT_SCORE, PREFIX_SCORE = 100.0, 50.0
"""The scores of a whole word and of the beginning of one: more than letters found here and there in a label."""


def match_score(command: Command, query: str) -> float:
    """How well what was typed fits the words of a command; 0 when not all of it does."""
    words = f"{command.search_words} {command.label}".lower().split()
    typed = query.lower().split()
    if not typed or not all(any(word.startswith(each) for word in words) for each in typed):
        return 0
    return sum(EXACT_SCORE if each in words else PREFIX_SCORE for each in typed) / len(typed)


class PaletteScreen(BaseScreen, CommandPalette):
    """The box to type in, and what it finds."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The list is walked only once it is drawn: a page of nothing cannot be turned."""
        if action == "command_list" and not self.query_one(CommandList).size.height:
            return False
        return super().check_action(action, parameters)


class Palette(Provider):
    """Finds the commands that can be done now."""

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        screen = self.screen
        if isinstance(screen, PlannerScreen):
            for command in screen.offered:
                yield DiscoveryHit(
                    command.label_on(screen), partial(screen.run_if_offered, command), help=_help(command)
                )

    async def search(self, query: str) -> Hits:
        """Those that what was typed fits."""
        screen, matcher = self.screen, self.matcher(query)
        if isinstance(screen, PlannerScreen):
            for command in screen.offered:
                label = command.label_on(screen)
                score = max(match_score(command, query), matcher.match(label))
                if score > 0:
                    run = partial(screen.run_if_offered, command)
                    yield Hit(score, matcher.highlight(label), run, help=_help(command))


def _help(command: Command) -> str:
    return f"{command.help} ({command.key_label})"
