"""Boxes to fill in, on a screen or in a dialogue: found by name, and gone through with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from planner.programme.text import one_line
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.widgets.fields import FieldWidget


class WithFields(BaseScreen):
    """A screen with boxes; Esc in one of them goes back to the ``LIST`` that they are about, if there is one."""

    LIST_SELECTOR: ClassVar[str] = ""

    def field(self, name: str) -> FieldWidget:
        """One of the boxes."""
        widget: FieldWidget = next(each for each in self.query(FieldWidget) if each.spec.name == name)
        return widget

    @property
    def values(self) -> dict[str, str]:
        """What is in the boxes, by name."""
        return {each.spec.name: each.value for each in self.query(FieldWidget)}

    def require(self, name: str, message: str) -> bool:
        """Return whether a field is filled in; where it is blank, show the message and move the focus there."""
        field = self.field(name)
        if one_line(field.value):
            return True
        field.input.focus()
        self.say(message, error=True)
        return False

    def back(self) -> None:
        """From a box to the list; from there, leave."""
        if self.LIST_SELECTOR and self.is_typing:
            self.query_one(self.LIST_SELECTOR).focus()
        else:
            self.dismiss(None)

    def field_submitted(self, _field: FieldWidget) -> None:
        """From a box of one line, Enter goes to the next box, and from the last to the button."""
        self.focus_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a box."""
        if isinstance(field := event.input.parent, FieldWidget):
            self.field_submitted(field)
