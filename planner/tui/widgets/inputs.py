"""The inputs of a form's fields: of one line, of several, and a choice of a few values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, TextArea

from planner.programme.text import one_line
from planner.tui.styled_text import left_and_right, styled
from planner.tui.widgets.styled import StyledWidget

UP_AND_DOWN: list[BindingType] = [
    Binding("down", "screen.focus_next", show=False),
    Binding("up", "screen.focus_previous", show=False),
]
"""The arrows that walk from box to box, as Tab does."""


class ChoiceInput(StyledWidget, can_focus=True):
    """A choice of one value: left, right, space or a click changes it, and Enter goes on."""

    TAKES_ENTER = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("enter", "go_on", show=False),
        *UP_AND_DOWN,
    ]
    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Posted when another value was chosen."""

        input: ChoiceInput

        @property
        def control(self) -> ChoiceInput:
            """The choice."""
            return self.input

    def __init__(self, choices: Mapping[str, str], value: str) -> None:
        super().__init__()
        self._choices = choices
        self.set_reactive(ChoiceInput.value, value if value in choices else next(iter(choices)))

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer other values; keep the chosen one if it is among them."""
        self._choices = choices
        if self.value not in choices:
            self.value = next(iter(choices))
        self.refresh()

    def offers(self, value: str) -> bool:
        """Return whether this value can be chosen."""
        return value in self._choices

    def action_turn(self, by: int) -> None:
        """Choose the value so many places further on."""
        values = list(self._choices)
        self.value = values[(values.index(self.value) + by) % len(values)]
        self.post_message(self.Changed(self))

    def action_go_on(self) -> None:
        """Focus the next widget, as Enter does in a text input."""
        self.screen.focus_next()

    def on_click(self, _event: events.Click) -> None:
        """Choose the next value."""
        self.action_turn(1)

    def render(self) -> Text:
        """Draw the label of the value, and a hint on how to change it."""
        chosen = styled(self.get_style, " (•) ", (self._choices[self.value], "strong" if self.has_focus else ""))
        hint = "← → to change" if self.has_focus else f"{len(self._choices)} choices"
        width = self.content_size.width
        if chosen.cell_len + len(hint) + 2 > width:
            hint = "← →" if self.has_focus else ""
        return left_and_right(chosen, styled(self.get_style, (hint, "muted"), " "), width)


class LineInput(Input):
    """An input of one line; pasted lines are joined into one."""

    BINDINGS: ClassVar[list[BindingType]] = UP_AND_DOWN

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)


class ParagraphInput(TextArea):
    """An input of several lines; Tab leaves it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)


class WrappedInput(ParagraphInput):
    """An input of a short text over several lines; Enter goes on, as in an input of one line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", show=False, priority=True)]

    @dataclass
    class Submitted(Message):
        """Posted on Enter."""

        input: WrappedInput

        @property
        def control(self) -> WrappedInput:
            """The input."""
            return self.input

    def action_submit(self) -> None:
        """Post that Enter was pressed."""
        self.post_message(self.Submitted(self))
