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
from planner.programme.values import (
    Count,
    Days,
    Hours,
    Line,
    Months,
    Paragraphs,
    Places,
    SortKey,
    SortKeyIfAny,
    TimesAYear,
)


class Committee(Entity, frozen=True, kw_only=True):
    """The committee and its settings; there is one, under the id ``committee``."""

    name: Line
    council: Line
    limit: Places | None = None
    strict: bool = False
    checklist: Line = ""
    free_place_words: Line = ""
    annual_council: date | None = None
    time: Line = ""
    venue: Line = ""
    warning_days: Days | None = None
    repeat_months: Months | None = None
    groups_a_year: TimesAYear | None = None
    places_kept_free: TimesAYear | None = None
    meetings_min: TimesAYear | None = None
    meetings_max: TimesAYear | None = None
    agenda_clear_days: Days | None = None
    report_days: Days | None = None
    papers_hours: Hours | None = None
    confirm_months: Months | None = None
    gap_months: Months | None = None
    slips: TimesAYear | None = None
    polling_day: tuple[date, ...] = ()
    columns: tuple[Column, ...] = ()
    hide_tentative: bool = False
    print_waiting: bool = False


class Meeting(Entity, frozen=True, kw_only=True):
    """A dated slot; ``year`` is the municipal year it was made for."""

    date: date
    year: Line
    kind: MeetingKind
    time: Line = ""
    venue: Line = ""
    limit: Places | None = None
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

    name: Line
    date: date | None = None

    def is_after(self, meeting: Meeting) -> bool:
        """Whether the meeting can still influence it; one on its very day cannot."""
        return self.date is not None and meeting.date < self.date


class Topic(Entity, frozen=True, kw_only=True):
    """A matter suggested for scrutiny, for its whole life; ``rank`` is a sort key once people have ranked it."""

    REFERS: ClassVar[Mapping[str, str]] = {"executive_decision": "executive_decisions"}
    title: Line
    other_names: frozenset[Line] = frozenset()
    source: Line = ""
    objective: Paragraphs = ""
    desired_outcome: Paragraphs = ""
    focus: tuple[Line, ...] = ()
    not_in_scope: Paragraphs = ""
    purposes: frozenset[Line] = frozenset()
    lead: Line = ""
    author: Line = ""
    portfolio_holder: Line = ""
    resources: Paragraphs = ""
    education: bool = False
    statutory: Line = ""
    executive_decision: str = ""
    not_before: date | None = None
    not_after: date | None = None
    why: Line = ""
    last_scrutinised: date | None = None
    note: Paragraphs = ""
    private_note: Paragraphs = ""
    rank: SortKeyIfAny = ""


class Invitation(Entity, frozen=True, kw_only=True):
    """Somebody to be heard on a topic; its id joins topic and name."""

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    topic: str
    name: Line
    standing: Standing = Standing.INVITED


class Item(Entity, frozen=True, kw_only=True):
    """One appearance of a topic at one meeting; ``position`` is a sort key, never shown."""

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics", "meeting": "meetings"}
    topic: str
    meeting: str
    kind: ItemKind
    position: SortKey
    tentative: bool = False
    note: Paragraphs = ""
    objective: Paragraphs = ""
    focus: tuple[Line, ...] = ()
    urgency: Line = ""
    report_received: date | None = None
    papers_received: date | None = None


class Answer(Entity, frozen=True, kw_only=True):
    """The answer to one checklist question for one topic; its id joins the two.

    ``checklist`` names the checklist that asked.
    """

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics"}
    topic: str
    question: Line
    value: Line
    by: Line
    on: date
    evidence: Line = ""
    checklist: Line = ""


class Decision(Entity, frozen=True, kw_only=True):
    """What people decided about a topic; its id joins the topic and ``number``, 1 for its first.

    ``advice`` and ``advised`` are the checklist's advice and its reasons as they stood; ``session`` is the scoping
    session that decided, ``at`` the meeting.
    """

    REFERS: ClassVar[Mapping[str, str]] = {"topic": "topics", "at": "meetings", "session": "scoping_sessions"}
    topic: str
    number: Count
    outcome: Outcome
    reason: Line
    by: Line
    on: date
    advice: Outcome | None = None
    advised: tuple[Line, ...] = ()
    at: str = ""
    session: str = ""
    owner: Line = ""
    by_date: date | None = None
    to: Line = ""
    criterion: Line = ""
    resubmit_from: date | None = None
    duty: Line = ""
    members: Line = ""
    chair: Line = ""
    length: Line = ""


class ScopingSession(Entity, frozen=True, kw_only=True):
    """An informal meeting that scopes and prioritises topics: its day, and who was there."""

    on: date
    present: tuple[Line, ...] = ()
    ended: bool = False


class SessionTopic(Entity, frozen=True, kw_only=True):
    """A topic taken at a scoping session; its id joins the two, and ``skipped`` are the questions left for later."""

    REFERS: ClassVar[Mapping[str, str]] = {"session": "scoping_sessions", "topic": "topics"}
    session: str
    topic: str
    position: SortKey
    skipped: frozenset[Line] = frozenset()


class Acceptance(Entity, frozen=True, kw_only=True):
    """A finding that people chose to live with; its id joins the rule and what it is about."""

    REFERS: ClassVar[Mapping[str, str]] = {"item": "items", "meeting": "meetings", "topic": "topics"}
    rule: Line
    reason: Line
    authority: Line
    by: Line
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
