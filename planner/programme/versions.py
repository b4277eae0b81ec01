"""Look up a programme's versions: those of a year, the last, one by its number, the one before another."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.errors import Unusable
from planner.programme.model import Version


def versions_of(versions: Mapping[str, Version], year: str | None = None) -> list[Version]:
    """Return the versions of a year, or all of them, oldest first."""
    chosen = (each for each in versions.values() if year in (None, each.year))
    return sorted(chosen, key=lambda version: version.number)


def last_version(versions: Mapping[str, Version], year: str) -> Version | None:
    """Return the newest version of a year; None when it has none."""
    return next(reversed(versions_of(versions, year)), None)


def version_named(versions: Mapping[str, Version], text: str) -> Version:
    """Return the version with this number, such as “3” or “version 3”; raises Unusable, which lists them all."""
    version = versions.get(text.strip().casefold().removeprefix("version").strip())
    if version is None:
        labels = "; ".join(f"{each.id}, {each.label}" for each in versions_of(versions))
        available = (
            f"There is: {labels}." if labels else "Nothing has been published yet: “planner publish” makes the first."
        )
        raise Unusable(f"There is no version “{text}”. {available}")
    return version


def version_before(versions: Mapping[str, Version], version: Version) -> Version | None:
    """Return the version before this one in the same year; None when it is the first."""
    earlier = [each for each in versions_of(versions, version.year) if each.number < version.number]
    return next(reversed(earlier), None)


def version_seen_before(versions: Mapping[str, Version], version: Version) -> Version | None:
    """Return the version before this one that went with another agenda; None when there is none.

    A version that was published for the same agenda, and put right since, is none that members had seen before.
    """
    before = version_before(versions, version)
    while before and before.agenda_of and before.agenda_of == version.agenda_of:
        before = version_before(versions, before)
    return before
