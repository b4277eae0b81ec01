"""The programme as it was published, and reasons given afterwards."""

from __future__ import annotations

from datetime import date

from planner.programme.model.entity import Entity
from planner.programme.table import ProgrammeTable
from planner.programme.values import (
    Line,
)


class Version(Entity, frozen=True, kw_only=True):
    """The programme of a year as published; its id is its number, and it is made once, never set or removed.

    ``change`` is the id of the change it was taken at, and ``agenda_of`` the meeting whose agenda it is. It refers to
    nothing that may go: what it was is all in ``table``.
    """

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

    reason: Line
    by: Line
    authority: Line = ""
