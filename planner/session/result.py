"""What was done to a programme, and what it newly caused."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from planner.programme.finding import Finding
from planner.programme.history.changes import Change
from planner.session.derived import Derived


class EditResult(Struct, frozen=True, dict=True):
    """What became of an edit, or of a look at what others did: the change, and what is otherwise than ``before``.

    ``change`` is as it was recorded; None when nothing was changed, it clashes, or it is not one's own.
    """

    change: Change | None
    before: Derived
    after: Derived

    @cached_property
    def caused(self) -> tuple[Finding, ...]:
        """What the rules find now and did not find before, gravest first; worked out when it is first asked for."""
        there = {finding.key for finding in self.before.findings}
        return tuple(finding for finding in self.after.findings if finding.key not in there)

    @property
    def to_look_at(self) -> tuple[Finding, ...]:
        """What it caused that nobody has accepted."""
        return tuple(finding for finding in self.caused if finding.is_open)
