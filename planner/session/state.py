"""What one person has open of a programme that several may have open: one value, and what can become of it.

Everything here is pure: nothing is read or written, and who makes a change, when and under which id is given.
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
NewId: TypeAlias = Callable[[Container[str]], str]
"""Makes an id that is none of those that are there."""


class News(Struct, frozen=True):
    """What others saved meanwhile; ``needless`` are changes made here that they had made already.

    ``made_again`` when what was kept had gone, and was made anew from what was open here.
    """

    theirs: tuple[Change, ...] = ()
    needless: tuple[Change, ...] = ()
    made_again: bool = False


class State(Struct, frozen=True):
    """The programme as it now is, and every change since it was made; the first ``saved`` of them are kept.

    ``conflicts`` are changes made here that clash with others', and wait to be settled; ``news`` has not been told yet.
    """

    programme: Programme
    history: tuple[Change, ...]
    saved: int
    conflicts: tuple[Refusal, ...] = ()
    news: News = News()

    @property
    def seen(self) -> tuple[Change, ...]:
        """The changes that are known to be kept."""
        return self.history[: self.saved]

    @property
    def unsaved(self) -> tuple[Change, ...]:
        """The changes made here that are not kept yet."""
        return self.history[self.saved :]

    @property
    def has_unsaved(self) -> bool:
        """Whether something done here is not kept yet, or waits to be settled."""
        return self.saved < len(self.history) or bool(self.conflicts)

    def recorded(self, id: str) -> Change | None:
        """The change of this id as it stands in the history; None when it does not."""
        return next((change for change in reversed(self.history) if change.id == id), None)


class Stamp(Struct, frozen=True):
    """Under which id a change is recorded, when it was made (in UTC), and by whom."""

    id: str
    at: datetime
    by: str


def opened(stored: Stored) -> State:
    """What was read just now."""
    return State(stored.programme, stored.history, len(stored.history))


def begun(programme: Programme, stamp: Stamp, label: str) -> State:
    """A programme that is not kept anywhere yet."""
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
    """With a difference made, as one change; the same state when there is no difference."""
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
    """With these changes made on the programme as it now is; what clashes with it waits to be settled."""
    made = rebase(state.programme, changes)
    return replace(
        state,
        programme=made.programme,
        history=(*state.history, *made.applied),
        conflicts=(*state.conflicts, *made.refused),
        news=replace(state.news, needless=(*state.news.needless, *made.needless)),
    )


def merge(state: State, stored: Stored, new_id: NewId) -> State:
    """With what others saved as it is, and what was done here and is not kept yet on top of it.

    What waits to be settled is tried again, so that it is settled against what is there now. ``new_id`` gives an id
    for a change of mine whose own somebody else's has too.
    """
    mine = (*(each.change for each in state.conflicts), *state.unsaved)
    mine, theirs = _apart(mine, stored.history[state.saved :], new_id)
    news = replace(state.news, theirs=(*state.news.theirs, *theirs))
    return append(replace(opened(stored), news=news), *mine)


def _apart(mine: Changes, saved: Changes, new_id: NewId) -> tuple[Changes, Changes]:
    """What of mine is not among the changes that were saved, and what was saved that is not mine.

    A save of mine may have been done though the system said that it was refused.
    """
    done = {_who_and_when(each) for each in saved} & {_who_and_when(each) for each in mine}
    left = [each for each in mine if _who_and_when(each) not in done]
    there = {each.id for each in saved}
    ids = {each.id: new_id(there) for each in left if each.id in there}
    mine = tuple(
        replace(each, id=ids.get(each.id, each.id), undoes=ids.get(each.undoes or "", each.undoes)) for each in left
    )
    return mine, tuple(each for each in saved if _who_and_when(each) not in done)


def _who_and_when(change: Change) -> tuple[str, str, datetime]:
    return change.id, change.by, change.at


def undo(state: State, stamp: Stamp, change: str = "") -> State:
    """With this person's newest change that still stands taken back, or the one with this id.

    One that has nothing left to take back is passed over; the same state when there is none. Raises Refused, naming the
    change in the way, when it no longer fits, or when it published.
    """
    if any(publishes(each) for each in state.history if each.id == change):
        raise Refused("Publishing cannot be undone: put right what is to be put right, and publish again.")
    mine = (each for each in undoable(state.history, stamp.by) if change in ("", each.id))
    return _reverse(state, stamp, mine, "Undo")


def redo(state: State, stamp: Stamp) -> State:
    """With what this person last undid given back; the same state when there is nothing. Raises Refused like undo."""
    return _reverse(state, stamp, redoable(state.history, stamp.by), "Redo")


def _reverse(state: State, stamp: Stamp, candidates: Iterator[Change], verb: str) -> State:
    for change in candidates:
        difference = invert(change.difference)
        try:
            if apply(state.programme, difference) == state.programme:
                continue
        except Conflict:
            raise Refused(_blocked(state, change, verb)) from None
        return record(state, stamp, f"{verb}: {original(state.history, change).label}", difference, undoes=change.id)
    return state


def _blocked(state: State, change: Change, verb: str) -> str:
    way = blocking_change(state.history, change)
    because = f": “{way.label}”, by {way.by}, came after it" if way else ": something it needs has changed"
    return f"{verb} of “{change.label}” is not possible{because}."


def settle(state: State, refusal: Refusal, side: Side) -> State:
    """With one of the conflicts settled by one side's values, and the others tried again.

    Raises Conflict where choosing a side does not help: see ``let_go``.
    """
    change = merging.settle(state.programme, refusal, side)
    return _tried_again(state, refusal, *([change] if change else []))


def let_go(state: State, refusal: Refusal) -> State:
    """Without one of the conflicts, nothing of which is done; the others are tried again."""
    return _tried_again(state, refusal)


def _tried_again(state: State, without: Refusal, *first: Change) -> State:
    others = (each.change for each in state.conflicts if each != without)
    return append(replace(state, conflicts=()), *first, *others)


def all_saved(state: State, *, made_again: bool = False) -> State:
    """With every change kept; ``made_again`` when what was kept before had gone."""
    return replace(
        state,
        saved=len(state.history),
        news=replace(state.news, made_again=state.news.made_again or made_again),
    )


def told(state: State) -> State:
    """With the news told."""
    return replace(state, news=News())


def public(stored: Stored) -> Stored:
    """Without what is private, for readers and for exports."""
    programme, history = without_private(stored.programme, stored.history)
    return Stored(programme, tuple(history))


def public_news(news: News, history: Sequence[Change]) -> News:
    """The news as it stands in a history without what is private."""
    public = {change.id: change for change in history}
    return replace(news, theirs=tuple(public[each.id] for each in news.theirs if each.id in public))
