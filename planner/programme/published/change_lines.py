"""The lines that say what has changed since a version was published."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from planner.programme.english import capitalised
from planner.programme.history.causes import Cause


class ChangeKind(StrEnum):
    """The kinds of change, in the order in which they are listed."""

    ADDED = "added"
    MOVED = "moved"
    DROPPED = "dropped"
    RETITLED = "retitled"
    AMENDED = "amended"
    MEETING = "meeting"


class ChangeLine(Struct, frozen=True):
    """One change since a version was published, and its cause.

    ``what`` follows the title in a sentence; ``was`` and ``now`` are ISO dates, or words. ``topic`` and ``items`` are
    the ids of the topic and items concerned, in either table; ``meeting`` is set only where the meeting itself changed.
    """

    kind: ChangeKind
    title: str
    what: str
    cause: Cause
    was: str = ""
    now: str = ""
    topic: str = ""
    items: tuple[str, ...] = ()
    meeting: str = ""

    @property
    def sentence(self) -> str:
        """The change as a sentence, then its reason and who agreed."""
        return f"{self.title}: {self.what}.{_because(self.cause)}"


_OFFICES = ("chair", "vice-chair", "committee", "officer")
"""Authorities that are written with "the": 'the Chair'."""


def _because(cause: Cause) -> str:
    """Return ' Report not ready (agreed by the Chair).'; blank when there is neither."""
    reason, authority = cause.reason.rstrip(". "), cause.authority.rstrip(". ")
    if authority.casefold().split(" ")[0] in _OFFICES:
        authority = f"the {authority}"
    if not reason:
        return f" Agreed by {authority}." if authority else ""
    return f" {capitalised(reason)}{f' (agreed by {authority})' if authority else ''}."
