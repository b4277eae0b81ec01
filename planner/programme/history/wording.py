"""Entities and their fields as words of a sentence, from their declarations in the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from planner.programme.english import listed, shortened
from planner.programme.fields import FieldKind
from planner.programme.history.changes import FieldValues, fields_of
from planner.programme.model import TABLES, Entity, field_of
from planner.programme.text import one_line

FindEntity: TypeAlias = Callable[[str, str], Entity | None]
"""A table and an id -> the entity; None where there is none."""

MOST_OF_A_TEXT = 60
"""The most characters of a text of several lines that a sentence quotes."""

_SLOT = re.compile(r"\{([a-z_.]+)\}")


def entity_name(table: str, fields: FieldValues, find: FindEntity) -> str:
    """Return an entity's name, 'the meeting of 26 October 2023'; 'a meeting' where a field in the name is missing."""
    words = TABLES[table].WORDS
    try:
        return fill_slots(words.name, lambda path: field_in_words(table, fields, find, path))
    except KeyError:
        return words.a_noun


def fill_slots(text: str, value: Callable[[str], str]) -> str:
    """Return the text with each name in braces replaced by its value."""
    return _SLOT.sub(lambda slot: value(slot[1]), text)


def field_in_words(table: str, fields: FieldValues, find: FindEntity, path: str) -> str:
    """Return the value of a field, 'date', or of a field of the entity it refers to, 'meeting.date', in words.

    A text of several lines is shortened to its first words. Raises KeyError where the field is missing.
    """
    name, _, rest = path.partition(".")
    value, target = fields[name], TABLES[table].REFERS.get(name)
    if target is None:
        field = field_of(TABLES[table], name)
        words = field.in_words(value)
        return shortened(one_line(words), MOST_OF_A_TEXT) if field.kind is FieldKind.PARAGRAPH else words
    referred = fields_with_id(find(target, value))
    return field_in_words(target, referred, find, rest) if rest else entity_name(target, referred, find)


def fields_with_id(entity: Entity | None) -> FieldValues:
    """Return an entity's id and its fields that are not empty; nothing for no entity."""
    return {} if entity is None else {**fields_of(entity), "id": entity.id}


def value_in_words(table: str, name: str, value: Any, find: FindEntity, gone: str) -> str:
    """Return a value for a comparison: text in quotation marks, 'nothing' if empty, ``gone`` for a missing entity."""
    if value and (target := TABLES[table].REFERS.get(name)):
        referred = find(target, value)
        return entity_name(target, fields_with_id(referred), find) if referred else gone
    words = field_of(TABLES[table], name).in_words(value)
    return f"“{words}”" if words and type(value) in (str, int) else words or "nothing"


def fields_in_words(table: str, names: Iterable[str]) -> str:
    """Return fields as listed in a sentence, after "the": 'lead and reason for the dates'."""
    return listed(field_of(TABLES[table], name).words for name in names)
