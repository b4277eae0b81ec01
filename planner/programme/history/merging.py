"""One person's unsaved changes applied on top of others' saved ones."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.history.changes import Change, Clash, Conflict, Side, apply, compare
from planner.programme.model import Programme


class Refusal(Struct, frozen=True):
    """A change that could not be applied, and its clashes; no part of it was."""

    change: Change
    clashes: tuple[Clash, ...]

    @property
    def settles(self) -> bool:
        """Whether choosing one side's values would make it apply."""
        return all(clash.settles for clash in self.clashes)


class Rebased(Struct, frozen=True):
    """The programme with the changes ``applied``, each with the difference that it made here.

    ``refused`` could not be applied; ``needless`` made no difference, as others had already done the same.
    """

    programme: Programme
    applied: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    needless: tuple[Change, ...]


def rebase(programme: Programme, changes: Iterable[Change]) -> Rebased:
    """Apply changes, oldest first, to a programme other than the one they were made on; each whole or not at all.

    The undo of a change that was not applied is not applied either, and ends its refusal; a redo restores the refusal.
    """
    applied: list[Change] = []
    refused: list[Refusal] = []
    needless: list[Change] = []
    not_applied: dict[str, Refusal | None] = {}  # None for a change that was needless
    for change in changes:
        if change.undoes in not_applied:
            refusal = not_applied[change.id] = not_applied[change.undoes]
            if refusal and refusal in refused:
                refused.remove(refusal)
            elif refusal:
                refused.append(refusal)
            continue
        try:
            changed = apply(programme, change.difference)
        except Conflict as conflict:
            not_applied[change.id] = refusal = Refusal(change, conflict.clashes)
            refused.append(refusal)
            continue
        if difference := compare(programme, changed):
            applied.append(replace(change, difference=difference))
            programme = changed
        else:
            not_applied[change.id] = None
            needless.append(change)
    return Rebased(programme, tuple(applied), tuple(refused), tuple(needless))


def settle(programme: Programme, refusal: Refusal, side: Side) -> Change | None:
    """Return a refused change with its clashes settled for one side; None when it then makes no difference.

    Raises Conflict where choosing a side does not make it apply.
    """
    difference = compare(programme, apply(programme, refusal.change.difference, side))
    return replace(refusal.change, difference=difference) if difference else None
