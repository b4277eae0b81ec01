"""The kinds of meetings, items, outcomes and actions, and the usual reasons and sources."""

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
    """An enumeration whose values are words joined by hyphens, such as 'task-and-finish'."""

    @property
    def words(self) -> str:
        """The value with spaces, for a sentence: 'task and finish'."""
        return self.value.replace("-", " ")


class MeetingKind(Worded):
    """A kind of meeting; only committee and joint meetings have places."""

    COMMITTEE = "committee"
    INFORMAL = "informal"
    BRIEFING = "briefing"
    WORKSHOP = "workshop"
    TASK_AND_FINISH = "task-and-finish"
    JOINT = "joint"

    @property
    def has_places(self) -> bool:
        """Whether substantive items can be placed at such a meeting."""
        return self in (MeetingKind.COMMITTEE, MeetingKind.JOINT)


class ItemKind(Worded):
    """A kind of item; only a substantive one takes a place."""

    SUBSTANTIVE = "substantive"
    INFORMATION = "information"
    STANDING = "standing"
    TASK_AND_FINISH = "task-and-finish"


class Outcome(Worded):
    """An outcome for a topic, which a checklist advises or people decide."""

    MUST_SCHEDULE = "must-schedule"
    COMMITTEE_ITEM = "committee-item"
    TASK_AND_FINISH = "task-and-finish"
    BRIEFING_NOTE = "briefing-note"
    SCOPE_FIRST = "scope-first"
    DEFER = "defer"
    REFER = "refer"
    REJECT = "reject"


class Attendance(StrEnum):
    """How sure it is that somebody invited to a meeting will come."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"


class ItemOutcome(Worded):
    """What became of an item at its meeting."""

    CONSIDERED = "considered"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not-reached"


class NextLook(Worded):
    """What was decided at an item about looking at its topic again."""

    NONE = "none"
    COME_BACK = "come-back"
    BRIEFING_NOTE = "briefing-note"
    TASK_AND_FINISH = "task-and-finish"


class ActionKind(Worded):
    """A kind of action: a request for information, or something that somebody is to do."""

    INFORMATION = "information"
    ACTION = "action"


class Closing(Worded):
    """How an action was closed."""

    RECEIVED = "received"
    NO_LONGER_WANTED = "no-longer-wanted"
    BECAME_A_TOPIC = "became-a-topic"
    HANDED_OVER = "handed-over"


class ChaseMeans(Worded):
    """How somebody was chased."""

    E_MAIL = "e-mail"
    LETTER = "letter"
    IN_PERSON = "in-person"
    AT_THE_MEETING = "at-the-meeting"


class RecipientKind(Worded):
    """The kind of body that a recommendation is made to, which sets the usual period and the duty to answer."""

    EXECUTIVE = "executive"
    COUNCIL = "council"
    HEALTH_BODY = "health-body"
    SAFETY_PARTNER = "community-safety-partner"
    FLOOD_AUTHORITY = "flood-risk-authority"
    OTHER_PARTNER = "other-partner"
    ANOTHER_COMMITTEE = "another-committee"


class MadeBy(Worded):
    """How a recommendation was made."""

    MINUTE = "minute"
    LETTER = "letter"
    REPORT = "report"


class PeriodUnit(Worded):
    """What a period to answer is counted in."""

    MONTHS = "months"
    DAYS = "days"


class Counting(Worded):
    """Whether a period is counted beginning with the day of receipt, or from it."""

    BEGINNING_WITH = "beginning-with"
    FROM = "from"


class AnswerKind(Worded):
    """What a recipient answers to a recommendation."""

    ACCEPTED = "accepted"
    IN_PART = "in-part"
    REJECTED = "rejected"
    NOTED = "noted"

    @property
    def words(self) -> str:
        """The answer in a sentence: 'accepted in part'."""
        return "accepted in part" if self is AnswerKind.IN_PART else super().words


class Claim(Worded):
    """What a recipient says of the delivery of a recommendation."""

    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    DONE = "done"
    STOPPED = "stopped"


class Verdict(Worded):
    """What the committee thinks of the delivery of a recommendation."""

    ACHIEVED = "achieved"
    ACCEPTABLE = "acceptable"
    UNACCEPTABLE = "unacceptable"
    NO_LONGER_PURSUED = "no-longer-pursued"


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
"""The usual reasons for moving an item; any other text will do too."""

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
    "Minute",
)
"""The usual sources of topics (report, 3.4, with some added); a minute number or a name may follow."""
