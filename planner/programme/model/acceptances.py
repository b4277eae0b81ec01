"""Findings that people chose to live with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from planner.programme.model.entity import Entity
from planner.programme.values import (
    Line,
)


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
