"""The work programme as one immutable value: flat entities, keyed by id.

Every optional field's default is its empty value, so that a change can leave empty fields out.
``REFERS`` names the fields that hold another entity's id, and the table it is in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from msgspec import Struct, field
from msgspec.structs import replace

from planner.programme.entity import Entity
from planner.programme.kinds import ItemKind, MeetingKind, Outcome, Standing
from planner.programme.published.versions import Explanation, Version
from planner.programme.table import Column


class Committee(Entity, frozen=True, kw_only=True):
    """The committee and its settings; there is one, under the id ``committee``."""

    name: str
    council: str
    limit: int | None = None
    strict: bool = False
    checklist: str = ""
    free_place_words: str = ""
    annual_council: date | None = None
    time: str = ""
    venue: str = ""
    warning_days: int | None = None
    repeat_months: int | None = None
    groups_a_year: int | None = None
    places_kept_free: int | None = None
    meetings_min: int | None = None
    meetings_max: int | None = None
    agenda_clear_days: int | None = None
    report_days: int | None = None
    papers_hours: int | None = None
    confirm_months: int | None = None
    gap_months: int | None = None
    slips: int | None = None
    polling_day: tuple[date, ...] = ()
    columns: tuple[Column, ...] = ()
    hide_tentative: bool = False
    print_waiting: bool = False


class Meeting(Entity, frozen=True, kw_only=True):
    """A dated slot; ``year`` is the municipal year it was made for."""

    date: date
    year: str
    kind: MeetingKind
    time: str = ""
    venue: str = ""
    limit: int | None = None
    additional: bool = False
    cancelled: bool = False
    co_optees_invited: bool = False

    @property
    def status(self) -> str:
        """Planned, additional or cancelled."""
        if self.cancelled:
            return "cancelled"
        return "additional" if self.additional else "planned"


class ExecutiveDecision(Entity, frozen=True, kw_only=True):
    """A decision of the Executive that topics are linked to."""

    name: str
    date: date | None = None

    def is_after(self, meeting: Meeting) -> bool:
        """Whether the meeting can still influence it; one on its very day cannot."""
        return self.date is not None and meeting.date < self.date


class Topic(Entity, frozen=True, kw_only=True):
    """A matter suggested for scrutiny, for its whole life; ``rank`` is a sort key once people have ranked it."""

    REFERS: ClassVar[Mapping[str, str]] = {"executive_decision": "executive_decisions"}
    title: str
    other_names: frozenset[str] = frozenset()
    source: str = ""
    objective: str = ""
    desired_outcome: str = ""
    focus: tuple[str, ...] = ()
    not_in_scope: str = ""
    purposes: frozenset[str] = frozenset()
    lead: str = ""
    author: str = ""
    portfolio_holder: str = ""
    resources: str = ""
    education: bool = False
    statutory: str = ""
    executive_decision: str = ""
    not_before: date | None = None
    not_after: date | None = None
    why: str = ""
    last_scrutinised: date | None = None
    note: str = ""
    private_note: str = ""
    rank: str = ""


class Invitation(Entity, frozen=True, kw_only=True):
    """Somebody to be heard on a topic; its id joins topic and name."""

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    topic: str
    name: str
    standing: Standing = Standing.INVITED


class Item(Entity, frozen=True, kw_only=True):
    """One appearance of a topic at one meeting; ``position`` is a sort key, never shown."""

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics", "meeting": "meetings"}
    topic: str
    meeting: str
    kind: ItemKind
    position: str
    tentative: bool = False
    note: str = ""
    objective: str = ""
    focus: tuple[str, ...] = ()
    urgency: str = ""
    report_received: date | None = None
    papers_received: date | None = None


class Answer(Entity, frozen=True, kw_only=True):
    """The answer to one checklist question for one topic; its id joins the two.

    ``checklist`` names the checklist that asked.
    """

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    topic: str
    question: str
    value: str
    by: str
    on: date
    evidence: str = ""
    checklist: str = ""


class Decision(Entity, frozen=True, kw_only=True):
    """What people decided about a topic; its id joins the topic and ``number``, 1 for its first.

    ``advice`` and ``advised`` are the checklist's advice and its reasons as they stood; ``session`` is the scoping
    session that decided, ``at`` the meeting.
    """

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics", "at": "meetings", "session": "scoping_sessions"}
    topic: str
    number: int
    outcome: Outcome
    reason: str
    by: str
    on: date
    advice: Outcome | None = None
    advised: tuple[str, ...] = ()
    at: str = ""
    session: str = ""
    owner: str = ""
    by_date: date | None = None
    to: str = ""
    criterion: str = ""
    resubmit_from: date | None = None
    duty: str = ""
    members: str = ""
    chair: str = ""
    length: str = ""


class ScopingSession(Entity, frozen=True, kw_only=True):
    """An informal meeting that scopes and prioritises topics: its day, and who was there."""

    on: date
    present: tuple[str, ...] = ()
    ended: bool = False


class SessionTopic(Entity, frozen=True, kw_only=True):
    """A topic taken at a scoping session; its id joins the two, and ``skipped`` are the questions left for later."""

    REFERS: ClassVar[Mapping[str, str]] = {"session": "scoping_sessions", "topic": "topics"}
    session: str
    topic: str
    position: str
    skipped: frozenset[str] = frozenset()


class Acceptance(Entity, frozen=True, kw_only=True):
    """A finding that people chose to live with; its id joins the rule and what it is about."""

    REFERS: ClassVar[Mapping[str, str]] = {"item": "items", "meeting": "meetings", "topic": "topics"}
    rule: str
    reason: str
    authority: str
    by: str
    item: str = ""
    meeting: str = ""
    topic: str = ""


class Programme(Struct, frozen=True):
    """One committee's plan over the years; each field is a table of entities by id."""

    committees: Mapping[str, Committee] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    executive_decisions: Mapping[str, ExecutiveDecision] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    invitations: Mapping[str, Invitation] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
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
        """The entities of one table, by id."""
        entities: Mapping[str, Any] = getattr(self, name)
        return entities

    def put(self, table: str, entity: Entity) -> Programme:
        """The programme with this entity made, or replaced."""
        return replace(self, **{table: {**self.table(table), entity.id: entity}})

    def without(self, table: str, *ids: str) -> Programme:
        """The programme with these entities removed."""
        kept = {key: entity for key, entity in self.table(table).items() if key not in ids}
        return replace(self, **{table: kept})


COMMITTEE_ID = "committee"

TABLES: Mapping[str, type[Entity]] = {
    "committees": Committee,
    "meetings": Meeting,
    "executive_decisions": ExecutiveDecision,
    "topics": Topic,
    "invitations": Invitation,
    "items": Item,
    "answers": Answer,
    "scoping_sessions": ScopingSession,
    "session_topics": SessionTopic,
    "decisions": Decision,
    "acceptances": Acceptance,
    "versions": Version,
    "explanations": Explanation,
}
"""The entity type of every table of a programme."""

assert tuple(TABLES) == Programme.__struct_fields__
