"""The declaration of an entity's field, from which forms, options, history words, search and exports are drawn.

A field's value is typed in a box or after an option, stored, and put in words: the conversions are here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planner.programme import calendar
from planner.programme.calendar import long, parse_time
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.kinds import Worded
from planner.programme.table import Column
from planner.programme.text import lines, one_line, several_lines
from planner.programme.typed_days import FROM_NOTHING, MonthAlone, Reckoning


class FieldKind(StrEnum):
    """The kind of a field's value, and so how it is typed."""

    TEXT = "one line"
    PARAGRAPH = "several lines"
    LINES = "several texts in order"
    SET = "several texts in any order"
    LETTERS = "several letters in any order"
    DAY = "a day, or none"
    DAYS = "several days, in order"
    TIME = "a time of day"
    YES_NO = "yes or no"
    CHOICE = "one of a few"
    NUMBER = "a whole number, or none"
    KEY = "a name of several words with hyphens"


_SEVERAL = (FieldKind.LINES, FieldKind.SET, FieldKind.LETTERS)


class Headings(Struct, frozen=True):
    """How imported pages name a text field.

    ``column`` is a pattern to search for in a column's heading; ``label`` a pattern for the whole label before a colon,
    by default the field's own label. ``read_as`` names the field in a message, by default as "the" and its label.
    ``separator`` separates two texts, by default with a line break where the field has several lines, else a semicolon.
    ``names_people`` says that the field holds names or posts.
    """

    column: str
    label: str = ""
    read_as: str = ""
    separator: str = ""
    names_people: bool = False


class Group(Struct, frozen=True):
    """A group of fields, as a form shows it under a heading.

    One that is not ``always_open`` is folded to one line while nothing is filled in.
    """

    heading: str
    always_open: bool = False


