"""Topics, who is to be heard on them, and the Executive's decisions that they are linked to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.kinds import Standing
from planner.programme.model.entity import Entity
from planner.programme.model.meetings import Meeting
from planner.programme.values import (
    Line,
    Paragraphs,
    SortKeyIfAny,
)


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
