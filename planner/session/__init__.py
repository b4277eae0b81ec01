"""One open programme: its state, undo, keeping in step with where it is kept, recovery."""

from planner.session.session import Edit, Session

__all__ = ["Edit", "Session"]