class Field(Struct, frozen=True):
    """One field of an entity, whose attribute is ``name``; a person fills it in only if it has a ``label``.

    ``hint`` says what to type in its box; ``help`` replaces the hint for its command-line ``option``.
    ``group`` is the part of the form that it is in. ``yes_no`` are the labels of no and of yes.
    ``phrase`` is the field in a sentence, after "the": 'reason for the dates'. ``most`` is a number's highest value,
    and ``suggestions`` are usual texts. A clash of an ``incidental`` field is shown only where no other field clashes.
    A day that ``is_latest`` is one by which something is due.
    An ``in_json`` field is in ``show --json``; a topic's field may have a ``column`` of the table; a field with
    ``headings`` is imported.
    """

    label: str = ""
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    help: str = ""
    option: str = ""
    group: Group | None = None
    yes_no: tuple[str, str] = ("No", "Yes")
    phrase: str = ""
    choices: type[Worded] | None = None
    most: int = 0
    suggestions: Sequence[str] = ()
    needed: bool = False
    searched: bool = False
    private: bool = False
    incidental: bool = False
    is_latest: bool = False
    in_json: bool = False
    column: Column | None = None
    headings: Headings | None = None
    name: str = ""

    @property
    def is_several(self) -> bool:
        """Whether it holds several texts."""
        return self.kind in _SEVERAL

    @property
    def words(self) -> str:
        """The field in a sentence, after "the"."""
        return self.phrase or self.name.replace("_", " ")

    @property
    def flag(self) -> str:
        """Its command-line option, without the dashes before it: 'not-before'."""
        return self.option or self.name.replace("_", "-")

    @property
    def labels(self) -> Mapping[str, str]:
        """The values to choose from, as typed, each with its label; empty where any text may be typed."""
        if self.kind is FieldKind.YES_NO:
            return dict(zip(("no", "yes"), self.yes_no, strict=True))
        not_said = {} if self.needed or self.choices is None else {"": "not said"}
        return {**not_said, **{choice.value: choice.words for choice in self.choices or ()}}

    @property
    def empty(self) -> Any:
        """The value for a blank box."""
        empties: Mapping[FieldKind, Any] = {
            FieldKind.LINES: (),
            FieldKind.DAYS: (),
            FieldKind.SET: frozenset(),
            FieldKind.LETTERS: frozenset(),
        }
        has_none = self.kind in (FieldKind.DAY, FieldKind.NUMBER, FieldKind.CHOICE)
        return None if has_none else empties.get(self.kind, "")

    @property
    def month_alone(self) -> MonthAlone | None:
        """The day that a month alone stands for: its last for a latest or due date; None where a day is needed."""
        if self.needed or self.kind is not FieldKind.DAY:
            return None
        return MonthAlone.LAST if self.is_latest else MonthAlone.FIRST

    def parse(self, text: str, reckoning: Reckoning = FROM_NOTHING) -> Any:
        """Return the value of the text in its box; raises Unusable. A day is reckoned from ``reckoning``."""
        match self.kind:
            case FieldKind.LINES:
                return tuple(text.splitlines())
            case FieldKind.SET:
                return frozenset(text.splitlines())
            case FieldKind.LETTERS:
                return frozenset(text.replace(",", " ").split())
            case FieldKind.DAY:
                return reckoning.day(text, self.month_alone) if text.strip() or self.needed else None
            case FieldKind.DAYS:
                words = filter(None, map(str.strip, text.split(",")))
                return tuple(sorted({reckoning.day(word) for word in words}))
            case FieldKind.TIME:
                return parse_time(text)
            case FieldKind.YES_NO:
                return _parse_yes_no(text)
            case FieldKind.NUMBER:
                return self._number(text)
            case FieldKind.CHOICE if self.choices:
                return self.choices(text) if text or self.needed else None
        return text

    def _number(self, text: str) -> int | None:
        word = text.strip()
        if not word:
            return None
        if word.isascii() and word.isdigit() and int(word) <= self.most:
            return int(word)
        blank = ", or leave it blank" if self.label else ""  # only a field with a label has a box
        raise Unusable(f"“{text}” cannot be used: give a number from 0 to {self.most}{blank}.")

    def said_back(self, text: str, reckoning: Reckoning) -> str:
        """Return a typed day or time in full, as it is understood; blank for other kinds and for none.

        Raises Unusable where it cannot be understood.
        """
        if self.kind not in (FieldKind.DAY, FieldKind.DAYS, FieldKind.TIME) or not text.strip():
            return ""
        value = self.parse(text, reckoning)
        if isinstance(value, str):
            return value
        return ", ".join(map(calendar.in_words, value if isinstance(value, tuple) else (value,)))

    def hint_with_example(self, reckoning: Reckoning) -> str:
        """Return the hint for its box; that of a day or a time has examples, a day's of the year in view."""
        if self.kind not in (FieldKind.DAY, FieldKind.TIME):
            return self.hint
        hint = "" if self.hint.startswith("Such as") else self.hint
        examples = "10am or 14:30" if self.kind is FieldKind.TIME else reckoning.examples(self.month_alone)
        return f"{hint} Such as {examples}.".strip()

    def typed(self, value: Any) -> str:
        """Return a value as the text in its box: the inverse of ``parse``."""
        if self.is_several:
            return (", " if self.kind is FieldKind.LETTERS else "\n").join(_in_order(value))
        if self.kind is FieldKind.DAYS:
            return ", ".join(map(in_words, value))
        if isinstance(value, bool | date):
            return in_words(value)
        return "" if value is None else str(value)

    def cleaned(self, value: Any) -> Any:
        """Return a value with its texts cleaned, fit to store."""
        if isinstance(value, StrEnum):
            return value
        if isinstance(value, str):
            return several_lines(value) if self.kind is FieldKind.PARAGRAPH else one_line(value)
        if isinstance(value, tuple) and all(type(text) is str for text in value):
            return lines(value)
        if isinstance(value, frozenset):
            return frozenset(lines(sorted(value)))
        return value

    def in_words(self, value: Any) -> str:
        """Return a value as in a sentence; blank for an empty one."""
        return value.replace("-", " ") if self.kind is FieldKind.KEY else in_words(value)

    def texts(self, value: Any) -> Sequence[str]:
        """Return a value as lines: each text of an ordered field, or the value in words; nothing for an empty one."""
        if self.kind is FieldKind.LINES:
            return tuple(value)
        words = "" if value is False else self.in_words(value)
        return (words,) if words else ()

    def plain(self, value: Any) -> Any:
        """Return a value as JSON."""
        if isinstance(value, tuple | frozenset):
            return [self.plain(member) for member in _in_order(value)]
        if isinstance(value, StrEnum):
            return value.value
        return value.isoformat() if isinstance(value, date) else value


Fields: TypeAlias = Mapping[str, Field]
"""Field name -> its declaration."""


def declared(**fields: Field) -> Fields:
    """Return these fields with their names filled in, in the order in which they are shown."""
    return {name: replace(field, name=name) for name, field in fields.items()}


def in_words(value: Any) -> str:
    """Return any value as in a sentence; blank for an empty one."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return long(value)
    if isinstance(value, Worded):
        return value.words
    if isinstance(value, StrEnum):
        return value.value.replace("-", " ")
    if isinstance(value, tuple | frozenset):
        return listed(map(in_words, _in_order(value)))
    return "" if value is None else str(value)


def _parse_yes_no(text: str) -> bool:
    word = text.strip().lower()
    if word in ("yes", "y", "true", "on"):
        return True
    if word in ("no", "n", "false", "off", ""):
        return False
    raise Unusable(f"“{text}” is neither yes nor no: write one of them.")


def _in_order(values: Any) -> list[Any]:
    return sorted(values) if isinstance(values, frozenset) else list(values)
