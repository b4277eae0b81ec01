"""A view of the programme: all that is derived from it for a day, a year and a checklist; nothing of it is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from planner.programme.calendar import municipal_year
from planner.programme.checklist import Advice, Checklist, advise
from planner.programme.defaults import number_setting
from planner.programme.follow_up.outcomes import outcome_of
from planner.programme.follow_up.recommendations.standing import Record, records
from planner.programme.history.journeys import Journey
from planner.programme.kinds import ItemKind, ItemOutcome
from planner.programme.model import Answer, Decision, ExecutiveDecision, Item, Meeting, Programme, Topic
from planner.programme.places import MeetingPlaces
from planner.programme.priority import ORDER_OF_PRIORITY, in_order
from planner.programme.statuses import (
    CONSIDERED,
    HELD,
    ON_PROGRAMME,
    PRIORITY_GROUPS,
    STATUS_OF_DECISION,
    TO_BE_PLACED,
    WAITING_STATUSES,
    missing_for_scoped,
)
from planner.programme.typed_days import Reckoning

Row = TypeVar("Row", Item, Answer, Decision)

_DERIVED_FROM = {
    "_advice_on": ("answers",),
    "records": ("committees", "recommendations", "responses", "progress", "assessments", "chasers"),
}
"""What takes long to derive -> the tables that it is derived from."""


class View(Struct, frozen=True, dict=True):
    """The programme on a day, limited to a municipal ``year`` and to ``only`` some meetings; None for all.

    ``slippage`` maps an item's id to its journey; ``why_cancelled`` a cancelled meeting's id to the reason recorded.
    """

    programme: Programme
    today: date
    checklist: Checklist
    year: str | None = None
    only: frozenset[str] | None = None
    slippage: Mapping[str, Journey] = field(default_factory=dict)
    holidays: Container[date] = frozenset()
    why_cancelled: Mapping[str, str] = field(default_factory=dict)

    def of(self, programme: Programme, only: frozenset[str] | None = None) -> View:
        """Return the same view of another programme, with what was derived so far from tables that are the same."""
        other = replace(self, programme=programme, only=only)
        for name, tables in _DERIVED_FROM.items():
            if all(programme.table(table) is self.programme.table(table) for table in tables):
                other.__dict__[name] = getattr(self, name)
        return other

    @property
    def reckoning(self) -> Reckoning:
        """What the days that people type are reckoned from."""
        return Reckoning(self.year, self.programme.committee.annual_council, self.today)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in view, by date."""
        chosen = (
            meeting
            for meeting in self.programme.meetings.values()
            if (self.year is None or meeting.year == self.year) and (self.only is None or meeting.id in self.only)
        )
        return tuple(sorted(chosen, key=lambda meeting: (meeting.date, meeting.time, meeting.id)))

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The record of every recommendation by id, oldest first."""
        return records(self.programme)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items at the meetings in view, in the order of the programme."""
        return tuple(item for meeting in self.meetings for item in self.items_at(meeting.id))

    @cached_property
    def _items_at(self) -> Mapping[str, list[Item]]:
        ordered = sorted(self.programme.items.values(), key=lambda item: (item.position, item.id))
        return _grouped((item.meeting, item) for item in ordered)

    @cached_property
    def _items_of(self) -> Mapping[str, list[Item]]:
        return _grouped((item.topic, item) for item in self.programme.items.values())

    @cached_property
    def _decisions_of(self) -> Mapping[str, list[Decision]]:
        return _grouped((decision.topic, decision) for decision in self.programme.decisions.values())

    @cached_property
    def _answers_of(self) -> Mapping[str, list[Answer]]:
        return _grouped((answer.topic, answer) for answer in self.programme.answers.values())

    def items_at(self, meeting: str) -> list[Item]:
        """Return the items at a meeting, in order."""
        return self._items_at.get(meeting, [])

    def items_of(self, topic: str) -> list[Item]:
        """Return a topic's items in every year, by date."""
        items = self._items_of.get(topic, [])
        return sorted(items, key=lambda item: (self.meeting_of(item).date, item.id))

    def topic_of(self, item: Item) -> Topic:
        """Return an item's topic."""
        return self.programme.topics[item.topic]

    def meeting_of(self, item: Item) -> Meeting:
        """Return an item's meeting."""
        return self.programme.meetings[item.meeting]

    def linked_decision(self, topic: str) -> ExecutiveDecision | None:
        """Return the executive decision that a topic is linked to."""
        return self.programme.executive_decisions.get(self.programme.topics[topic].executive_decision)

    def objective(self, item: Item) -> str:
        """Return the item's own objective, or else its topic's."""
        return item.objective or self.topic_of(item).objective

    def focus(self, item: Item) -> tuple[str, ...]:
        """Return the item's own lines of enquiry, or else its topic's."""
        return item.focus or self.topic_of(item).focus

    def is_past(self, meeting: Meeting) -> bool:
        """Return whether the meeting's day is over."""
        return meeting.date < self.today

    def is_open(self, meeting: Meeting) -> bool:
        """Return whether an item may still be placed at the meeting."""
        return not meeting.cancelled and not self.is_past(meeting)

    def limit(self, meeting: Meeting) -> int:
        """Return the number of the meeting's substantive places; 0 for a kind without any, or once cancelled."""
        if meeting.cancelled or not meeting.kind.has_places:
            return 0
        if meeting.limit is not None:
            return meeting.limit
        return number_setting(self.programme.committee, "limit")

    @cached_property
    def _substantive_at(self) -> Mapping[str, list[Item]]:
        return {
            meeting: [item for item in items if item.kind is ItemKind.SUBSTANTIVE]
            for meeting, items in self._items_at.items()
        }

    def substantive(self, meeting: Meeting) -> list[Item]:
        """Return the items that take a place at a meeting."""
        return self._substantive_at.get(meeting.id, [])

    @cached_property
    def meetings_with_room(self) -> tuple[Meeting, ...]:
        """The open meetings of the year with a free place, also those that ``only`` leaves out."""
        whole_year = replace(self, only=None) if self.only else self
        return tuple(each for each in whole_year.meetings if self.is_open(each) and self.places(each).free)

    def places(self, meeting: Meeting) -> MeetingPlaces:
        """Return the meeting's places, and how many are taken."""
        return MeetingPlaces(self.limit(meeting), len(self.substantive(meeting)))

    @property
    def places_free(self) -> int:
        """The number of places free at the open meetings in view."""
        return sum(self.places(meeting).free for meeting in self.meetings if self.is_open(meeting))

    def decisions(self, topic: str) -> list[Decision]:
        """Return the decisions on a topic, oldest first."""
        return sorted(self._decisions_of.get(topic, []), key=lambda decision: decision.number)

    def decision(self, topic: str) -> Decision | None:
        """Return the last decision on a topic."""
        decisions = self._decisions_of.get(topic)
        return max(decisions, key=lambda decision: decision.number) if decisions else None

    def answers(self, topic: str) -> Mapping[str, Answer]:
        """Return a topic's answers by the id of their question."""
        return {answer.question: answer for answer in self._answers_of.get(topic, [])}

    def advice(self, topic: str) -> Advice:
        """Return the advice that follows from a topic's answers."""
        key = topic if topic in self._answers_of else ""
        advice = self._advice_on.get(key)
        if advice is None:
            answers = {question: answer.value for question, answer in self.answers(topic).items()}
            advice = self._advice_on[key] = advise(self.checklist, answers)
        return advice

    @cached_property
    def _advice_on(self) -> dict[str, Advice]:
        """A cache of the advice by topic; the blank id has the advice for every topic without answers."""
        return {}

    def status(self, topic: Topic) -> str:
        """Return a topic's status, such as 'waiting' or 'on the programme': the first that fits."""
        return self._status_of[topic.id]

    @cached_property
    def _status_of(self) -> Mapping[str, str]:
        return {topic.id: self._status(topic) for topic in self.programme.topics.values()}

    def _status(self, topic: Topic) -> str:
        decision = self.decision(topic.id)
        if decision and decision.outcome in STATUS_OF_DECISION:
            return STATUS_OF_DECISION[decision.outcome]
        if any(self._is_to_come(item) for item in self.items_of(topic.id)):
            return ON_PROGRAMME
        held = self.last_held(topic.id)
        if held and not (decision and decision.on > self.meeting_of(held).date):
            outcome = outcome_of(self.programme, held)
            return {None: HELD, ItemOutcome.CONSIDERED: CONSIDERED}.get(outcome, "waiting")
        if decision and decision.outcome in TO_BE_PLACED:
            return "waiting"
        if self.advice(topic.id).outcome:
            return "assessed"
        return "suggested" if missing_for_scoped(topic) else "scoped"

    def _is_to_come(self, item: Item) -> bool:
        """Return whether an item is still to be heard: its meeting's day is not over, and nothing became of it yet."""
        return not self.is_past(self.meeting_of(item)) and item.id not in self.programme.minutes

    def last_held(self, topic: str) -> Item | None:
        """Return a topic's item at its last meeting that was held; None where there is none."""
        items = reversed(self.items_of(topic))
        return next((item for item in items if self._was_held(item)), None)

    def _was_held(self, item: Item) -> bool:
        return not self._is_to_come(item) and not self.meeting_of(item).cancelled

    def not_heard(self, topic: Topic) -> Item | None:
        """Return the item that a topic is waiting again after, as it was not heard then; None for any other topic."""
        held = self.last_held(topic.id)
        if held is None or self.status(topic) not in WAITING_STATUSES:
            return None
        outcome = outcome_of(self.programme, held)
        return None if outcome in (None, ItemOutcome.CONSIDERED) else held

    def priority_group(self, topic: Topic) -> str:
        """Return a topic's priority group: its status, or 'waiting' for each of ``WAITING_STATUSES``."""
        status = self.status(topic)
        return "waiting" if status in WAITING_STATUSES else status

    @cached_property
    def order(self) -> tuple[Topic, ...]:
        """Every topic in one order of priority: by ``PRIORITY_GROUPS``, then by rank in the group."""
        by_group: dict[str, list[Topic]] = {group: [] for group in PRIORITY_GROUPS}
        for topic in self.programme.topics.values():
            by_group[self.priority_group(topic)].append(topic)
        return tuple(topic for topics in by_group.values() for topic in in_order(self.in_automatic_order(topics)))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {topic.id: rank for rank, topic in enumerate(self.order, start=1)}

    def rank(self, topic: str) -> int:
        """Return a topic's rank in the order of priority, 1 for the first."""
        return self._ranks[topic]

    def peers(self, topic: str) -> list[Topic]:
        """Return the topics of the same priority group, itself among them, in order: it can be ranked among these."""
        group = self.priority_group(self.programme.topics[topic])
        return [each for each in self.order if self.priority_group(each) == group]

    @cached_property
    def waiting(self) -> tuple[Topic, ...]:
        """The topics waiting, in order of priority."""
        return tuple(topic for topic in self.order if self.status(topic) in WAITING_STATUSES)

    def in_automatic_order(self, topics: Iterable[Topic]) -> list[Topic]:
        """Return the topics sorted by decision, then advice, then points."""
        return sorted(topics, key=self._sort_key)

    def _sort_key(self, topic: Topic) -> tuple[int, int, int, str, str]:
        decision, advice = self.decision(topic.id), self.advice(topic.id)
        decided = ORDER_OF_PRIORITY.index(decision.outcome if decision else None)
        return (
            decided,
            ORDER_OF_PRIORITY.index(advice.outcome),
            -advice.points,
            topic.title.casefold(),
            topic.id,
        )

    def assessed_on(self, topic: str) -> date | None:
        """Return the day on which a question of this checklist was last answered for a topic; None if none was."""
        question_ids = {question.id for question in self.checklist.questions}
        return max((each.on for each in self.answers(topic).values() if each.question in question_ids), default=None)

    def other_checklists(self, topic: str) -> list[str]:
        """Return the other checklists that a topic was assessed under; none once this one gives advice on it."""
        if self.advice(topic).outcome:
            return []
        names = (answer.checklist for answer in self._answers_of.get(topic, []))
        return sorted({name for name in names if name and name != self.checklist.name})


def _grouped(pairs: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    """Return the rows under each key."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return groups


def year_in_view(programme: Programme, today: date) -> str:
    """Return the municipal year of today, or the latest one with meetings when today's has none."""
    year = municipal_year(today, programme.committee.annual_council)
    years = {meeting.year for meeting in programme.meetings.values()}
    return year if year in years or not years else max(years)
