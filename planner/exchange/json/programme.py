"""The programme as data: what ``show --json`` prints and the JSON export writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from planner.programme.documents.edition import draft_words, version_words
from planner.programme.model import TABLES, Entity, Item, Meeting, Topic, Version
from planner.programme.printable import ACTED_ON, HALVES
from planner.programme.published.columns import TOPIC_COLUMNS
from planner.programme.published.publishing import published_table
from planner.programme.table import ItemRow, MeetingRow
from planner.programme.view import View

SCHEMA = 1
"""The number of the JSON Schema that the data follows."""

_ESCAPED = re.compile(f"[{ACTED_ON}{HALVES}]")
"""The characters to escape: those that a terminal acts on, and surrogates, which no encoding has."""


def json_text(data: object) -> str:
    """Return data as indented JSON, in which only the characters that a terminal would act on are escaped."""
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def show_data(view: View, version: Version | None = None) -> dict[str, Any]:
    """Return the year in view with its places, every kind of meeting, and every topic.

    ``version`` is the version that the view shows as it was published, None for the programme as it is today.
    """
    places = [view.places(meeting) for meeting in view.meetings]
    table = version.table if version else published_table(view)
    meeting_rows = {row.id: row for row in table.meetings}
    return {
        "schema": SCHEMA,
        "edition": _edition(view, version),
        "committee": view.programme.committee.name,
        "council": view.programme.committee.council,
        "year": view.year,
        "places": {
            "limit": sum(counts.limit for counts in places),
            "taken": sum(counts.taken for counts in places),
            "free": sum(counts.free for counts in places),
        },
        "meetings": [meeting_data(view, meeting, meeting_rows.get(meeting.id)) for meeting in view.meetings],
        "topics": [topic_data(view, topic) for topic in view.order],
        **{
            table: entities_data(view, table, sorted(view.programme.table(table)))
            for table, entity_type in TABLES.items()
            if entity_type.IN_JSON
        },
    }


def entities_data(view: View, table: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the entities of a table with some ids, in that order, with the ids of those that each refers to."""
    refers, entities = TABLES[table].REFERS, view.programme.table(table)
    return [
        {"id": id, **{name: getattr(entities[id], name) for name in refers}, **fields_data(entities[id])} for id in ids
    ]


def _edition(view: View, version: Version | None) -> dict[str, Any]:
    """Return which edition it is: the number and the label of its version, or neither."""
    return {
        "version": version.number if version else None,
        "label": version.label if version else "",
        "on": view.today.isoformat(),
        "words": version_words(version) if version else draft_words(view.today),
    }


def meeting_data(view: View, meeting: Meeting, row: MeetingRow | None = None) -> dict[str, Any]:
    """Return a meeting's data, with its places and items; ``row`` is its row of the printed table, where it has one.

    Like the row, they have the report deadline, the lead officer and the portfolio holder only where the table does.
    """
    places, fields = view.places(meeting), fields_data(meeting)
    deadline = row.report_deadline if row else None
    item_rows = {each.id: each for each in row.items} if row else {}
    return {
        "id": meeting.id,
        **{name: fields.pop(name) for name in ("date", "time", "venue", "kind")},
        "status": meeting.status,
        "limit": places.limit,
        "substantive": places.taken,
        "places_free": places.free,
        **fields,
        "report_deadline": deadline.isoformat() if deadline else None,
        "why_cancelled": row.why_cancelled if row else "",
        "items": [_item(view, item, item_rows.get(item.id)) for item in view.items_at(meeting.id)],
    }


def _item(view: View, item: Item, row: ItemRow | None) -> dict[str, Any]:
    fields, minute = fields_data(item), view.programme.minutes.get(item.id)
    return {
        "id": item.id,
        "topic_id": item.topic,
        "title": view.topic_of(item).title,
        "kind": fields.pop("kind"),
        "objective": view.objective(item),
        "focus": list(view.focus(item)),
        "note": fields.pop("note"),
        **fields,
        **{name: getattr(row, name) if row else "" for name in TOPIC_COLUMNS.values()},
        "outcome": minute.outcome.value if minute else None,
    }


def topic_data(view: View, topic: Topic) -> dict[str, Any]:
    """Return a topic's data; its rank is its number in the order of priority."""
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
    """Return the fields of an entity that are declared to be in JSON."""
    fields = (field for field in entity.FIELDS.values() if field.in_json)
    return {field.name: field.plain(getattr(entity, field.name)) for field in fields}
