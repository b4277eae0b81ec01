"""Base classes of widgets that draw text in the theme's named styles."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import App
from textual.geometry import Size
from textual.widget import Widget

STYLES = frozenset(
    f"paint--{name}" for name in ("strong", "muted", "key", "good", "warn", "bad", "cursor", "quiet", "rule", "tab")
)
"""The component classes of the app that hold the named styles."""


class StyledWidget(Widget):
    """A widget that draws text in the app's named styles."""

    TAKES_ENTER: ClassVar[bool] = False
    """Whether Enter, while this widget has the focus, does what the widget says and runs no command of the screen."""

    def get_style(self, name: str) -> Style:
        """Return the style of this name under the theme in use; a blank name is plain."""
        if name not in self._style_cache:
            self._style_cache[name] = _component_style(self.app, name) if name else Style.null()
        return self._style_cache[name]

    @cached_property
    def _style_cache(self) -> dict[str, Style]:
        return {}

    def notify_style_update(self) -> None:
        """Clear the cached styles, which are those of the theme before."""
        super().notify_style_update()
        self._style_cache.clear()


class AutoHeight(StyledWidget):
    """A widget whose height is the number of its ``lines`` at its width."""

    def lines(self, width: int) -> list[Text]:
        """Return the lines to draw at this width in cells."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at this width."""
        return len(self.lines(width))

    def render(self) -> Text:
        """Draw the lines."""
        return Text("\n", end="").join(self.lines(self.content_size.width))


def _component_style(app: App[object], name: str) -> Style:
    styles = app.get_component_styles(f"paint--{name}")
    style = styles.partial_rich_style
    if style.color is None or style.bgcolor is not None:
        return style
    # only ``rich_style`` has the colour blended with the background, which a muted colour needs
    return style + Style(color=styles.rich_style.color)
