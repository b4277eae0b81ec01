"""The state of an open programme as one immutable value, and the functions that return its next state.

Everything here is pure: nothing is read or written, and the id, time and person of a change are passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import datetime
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.errors import Refused
from planner.programme.history import merging
from planner.programme.history.changes import Change, Conflict, Difference, Side, apply, compare, invert
from planner.programme.history.merging import Refusal, rebase
from planner.programme.history.privacy import without_private
from planner.programme.history.undoing import blocking_change, original, publishes, redoable, undoable
from planner.programme.model import Programme
from planner.programme.text import one_line
from planner.store import Stored

Changes: TypeAlias = tuple[Change, ...]
"""Changes, oldest first."""
NewId: TypeAlias = Callable[[Container[str]], str]
"""A function that returns a new id which is not in the container."""


class News(Struct, frozen=True):
    """News of others' saves that the person has not seen yet.

    ``theirs`` are the changes that others saved, ``needless`` our own changes that others had made already.
    ``recreated`` is true when the stored programme had disappeared and was written anew from this state.
    """

    theirs: Changes = ()
    needless: Changes = ()
    recreated: bool = False


class State(Struct, frozen=True):
    """The current programme and its whole history, of which the first ``saved_count`` changes are stored.

    ``conflicts`` are our changes that were refused, as they clash with others', and are not settled yet; ``news`` has
    not been shown yet.
    """

    programme: Programme
    history: Changes
    saved_count: int
    conflicts: tuple[Refusal, ...] = ()
    news: News = News()

    @property
    def known(self) -> Changes:
        """The changes known to be stored."""
        return self.history[: self.saved_count]

    @property
    def unsaved(self) -> Changes:
        """Our changes that are not stored yet."""
        return self.history[self.saved_count :]

    @property
    def has_unsaved(self) -> bool:
        """Whether a change of ours is not stored yet, or waits to be settled."""
        return self.saved_count < len(self.history) or bool(self.conflicts)

    def recorded(self, id: str) -> Change | None:
        """Return the change with this id; None when the history has none."""
        return next((change for change in reversed(self.history) if change.id == id), None)


class Stamp(Struct, frozen=True):
    """The id of a change, the time at which it is made (UTC), and the person who makes it."""

    id: str
    at: datetime
    by: str


def from_stored(stored: Stored) -> State:
    """Return the state of a programme just read: all of its changes are stored."""
    return State(stored.programme, stored.history, len(stored.history))


def new_state(programme: Programme, stamp: Stamp, label: str) -> State:
    """Return the state of a new programme, whose one change is not stored yet."""
    difference = compare(Programme(), programme)
    return State(programme, (Change(id=stamp.id, label=label, at=stamp.at, by=stamp.by, difference=difference),), 0)


def record(
    state: State,
    stamp: Stamp,
    label: str,
    difference: Difference,
    *,
    reason: str = "",
    authority: str = "",
    undoes: str | None = None,
) -> State:
    """Return the state with this difference recorded as one change; the same state when it is empty."""
    if not difference:
        return state
    change = Change(
        id=stamp.id,
        label=label,
        at=stamp.at,
        by=stamp.by,
        reason=one_line(reason),
        authority=one_line(authority),
        undoes=undoes,
        difference=difference,
    )
    return append(state, change)


def append(state: State, *changes: Change) -> State:
    """Return the state with these changes applied to its programme; those that clash join ``conflicts``."""
    rebased = rebase(state.programme, changes)
    return replace(
        state,
        programme=rebased.programme,
        history=(*state.history, *rebased.applied),
        conflicts=(*state.conflicts, *rebased.refused),
        news=replace(state.news, needless=(*state.news.needless, *rebased.needless)),
    )


def merge(state: State, stored: Stored, new_id: NewId) -> State:
    """Return the stored programme and history with our unsaved changes and conflicts applied on top.

    Conflicts are tried again, so that they are settled against the programme as it now is. ``new_id`` gives a new id
    to a change of ours whose id is also that of somebody else's change.
    """
    mine = (*(conflict.change for conflict in state.conflicts), *state.unsaved)
    mine, theirs = _drop_saved(mine, stored.history[state.saved_count :], new_id)
    news = replace(state.news, theirs=(*state.news.theirs, *theirs))
    return append(replace(from_stored(stored), news=news), *mine)


def _drop_saved(mine: Changes, stored: Changes, new_id: NewId) -> tuple[Changes, Changes]:
    """Return our changes that are not among the stored ones, and the stored ones that are not ours.

    A save of ours may have succeeded although the system reported that it failed.
    """
    in_both = {_origin(change) for change in stored} & {_origin(change) for change in mine}
    unsaved = [change for change in mine if _origin(change) not in in_both]
    stored_ids = {change.id for change in stored}
    ids = {change.id: new_id(stored_ids) for change in unsaved if change.id in stored_ids}
    mine = tuple(
        replace(change, id=ids.get(change.id, change.id), undoes=ids.get(change.undoes or "", change.undoes))
        for change in unsaved
    )
    return mine, tuple(change for change in stored if _origin(change) not in in_both)


def _origin(change: Change) -> tuple[str, str, datetime]:
    """Return what tells a change from all others: two people's changes may have the same id."""
    return change.id, change.by, change.at


