"""What a person fills in of a topic: its own fields, and what is kept beside them but asked for among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.edits.topics import date_decision, edit_topic, invite, invited_words, link_decision
from planner.programme.english import listed
from planner.programme.fields import Field, Headings, Kind
from planner.programme.kinds import Attendance
from planner.programme.model import ExecutiveDecision, Programme, Topic


class LinkedField(Struct, frozen=True):
    """Something kept in another entity and filled in with the topic, below its field ``after`` where it is none itself.

    ``read`` is given the programme and the topic's id; ``write`` also the value, and an id for what it may make.
    """

    field: Field
    after: str
    read: Callable[[Programme, str], Any]
    write: Callable[[Programme, str, Any, str], Programme]


def _awaited(programme: Programme, topic: str) -> ExecutiveDecision | None:
    return programme.executive_decisions.get(programme.topics[topic].executive_decision)


def _decision(programme: Programme, topic: str) -> str:
    awaited = _awaited(programme, topic)
    return awaited.name if awaited else ""


def _decision_date(programme: Programme, topic: str) -> date | None:
    awaited = _awaited(programme, topic)
    return awaited.date if awaited else None


def _invited(programme: Programme, topic: str) -> tuple[str, ...]:
    return tuple(invited_words(programme, topic))


def _invite(programme: Programme, topic: str, names: Iterable[str], _id: str) -> Programme:
    return invite(programme, topic, names)


def _link(programme: Programme, topic: str, name: str, id: str) -> Programme:
    return link_decision(programme, topic, id, name, None)


def _date(programme: Programme, topic: str, day: date | None, _id: str) -> Programme:
    return date_decision(programme, programme.topics[topic].executive_decision, day)


LINKED_FIELDS = (
    LinkedField(
        Field(
            "To be heard",
            Kind.LINES,
            f"One on each line; {listed(Attendance, last='or')} may follow in brackets.",
            help="Somebody to be heard.",
            option="invite",
            headings=Headings(
                r"^(expert )?(witness(es)?|invitees?|invited|attendees|participants|partners)\b",
                label=r"(expert )?witness(es)?|invitees?",
                read_as="who is to be heard",
                apart=";",
            ),
            name="invited",
        ),
        "portfolio_holder",
        _invited,
        _invite,
    ),
    LinkedField(Topic.FIELDS["executive_decision"], "", _decision, _link),
    LinkedField(
        replace(ExecutiveDecision.FIELDS["date"], name="decision_date"), "executive_decision", _decision_date, _date
    ),
)
"""What is filled in with a topic's own fields; in this order, as a decision's date needs its name."""


def _in_order() -> Iterator[Field]:
    for each in Topic.FIELDS.values():
        yield each
        yield from (linked.field for linked in LINKED_FIELDS if linked.after == each.name)


TOPIC_FIELDS: tuple[Field, ...] = tuple(each for each in _in_order() if each.label)
"""Everything that is filled in of a topic, in the order in which it is asked for and shown."""


def topic_field(name: str) -> Field:
    """What is declared of something that is filled in of a topic."""
    return next(each for each in TOPIC_FIELDS if each.name == name)


def topic_value(programme: Programme, topic: str, name: str) -> Any:
    """The value of something that is filled in of a topic."""
    linked = next((each for each in LINKED_FIELDS if each.field.name == name), None)
    return linked.read(programme, topic) if linked else getattr(programme.topics[topic], name)


def topic_field_lines(programme: Programme, topic: str, field: Field) -> list[str]:
    """What is filled in, as it is read out: 'Not before: 1 February 2024'; nothing where it is empty."""
    apart = ", kept out of every export" if field.private else ""
    return [f"{field.label}{apart}: {text}" for text in field.texts(topic_value(programme, topic, field.name))]


def fill_in(programme: Programme, topic: str, values: Mapping[str, Any], new_id: str) -> Programme:
    """Fill in values of a topic by their names; ``new_id`` is for an executive decision that is not known yet."""
    linked = {each.field.name for each in LINKED_FIELDS}
    programme = edit_topic(programme, topic, **{name: value for name, value in values.items() if name not in linked})
    for each in LINKED_FIELDS:
        if each.field.name in values:
            programme = each.write(programme, topic, values[each.field.name], new_id)
    return programme
