"""The work programme as one immutable value: tables of entities by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from planner.programme.model.acceptances import Acceptance
from planner.programme.model.committee import COMMITTEE_ID, Committee
from planner.programme.model.entity import Entity
from planner.programme.model.follow_up import Action, Chaser, Minute
from planner.programme.model.meetings import Item, Meeting
from planner.programme.model.recommendations import Recommendation
from planner.programme.model.responses import Assessment, Progress, Response
from planner.programme.model.scoping import Answer, Decision, ScopingSession, SessionTopic
from planner.programme.model.topics import ExecutiveDecision, Invitation, Topic
from planner.programme.model.versions import Explanation, Version


class Programme(Struct, frozen=True):
    """One committee's programme over the years; each field is a table: a map of ids to entities."""

    committees: Mapping[str, Committee] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    executive_decisions: Mapping[str, ExecutiveDecision] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    invitations: Mapping[str, Invitation] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    minutes: Mapping[str, Minute] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    recommendations: Mapping[str, Recommendation] = field(default_factory=dict)
    responses: Mapping[str, Response] = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    chasers: Mapping[str, Chaser] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    scoping_sessions: Mapping[str, ScopingSession] = field(default_factory=dict)
    session_topics: Mapping[str, SessionTopic] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    acceptances: Mapping[str, Acceptance] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    explanations: Mapping[str, Explanation] = field(default_factory=dict)

    @property
    def committee(self) -> Committee:
        """The committee whose programme this is."""
        return self.committees[COMMITTEE_ID]

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the entities of one table, by id."""
        entities: Mapping[str, Any] = getattr(self, name)
        return entities

    def find(self, table: str, id: str) -> Entity | None:
        """Return the entity of this id, or None."""
        return self.table(table).get(id)

    def put(self, table: str, entity: Entity) -> Programme:
        """Return the programme with this entity added, or replaced."""
        return replace(self, **{table: {**self.table(table), entity.id: entity}})

    def without(self, table: str, *ids: str) -> Programme:
        """Return the programme with these entities removed."""
        remaining = {key: entity for key, entity in self.table(table).items() if key not in ids}
        return replace(self, **{table: remaining})


TABLES: Mapping[str, type[Entity]] = {
    "committees": Committee,
    "meetings": Meeting,
    "executive_decisions": ExecutiveDecision,
    "topics": Topic,
    "invitations": Invitation,
    "items": Item,
    "minutes": Minute,
    "actions": Action,
    "recommendations": Recommendation,
    "responses": Response,
    "progress": Progress,
    "assessments": Assessment,
    "chasers": Chaser,
    "answers": Answer,
    "scoping_sessions": ScopingSession,
    "session_topics": SessionTopic,
    "decisions": Decision,
    "acceptances": Acceptance,
    "versions": Version,
    "explanations": Explanation,
}
"""Table -> its entity type."""

assert tuple(TABLES) == Programme.__struct_fields__

PRIVATE: Mapping[str, frozenset[str]] = {
    table: private
    for table, entity_type in TABLES.items()
    if (private := frozenset(name for name, declaration in entity_type.FIELDS.items() if declaration.private))
}
"""Table -> its private fields: shown only to those who may change the programme, and never exported."""
