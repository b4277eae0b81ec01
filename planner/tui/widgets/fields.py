"""The fields of a form: a label, a hint, and an input of one line, of several lines, or a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import SuggestFromList
from textual.widgets import Input, TextArea

from planner.programme.fields import YES_NO, FieldKind
from planner.programme.fields import Field as DeclaredField
from planner.programme.text import one_line
from planner.tui.styled_text import fit_width, left_and_right, styled, wrap
from planner.tui.widgets.styled import StyledWidget


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What a field shows: ``choices`` (value -> label) makes it a choice, ``paragraph`` an input of several lines.

    ``common_values`` are suggested when their beginning is typed.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    paragraph: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    common_values: Sequence[str] = ()

    @property
    def shown_value(self) -> str:
        """The value that the field shows at first: of a choice, the first one where ``value`` is none of them."""
        return self.value if not self.choices or self.value in self.choices else next(iter(self.choices))

    def with_value(self, value: str) -> FieldSpec:
        """Return the same field with this value."""
        return replace(self, value=value)


def field_spec(field: DeclaredField, value: str | None = None) -> FieldSpec:
    """Return the spec of a declared field; ``value`` is its text as typed, None for the field's empty value."""
    choices = (
        YES_NO if field.kind is FieldKind.YES_NO else {choice.value: choice.words for choice in field.choices or ()}
    )
    return FieldSpec(
        field.name,
        field.label,
        field.typed(field.empty) if value is None else value,
        field.hint,
        paragraph=field.kind in (FieldKind.PARAGRAPH, FieldKind.LINES, FieldKind.SET),
        choices=choices,
        common_values=field.suggestions,
    )


class ChoiceInput(StyledWidget, can_focus=True):
    """A choice of one value: left, right, space or a click changes it, and Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("enter", "go_on", show=False),
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
        hint = "← → to change" if self.has_focus else f"1 of {len(self._choices)}"
        width = self.content_size.width
        if chosen.cell_len + len(hint) + 2 > width:
            hint = "← →" if self.has_focus else ""
        return left_and_right(chosen, styled(self.get_style, (hint, "muted"), " "), width)


class LineInput(Input):
    """An input of one line; pasted lines are joined into one."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)


class ParagraphInput(TextArea):
    """An input of several lines; Tab leaves it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)


class FieldWidget(StyledWidget):
    """An ``input`` with a label before it, and a hint below it while it has focus."""

    is_active: reactive[bool] = reactive(False, layout=True)

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(id=f"field-{spec.name.replace('_', '-')}")
        self.spec = spec
        self.input = _input_for(spec)

    def compose(self) -> ComposeResult:
        """Compose the input; the label and the hint are drawn by ``render``."""
        yield self.input

    def render(self) -> Text:
        """Draw the label, and the hint below the input."""
        gutter, height = self.input.styles.margin.left, self.content_size.height
        name = styled(self.get_style, " ", (self.spec.label, "strong" if self.is_active else ""))
        hints = [
            styled(self.get_style, " " * gutter, " ", (hint, "muted")) for hint in self._hints(self.content_size.width)
        ]
        blank_lines = [Text(end="") for _ in range(height - 1 - len(hints))]
        return Text("\n").join([fit_width(name, gutter), *blank_lines, *hints][:height])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the input and of the hint."""
        return super().get_content_height(container, viewport, width) + len(self._hints(width))

    def _hints(self, width: int) -> list[str]:
        if not (self.is_active and self.spec.hint):
            return []
        return wrap(self.spec.hint, width - self.input.styles.margin.left - 2)

    def on_descendant_focus(self) -> None:
        """Show the hint; it stays until another field has focus.

        If it were hidden at once, a button pressed with the mouse would move from under the pointer.
        """
        for field_widget in self.screen.query(FieldWidget):
            field_widget.is_active = field_widget is self

    def on_click(self) -> None:
        """Focus the input on a click on the label."""
        if not self.input.has_focus:
            self.input.focus()

    def takes(self, value: str) -> bool:
        """Return whether the field can have this value: any text, or one of its choices."""
        return not isinstance(self.input, ChoiceInput) or self.input.offers(value)

    @property
    def value(self) -> str:
        """The text or value of the input."""
        widget = self.input
        return widget.text if isinstance(widget, TextArea) else widget.value

    @value.setter
    def value(self, text: str) -> None:
        widget = self.input
        if text == self.value:
            return
        if isinstance(widget, TextArea):
            widget.text = text
        else:
            widget.value = text


def _input_for(spec: FieldSpec) -> Input | TextArea | ChoiceInput:
    if spec.choices:
        return ChoiceInput(spec.choices, spec.value)
    if spec.paragraph:
        return ParagraphInput(spec.value)
    suggester = SuggestFromList(spec.common_values, case_sensitive=False) if spec.common_values else None
    return LineInput(spec.value, suggester=suggester, select_on_focus=False)
