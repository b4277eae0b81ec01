"""The groups of a form's fields, each under its heading; one with nothing filled in is folded to a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from planner.programme.fields import Group
from planner.tui.styled_text import fit_width, styled
from planner.tui.widgets.fields import FieldSpec, FieldWidget
from planner.tui.widgets.styled import StyledWidget

HEADING_COLUMNS = 21
"""The columns of a heading, so that the labels after it begin where the text of the boxes does."""


def grouped(specs: Iterable[FieldSpec]) -> Iterator[Widget]:
    """Yield the fields in groups, in the order in which the groups first appear; a form without groups as they are."""
    groups: dict[Group | None, list[FieldSpec]] = {}
    for spec in specs:
        groups.setdefault(spec.group, []).append(spec)
    if groups.keys() == {None}:
        yield from map(FieldWidget, groups[None])
    else:
        yield from (FieldGroup(group, members) for group, members in groups.items())


class FieldGroup(Vertical):
    """A group of fields under its heading; without a group, the fields that are always in sight.

    While folded, the fields are below its one line, out of sight but in the order of Tab: it opens once one has focus
    or is filled in, and then stays open.
    """

    def __init__(self, group: Group | None, specs: Sequence[FieldSpec]) -> None:
        super().__init__()
        self._group, self._specs = group, specs
        self.set_class(group is not None, "-headed")
        self.set_class(group is not None and not group.always_open, "-folded")

    def compose(self) -> ComposeResult:
        """Compose the heading and the fields."""
        if self._group:
            yield GroupHeading(self._group.heading, [spec.label for spec in self._specs])
        yield from map(FieldWidget, self._specs)

    def on_mount(self) -> None:
        """Open a group in which something is filled in."""
        self.on_field_widget_filled()

    def on_field_widget_filled(self) -> None:
        """Open the group once something is filled in."""
        if any(field.is_filled for field in self.query(FieldWidget)):
            self._unfold()

    def on_descendant_focus(self) -> None:
        """Open the group when one of its fields has focus."""
        self._unfold()

    def on_click(self) -> None:
        """Open a folded group on a click, with focus on its first field."""
        if self.has_class("-folded"):
            self.focus_first()

    def focus_first(self) -> None:
        """Focus the first field."""
        self.query(FieldWidget).first().input.focus()

    def _unfold(self) -> None:
        if self.has_class("-folded"):
            self.remove_class("-folded")
            self.query_one(GroupHeading).is_folded = False
            self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        """Scroll to the group, and in it to the field that has focus."""
        for field in self.query(FieldWidget):
            if field.input.has_focus:
                for widget in (self, field, field.input):
                    widget.scroll_visible(animate=False)


class GroupHeading(StyledWidget):
    """The heading of a group; while that is folded, with the labels of its fields."""

    is_folded: reactive[bool] = reactive(False)

    def __init__(self, heading: str, labels: Sequence[str]) -> None:
        super().__init__()
        self._heading, self._labels = heading, labels

    def on_mount(self) -> None:
        """Start as the group does."""
        self.is_folded = self.parent is not None and self.parent.has_class("-folded")

    def render(self) -> Text:
        """Draw the line."""
        heading = f"{self._heading:<{HEADING_COLUMNS}}"
        if not self.is_folded:
            return styled(self.get_style, "  ", (heading, "strong"))
        line = styled(self.get_style, ("+ ", "key"), (heading, "strong"), (" · ".join(self._labels), "muted"))
        return fit_width(line, self.content_size.width)
