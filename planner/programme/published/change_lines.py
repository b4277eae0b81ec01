"""What is other than it was published, a line for each matter, as it will read in the report."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from planner.programme.english import capitalised
from planner.programme.history.causes import Cause


class ChangeKind(StrEnum):
    """What sort of change it is, in the order in which they are listed."""

    ADDED = "added"
    MOVED = "moved"
    DROPPED = "dropped"
    RETITLED = "retitled"
    AMENDED = "amended"
    MEETING = "meeting"


class ChangeLine(Struct, frozen=True):
    """One thing that is other than it was published, and the act that led to it.

    ``what`` follows the title in a sentence; ``was`` and ``now`` are ISO dates, or words. ``items`` are the ids of the
    items concerned, in either table; ``meeting`` is the id of the meeting where that is what changed.
    """

    kind: ChangeKind
    title: str
    what: str
    act: Cause
    was: str = ""
    now: str = ""
    topic: str = ""
    items: tuple[str, ...] = ()
    meeting: str = ""

    @property
    def sentence(self) -> str:
        """How it reads: what changed, why, and who agreed."""
        return f"{self.title}: {self.what}.{_because(self.act)}"


_OFFICES = ("chair", "vice-chair", "committee", "officer")
"""Who may have agreed, without a name: 'the Chair'."""


def _because(act: Cause) -> str:
    """' Report not ready (agreed by the Chair).'; blank when nobody said."""
    reason, authority = act.reason.rstrip(". "), act.authority.rstrip(". ")
    if authority.casefold().split(" ")[0] in _OFFICES:
        authority = f"the {authority}"
    if not reason:
        return f" Agreed by {authority}." if authority else ""
    return f" {capitalised(reason)}{f' (agreed by {authority})' if authority else ''}."
