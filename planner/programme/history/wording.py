"""Entities and their fields as they read in a sentence, from the words that are declared beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from planner.programme.english import listed
from planner.programme.history.changes import FieldValues, fields_of
from planner.programme.model import TABLES, Entity, field_of

Find: TypeAlias = Callable[[str, str], Entity | None]
"""A table and an id -> the entity, where there is one."""

_SLOT = re.compile(r"\{([a-z_.]+)\}")


def named(table: str, fields: FieldValues, find: Find) -> str:
    """What an entity with these fields is called: 'the meeting of 26 October 2023', or 'a meeting' of no known day."""
    words = TABLES[table].WORDS
    try:
        return filled(words.name, lambda path: field_in_words(table, fields, find, path))
    except KeyError:
        return words.a_noun


def filled(text: str, value: Callable[[str], str]) -> str:
    """A text with what stands in braces given its value."""
    return _SLOT.sub(lambda slot: value(slot[1]), text)


def field_in_words(table: str, fields: FieldValues, find: Find, path: str) -> str:
    """A field's value, 'date', or one of what the field refers to, 'meeting.date'; raises KeyError when not known."""
    name, _, further = path.partition(".")
    value, target = fields[name], TABLES[table].REFERS.get(name)
    if target is None:
        return field_of(TABLES[table], name).in_words(value)
    found = find(target, value)
    if further:
        return field_in_words(target, known(found), find, further)
    return named(target, known(found), find)


def known(entity: Entity | None) -> FieldValues:
    """The fields of an entity that are not empty, its id among them; none where it is not there."""
    return {} if entity is None else {**fields_of(entity), "id": entity.id}


def value_in_words(table: str, name: str, value: Any, find: Find, gone: str) -> str:
    """A value set beside another: a text in quotation marks, 'nothing' if empty, ``gone`` for what is not there."""
    if value and (target := TABLES[table].REFERS.get(name)):
        found = find(target, value)
        return named(target, known(found), find) if found else gone
    words = field_of(TABLES[table], name).in_words(value)
    return f"“{words}”" if words and type(value) in (str, int) else words or "nothing"


def fields_in_words(table: str, names: Iterable[str]) -> str:
    """FieldValues as they are listed in a sentence, after "the": 'lead and reason for the dates'."""
    return listed(field_of(TABLES[table], name).words for name in names)
