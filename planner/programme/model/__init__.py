"""The work programme as one immutable value: flat entities, keyed by id.

Every optional field's default is its empty value, so that a change can leave empty fields out. Forms, displays and
history words are drawn from the declarations beside an entity's fields.
"""

from planner.programme.model.acceptances import Acceptance
from planner.programme.model.committee import COMMITTEE_ID, Committee
from planner.programme.model.entity import Entity, Words, field_of
from planner.programme.model.follow_up import Action, Chaser, Minute
from planner.programme.model.meetings import Item, Meeting
from planner.programme.model.programme import PRIVATE, TABLES, Programme
from planner.programme.model.recommendations import Recommendation
from planner.programme.model.responses import Assessment, Progress, Response
from planner.programme.model.scoping import Answer, Decision, ScopingSession, SessionTopic
from planner.programme.model.topics import ExecutiveDecision, Invitation, Topic
from planner.programme.model.versions import Explanation, Version

__all__ = [
    "COMMITTEE_ID",
    "PRIVATE",
    "TABLES",
    "Acceptance",
    "Action",
    "Answer",
    "Assessment",
    "Chaser",
    "Committee",
    "Decision",
    "Entity",
    "ExecutiveDecision",
    "Explanation",
    "Invitation",
    "Item",
    "Meeting",
    "Minute",
    "Programme",
    "Progress",
    "Recommendation",
    "Response",
    "ScopingSession",
    "SessionTopic",
    "Topic",
    "Version",
    "Words",
    "field_of",
]
