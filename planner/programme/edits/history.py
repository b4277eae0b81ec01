"""Edits about earlier changes."""

from __future__ import annotations

from planner.programme.model import Explanation, Programme
from planner.programme.text import needed, one_line


def explain(programme: Programme, change: str, *, reason: str, authority: str, by: str) -> Programme:
    """Give the reason for a change that was made without one."""
    explanation = Explanation(id=change, reason=needed(reason, "A reason"), authority=one_line(authority), by=by)
    return programme.put("explanations", explanation)
