"""A state kept in step with its store, to which others may be saving as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.machine.system import new_id
from planner.programme.errors import ChangedMeanwhile, NotSaved, PlannerError, Refused, Unreadable
from planner.programme.history.changes import Change, Conflict, Side
from planner.programme.history.merging import Refusal
from planner.session.state import State, all_saved, let_go, merge, settle
from planner.store import Store, Stored


class SyncedState:
    """The state of what is open here, and the store that it is kept in.

    ``trouble`` says why the store cannot be read or saved to, while it cannot.
    """

    def __init__(self, store: Store, state: State) -> None:
        self.store = store
        self.state = state
        self.trouble: PlannerError | None = None
        self._ids: set[str] = set()
        self._ids_of = 0

    def unused_id(self) -> str:
        """An id for a change, which none in the history has."""
        # What is saved stays as it is, so only what came after it is looked through again.
        self._ids.update(change.id for change in self.state.history[self._ids_of :])
        self._ids_of = self.state.saved
        return new_id(self._ids)

    @property
    def is_saved(self) -> bool:
        """Whether everything done here is kept, and what is kept is there and whole."""
        return not self.state.has_unsaved and self.trouble is None

    def create(self) -> None:
        """Keep it for the first time; raises Refused when something is there already, NotSaved when it cannot be.

        Raises Unusable for what could not be read again.
        """
        self._check(self.state.history)
        self.store.create(self.state.programme, self.state.history)
        self.state = all_saved(self.state)

    def save(self) -> None:
        """Save what is only in memory, on top of what others have saved; what clashes with that is in the conflicts.

        While there is trouble, it does not wait for another's save to end. Raises Unusable when what was begun, and was
        never kept, could not be read again.
        """
        if not self.state.unsaved:
            return
        was_kept = self.state.saved > 0
        if not was_kept:
            self._check(self.state.history)
        try:
            with self.store.saving(wait=0 if self.trouble else None) as saving:
                if stored := saving.unseen(self.state.seen):
                    self.state = merge(self.state, stored, new_id)
                if saving.is_gone:
                    self._take_in_backup()
                    saving.make(self.state.programme, self.state.history)
                elif self.state.unsaved:
                    saving.add(self.state.saved, self.state.programme, self.state.unsaved)
        except (NotSaved, Unreadable) as trouble:
            self.trouble = trouble
        else:
            self.trouble = None
            self.state = all_saved(self.state, made_again=saving.is_gone and was_kept)

    def save_under_lock(self, make: Callable[[State], State]) -> None:
        """Save what is made of the state while nobody else can save, on exactly what is then kept.

        Raises ChangedMeanwhile when others have saved meanwhile, which is then taken in; Refused while something done
        here is not saved yet; NotSaved or Unreadable when it cannot be saved. Nothing is then done.
        """
        if self.state.has_unsaved:
            raise Refused("Something done here is not saved yet: put that right first.")
        made: State | None = None
        with self.store.saving() as saving:
            if stored := saving.unseen(self.state.history):
                self.state = merge(self.state, stored, new_id)
            else:
                made = self._checked(make(self.state))
                saving.add(made.saved, made.programme, made.unsaved)
        if made is None:
            raise ChangedMeanwhile("Others have saved meanwhile: look again at what is there now, and then do it.")
        self.state, self.trouble = all_saved(made), None

    def go_on(self, state: State) -> None:
        """Have this be the state from now on, and save it; raises Unusable for what could not be read again."""
        self.state = self._checked(state)
        self.save()

    def _checked(self, state: State) -> State:
        """The state that is to follow, once each change that is new in it is seen to be one that can be kept."""
        self._check(state.history[len(self.state.history) :])
        return state

    def _check(self, changes: Iterable[Change]) -> None:
        for change in changes:
            self.store.check(change)

    def look(self) -> None:
        """Take in what others have saved, if anything; cheap when they have not."""
        if self.store.is_as_seen:
            if not self.state.has_unsaved:
                self.trouble = None  # what had gone is there again, as it was
            return
        try:
            self.state = merge(self.state, self.store.read(self.state.seen), new_id)
        except PlannerError as trouble:
            if self.trouble is None or isinstance(trouble, Unreadable):
                self.trouble = trouble
        else:
            self.trouble = self.trouble if self.state.has_unsaved else None
            if self.trouble is None:
                self.save()

    def settle(self, refusal: Refusal, side: Side) -> Change | None:
        """Settle one of the conflicts, as it was shown, with one side's values, and try the others again.

        Nothing is done when it is no longer so: others may have saved again, and it is then to be shown anew.
        Raises Refused when choosing a side does not help; the conflict is then over, and nothing of it is done.
        """
        self.look()
        if refusal not in self.state.conflicts:
            return None
        try:
            settled = settle(self.state, refusal, side)
        except Conflict:
            self.go_on(let_go(self.state, refusal))
            raise Refused(f"“{refusal.change.label}” can no longer be done: what it needs is gone.") from None
        self.go_on(settled)
        return self.state.recorded(refusal.change.id)

    def put_back(self) -> str:
        """Have what is open here be kept in place of what cannot be read, with what others had saved and a backup has.

        Says where that is now, blank when it was gone. Raises Refused when it can be read after all, and NotSaved when
        this cannot be saved.
        """
        self._take_in_backup()
        kept = self.store.replace_damaged(Stored(self.state.programme, self.state.history))
        self.state, self.trouble = all_saved(self.state), None
        return kept

    def _take_in_backup(self) -> None:
        """Have what others saved after this was last read, as far as a backup has it."""
        stored = self.store.backed_up(self.state.seen) if self.state.saved else None
        if stored and len(stored.history) > self.state.saved:
            self.state = merge(self.state, stored, new_id)
