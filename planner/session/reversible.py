"""What a person does to a programme, each time as one change, and how they take it back and give it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from planner.machine.surroundings import new_id, utc_now
from planner.programme.errors import Refused
from planner.programme.history.changes import Change, Conflict, Difference, apply, invert
from planner.programme.history.undoing import in_the_way, publishes, redoable, undoable
from planner.programme.words import one_line
from planner.session.shared import SharedProgramme
from planner.store.file.programme_file import ProgrammeFile
from planner.store.file.stored import Stored, check_is_keepable


class ReversibleProgramme(SharedProgramme):
    """A programme that the person ``by`` makes changes to; history is stamped with the real time."""

    def __init__(self, file: ProgrammeFile, stored: Stored, *, by: str, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(file, stored)
        self.by = by
        self._opened_with = len(stored.history)
        self._now = now

    @property
    def to_undo(self) -> Iterator[Change]:
        """What this person could take back, the next first."""
        return undoable(self.history, self.by)

    @property
    def to_redo(self) -> Iterator[Change]:
        """The undos that this person could give back, the next first."""
        return redoable(self.history, self.by)

    @property
    def next_undo(self) -> Change | None:
        """What undo would take back."""
        return next(self.to_undo, None)

    @property
    def next_redo(self) -> Change | None:
        """The undo that redo would take back."""
        return next(self.to_redo, None)

    def is_from_before(self, change: Change) -> bool:
        """Whether a change was already in the file when it was opened."""
        return change in self._history[: self._opened_with]

    def undo(self, change: str = "") -> Change | None:
        """Take back this person's newest change that still stands, or the one with this id; None when there is none.

        One that has nothing left to take back is passed over. Raises Refused, naming the change in the way, when it no
        longer fits, or when it published.
        """
        if any(publishes(each) for each in self._history if each.id == change):
            raise Refused("Publishing cannot be undone: put right what is to be put right, and publish again.")
        return self._reverse((each for each in self.to_undo if change in ("", each.id)), "Undo")

    def redo(self) -> Change | None:
        """Give back what this person last undid; None when there is nothing."""
        return self._reverse(self.to_redo, "Redo")

    def original(self, change: Change) -> Change:
        """The edit that an undo or redo, followed back, is about."""
        by_id = {each.id: each for each in self.history}
        while change.undoes is not None:
            change = by_id[change.undoes]
        return change

    def _reverse(self, candidates: Iterator[Change], verb: str) -> Change | None:
        for change in candidates:
            difference = invert(change.difference)
            try:
                if apply(self._programme, difference) == self._programme:
                    continue
            except Conflict:
                raise Refused(self._blocked(change, verb)) from None
            return self._add(f"{verb}: {self.original(change).label}", difference, undoes=change.id)
        return None

    def _blocked(self, change: Change, verb: str) -> str:
        way = in_the_way(self._history, change)
        because = f": “{way.label}”, by {way.by}, came after it" if way else ": something it needs has changed"
        return f"{verb} of “{change.label}” is not possible{because}."

    def _add(
        self, label: str, difference: Difference, *, reason: str = "", authority: str = "", undoes: str | None = None
    ) -> Change | None:
        change = self._change(label, difference, reason=reason, authority=authority, undoes=undoes)
        return self.append(change) if difference else None

    def _change(
        self, label: str, difference: Difference, *, reason: str = "", authority: str = "", undoes: str | None = None
    ) -> Change:
        change = Change(
            id=new_id({each.id for each in self._history}),
            label=label,
            at=self._now(),
            by=self.by,
            reason=one_line(reason),
            authority=one_line(authority),
            undoes=undoes,
            difference=difference,
        )
        check_is_keepable(change)
        return change
