"""The programme as data: what ``show --json`` prints and the JSON export writes."""

from __future__ import annotations

import json
import re
from typing import Any

from planner.programme.model import TABLES, Entity, Item, Meeting, Topic
from planner.programme.printable import ACTED_ON, HALVES
from planner.programme.view import View

SCHEMA = 1

_ESCAPED = re.compile(f"[{ACTED_ON}{HALVES}]")
"""What JSON may have either as it is or escaped."""


def json_text(data: object) -> str:
    """Data as indented JSON, its characters as they are, but escaped where a terminal would act on them."""
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def show_data(view: View) -> dict[str, Any]:
    """The year in view with its places, every kind of meeting, and every topic."""
    places = [view.places(meeting) for meeting in view.meetings]
    return {
        "schema": SCHEMA,
        "committee": view.programme.committee.name,
        "council": view.programme.committee.council,
        "year": view.year,
        "places": {
            "limit": sum(each.limit for each in places),
            "taken": sum(each.taken for each in places),
            "free": sum(each.free for each in places),
        },
        "meetings": [meeting_data(view, meeting) for meeting in view.meetings],
        "topics": [topic_data(view, topic) for topic in view.order],
        **{table: _entities(view, table) for table, entity_type in TABLES.items() if entity_type.IN_JSON},
    }


def _entities(view: View, table: str) -> list[dict[str, Any]]:
    """Everything in a table, by id."""
    return [{"id": id, **fields_data(entity)} for id, entity in sorted(view.programme.table(table).items())]


def meeting_data(view: View, meeting: Meeting) -> dict[str, Any]:
    """One meeting with its items."""
    places, said = view.places(meeting), fields_data(meeting)
    return {
        "id": meeting.id,
        **{name: said.pop(name) for name in ("date", "time", "venue", "kind")},
        "status": meeting.status,
        "limit": places.limit,
        "substantive": places.taken,
        "places_free": places.free,
        **said,
        "items": [_item(view, item) for item in view.items_at(meeting.id)],
    }


def _item(view: View, item: Item) -> dict[str, Any]:
    said = fields_data(item)
    return {
        "id": item.id,
        "topic_id": item.topic,
        "title": view.topic_of(item).title,
        "kind": said.pop("kind"),
        "objective": view.objective(item),
        "focus": list(view.focus(item)),
        "note": said.pop("note"),
        **said,
    }


def topic_data(view: View, topic: Topic) -> dict[str, Any]:
    """One topic; its rank is its place in the one order of priority."""
    decision, advice = view.decision(topic.id), view.advice(topic.id)
    return {
        "id": topic.id,
        "title": topic.title,
        "status": view.status(topic),
        "advice": advice.outcome.value if advice.outcome else None,
        "decision": decision.outcome.value if decision else None,
        "rank": view.rank(topic.id),
        **fields_data(topic),
    }


def fields_data(entity: Entity) -> dict[str, Any]:
    """The fields of an entity that are declared to be in JSON."""
    shown = (each for each in entity.FIELDS.values() if each.in_json)
    return {each.name: each.plain(getattr(entity, each.name)) for each in shown}
