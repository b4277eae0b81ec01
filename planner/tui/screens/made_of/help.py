"""Help: what a screen is for, the rule behind it, and its commands; choosing one runs it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.programme.sources import sources_in_words
from planner.tui.command import Command
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.widgets.hints import hints
from planner.tui.widgets.row_list import BLANK, Row, RowList

KEY_COLUMNS = 12
LABEL_COLUMNS = 21
MIN_WIDTH = 60
"""Columns below which the help of a command is on lines below its label."""


class HelpScreen(BaseScreen, ModalScreen["Command | None"]):
    """The help of the screen below; its result is the command to run, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1", "dismiss(None)", show=False)]

    def __init__(self, about: str, mouse: str, rule: str, commands: Sequence[tuple[Command, str, str]]) -> None:
        super().__init__()
        self._about = f"{about} Ctrl+P finds any command by its words." if commands else about
        why = [f"Why: {sources_in_words(rule)}"] if rule else []
        self._notes = [*why, f"With the mouse: {mouse[0].lower()}{mouse[1:]}"]
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Compose what the screen is for, its commands, and the notes on the rule and the mouse."""
        with Vertical(id="dialogue", classes="help -listing" if self._commands else "help") as container:
            container.border_title = Content("Help")
            enter_hint = "Enter does it · " if self._commands else ""
            container.border_subtitle = hints(f"{enter_hint}Esc, or a click outside, closes")
            yield Static(Content(self._about), classes="told")
            if self._commands:
                yield RowList(id="commands")
            else:
                yield from (Static(Content(words), classes="told") for words in self._notes)

    def on_mount(self) -> None:
        """Show the commands, and the notes below them."""
        for row_list in self.query(RowList):  # there is none without commands
            commands = [Row(each[0].id, partial(_draw_command, *each)) for each in self._commands]
            notes = [[BLANK, Row(None, partial(_draw_note, words))] for words in self._notes]
            row_list.show([*commands, *chain.from_iterable(notes)])
            row_list.focus()

    def on_click(self, event: events.Click) -> None:
        """Close the help on a click outside it."""
        if not self.query_one("#dialogue").region.contains(*event.screen_offset):
            self.dismiss(None)

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(next(command for command, *_ in self._commands if command.id == event.key))


def _draw_note(words: str, width: int, get_style: GetStyle) -> list[Text]:
    return [styled(get_style, " ", line) for line in wrap(words, width - 2)]


def _draw_command(command: Command, key: str, label: str, width: int, get_style: GetStyle) -> list[Text]:
    key = f"Shift+{key}" if len(key) == 1 and key.isupper() else key  # p and P look alike
    line = fit_width(styled(get_style, "   ", (key, "key")), KEY_COLUMNS)
    if width < MIN_WIDTH:
        line.append_text(styled(get_style, (label, "strong")))
        return [line, *(Text(" " * KEY_COLUMNS + part, end="") for part in wrap(command.help, width - KEY_COLUMNS))]
    first, *rest = wrap(command.help, width - KEY_COLUMNS - LABEL_COLUMNS)
    line.append_text(fit_width(styled(get_style, (label, "strong")), LABEL_COLUMNS))
    line.append(first)
    return [line, *(Text(" " * (KEY_COLUMNS + LABEL_COLUMNS) + part, end="") for part in rest)]
