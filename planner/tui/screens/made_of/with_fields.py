"""Screens with fields to fill in: found by name, and stepped through with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input

from planner.programme.text import one_line
from planner.programme.typed_days import Reckoning
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.widgets.fields import FieldWidget
from planner.tui.widgets.inputs import WrappedInput


class WithFields(BaseScreen):
    """A mixin for screens with fields; ``LIST_SELECTOR`` selects the list that Esc in a field goes back to, if any."""

    LIST_SELECTOR: ClassVar[str] = ""
    _shown_place: tuple[Region, ...] | None = None
    """Where the focused box and all around it were laid out when last scrolled to; None before the first size."""

    @property
    def reckoning(self) -> Reckoning:
        """What the days that are typed here are reckoned from."""
        session = self.host.session
        return session.view.reckoning if session else Reckoning(today=self.host.today)

    def on_resize(self) -> None:
        """Keep what has the keys in sight; a new size may need several layouts, as lines wrap and lists shrink."""
        if self._shown_place is None:
            self.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._show_if_displaced(), immediate=True)
        self._shown_place = ()
        self._show_if_displaced()

    @property
    def _focused_box(self) -> Widget | None:
        """The box that has the keys, with its hint, or else the list or button."""
        focused = self.focused
        boxes = focused.ancestors if focused is not None else ()
        return next((each for each in boxes if isinstance(each, FieldWidget)), focused)

    def _show_if_displaced(self) -> None:
        """Scroll to the box that has the keys, where the layout has moved it since that was last done."""
        if (box := self._focused_box) is None:
            return
        place = tuple(each.virtual_region for each in box.ancestors_with_self if isinstance(each, Widget))
        if place != self._shown_place:
            self._shown_place = place
            self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        if (box := self._focused_box) is not None:
            box.scroll_visible(animate=False, immediate=True)

    def field(self, name: str) -> FieldWidget:
        """Return the field of this name."""
        widget: FieldWidget = next(each for each in self.query(FieldWidget) if each.spec.name == name)
        return widget

    @property
    def values(self) -> dict[str, str]:
        """The text in the fields, by name."""
        return {each.spec.name: each.value for each in self.query(FieldWidget)}

    def changed_values(self) -> dict[str, str]:
        """Return the values that differ from those shown at first, by field name."""
        return {
            each.spec.name: each.value for each in self.query(FieldWidget) if each.value != self.initial_value(each)
        }

    def initial_value(self, field: FieldWidget) -> str:
        """Return the value that a field was shown with at first."""
        return field.spec.shown_value

    def require(self, name: str, message: str) -> bool:
        """Return whether a field is filled in; where it is blank, show the message and focus it."""
        field = self.field(name)
        if one_line(field.value):
            return True
        field.input.focus()
        self.say(message, error=True)
        return False

    def field_submitted(self, _field: FieldWidget) -> None:
        """Go to the next field, or from the last one to the button; called on Enter in a field of one line."""
        self.focus_next()

    def on_input_submitted(self, event: Input.Submitted | WrappedInput.Submitted) -> None:
        """Handle Enter in a field."""
        if isinstance(field := event.input.parent, FieldWidget):
            self.field_submitted(field)

    on_wrapped_input_submitted = on_input_submitted
