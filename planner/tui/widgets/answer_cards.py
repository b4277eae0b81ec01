"""The answers to a question as cards side by side, each with the key that gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text

from planner.tui.styled_text import wrap
from planner.tui.widgets.styled import StyledWidget

_LARGE_KEYS = {
    "0": ("█▀▀█", "█  █", "█▄▄█"),
    "1": (" ▄█ ", "  █ ", " ▄█▄"),
    "2": ("▀▀▀█", "█▀▀▀", "█▄▄▄"),
    "3": ("▀▀▀█", " ▀▀█", "▄▄▄█"),
    "4": ("█  █", "▀▀▀█", "   █"),
    "5": ("█▀▀▀", "▀▀▀█", "▄▄▄█"),
    "6": ("█▀▀▀", "█▀▀█", "█▄▄█"),
    "7": ("▀▀▀█", "  █ ", " █  "),
    "8": ("█▀▀█", "█▀▀█", "█▄▄█"),
    "9": ("█▀▀█", "▀▀▀█", "▄▄▄█"),
    "y": ("█   █", " ▀▄▀ ", "▄▀   "),
    "n": ("▄ ▄▄ ", "█▀  █", "█   █"),
}
"""The answer keys in three lines, to be read from the back of a room."""


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """An answer to choose: its key, its label, and what choosing it runs."""

    key: str
    label: str
    run: Callable[[], object]


class AnswerCard(StyledWidget, can_focus=False):
    """A card with one answer: its key, large where there is room, and its label."""

    def __init__(self, option: AnswerOption) -> None:
        super().__init__(classes="answer")
        self._option = option

    def render(self) -> Text:
        """Draw the key and the label, centred."""
        width, height = self.content_size.width, self.content_size.height
        words = wrap(self._option.label, width, 2)
        rows: Sequence[str] = _LARGE_KEYS.get(self._option.key, ()) if height >= len(words) + 4 else ()
        key = [Text(row.center(width), self.get_style("key"), end="") for row in rows or (self._option.key,)]
        blank = [Text(" " * width, end="")] if height > len(key) + len(words) else []
        lines = [*key, *blank, *(Text(line.center(width), self.get_style("strong"), end="") for line in words)]
        padding = [Text(end="")] * ((height - len(lines)) // 2)
        return Text("\n").join([*padding, *lines])

    def on_click(self) -> None:
        """Choose the answer."""
        self._option.run()
