"""What everything in a programme is: something with an id of its own, and with words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct, field

from planner.programme.fields import Field, Fields


class Words(Struct, frozen=True, kw_only=True):
    """How an entity is named, and what is told of a change to it.

    In each text ``{it}`` is its name, ``{fields}`` the fields that were set, and any other name in braces the value of
    that field in words: ``{meeting.date}`` of what it refers to, ``{was.date}`` as it was before the change.
    """

    noun: str
    name: str
    made: str = "Added {it}"
    removed: str = "Removed {it}"
    changed: str = "Changed the {fields} of {it}"
    acts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """A field -> what setting it is called, and what emptying it is: the first that was touched is told."""
    along: Mapping[str, str] = field(default_factory=dict)
    """A table -> what is added when something of the same topic was removed from it, instead of a sentence for that."""
    weight: int = 1
    """The weightiest is told first; what weighs 0 only follows from other things, and is told alone."""

    @property
    def a_noun(self) -> str:
        """'a topic', 'an item'."""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"


class Entity(Struct, frozen=True, kw_only=True):
    """Anything the programme holds under an id of its own.

    ``FIELDS`` declares the fields that need more words than their names, ``REFERS`` those that hold another entity's
    id, and the table it is in. What is ``IN_JSON`` is listed by ``show --json`` under the name of its table.
    """

    WORDS: ClassVar[Words] = Words(noun="thing", name="a thing")
    FIELDS: ClassVar[Fields] = {}
    REFERS: ClassVar[Mapping[str, str]] = {}
    IN_JSON: ClassVar[bool] = False
    id: str


def field_of(entity_type: type[Entity], name: str) -> Field:
    """What is declared of a field, or else its name alone."""
    return entity_type.FIELDS.get(name) or Field(name=name)
