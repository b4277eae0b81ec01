"""One open programme: its state, undo, keeping in step with where it is kept, recovery."""

from planner.session.actions import Edit
from planner.session.result import EditResult
from planner.session.session import Session

__all__ = ["Edit", "EditResult", "Session"]
