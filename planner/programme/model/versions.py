"""Published versions, and reasons given afterwards."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from planner.programme.model.entity import Entity, Words
from planner.programme.table import ProgrammeTable
from planner.programme.values import (
    Line,
)


class Version(Entity, frozen=True, kw_only=True):
    """The programme of a year as published; its id is its number, and it is never changed or removed.

    ``change`` is the id of the last change before it, and ``agenda_of`` the meeting whose agenda it is. Neither is a
    checked reference: all that was published is in ``table``.
    """

    WORDS: ClassVar[Words] = Words(
        noun="version",
        name="version {id}: {label}",
        made="Published {it}",
        removed="Published {it}",
        changed="Published {it}",
        weight=9,
    )
    label: Line
    year: Line
    on: date
    by: Line
    change: str
    table: ProgrammeTable
    agenda_of: str = ""

    @property
    def number(self) -> int:
        """Its number, 1 for the first."""
        return int(self.id)


class Explanation(Entity, frozen=True, kw_only=True):
    """The reason for a change that was made without one, given afterwards; its id is that of the change."""

    WORDS: ClassVar[Words] = Words(
        noun="reason given afterwards",
        name="the reason given afterwards",
        made="Gave a reason afterwards: {reason}",
        removed="Took back the reason given afterwards: {reason}",
        changed="Gave a reason afterwards: {reason}",
    )
    reason: Line
    by: Line
    authority: Line = ""
