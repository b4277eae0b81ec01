"""The boxes of a form: one line, several lines, or one of a few choices."""

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
from planner.tui.paint import Painted, fitted, joined, sides, wrapped


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One box: ``choices`` (value -> words) makes it a choice, ``paragraph`` gives it several lines.

    ``usual`` are texts that it is often filled with: typing the beginning of one offers the rest.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    paragraph: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    usual: Sequence[str] = ()

    def having(self, value: str) -> FieldSpec:
        """The same box with this in it."""
        return replace(self, value=value)


def box(field: DeclaredField, value: str | None = None) -> FieldSpec:
    """The box of a declared field; it is empty unless a ``value`` is given as it would be typed."""
    choices = YES_NO if field.kind is FieldKind.YES_NO else {each.value: each.words for each in field.choices or ()}
    return FieldSpec(
        field.name,
        field.label,
        field.typed(field.empty) if value is None else value,
        field.hint,
        paragraph=field.kind in (FieldKind.PARAGRAPH, FieldKind.LINES, FieldKind.SET),
        choices=choices,
        usual=field.suggestions,
    )


class ChoiceBox(Painted, can_focus=True):
    """One of a few values; left, right, space or a click takes the next, and Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("enter", "go_on", show=False),
    ]
    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        box: ChoiceBox

    def __init__(self, choices: Mapping[str, str], value: str) -> None:
        super().__init__()
        self._choices = choices
        self.set_reactive(ChoiceBox.value, value if value in choices else next(iter(choices)))

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer other values; the one that was chosen stays where it is among them."""
        self._choices = choices
        if self.value not in choices:
            self.value = next(iter(choices))
        self.refresh()

    def action_turn(self, by: int) -> None:
        """Take another value."""
        values = list(self._choices)
        self.value = values[(values.index(self.value) + by) % len(values)]
        self.post_message(self.Changed(self))

    def action_go_on(self) -> None:
        """Go to the next box, as Enter does in one of text."""
        self.screen.focus_next()

    def on_click(self, _event: events.Click) -> None:
        """A click takes the next value."""
        self.action_turn(1)

    def render(self) -> Text:
        """The value in words, and how to change it."""
        here = joined(self.paint, " (•) ", (self._choices[self.value], "strong" if self.has_focus else ""))
        words = "← → to change" if self.has_focus else f"1 of {len(self._choices)}"
        width = self.content_size.width
        if here.cell_len + len(words) + 2 > width:
            words = "← →" if self.has_focus else ""
        return sides(here, joined(self.paint, (words, "muted"), " "), width)


class LineInput(Input):
    """One line of text; several lines that are pasted into it become one."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)


class ParagraphInput(TextArea):
    """Several lines of text; Tab leaves it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)


class FieldBox(Painted):
    """A box with its name before it, and a hint below it while it has the keys; ``box`` is what has the value."""

    is_active: reactive[bool] = reactive(False, layout=True)

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(id=f"field-{spec.name.replace('_', '-')}")
        self.spec = spec
        self.box = _box(spec)

    def compose(self) -> ComposeResult:
        """The box; what is written round it is drawn."""
        yield self.box

    def render(self) -> Text:
        """The name, and below the box the hint."""
        gutter, height = self.box.styles.margin.left, self.content_size.height
        name = joined(self.paint, " ", (self.spec.label, "strong" if self.is_active else ""))
        hints = [
            joined(self.paint, " " * gutter, " ", (words, "muted")) for words in self._hints(self.content_size.width)
        ]
        between = [Text(end="") for _ in range(height - 1 - len(hints))]
        return Text("\n").join([fitted(name, gutter), *between, *hints][:height])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The box's lines, and those of the hint."""
        return super().get_content_height(container, viewport, width) + len(self._hints(width))

    def _hints(self, width: int) -> list[str]:
        if not (self.is_active and self.spec.hint):
            return []
        return wrapped(self.spec.hint, width - self.box.styles.margin.left - 2)

    def on_descendant_focus(self) -> None:
        """The box has the keys: its hint shows, until another box has them.

        Were it gone at once, a button pressed with the mouse would move from under it.
        """
        for each in self.screen.query(FieldBox):
            each.is_active = each is self

    def on_click(self) -> None:
        """A click on the name goes to the box."""
        if not self.box.has_focus:
            self.box.focus()

    @property
    def value(self) -> str:
        """What is in the box."""
        box = self.box
        return box.text if isinstance(box, TextArea) else box.value

    @value.setter
    def value(self, text: str) -> None:
        box = self.box
        if text == self.value:
            return
        if isinstance(box, TextArea):
            box.text = text
        else:
            box.value = text


def _box(spec: FieldSpec) -> Input | TextArea | ChoiceBox:
    if spec.choices:
        return ChoiceBox(spec.choices, spec.value)
    if spec.paragraph:
        return ParagraphInput(spec.value)
    usual = SuggestFromList(spec.usual, case_sensitive=False) if spec.usual else None
    return LineInput(spec.value, suggester=usual, select_on_focus=False)
