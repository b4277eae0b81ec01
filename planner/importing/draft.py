"""What a page was understood to say, before any of it is in a programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.fields import Field, FieldKind
from planner.programme.kinds import ItemKind, MeetingKind


class Entry(Struct, frozen=True):
    """A matter on the page; ``when`` is the date cell of one that has no day.

    ``said`` is what the page says of it: the name of a field of a topic -> its value.
    """

    title: str
    place: str
    said: Mapping[str, Any] = {}
    kind: ItemKind = ItemKind.SUBSTANTIVE
    tentative: bool = False
    when: str = ""
    not_before: date | None = None
    not_after: date | None = None

    def of(self, field: Field) -> Any:
        """What the page says of a field; its empty value where that is nothing."""
        return self.said.get(field.name, field.empty)

    def saying(self, field: Field, value: Any) -> Entry:
        """The entry with this said of a field."""
        return replace(self, said={**self.said, field.name: value})


def apart(field: Field) -> str:
    """What stands between two texts of a field."""
    usual = "\n" if field.is_several or field.kind is FieldKind.PARAGRAPH else "; "
    return (field.headings and field.headings.separator) or usual


def together(field: Field, values: Iterable[Any]) -> Any:
    """What is said of a field in several places as one value, each text once."""
    if field.is_several:
        return type(field.empty)(dict.fromkeys(text for value in values for text in value))
    return apart(field).join(dict.fromkeys(filter(None, values)))


class DraftMeeting(Struct, frozen=True):
    """A dated meeting on the page; ``written`` is how the page says which."""

    date: date
    year: str
    place: str
    written: str
    kind: MeetingKind = MeetingKind.COMMITTEE
    additional: bool = False
    cancelled: bool = False
    time: str = ""
    venue: str = ""
    items: tuple[Entry, ...] = ()


class ImportQuestion(Struct, frozen=True):
    """Something unsure: which ``quote`` it is about and ``where`` that stands; ``proposed`` is one of the choices.

    A blank ``proposed`` is for what only a person can say.
    """

    id: str
    where: str
    quote: str
    about: str
    choices: tuple[str, ...]
    proposed: str


class NotUnderstood(Struct, frozen=True):
    """Words of the page that are in nothing else, and why."""

    place: str
    text: str
    why: str


class Draft(Struct, frozen=True):
    """A whole page as understood; ``headings`` are its title lines and column headings, and what each was read as.

    ``has_kinds`` when the page itself says of what kind each item is.
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
        """The municipal year of its first meeting, or else its own."""
        return self.meetings[0].year if self.meetings else self.year

    @property
    def entries(self) -> Iterator[Entry]:
        """Every matter, those on meetings first."""
        for meeting in self.meetings:
            yield from meeting.items
        yield from self.topics
