"""The draft: what a page was understood to say, before any of it is in a programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.follow_up_draft import DraftAction, DraftRecommendation
from planner.importing.page import LeftOut
from planner.programme.fields import Field, FieldKind
from planner.programme.kinds import ItemKind, MeetingKind


class Entry(Struct, frozen=True):
    """An item or a topic on the page; ``when`` is the text of its date cell when that names no day.

    ``fields`` is the name of a field of a topic -> the value on the page.
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
        """Return the page's value for a field, or else the field's empty value."""
        return self.fields.get(field.name, field.empty)

    def with_value(self, field: Field, value: Any) -> Entry:
        """Return the entry with a field set to a value."""
        return replace(self, fields={**self.fields, field.name: value})


def separator(field: Field) -> str:
    """Return the separator between two texts of a field."""
    default = "\n" if field.is_several or field.kind is FieldKind.PARAGRAPH else "; "
    return (field.headings and field.headings.separator) or default


def merged(field: Field, values: Iterable[Any]) -> Any:
    """Return several values of a field as one, each text once."""
    if field.is_several:
        return type(field.empty)(dict.fromkeys(text for value in values for text in value))
    return separator(field).join(dict.fromkeys(filter(None, values)))


class DraftMeeting(Struct, frozen=True):
    """A dated meeting on the page; ``written`` are its own words for the date, ``note`` what else it says."""

    date: date
    year: str
    where: str
    written: str
    kind: MeetingKind = MeetingKind.COMMITTEE
    additional: bool = False
    cancelled: bool = False
    time: str = ""
    venue: str = ""
    note: str = ""
    items: tuple[Entry, ...] = ()


class ImportQuestion(Struct, frozen=True):
    """A question for people: ``wording`` asks about the words in ``quote``, found on the page at ``where``.

    ``proposed`` is one of the choices, or blank where only a person can know.
    """

    id: str
    where: str
    quote: str
    wording: str
    choices: tuple[str, ...]
    proposed: str


class Draft(Struct, frozen=True):
    """A whole page as understood; ``headings`` pairs each title or column heading with the meaning that it was read as.

    ``has_kinds`` says that the page has the kind of each item; ``recommendations`` and ``actions`` are those
    of trackers and action logs.
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
    not_understood: tuple[LeftOut, ...]
    recommendations: tuple[DraftRecommendation, ...] = ()
    actions: tuple[DraftAction, ...] = ()

    @property
    def first_year(self) -> str:
        """The municipal year of the first meeting, or else the page's own."""
        return self.meetings[0].year if self.meetings else self.year

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry, those at meetings first."""
        for meeting in self.meetings:
            yield from meeting.items
        yield from self.topics
