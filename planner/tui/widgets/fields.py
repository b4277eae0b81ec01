"""The fields of a form: a label, a hint, and an input of one line, of several lines, or a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import SuggestFromList
from textual.widgets import Input, TextArea

from planner.programme.errors import PlannerError
from planner.programme.fields import Field as DeclaredField
from planner.programme.fields import FieldKind, Group
from planner.programme.typed_days import Reckoning
from planner.tui.styled_text import fit_width, styled, wrap
from planner.tui.widgets.inputs import ChoiceInput, LineInput, ParagraphInput, WrappedInput
from planner.tui.widgets.styled import StyledWidget

DAY_COLUMNS = 24
"""Columns of the box for a day or a time; what is said back stands beside it."""
COMPLETED_FROM = 3
"""The fewest letters that are completed to the only common value that begins with them."""


LONGEST_LIST = 100
"""The most characters of a list of the choices below their box."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What a field shows: ``choices`` (value -> label) makes it a choice, ``paragraph`` an input of several lines.

    ``wraps`` gives a short text several lines to be read whole, which Enter goes on from. ``common_values`` are
    suggested when their beginning is typed. ``usual`` is its value while nothing is filled in. A ``proposed`` value is
    replaced by what is typed. What is typed as a ``day_or_time`` is said back, and its hint has examples of the year in
    view.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    paragraph: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    common_values: Sequence[str] = ()
    day_or_time: DeclaredField | None = None
    wraps: bool = False
    proposed: bool = False
    usual: str = ""
    group: Group | None = None

    @property
    def shown_value(self) -> str:
        """The value that the field shows at first: of a choice, the first one where ``value`` is none of them."""
        return self.value if not self.choices or self.value in self.choices else next(iter(self.choices))

    def with_value(self, value: str) -> FieldSpec:
        """Return the same field with this value."""
        return replace(self, value=value)


def field_spec(field: DeclaredField, value: str | None = None) -> FieldSpec:
    """Return the spec of a declared field; ``value`` is its text as typed, None for the field's empty value."""
    choices = field.labels
    empty = field.typed(field.empty)
    return FieldSpec(
        field.name,
        field.label,
        empty if value is None else value,
        field.hint,
        paragraph=field.kind in (FieldKind.PARAGRAPH, FieldKind.LINES, FieldKind.SET),
        choices=choices,
        common_values=field.suggestions,
        day_or_time=said_back(field),
        usual=empty if not choices or empty in choices else next(iter(choices)),
        group=field.group,
    )


def parsed(fields: Sequence[DeclaredField], values: Mapping[str, str], reckoning: Reckoning) -> dict[str, Any]:
    """Return the values of those fields that have a text among ``values``, by name; raises Unusable."""
    return {field.name: field.parse(values[field.name], reckoning) for field in fields if field.name in values}


def said_back(field: DeclaredField) -> DeclaredField | None:
    """Return the field where it is a day or a time, whose text is said back as it is understood; else None."""
    return field if field.kind in (FieldKind.DAY, FieldKind.DAYS, FieldKind.TIME) else None


class Reckons(Protocol):
    """A screen with fields: it knows what the days typed in them are reckoned from."""

    @property
    def reckoning(self) -> Reckoning:
        """What the days are reckoned from."""


