"""The dialogue for what an answer rests on: fields of the topic, each of which may stay blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult

from planner.programme.edits import fill_in
from planner.programme.errors import PlannerError
from planner.programme.fields import Field, FieldKind
from planner.programme.model import Programme
from planner.programme.typed_days import MonthAlone
from planner.tui.command import Command
from planner.tui.screens.made_of.common import CANCEL
from planner.tui.screens.made_of.dialogue import DONE, Dialogue
from planner.tui.widgets.fields import FieldWidget, field_spec

KEEP = DONE.replace(label="Keep it")
LATER = CANCEL.replace(label="Leave it for later")
WHAT_FOR = "Write it down before the next question, or leave it for later."


class AskScreen(Dialogue["dict[str, Any] | None"]):
    """Asks for fields of a topic; dismissed with the values of those filled in, by field name."""

    ABOUT = "What the answer rests on, to be said there and then, or left for later."
    RULE = "Every item has a clear objective and desired outcomes (report, 3.2 and 3.3)."
    ACTS: ClassVar[tuple[Command, ...]] = (KEEP, LATER)
    MAIN = KEEP

    def __init__(self, title: str, topic: str, fields: Sequence[Field], programme: Programme) -> None:
        super().__init__(title, WHAT_FOR, hint="Enter goes on · F2 keeps it · Esc later")
        self._topic, self._fields, self._programme = topic, fields, programme

    @property
    def draft_subject(self) -> tuple[str, ...]:
        """The topic's id and the names of the fields."""
        return self._topic, *(field.name for field in self._fields)

    def compose_content(self) -> ComposeResult:
        """Compose the fields and the buttons."""
        for field in self._fields:
            yield FieldWidget(replace(field_spec(field), wraps=field.kind is FieldKind.PARAGRAPH))
        yield from super().compose_content()

    def field_submitted(self, field: FieldWidget) -> None:
        """Write out the day that a month alone was taken for, and go on."""
        self._write_day_out(field)
        super().field_submitted(field)

    def _write_day_out(self, field: FieldWidget) -> bool:
        """Return whether only a month stood in a field; if so, write out the day that it is taken for, and say so."""
        declared, text = field.spec.day_or_time, field.value.strip()
        if declared is None or declared.month_alone is None or not text:
            return False
        if not self._is_day(text, None) and self._is_day(text, declared.month_alone):
            self.fill(field, declared.typed(declared.parse(text, self.reckoning)))
            self.say(f"“{text}” is taken as {declared.month_alone}, {field.value}: keep that, or write another day.")
            return True
        return False

    def _is_day(self, text: str, month: MonthAlone | None) -> bool:
        """Return whether a text names a day; ``month`` is the day that a month alone stands for."""
        try:
            self.reckoning.day(text, month)
        except PlannerError:
            return False
        return True

    def done(self) -> None:
        """Dismiss with the values, once the topic can have them and the days are written out."""
        if any(map(self._write_day_out, self.query(FieldWidget))):
            return
        values: dict[str, Any] = {}
        for field in self._fields:
            try:
                value = field.parse(self.values[field.name], self.reckoning)
                if value != field.empty:
                    values[field.name] = value
                    fill_in(self._programme, self._topic, values, "new")
            except PlannerError as error:
                self.say(str(error), error=True)
                self.field(field.name).input.focus()
                return
        self.dismiss(values)
