"""When a topic that was deferred, or is to be scoped, is due to be decided again."""

from __future__ import annotations

from datetime import date

from planner.programme.defaults import number_setting
from planner.programme.kinds import Outcome
from planner.programme.model import Topic
from planner.programme.statuses import AT_A_MEETING
from planner.programme.view import View


def due_back(view: View, topic: Topic) -> date | None:
    """Return the date to which a topic was deferred, or by which it is to be scoped, once it is near or past.

    Near is within the committee's warning days. None before that, and for a topic that is or was at a meeting.
    """
    decision = view.decision(topic.id)
    if not decision or decision.outcome not in (Outcome.DEFER, Outcome.SCOPE_FIRST) or not decision.by_date:
        return None
    if view.status(topic) in AT_A_MEETING:
        return None
    warning_days = number_setting(view.programme.committee, "warning_days")
    return decision.by_date if (decision.by_date - view.today).days <= warning_days else None
