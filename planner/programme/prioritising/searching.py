"""Search topics by any of their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from planner.programme.model import TABLES, Entity, Programme, Topic
from planner.programme.view import View

_SEARCHED = {
    entity_type: [each for each in entity_type.FIELDS.values() if each.searched] for entity_type in TABLES.values()
}
"""The fields of each type of entity that are searched."""


def topics_with(view: View, text: str) -> list[Topic]:
    """Return the topics whose searched texts contain every word of ``text``, in order of priority; all for no word."""
    words = text.casefold().split()
    texts = _texts_of_topics(view.programme) if words else {}
    return [topic for topic in view.order if all(word in texts[topic.id] for word in words)]


def _texts_of_topics(programme: Programme) -> Mapping[str, str]:
    """Map each topic's id to every searched text of it and of the entities that it refers to or that refer to it."""
    texts: dict[str, list[str]] = defaultdict(list)
    for topic in programme.topics.values():
        texts[topic.id] += _texts(topic)
        for name, table in Topic.REFERS.items():
            if referred := programme.find(table, getattr(topic, name)):
                texts[topic.id] += _texts(referred)
    for table, entity_type in TABLES.items():
        if _SEARCHED[entity_type] and entity_type is not Topic:
            for entity in programme.table(table).values():
                if topic_id := _topic_of(programme, entity):
                    texts[topic_id] += _texts(entity)
    return {topic_id: " ".join(parts).casefold() for topic_id, parts in texts.items()}


def _topic_of(programme: Programme, entity: Entity) -> str:
    """Return the id of the topic that an entity is about: it refers to it, or to another entity about it; or blank."""
    refers = type(entity).REFERS
    for name, table in refers.items():
        if table == "topics":
            return str(getattr(entity, name))
    for name, table in refers.items():
        referred = programme.find(table, getattr(entity, name))
        if referred and (topic := _topic_of(programme, referred)):
            return topic
    return ""


def _texts(entity: Entity) -> Iterator[str]:
    """Yield the values of an entity's searched fields."""
    for field in _SEARCHED[type(entity)]:
        value = getattr(entity, field.name)
        yield from value if field.is_several else (value,)
