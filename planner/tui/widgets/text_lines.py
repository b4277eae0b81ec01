"""Several lines of text, each hung below its own indent where it is too long."""

from __future__ import annotations

from rich.text import Text

from planner.tui.styled_text import styled, wrap
from planner.tui.widgets.styled import AutoHeight


class TextLines(AutoHeight):
    """Lines of text; those without an indent stand out."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str) -> None:
        """Show this text."""
        self._text = text
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Text]:
        """The lines at this width."""
        drawn = []
        for line in self._text.splitlines():
            indent = len(line) - len(line.lstrip(" "))
            style = "" if indent == 2 else "muted" if indent else "strong"
            for number, part in enumerate(wrap(line, max(1, width - indent - 2))):
                drawn.append(styled(self.get_style, " " * (indent + (2 if number and indent else 0)), (part, style)))
        return drawn
