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
        why = because(self.cause.reason, self.cause.authority)
        return f"{self.title}: {self.what}.{f' {why}' if why else ''}"


_OFFICES = ("chair", "vice-chair", "committee", "officer")
"""Authorities that are written with "the": 'the Chair'."""


def because(reason: str, authority: str) -> str:
    """Return 'Report not ready (agreed by the Chair).'; blank when there is neither."""
    reason, agreed_by = reason.rstrip(". "), authority_words(authority)
    if not reason:
        return f"Agreed by {agreed_by}." if agreed_by else ""
    return f"{capitalised(reason)}{f' (agreed by {agreed_by})' if agreed_by else ''}."


def authority_words(authority: str) -> str:
    """Return who agreed, as in a sentence: 'the Chair'; blank for nobody."""
    words = authority.rstrip(". ")
    return f"the {words}" if words.casefold().split(" ")[0] in _OFFICES else words