def undo(state: State, stamp: Stamp, change_id: str = "") -> State:
    """Return the state with a change of this person's undone: the newest not yet undone, or the one with this id.

    A change with no effect left is passed over; the same state when there is nothing to undo. Raises Refused, naming
    the change in the way, when the inverse no longer applies, and when the change published a version.
    """
    if any(publishes(change) for change in state.history if change.id == change_id):
        raise Refused("Publishing cannot be undone: put right what is to be put right, and publish again.")
    candidates = (change for change in undoable(state.history, stamp.by) if change_id in ("", change.id))
    return _reverse(state, stamp, candidates, "Undo")


def redo(state: State, stamp: Stamp) -> State:
    """Return the state with this person's newest undo reversed; the same state when there is none; raises as undo."""
    return _reverse(state, stamp, redoable(state.history, stamp.by), "Redo")


def _reverse(state: State, stamp: Stamp, candidates: Iterator[Change], verb: str) -> State:
    """Return the state with the first candidate that still has an effect reversed; ``verb`` begins the new label."""
    for change in candidates:
        difference = invert(change.difference)
        try:
            if apply(state.programme, difference) == state.programme:
                continue
        except Conflict:
            raise Refused(_blocked_message(state, change, verb)) from None
        return record(state, stamp, f"{verb}: {original(state.history, change).label}", difference, undoes=change.id)
    return state


def _blocked_message(state: State, change: Change, verb: str) -> str:
    later = blocking_change(state.history, change)
    because = f": “{later.label}”, by {later.by}, came after it" if later else ": something it needs has changed"
    return f"{verb} of “{change.label}” is not possible{because}."


def settle(state: State, conflict: Refusal, side: Side) -> State:
    """Return the state with a conflict settled by one side's values, and the other conflicts tried again.

    Raises Conflict where neither side can be applied: see ``drop_conflict``.
    """
    change = merging.settle(state.programme, conflict, side)
    return _retry_conflicts(state, conflict, *([change] if change else []))


def drop_conflict(state: State, conflict: Refusal) -> State:
    """Return the state without a conflict, whose change is given up, and the other conflicts tried again."""
    return _retry_conflicts(state, conflict)


def _retry_conflicts(state: State, settled: Refusal, *first: Change) -> State:
    """Return the state with ``first`` and then the changes of all conflicts but the settled one applied again."""
    others = (conflict.change for conflict in state.conflicts if conflict != settled)
    return append(replace(state, conflicts=()), *first, *others)


def mark_saved(state: State, *, recreated: bool = False) -> State:
    """Return the state with all changes stored; ``recreated`` when the store had lost the programme before."""
    return replace(
        state,
        saved_count=len(state.history),
        news=replace(state.news, recreated=state.news.recreated or recreated),
    )


def clear_news(state: State) -> State:
    """Return the state without its news, once that has been shown."""
    return replace(state, news=News())


def public_part(stored: Stored) -> Stored:
    """Return the programme and its history without private fields, for readers and for exports."""
    programme, history = without_private(stored.programme, stored.history)
    return Stored(programme, tuple(history))


def public_news(news: News, history: Sequence[Change]) -> News:
    """Return the news with each change as it is in a history without private fields."""
    changes = {change.id: change for change in history}
    return replace(news, theirs=tuple(changes[change.id] for change in news.theirs if change.id in changes))
