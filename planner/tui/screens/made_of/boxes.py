"""Boxes to fill in, on a screen or in a dialogue: found by name, and gone through with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from planner.programme.text import one_line
from planner.tui.screens.made_of.base import BaseScreen
from planner.tui.widgets.fields import FieldBox


class WithBoxes(BaseScreen):
    """A screen with boxes; Esc in one of them goes back to the ``LIST`` that they are about, if there is one."""

    LIST: ClassVar[str] = ""

    def field(self, name: str) -> FieldBox:
        """One of the boxes."""
        found: FieldBox = next(each for each in self.query(FieldBox) if each.spec.name == name)
        return found

    @property
    def values(self) -> dict[str, str]:
        """What is in the boxes, by name."""
        return {each.spec.name: each.value for each in self.query(FieldBox)}

    def lacks(self, name: str, words: str) -> bool:
        """Whether a box that is needed is blank: then it is said in these words, and the keys go there."""
        field = self.field(name)
        if one_line(field.value):
            return False
        field.box.focus()
        self.say(words, error=True)
        return True

    def back(self) -> None:
        """From a box to the list; from there, leave."""
        if self.LIST and self.is_typing:
            self.query_one(self.LIST).focus()
        else:
            self.dismiss(None)

    def next_box(self, _field: FieldBox) -> None:
        """From a box of one line, Enter goes to the next box, and from the last to the button."""
        self.focus_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a box."""
        if isinstance(field := event.input.parent, FieldBox):
            self.next_box(field)
