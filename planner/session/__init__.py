"""One open programme: its state, undo, synchronisation with its store, and recovery."""

from planner.session.actions import Edit
from planner.session.result import EditResult
from planner.session.session import Session

__all__ = ["Edit", "EditResult", "Session"]
