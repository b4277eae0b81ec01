"""The last filter before a line is written to the terminal: it removes control characters."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from planner.programme.printable import printable

_BREAKS = re.compile(r"[\n\t]")


class ControlFilter(LineFilter):
    """Removes control characters from every line of every widget, so that the terminal acts on none of them."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without control characters, each as wide as it was."""
        return [Segment(_cleaned(text), style) for text, style, _ in segments]


def _cleaned(text: str) -> str:
    """Return the text without control characters, padded at its end to the width it had."""
    if text.isprintable():  # as nearly every text is
        return text
    return set_cell_size(_BREAKS.sub(" ", printable(text)), cell_len(text))
