"""The programme as it was published, frozen; and the reasons that were given afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.programme.entity import Entity
from planner.programme.table import ProgrammeTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Entity):
    """The programme of a year as published; its id is its number, and it is made once, never set or removed.

    ``change`` is the id of the change it was taken at, and ``agenda_of`` the meeting whose agenda it is. It refers to
    nothing that may go: what it was is all in ``table``.
    """

    label: str
    year: str
    on: date
    by: str
    change: str
    table: ProgrammeTable
    agenda_of: str = ""

    @property
    def number(self) -> int:
        """Its number, 1 for the first."""
        return int(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Entity):
    """The reason for a change that was made without one, given afterwards; its id is that of the change."""

    reason: str
    by: str
    authority: str = ""
