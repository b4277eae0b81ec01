"""Screens with fields to fill in: found by name, and stepped through with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from planner.programme.text import one_line
from planner.programme.typed_days import Reckoning
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.widgets.fields import FieldWidget, WrappedInput


class WithFields(BaseScreen):
    """A mixin for screens with fields; ``LIST_SELECTOR`` selects the list that Esc in a field goes back to, if any."""

    LIST_SELECTOR: ClassVar[str] = ""

    @property
    def reckoning(self) -> Reckoning:
        """What the days that are typed here are reckoned from."""
        session = self.host.session
        return session.view.reckoning if session else Reckoning(today=self.host.today)

    def on_resize(self) -> None:
        """Keep what has the keys in sight, once the new size is laid out."""
        self.call_after_refresh(self.call_after_refresh, self._show_focused)

    def _show_focused(self) -> None:
        """Scroll the box that has the keys into sight with its hint, or the list or button."""
        if self.focused is not None:
            box = next((each for each in self.focused.ancestors if isinstance(each, FieldWidget)), self.focused)
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
