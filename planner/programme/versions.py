"""The versions of a programme: in order, the newest, and the one that a person means."""

from __future__ import annotations

from planner.programme.errors import Unusable
from planner.programme.model import Programme
from planner.programme.version import Version


def versions_of(programme: Programme, year: str | None = None) -> list[Version]:
    """The versions of a year, or all of them, oldest first."""
    chosen = (each for each in programme.versions.values() if year in (None, each.year))
    return sorted(chosen, key=lambda version: version.number)


def last_version(programme: Programme, year: str) -> Version | None:
    """The newest version of a year."""
    return next(reversed(versions_of(programme, year)), None)


def version_named(programme: Programme, text: str) -> Version:
    """The version of this number; raises Unusable, listing them."""
    found = programme.versions.get(text.strip().casefold().removeprefix("version").strip())
    if found is None:
        there = "; ".join(f"{each.id}, {each.label}" for each in versions_of(programme))
        known = f"There is: {there}." if there else "Nothing has been published yet: “planner publish” makes the first."
        raise Unusable(f"There is no version “{text}”. {known}")
    return found


def version_before(programme: Programme, version: Version) -> Version | None:
    """The version of the same year that came before one."""
    earlier = [each for each in versions_of(programme, version.year) if each.number < version.number]
    return next(reversed(earlier), None)
