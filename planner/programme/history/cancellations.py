"""Why meetings were cancelled: the reason recorded with the change that cancelled each."""

from __future__ import annotations

from collections.abc import Mapping

from planner.programme.history.causes import HistoryIndex
from planner.programme.history.undoing import History
from planner.programme.model import Programme


def why_cancelled(programme: Programme, history: History) -> Mapping[str, str]:
    """Return the reason for cancelling each cancelled meeting, by its id; those cancelled without one are left out."""
    cancelled = [meeting.id for meeting in programme.meetings.values() if meeting.cancelled]
    if not cancelled:
        return {}
    # An undo or a redo touches the tables that its change does, so that all of them are kept.
    of_meetings = tuple(change for change in history if "meetings" in change.difference)
    span = HistoryIndex(programme, of_meetings).between("")
    reasons = {id: span.newest([("meetings", id, "cancelled")]).reason for id in cancelled}
    return {id: reason for id, reason in reasons.items() if reason}
