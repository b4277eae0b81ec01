"""A progress bar over a series of questions."""

from __future__ import annotations

from rich.text import Text

from planner.tui.styled_text import left_and_right, styled, wrap
from planner.tui.widgets.styled import StyledWidget


class Progress(StyledWidget):
    """A title, the position in words at its right, and a bar below."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._title, self._position, self._done, self._total = "", "", 0, 1

    def show(self, title: str, position: str, done: int, total: int) -> None:
        """Show the title, the position in words, and that ``done`` of ``total`` are done."""
        self._title, self._position, self._done, self._total = title, position, done, max(1, total)
        self.refresh()

    def render(self) -> Text:
        """Draw the title line and the bar."""
        width = self.content_size.width
        filled = width * min(self._done, self._total) // self._total
        bar = styled(self.get_style, ("━" * filled, "key"), ("─" * (width - filled), "rule"))
        title = wrap(self._title, width - len(self._position) - 2, 1)[0]
        return Text("\n").join(
            [left_and_right(styled(self.get_style, (title, "strong")), Text(self._position), width), bar]
        )