class FieldWidget(StyledWidget):
    """An ``input`` with a label before it, and a hint below it while it has focus."""

    is_active: reactive[bool] = reactive(False, layout=True)

    class Filled(Message):
        """Posted when the screen, not the person, gave the field another value."""

    def __init__(self, spec: FieldSpec) -> None:
        is_short = spec.day_or_time is not None and spec.day_or_time.kind is not FieldKind.DAYS
        super().__init__(id=f"field-{spec.name.replace('_', '-')}", classes="-day" if is_short else "")
        self.spec = spec
        self.input = _input_for(spec)

    def compose(self) -> ComposeResult:
        """Compose the input; the label and the hint are drawn by ``render``."""
        yield self.input

    def render(self) -> Text:
        """Draw the label, what was typed said back, and the hint below the input."""
        gutter, height = self.input.styles.margin.left, self.content_size.height
        name = styled(self.get_style, " ", (self.spec.label, "strong" if self.is_active else ""))
        first = fit_width(name, gutter)
        if beside := self._said_beside(self.content_size.width):
            first = fit_width(first, gutter + DAY_COLUMNS + 2).append(beside)
        hints = [
            styled(self.get_style, " " * gutter, " ", (hint, "muted")) for hint in self._hints(self.content_size.width)
        ]
        blank_lines = [Text(end="") for _ in range(height - 1 - len(hints))]
        return Text("\n").join([first, *blank_lines, *hints][:height])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the input and of the hint."""
        return super().get_content_height(container, viewport, width) + len(self._hints(width))

    @property
    def _reckoning(self) -> Reckoning:
        return cast("Reckons", self.screen).reckoning

    def _said_back(self) -> str:
        """Return a typed day or time as it is understood, or why it is not; blank where that would say nothing new."""
        if self.spec.day_or_time is None:
            return ""
        try:
            words = self.spec.day_or_time.said_back(self.value, self._reckoning)
        except PlannerError as error:
            return "" if self.is_active else f"! {error}"
        return "" if words == self.value.strip() else words

    def _said_beside(self, width: int) -> str:
        """Return what is said back beside the box: blank where it is long, and said below it instead."""
        words = self._said_back() if self.has_class("-day") else ""
        room = width - self.input.styles.margin.left - DAY_COLUMNS - 2
        return words if len(words) <= room else ""

    def _hints(self, width: int) -> list[str]:
        """Return the lines below the input: what is said back there, or else the hint while the field is active."""
        said = "" if self._said_beside(width) else self._said_back()
        words = said or (self._hint if self.is_active else "")
        width -= self.input.styles.margin.left + 2
        return [part for line in words.splitlines() for part in wrap(line, width)]

    @property
    def _hint(self) -> str:
        declared, hint = self.spec.day_or_time, self.spec.hint
        if declared:
            return declared.hint_with_example(self._reckoning)
        choices = " · ".join(self.spec.choices.values())
        if isinstance(self.input, ChoiceInput) and len(self.spec.choices) > 2 and len(choices) <= LONGEST_LIST:
            return "\n".join(filter(None, (hint, choices)))
        if isinstance(self.input, ParagraphInput) and not isinstance(self.input, WrappedInput):
            return f"{hint} Tab goes on to the next box.".strip()
        return hint

    def on_input_changed(self) -> None:
        """Say back a day or time as it is typed."""
        if self.spec.day_or_time:
            self.refresh(layout=True)

    def on_descendant_focus(self) -> None:
        """Show the hint; it stays until another field has focus.

        If it were hidden at once, a button pressed with the mouse would move from under the pointer.
        """
        for field_widget in self.screen.query(FieldWidget):
            field_widget.is_active = field_widget is self
        if self.spec.proposed and self._text == self.spec.value and not isinstance(self.input, ChoiceInput):
            self.input.select_all()

    def on_resize(self) -> None:
        """Scroll the hint into view, where there is room for it and the input."""
        if self.input.has_focus:
            self.scroll_visible(animate=False)
            self.input.scroll_visible(animate=False)

    def on_click(self) -> None:
        """Focus the input on a click on the label."""
        if not self.input.has_focus:
            self.input.focus()

    def takes(self, value: str) -> bool:
        """Return whether the field can have this value: any text, or one of its choices."""
        return not isinstance(self.input, ChoiceInput) or self.input.offers(value)

    @property
    def _text(self) -> str:
        """The text or value as it stands in the input."""
        return self.input.text if isinstance(self.input, TextArea) else self.input.value

    @property
    def is_filled(self) -> bool:
        """Whether it has another value than the usual one."""
        return self.value.strip() != self.spec.usual

    @property
    def value(self) -> str:
        """The text or value of the input; the beginning of just one common value counts as that value."""
        text = self._text
        beginning = text.strip().casefold()
        common = [each for each in self.spec.common_values if each.casefold().startswith(beginning)]
        return common[0] if len(beginning) >= COMPLETED_FROM and len(common) == 1 else text

    @value.setter
    def value(self, text: str) -> None:
        widget = self.input
        if text == self._text:
            return
        if isinstance(widget, TextArea):
            widget.text = text
        else:
            widget.value = text
        self.post_message(self.Filled())


def _input_for(spec: FieldSpec) -> Input | TextArea | ChoiceInput:
    if spec.choices:
        return ChoiceInput(spec.choices, spec.value)
    if spec.wraps:
        return WrappedInput(spec.value)
    if spec.paragraph:
        return ParagraphInput(spec.value)
    suggester = SuggestFromList(spec.common_values, case_sensitive=False) if spec.common_values else None
    return LineInput(spec.value, suggester=suggester, select_on_focus=False)
