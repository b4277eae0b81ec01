"""Text for the screen: plain text in named styles, without markup; cut, wrapped or padded to a width in cells."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from rich.console import Console
from rich.style import Style
from rich.text import Text

from planner.programme.printable import printable
from planner.programme.text import one_line

GetStyle: TypeAlias = Callable[[str], Style]
"""Style name -> style under the theme in use; the names are those of ``STYLES``, and blank is plain."""


def styled(get_style: GetStyle, *parts: str | tuple[str, str]) -> Text:
    """Return text made of parts, each a string or a pair of string and style name."""
    text = Text(no_wrap=True, end="")
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        text.append(printable(words), get_style(style) if style else None)
    return text


def fit_width(text: Text, width: int) -> Text:
    """Return the text cut to ``width`` cells, with an ellipsis where it was longer, or padded to it."""
    cut = text.copy()
    cut.truncate(max(0, width), overflow="ellipsis", pad=True)
    return cut


@cache
def _console() -> Console:
    """A console to measure text with; nothing is written to it."""
    return Console()


def wrap(text: str, width: int, max_lines: int = 0) -> list[str]:
    """Return the text wrapped into lines of at most ``width`` cells; at least one line.

    With ``max_lines``, the last of that many lines holds the rest, cut with an ellipsis.
    """
    lines = [line.plain.rstrip() for line in Text(one_line(text)).wrap(_console(), max(1, width))] or [""]
    if max_lines and len(lines) > max_lines:
        rest = Text(" ".join(lines[max_lines - 1 :]))
        rest.truncate(width, overflow="ellipsis")
        lines = [*lines[: max_lines - 1], rest.plain]
    return lines


def left_and_right(left: Text, right: Text, width: int, filler: str = " ", style: Style | None = None) -> Text:
    """Return one line with ``left`` at its start and ``right`` at its end; ``left`` is cut where both do not fit."""
    room = width - right.cell_len - (1 if right.cell_len else 0)
    start = left.copy()
    if start.cell_len > room:
        start.truncate(max(0, room), overflow="ellipsis")
    line = Text(no_wrap=True, end="")
    line.append_text(start)
    gap = max(0, width - start.cell_len - right.cell_len)
    if filler == " " or gap < 3:
        line.append(" " * gap)
    else:
        line.append(" " + filler * (gap - (2 if right.cell_len else 1)) + (" " if right.cell_len else ""), style)
    line.append_text(right)
    return line


def ruled_heading(get_style: GetStyle, words: str, width: int) -> Text:
    """Return a bold heading with a rule from it to the right edge."""
    return left_and_right(styled(get_style, (words, "strong")), Text(end=""), width, "─", get_style("rule"))
