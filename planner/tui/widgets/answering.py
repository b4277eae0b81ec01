"""What stands round one checklist question: how far it has come, its answers in boxes, and the advice as it grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.text import Text

from planner.programme.checklist import Advice
from planner.programme.english import counted
from planner.tui.styled_text import left_and_right, styled, wrap
from planner.tui.symbols import OUTCOMES
from planner.tui.widgets.styled import StyledWidget

_LARGE_KEYS = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    "y": ("╻ ╻", "┗┳┛", " ╹ "),
    "n": ("┏━┓", "┃ ┃", "╹ ╹"),
}
"""The keys that answer, as they can be read from the back of a room."""


class AdvicePanel(StyledWidget):
    """The advice and its because-lines as they grow."""

    advice: Advice | None = None

    def show(self, advice: Advice | None) -> None:
        """Show this advice, or nothing."""
        self.advice = advice
        self.refresh()

    def render(self) -> Text:
        """The heading, where it is going, and the newest reasons that fit."""
        advice = self.advice
        if advice is None:
            return Text()
        width, height = self.content_size.width, self.content_size.height
        lines = [
            left_and_right(
                styled(self.get_style, ("So far", "strong")), Text(end=""), width, "─", self.get_style("rule")
            )
        ]
        if advice.outcome:
            words = f"Advice: {advice.outcome.words}"
        elif advice.heading:
            words = f"Heading for: {advice.heading.words}"
        else:
            words = f"No advice yet: {counted(len(advice.open), 'question')} to answer"
        left = styled(self.get_style, f"{OUTCOMES[advice.heading]} ", (words, "strong"))
        points = advice.arithmetic
        if left.cell_len + len(points) + 1 > width:
            points = points.rpartition("= ")[-1]
        lines.append(left_and_right(left, Text(points, end=""), width))
        room = max(0, height - len(lines))
        for because in advice.because[-room:] if room else ():
            mark = ("+", "good") if because.points != 0 else ("·", "muted")
            points = f" ({counted(because.points, 'point')})" if because.points is not None else ""
            lines.append(styled(self.get_style, mark, f" {because.text}", (points, "muted")))
        return Text("\n").join(lines)


class Progress(StyledWidget):
    """A title, where it stands in words, and a bar."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._title, self._where, self._done, self._total = "", "", 0, 1

    def show(self, title: str, where: str, done: int, total: int) -> None:
        """Show how far it has come."""
        self._title, self._where, self._done, self._total = title, where, done, max(1, total)
        self.refresh()

    def render(self) -> Text:
        """Two lines."""
        width = self.content_size.width
        filled = width * min(self._done, self._total) // self._total
        bar = styled(self.get_style, ("━" * filled, "key"), ("─" * (width - filled), "rule"))
        title = wrap(self._title, width - len(self._where) - 2, 1)[0]
        return Text("\n").join(
            [left_and_right(styled(self.get_style, (title, "strong")), Text(self._where), width), bar]
        )


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One box: the key that answers, its words, and what a click on it does."""

    key: str
    label: str
    run: Callable[[], object]


class AnswerCard(StyledWidget, can_focus=False):
    """One answer in a box: its key, large where there is room, and its words."""

    def __init__(self, option: AnswerOption) -> None:
        super().__init__(classes="answer")
        self._option = option

    def render(self) -> Text:
        """The key and the words, in the middle."""
        width, height = self.content_size.width, self.content_size.height
        words = wrap(self._option.label, width, 2)
        rows: Sequence[str] = _LARGE_KEYS.get(self._option.key, ()) if height >= len(words) + 4 else ()
        key = [Text(row.center(width), self.get_style("key"), end="") for row in rows or (self._option.key,)]
        blank = [Text(" " * width, end="")] if height > len(key) + len(words) else []
        lines = [*key, *blank, *(Text(line.center(width), self.get_style("strong"), end="") for line in words)]
        padding = [Text(end="")] * ((height - len(lines)) // 2)
        return Text("\n").join([*padding, *lines])

    def on_click(self) -> None:
        """A click gives the answer."""
        self._option.run()
