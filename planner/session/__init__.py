"""One open programme: its state, undo, keeping in step with where it is kept, recovery."""

from planner.session.doing import Edit
from planner.session.done import Done
from planner.session.session import Session

__all__ = ["Done", "Edit", "Session"]
