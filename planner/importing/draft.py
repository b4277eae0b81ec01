"""The draft: what a page was understood to say, before any of it is in a programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.fields import Field, FieldKind
from planner.programme.kinds import ItemKind, MeetingKind


class Entry(Struct, frozen=True):
    """A matter on the page; ``when`` is the date cell of one without a day.

    ``fields`` is what the page says of it: the name of a field of a topic -> its value.
    """

    title: str
    where: str
    fields: Mapping[str, Any] = {}
    kind: ItemKind = ItemKind.SUBSTANTIVE
    tentative: bool = False
    when: str = ""
    not_before: date | None = None
    not_after: date | None = None

    def value_of(self, field: Field) -> Any:
        """Return the value that the page gives a field, the field's empty value for none."""
        return self.fields.get(field.name, field.empty)

    def with_value(self, field: Field, value: Any) -> Entry:
        """Return the entry with a field set to a value."""
        return replace(self, fields={**self.fields, field.name: value})


def separator(field: Field) -> str:
    """Return what separates two texts of a field."""
    usual = "\n" if field.is_several or field.kind is FieldKind.PARAGRAPH else "; "
    return (field.headings and field.headings.separator) or usual


def merged(field: Field, values: Iterable[Any]) -> Any:
    """Return several values of a field as one, each text once."""
    if field.is_several:
        return type(field.empty)(dict.fromkeys(text for value in values for text in value))
    return separator(field).join(dict.fromkeys(filter(None, values)))


class DraftMeeting(Struct, frozen=True):
    """A dated meeting on the page; ``written`` is the page's own words for its date."""

    date: date
    year: str
    where: str
    written: str
    kind: MeetingKind = MeetingKind.COMMITTEE
    additional: bool = False
    cancelled: bool = False
    time: str = ""
    venue: str = ""
    items: tuple[Entry, ...] = ()


class ImportQuestion(Struct, frozen=True):
    """A question for people: ``wording`` asks it, of the words in ``quote``, which stand ``where``.

    ``proposed`` is one of the choices, or blank where only a person can know.
    """

    id: str
    where: str
    quote: str
    wording: str
    choices: tuple[str, ...]
    proposed: str


class NotUnderstood(Struct, frozen=True):
    """Words of the page that the draft leaves out, and why."""

    where: str
    text: str
    why: str


class Draft(Struct, frozen=True):
    """A whole page as understood; ``headings`` are its titles and column headings, and what each was read as.

    ``has_kinds`` says that the page has the kind of each item.
    """

    name: str
    committee: str
    council: str
    year: str
    headings: tuple[tuple[str, str], ...]
    meetings: tuple[DraftMeeting, ...]
    topics: tuple[Entry, ...]
    has_kinds: bool
    questions: tuple[ImportQuestion, ...]
    not_understood: tuple[NotUnderstood, ...]

    @property
    def first_year(self) -> str:
        """The municipal year of the first meeting, or else the page's own."""
        return self.meetings[0].year if self.meetings else self.year

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry, those on meetings first."""
        for meeting in self.meetings:
            yield from meeting.items
        yield from self.topics
