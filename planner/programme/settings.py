"""The committee's settings as typed and shown; each is a field declared in ``Committee``."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from planner.programme.defaults import DEFAULTS, TEXTS
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.fields import Field, FieldKind
from planner.programme.model import Committee
from planner.programme.table import USUAL_COLUMNS, Column, is_a_table
from planner.programme.text import hyphenated, needed
from planner.programme.typed_days import Reckoning


class Setting(Struct, frozen=True):
    """A setting; ``field`` is the committee's field that stores it."""

    field: Field

    @property
    def key(self) -> str:
        """Its name, such as 'annual-council'."""
        return self.field.flag

    @property
    def several(self) -> bool:
        """Whether it takes several values, with commas between them."""
        return self.field.is_several or self.field.kind is FieldKind.DAYS

    def parse(self, text: str, today: date | None = None) -> Any:
        """Return the value of a typed text; raises Unusable. A day must have its year."""
        if self.field.name == "columns":
            return _parse_columns(text)
        if self.field.kind is FieldKind.TEXT and self.field.needed:
            noun = self.field.help.removesuffix(".")  # "The committee's name.": the subject of the message
            return needed(text, noun)
        return self.field.cleaned(self.field.parse(text, Reckoning(today=today)))

    def shown(self, value: Any) -> str:
        """Return a stored value as it is typed; the default where none is set."""
        if self.field.name == "columns":
            return ", ".join(value or USUAL_COLUMNS)
        default = DEFAULTS.get(self.field.name) or TEXTS.get(self.field.name)
        return self.field.typed(default if value in (None, "") else value)


def _parse_columns(text: str) -> tuple[Column, ...]:
    """Parse the columns of the published table, with commas between them; blank for the default ones."""
    words = [hyphenated(word) for word in text.split(",") if word.strip()]
    if unknown := [word for word in words if word not in list(Column)]:
        names = listed((column.value for column in Column), "or")
        raise Unusable(f"“{unknown[0]}” is not a column of the table: choose from {names}.")
    columns = tuple(map(Column, words))
    if not is_a_table(columns):
        raise Unusable("The table has a date and an items column, and no column twice.")
    return () if columns == USUAL_COLUMNS else columns


SETTINGS = tuple(map(Setting, Committee.FIELDS.values()))


def setting(key: str) -> Setting:
    """Return the setting of this name; raises Unusable, listing them all."""
    word = hyphenated(key.replace("_", " "))
    for candidate in SETTINGS:
        if candidate.key == word:
            return candidate
    raise Unusable(f"There is no setting “{key}”: there is {listed(each.key for each in SETTINGS)}.")


def parse(key: str, text: str, today: date | None = None) -> tuple[str, Any]:
    """Return the name of the committee's field for a setting, and the value of a typed text; raises Unusable."""
    chosen = setting(key)
    return chosen.field.name, chosen.parse(text, today)


def shown(committee: Committee) -> list[tuple[str, str, str]]:
    """Return each setting's key, its value as typed, and its help text."""
    return [(each.key, each.shown(getattr(committee, each.field.name)), each.field.help) for each in SETTINGS]
