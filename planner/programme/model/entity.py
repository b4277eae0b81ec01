"""The base class of a programme's entities, and the words that each declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct, field

from planner.programme.fields import Field, Fields


class Words(Struct, frozen=True, kw_only=True):
    """An entity type's noun and name, and the texts of the labels of changes to it.

    In each text ``{it}`` is the entity's name, ``{fields}`` the fields that were set, and any other name in braces that
    field's value in words: ``{meeting.date}`` of the entity referred to, ``{was.date}`` from before the change.
    """

    noun: str
    name: str
    made: str = "Added {it}"
    removed: str = "Removed {it}"
    changed: str = "Changed the {fields} of {it}"
    by_field: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> the texts for setting and for emptying it; the first such field of an edit replaces ``changed``."""
    with_removed: Mapping[str, str] = field(default_factory=dict)
    """Table -> the text to add for entities of the same topic removed from it, instead of their own sentences."""
    weight: int = 1
    """The weightiest edit of a change gives it its label; an edit of weight 0 only where there is no other."""

    @property
    def a_noun(self) -> str:
        """'a topic', 'an item'."""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"


class Entity(Struct, frozen=True, kw_only=True):
    """An entity of the programme, with an id.

    ``FIELDS`` declares the fields that have more than a name; ``REFERS`` maps each field that holds another
    entity's id to that entity's table. Entities ``IN_JSON`` are listed by ``show --json`` under their table's name.
    """

    WORDS: ClassVar[Words] = Words(noun="thing", name="a thing")
    FIELDS: ClassVar[Fields] = {}
    REFERS: ClassVar[Mapping[str, str]] = {}
    IN_JSON: ClassVar[bool] = False
    id: str


def field_of(entity_type: type[Entity], name: str) -> Field:
    """Return a field's declaration, or one with its name alone."""
    return entity_type.FIELDS.get(name) or Field(name=name)
