"""A kind of thing that the program does not have: members' visits, declared before the rest of it is loaded.

Import it first of all. It stands for the next entity: what follows from its declaration is all that it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from msgspec import field

from planner.programme import model
from planner.programme.fields import Field, FieldKind, Fields, declared
from planner.programme.model import programme
from planner.programme.model.entity import Entity, Words


class Visit(Entity, frozen=True, kw_only=True):
    """Members went to see something for themselves."""

    WORDS: ClassVar[Words] = Words(noun="visit", name="the visit to {place} on {topic}")
    FIELDS: ClassVar[Fields] = declared(
        place=Field("Place", hint="Where members went.", searched=True, in_json=True),
        on=Field("Date", kind=FieldKind.DAY, in_json=True),
        seen_by=Field("Who went", kind=FieldKind.LINES, phrase="names of who went", in_json=True),
    )
    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    IN_JSON = True
    topic: str
    place: str
    on: date | None = None
    seen_by: tuple[str, ...] = ()


class Programme(model.Programme, frozen=True):
    """The programme with visits in it."""

    visits: Mapping[str, Visit] = field(default_factory=dict)


programme.TABLES["visits"] = Visit  # type: ignore[index]  # it is a dict while the program is loaded
programme.Programme = model.Programme = Programme  # type: ignore[misc]

from planner.programme import rules  # noqa: E402
from planner.programme.finding import Cure, Level  # noqa: E402
from planner.programme.rules.rule import Observation, rule  # noqa: E402
from planner.programme.view import View  # noqa: E402


@rule("nobody-went", Level.SHOULD, source="Good practice", cures=(Cure.TOPIC,))
def nobody_went(view: View) -> Iterator[Observation]:
    """A visit that nobody is said to have made."""
    for visit in view.programme.table("visits").values():
        if not visit.seen_by:
            message = f"Nobody is said to have been at {visit.place}."
            yield Observation(message, (visit.topic,), topic=visit.topic)


rules.RULES = (*rules.RULES, nobody_went)
