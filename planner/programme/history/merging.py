"""One person's unsaved changes on top of what others have saved meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.history.changes import Change, Clash, Conflict, Side, apply, compare
from planner.programme.model import Programme


class Refusal(Struct, frozen=True):
    """A change that was set aside, whole, and what it clashes with."""

    change: Change
    clashes: tuple[Clash, ...]

    @property
    def settles(self) -> bool:
        """Whether choosing one side's values would do."""
        return all(clash.settles for clash in self.clashes)


class Rebased(Struct, frozen=True):
    """The programme with the changes ``kept`` made, each recorded as what it did where it landed.

    ``refused`` are those set aside; ``needless`` did nothing, as others had already done the same.
    """

    programme: Programme
    kept: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    needless: tuple[Change, ...]


def rebase(programme: Programme, changes: Iterable[Change]) -> Rebased:
    """Make these changes, oldest first, on a programme that they may not have been made on; each whole or not at all.

    An undo goes the way of what it undoes: what was set aside and then taken back is nothing to ask about.
    """
    kept: list[Change] = []
    refused: list[Refusal] = []
    needless: list[Change] = []
    aside: dict[str, Refusal | None] = {}
    for change in changes:
        if change.undoes in aside:
            refusal = aside[change.id] = aside[change.undoes]
            if refusal and refusal in refused:
                refused.remove(refusal)
            elif refusal:
                refused.append(refusal)
            continue
        try:
            changed = apply(programme, change.difference)
        except Conflict as conflict:
            aside[change.id] = refusal = Refusal(change, conflict.clashes)
            refused.append(refusal)
            continue
        if difference := compare(programme, changed):
            kept.append(replace(change, difference=difference))
            programme = changed
        else:
            aside[change.id] = None
            needless.append(change)
    return Rebased(programme, tuple(kept), tuple(refused), tuple(needless))


def settle(programme: Programme, refusal: Refusal, side: Side) -> Change | None:
    """The change that was set aside, as it lands with one side's values where the two clash; None when nothing is left.

    Raises Conflict where choosing a side does not help.
    """
    difference = compare(programme, apply(programme, refusal.change.difference, side))
    return replace(refusal.change, difference=difference) if difference else None
