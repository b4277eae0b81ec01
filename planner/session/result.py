"""The result of an edit: its change, and the findings that it caused."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from planner.programme.finding import Finding
from planner.programme.history.changes import Change
from planner.session.derived import Derived


class EditResult(Struct, frozen=True, dict=True):
    """The result of an edit, or of taking in others' changes: the derived values before and after it.

    ``change`` is the change recorded; None when nothing changed, when the edit clashes, and for others' changes.
    """

    change: Change | None
    before: Derived
    after: Derived

    @cached_property
    def caused(self) -> tuple[Finding, ...]:
        """The findings that were not there before, gravest first."""
        earlier = {finding.key for finding in self.before.findings}
        return tuple(finding for finding in self.after.findings if finding.key not in earlier)

    @property
    def to_look_at(self) -> tuple[Finding, ...]:
        """The findings that it caused and that nobody has accepted."""
        return tuple(finding for finding in self.caused if finding.is_open)
