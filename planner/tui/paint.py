"""The only door by which text reaches the screen: as plain text with named styles, never as markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Size
from textual.widget import Widget

from planner.programme.printable import printable
from planner.programme.text import one_line

Painter: TypeAlias = Callable[[str], Style]
"""Style name -> style: as in ``STYLES``, or blank for plain."""

STYLES = frozenset(
    f"paint--{name}" for name in ("strong", "muted", "key", "good", "warn", "bad", "cursor", "quiet", "rule", "tab")
)
"""The component classes that the named styles are."""


class Painted(Widget):
    """A widget that draws text in the theme's named styles, which are the app's."""

    def paint(self, name: str) -> Style:
        """The style of this name under the theme in use; blank is plain."""
        if name not in self._painted:
            self._painted[name] = _style(self.app, name) if name else Style.null()
        return self._painted[name]

    @cached_property
    def _painted(self) -> dict[str, Style]:
        return {}

    def notify_style_update(self) -> None:
        """Another theme has other styles."""
        super().notify_style_update()
        self._painted.clear()


class Flowing(Painted):
    """A widget that is as high as the lines it has at its width."""

    def lines(self, width: int) -> list[Text]:
        """The lines at this width."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are at this width."""
        return len(self.lines(width))

    def render(self) -> Text:
        """The lines at today's width."""
        return Text("\n", end="").join(self.lines(self.content_size.width))


def _style(app: App[object], name: str) -> Style:
    styles = app.get_component_styles(f"paint--{name}")
    style = styles.partial_rich_style
    if style.color is None or style.bgcolor is not None:
        return style
    # Only the whole style has its colour blended with the background, as a muted one needs.
    return style + Style(color=styles.rich_style.color)


_BREAKS = re.compile(r"[\n\t]")


class ControlFilter(LineFilter):
    """Every line that is drawn passes here, whichever widget it is of: nothing in it is acted on by the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments, each as wide as it was."""
        return [Segment(_row(text), style) for text, style, _ in segments]


def _row(text: str) -> str:
    """Part of a line, as wide as it was, with what was taken out made up for at its end."""
    if text.isprintable():  # as nearly every text is
        return text
    return set_cell_size(_BREAKS.sub(" ", printable(text)), cell_len(text))


def plain(text: str) -> str:
    """A person's text, fit to draw on one line."""
    return one_line(text)


def joined(paint: Painter, *parts: str | tuple[str, str]) -> Text:
    """Text of parts, each a string or a pair of string and style name."""
    text = Text(no_wrap=True, end="")
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        text.append(printable(words), paint(style) if style else None)
    return text


def fitted(text: Text, width: int) -> Text:
    """The text cut to the width in cells, with an ellipsis where it was longer, and padded to it."""
    cut = text.copy()
    cut.truncate(max(0, width), overflow="ellipsis", pad=True)
    return cut


@cache
def _console() -> Console:
    """Only to measure with: nothing is written to it."""
    return Console()


def wrapped(text: str, width: int, most: int = 0) -> list[str]:
    """A person's text broken into lines of at most ``width`` cells; cut with an ellipsis after ``most`` lines."""
    lines = [line.plain.rstrip() for line in Text(plain(text)).wrap(_console(), max(1, width))] or [""]
    if most and len(lines) > most:
        rest = Text(" ".join(lines[most - 1 :]))
        rest.truncate(width, overflow="ellipsis")
        lines = [*lines[: most - 1], rest.plain]
    return lines


def sides(left: Text, right: Text, width: int, filler: str = " ", style: Style | None = None) -> Text:
    """Left and right text at the two ends of a line; the left one gives way."""
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
