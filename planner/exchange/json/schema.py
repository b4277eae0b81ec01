"""The JSON Schema of what ``show --json`` prints, made from the declared fields.

It is shipped as ``data/schemas/programme.schema.json``; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from planner.exchange.json.programme import SCHEMA
from planner.programme.fields import Field, FieldKind
from planner.programme.kinds import ItemOutcome, Outcome
from planner.programme.model import TABLES, Entity, Item, Meeting, Topic
from planner.programme.published.columns import TOPIC_COLUMNS
from planner.programme.statuses import PRIORITY_GROUPS, WAITING_STATUSES

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_ID, _COUNT, _OUTCOME = ({"$ref": f"#/$defs/{name}"} for name in ("id", "count", "outcome"))


def schema() -> dict[str, Any]:
    """Return the schema as plain values; every object has exactly the properties that it lists."""
    other_tables = {table: entity_type for table, entity_type in TABLES.items() if entity_type.IN_JSON}
    whole = _object(
        {
            "schema": {"const": SCHEMA, "description": "The number of this schema."},
            "edition": _edition(),
            "committee": _TEXT,
            "council": _TEXT,
            "year": {**_TEXT, "pattern": "^[0-9]{4}/[0-9]{2}$", "description": "The municipal year."},
            "places": _places(),
            "meetings": _list_of("meeting", "The year's meetings of every kind, by date."),
            "topics": _list_of("topic", "Every topic, in order of priority."),
            **{
                table: _list_of(table, f"Every {entity_type.WORDS.noun}, by id.")
                for table, entity_type in other_tables.items()
            },
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A work programme in the year in view",
        "description": (
            "What `planner show --json` prints and `planner export --as json` writes. A later release may add fields; "
            "none is taken away or given another meaning without a new number in `schema`."
        ),
        **whole,
        "$defs": {
            "count": {"type": "integer", "minimum": 0},
            "id": {**_TEXT, "minLength": 1},
            "outcome": {"enum": [*map(str, Outcome), None]},
            "meeting": _meeting(),
            "item": _item(),
            "topic": _topic(),
            **{table: _entity(entity_type) for table, entity_type in other_tables.items()},
        },
    }


def _edition() -> dict[str, Any]:
    number = {"type": ["integer", "null"], "minimum": 1}
    return _object(
        {
            "version": _described(number, "The number of the version; null for a draft."),
            "label": _described(_TEXT, "What the version is called; empty for a draft."),
            "on": _described(_DAY, "The day on which it was published, or that the draft is as at."),
            "words": _described(_TEXT, "As in the foot of a document: Version 2, published 18 October 2023."),
        }
    )


def _places() -> dict[str, Any]:
    counts = {
        "limit": _described(_COUNT, "All the places there are."),
        "taken": _described(_COUNT, "Every substantive item, those beyond the places too."),
        "free": _described(_COUNT, "The sum of the places free at each meeting."),
    }
    description = "The substantive places of the year: of its committee and joint meetings that are not cancelled."
    return {"description": description, **_object(counts)}


def _meeting() -> dict[str, Any]:
    limit = "Its substantive places; none for a kind that has none, or once it is cancelled."
    return _object(
        {
            "id": _ID,
            **_fields(
                Meeting,
                time="Such as 10:00; empty while it is open.",
                co_optees_invited="Whether the statutory education co-optees were invited.",
            ),
            "status": {"enum": ["planned", "additional", "cancelled"]},
            "limit": _described(_COUNT, limit),
            "substantive": _described(_COUNT, "The items that take a place."),
            "places_free": _COUNT,
            "report_deadline": {
                **_DAY,
                "type": ["string", "null"],
                "description": "When its reports are due; null unless the printed table has that column.",
            },
            "why_cancelled": _described(_TEXT, "The reason recorded when it was cancelled; empty for none."),
            "items": _list_of("item", "In the order of the agenda."),
        }
    )


def _item() -> dict[str, Any]:
    return _object(
        {
            "id": _ID,
            "topic_id": _described(_ID, "The id of a topic below."),
            "title": _TEXT,
            "objective": _described(_TEXT, "The item's own, or else its topic's."),
            "focus": _described(_TEXTS, "The lines of enquiry: the item's own, or else its topic's."),
            **_fields(Item, kind="Only a substantive item takes a place.", note="As it is published."),
            **{
                name: _described(_TEXT, "Its topic's; empty unless the printed table has that column.")
                for name in TOPIC_COLUMNS.values()
            },
            "outcome": {
                "enum": [*map(str, ItemOutcome), None],
                "description": "What became of it at its meeting; null while it is not recorded.",
            },
        }
    )


def _topic() -> dict[str, Any]:
    education = "Whether it is an education matter, so that the co-optees are to be invited."
    return _object(
        {
            "id": _ID,
            "title": _TEXT,
            "status": {"enum": list(dict.fromkeys((*PRIORITY_GROUPS, *WAITING_STATUSES)))},
            "advice": _described(_OUTCOME, "What the checklist's answers lead to; null while they lead nowhere."),
            "decision": _described(_OUTCOME, "What was last decided; null before any decision."),
            "rank": {"type": "integer", "minimum": 1, "description": "Its place in the one order of priority."},
            **_fields(Topic, education=education),
        }
    )


def _entity(entity_type: type[Entity]) -> dict[str, Any]:
    return _object({"id": _ID, **dict.fromkeys(entity_type.REFERS, _ID), **_fields(entity_type)})


def _fields(entity_type: type[Entity], **descriptions: str) -> dict[str, Any]:
    """Return the schemas of an entity's fields that are declared to be in JSON; ``descriptions`` is name -> words."""
    shapes = {field.name: _shape(field) for field in entity_type.FIELDS.values() if field.in_json}
    return {
        name: _described(shape, descriptions[name]) if name in descriptions else shape for name, shape in shapes.items()
    }


def _shape(field: Field) -> dict[str, Any]:
    """Return the schema of a field's value, as ``Field.plain`` returns it."""
    match field.kind:
        case FieldKind.YES_NO:
            return {"type": "boolean"}
        case FieldKind.DAY:
            return _DAY if field.needed else {**_DAY, "type": ["string", "null"]}
        case FieldKind.DAYS:
            return {"type": "array", "items": _DAY}
        case FieldKind.NUMBER:
            return {"type": ["integer", "null"], "minimum": 0, "maximum": field.most}
        case FieldKind.TIME:
            return {**_TEXT, "pattern": "^([0-9]{2}:[0-9]{2})?$"}
        case FieldKind.CHOICE if field.choices:
            return {"enum": [*map(str, field.choices), *(() if field.needed else (None,))]}
    return _TEXTS if field.is_several else _TEXT


def _described(shape: dict[str, Any], description: str) -> dict[str, Any]:
    return {**shape, "description": description}


def _list_of(name: str, description: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}, "description": description}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }
