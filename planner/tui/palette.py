"""The command palette: every command of the screen in front, found by its label or its search words."""

from __future__ import annotations

from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider

from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.screens.made_of.screen import PlannerScreen

EXACT_SCORE, PREFIX_SCORE = 100.0, 50.0
"""Scores of a whole word and of the beginning of a word: higher than any fuzzy match of a label."""


def match_score(command: Command, query: str) -> float:
    """Return how well a query matches a command; 0 unless each word typed begins a word of the command."""
    words = f"{command.search_words} {command.label}".lower().split()
    typed = query.lower().split()
    if not typed or not all(any(word.startswith(typed_word) for word in words) for typed_word in typed):
        return 0
    return sum(EXACT_SCORE if typed_word in words else PREFIX_SCORE for typed_word in typed) / len(typed)


class PaletteScreen(BaseScreen, CommandPalette):
    """The palette's screen: the input and the list of commands."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ignore list keys until the list is drawn: it cannot be paged through without a height."""
        if action == "command_list" and not self.query_one(CommandList).size.height:
            return False
        return super().check_action(action, parameters)


class Palette(Provider):
    """Provides the commands that are offered now."""

    async def discover(self) -> Hits:
        """Yield every offered command, while nothing is typed."""
        screen = self.screen
        if isinstance(screen, PlannerScreen):
            for command in screen.offered:
                yield DiscoveryHit(
                    command.label_on(screen), partial(screen.run_if_offered, command), help=_help(command)
                )

    async def search(self, query: str) -> Hits:
        """Yield the offered commands that match the query."""
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
