"""The fields that a person fills in for a topic: its own, and those stored in other entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.edits.topics import (
    date_executive_decision,
    edit_topic,
    invite,
    invited_words,
    link_executive_decision,
)
from planner.programme.english import listed
from planner.programme.fields import Field, FieldKind, Headings
from planner.programme.kinds import Attendance
from planner.programme.model import ExecutiveDecision, Programme, Topic


class LinkedField(Struct, frozen=True):
    """A field filled in with a topic but stored in another entity; shown below the topic's field ``after``.

    ``after`` is blank for a field of the topic itself. ``read`` takes the programme and the topic's id; ``write`` also
    the value, and an id for an entity that it may make.
    """

    field: Field
    after: str
    read: Callable[[Programme, str], Any]
    write: Callable[[Programme, str, Any, str], Programme]


def _linked_decision(programme: Programme, topic: str) -> ExecutiveDecision | None:
    return programme.executive_decisions.get(programme.topics[topic].executive_decision)


def _read_decision_name(programme: Programme, topic: str) -> str:
    decision = _linked_decision(programme, topic)
    return decision.name if decision else ""


def _read_decision_date(programme: Programme, topic: str) -> date | None:
    decision = _linked_decision(programme, topic)
    return decision.date if decision else None


def _read_invited(programme: Programme, topic: str) -> tuple[str, ...]:
    return tuple(invited_words(programme, topic))


def _write_invited(programme: Programme, topic: str, names: Iterable[str], _id: str) -> Programme:
    return invite(programme, topic, names)


def _write_decision_name(programme: Programme, topic: str, name: str, id: str) -> Programme:
    return link_executive_decision(programme, topic, id, name, None)


def _write_decision_date(programme: Programme, topic: str, day: date | None, _id: str) -> Programme:
    return date_executive_decision(programme, programme.topics[topic].executive_decision, day)


LINKED_FIELDS = (
    LinkedField(
        Field(
            "To be heard",
            FieldKind.LINES,
            f"One on each line; {listed(Attendance, last='or')} may follow in brackets.",
            help="Somebody to be heard.",
            option="invite",
            group=Topic.FIELDS["portfolio_holder"].group,
            headings=Headings(
                r"^(expert )?(witness(es)?|invitees?|invited|attendees|participants|partners)\b",
                label=r"(expert )?witness(es)?|invitees?",
                read_as="who is to be heard",
                separator=";",
            ),
            name="invited",
        ),
        "portfolio_holder",
        _read_invited,
        _write_invited,
    ),
    LinkedField(Topic.FIELDS["executive_decision"], "", _read_decision_name, _write_decision_name),
    LinkedField(
        replace(ExecutiveDecision.FIELDS["date"], name="decision_date"),
        "executive_decision",
        _read_decision_date,
        _write_decision_date,
    ),
)
"""The fields filled in with a topic's own; written in this order, as a decision's date needs its name."""


def _all_in_order() -> Iterator[Field]:
    for field in Topic.FIELDS.values():
        yield field
        yield from (linked.field for linked in LINKED_FIELDS if linked.after == field.name)


TOPIC_FIELDS: tuple[Field, ...] = tuple(field for field in _all_in_order() if field.label)
"""The fields filled in for a topic, in the order in which they are shown."""


def topic_field(name: str) -> Field:
    """Return the declaration of a field filled in for a topic."""
    return next(field for field in TOPIC_FIELDS if field.name == name)


def topic_value(programme: Programme, topic: str, name: str) -> Any:
    """Return the value of a field filled in for a topic."""
    linked = next((linked for linked in LINKED_FIELDS if linked.field.name == name), None)
    return linked.read(programme, topic) if linked else getattr(programme.topics[topic], name)


def blank_fields(programme: Programme, topic: str, names: Iterable[str]) -> list[Field]:
    """Return those of these fields, given by their names, that are empty for a topic."""
    return [topic_field(name) for name in names if topic_value(programme, topic, name) == topic_field(name).empty]


def topic_field_lines(programme: Programme, topic: str, field: Field) -> list[str]:
    """Return a topic's field as lines with its label: 'Not before: 1 February 2024'; none where it is empty."""
    private = ", kept out of every export" if field.private else ""
    return [f"{field.label}{private}: {text}" for text in field.texts(topic_value(programme, topic, field.name))]


def fill_in(programme: Programme, topic: str, values: Mapping[str, Any], new_id: str) -> Programme:
    """Fill in fields of a topic, given by their names; ``new_id`` is for an executive decision not yet known."""
    linked_names = {linked.field.name for linked in LINKED_FIELDS}
    programme = edit_topic(
        programme, topic, **{name: value for name, value in values.items() if name not in linked_names}
    )
    for linked in LINKED_FIELDS:
        if linked.field.name in values:
            programme = linked.write(programme, topic, values[linked.field.name], new_id)
    return programme
