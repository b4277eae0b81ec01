"""Scoping: the sessions, the checklist's answers, and what people decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from planner.programme.kinds import Outcome
from planner.programme.model.entity import Entity
from planner.programme.values import (
    Count,
    Line,
    SortKey,
)


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
