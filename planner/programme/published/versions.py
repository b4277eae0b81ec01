"""The versions of a programme, each as it was published, and the reasons that were given afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.programme.entity import Entity
from planner.programme.errors import Unusable
from planner.programme.table import ProgrammeTable
from planner.programme.values import Line


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


def versions_of(versions: Mapping[str, Version], year: str | None = None) -> list[Version]:
    """The versions of a year, or all of them, oldest first."""
    chosen = (each for each in versions.values() if year in (None, each.year))
    return sorted(chosen, key=lambda version: version.number)


def last_version(versions: Mapping[str, Version], year: str) -> Version | None:
    """The newest version of a year."""
    return next(reversed(versions_of(versions, year)), None)


def version_named(versions: Mapping[str, Version], text: str) -> Version:
    """The version of this number; raises Unusable, listing them."""
    found = versions.get(text.strip().casefold().removeprefix("version").strip())
    if found is None:
        there = "; ".join(f"{each.id}, {each.label}" for each in versions_of(versions))
        known = f"There is: {there}." if there else "Nothing has been published yet: “planner publish” makes the first."
        raise Unusable(f"There is no version “{text}”. {known}")
    return found


def version_before(versions: Mapping[str, Version], version: Version) -> Version | None:
    """The version of the same year that came before one."""
    earlier = [each for each in versions_of(versions, version.year) if each.number < version.number]
    return next(reversed(earlier), None)
