"""Several lines of text, each wrapped at its own indent."""

from __future__ import annotations

from rich.text import Text

from planner.tui.styled_text import styled, wrap
from planner.tui.widgets.styled import AutoHeight


class TextLines(AutoHeight):
    """Lines of text: bold without an indent, plain at two spaces, muted when deeper.

    An indented line that is too long goes on below, two spaces further in.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str) -> None:
        """Show this text."""
        self._text = text
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Text]:
        """Return the lines at this width in cells."""
        drawn = []
        for line in self._text.splitlines():
            indent = len(line) - len(line.lstrip(" "))
            style = "" if indent == 2 else "muted" if indent else "strong"
            for number, part in enumerate(wrap(line, max(1, width - indent - 2))):
                drawn.append(styled(self.get_style, " " * (indent + (2 if number and indent else 0)), (part, style)))
        return drawn
