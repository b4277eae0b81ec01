"""The edits that a person can make: plain functions, Programme -> Programme.

They raise errors only for input that makes no sense (``Unusable``) or an edit that is impossible (``Refused``); an edit
that is merely unwise leads to a finding of the rules.
"""

from planner.programme.edits.actions import add_action, chase, close, edit_action, receive
from planner.programme.edits.history import explain
from planner.programme.edits.items import accept, edit_item, move, place, remove, swap, swap_words
from planner.programme.edits.meetings import (
    add_meeting,
    cancel_meeting,
    edit_meeting,
    new_programme,
    plan_meetings,
    set_committee,
)
from planner.programme.edits.minutes import hold, record_done, record_minute
from planner.programme.edits.recommendations import (
    add_recommendation,
    assess,
    edit_recommendation,
    report_progress,
    respond,
)
from planner.programme.edits.topic_fields import (
    TOPIC_FIELDS,
    blank_fields,
    fill_in,
    topic_field,
    topic_field_lines,
    topic_value,
)
from planner.programme.edits.topics import (
    add_topic,
    answer,
    as_briefing_note,
    date_executive_decision,
    decide,
    edit_topic,
    invite,
    invited_words,
    link_executive_decision,
)

__all__ = [
    "TOPIC_FIELDS",
    "accept",
    "add_action",
    "add_meeting",
    "add_recommendation",
    "add_topic",
    "answer",
    "as_briefing_note",
    "assess",
    "blank_fields",
    "cancel_meeting",
    "chase",
    "close",
    "date_executive_decision",
    "decide",
    "edit_action",
    "edit_item",
    "edit_meeting",
    "edit_recommendation",
    "edit_topic",
    "explain",
    "fill_in",
    "hold",
    "invite",
    "invited_words",
    "link_executive_decision",
    "move",
    "new_programme",
    "place",
    "plan_meetings",
    "receive",
    "record_done",
    "record_minute",
    "remove",
    "report_progress",
    "respond",
    "set_committee",
    "swap",
    "swap_words",
    "topic_field",
    "topic_field_lines",
    "topic_value",
]
