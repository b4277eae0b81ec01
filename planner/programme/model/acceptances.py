"""The acceptances of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, declared
from planner.programme.model.entity import Entity, Words
from planner.programme.values import Line


class Acceptance(Entity, frozen=True, kw_only=True):
    """The acceptance of a finding: why, and by whose authority; its id is the finding's key."""

    WORDS: ClassVar[Words] = Words(
        noun="acceptance",
        name="what was kept of {rule}",
        made="Kept, with a reason: {rule}",
        removed="No longer kept: {rule}",
        changed="Kept, with a reason: {rule}",
        weight=0,
    )
    FIELDS: ClassVar[Fields] = declared(rule=F(kind=FieldKind.KEY), by=F(incidental=True))
    REFERS: ClassVar[Mapping[str, str]] = {
        "item": "items",
        "meeting": "meetings",
        "topic": "topics",
        "action": "actions",
        "recommendation": "recommendations",
    }
    rule: Line
    reason: Line
    authority: Line
    by: Line
    item: str = ""
    meeting: str = ""
    topic: str = ""
    action: str = ""
    recommendation: str = ""
