"""The kinds of things in a work programme, in the field's own words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

PURPOSES: Mapping[str, str] = {
    "a": "hold decision-makers to account",
    "b": "review existing policies and strategies",
    "c": "help to develop new policies and strategies",
    "d": "explore matters that affect the area and its people",
    "e": "report and recommend to local agencies",
    "f": "review executive decisions that were called in",
}
"""The committee's purposes, by the letter its terms of reference give them (report, 3.1)."""


class Worded(StrEnum):
    """A kind whose value, of several words with hyphens, reads as words in a sentence."""

    @property
    def words(self) -> str:
        """As it reads in a sentence."""
        return self.value.replace("-", " ")


class MeetingKind(Worded):
    """What sort of meeting it is; only committee and joint meetings have places."""

    COMMITTEE = "committee"
    INFORMAL = "informal"
    BRIEFING = "briefing"
    WORKSHOP = "workshop"
    TASK_AND_FINISH = "task-and-finish"
    JOINT = "joint"

    @property
    def has_places(self) -> bool:
        """Whether substantive items can be placed there."""
        return self in (MeetingKind.COMMITTEE, MeetingKind.JOINT)


class ItemKind(Worded):
    """What sort of item it is; only a substantive one takes a place."""

    SUBSTANTIVE = "substantive"
    INFORMATION = "information"
    STANDING = "standing"
    TASK_AND_FINISH = "task-and-finish"


class Outcome(Worded):
    """What a checklist advises, or what people decided, for a topic."""

    MUST_SCHEDULE = "must-schedule"
    COMMITTEE_ITEM = "committee-item"
    TASK_AND_FINISH = "task-and-finish"
    BRIEFING_NOTE = "briefing-note"
    SCOPE_FIRST = "scope-first"
    DEFER = "defer"
    REFER = "refer"
    REJECT = "reject"


class Attendance(StrEnum):
    """How sure it is that somebody to be heard will come."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"


REASONS = (
    "Report not ready",
    "The Executive's decision has moved",
    "Witness unavailable",
    "Agenda too full",
    "External timetable",
    "Pre-election period",
    "A duplicate",
    "An urgent matter displaced it",
    "Meeting cancelled",
)
"""Why items usually move; any other words do as well."""

SOURCES = (
    "Previous meeting",
    "Horizon scanning",
    "Informal meeting",
    "Portfolio Holder",
    "Director",
    "Member",
    "Public",
    "Inspection",
    "Another committee",
    "Petition",
    "Referral",
)
"""Where topics usually come from (report, 3.4, and beyond); a minute number or a name may follow."""
