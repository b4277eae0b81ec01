"""A state synchronised with its store, to which others may save as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.machine.system import new_id
from planner.programme.errors import ChangedMeanwhile, NotSaved, PlannerError, Refused, Unreadable
from planner.programme.history.changes import Change, Conflict, Side
from planner.programme.history.merging import Refusal
from planner.session.state import State, drop_conflict, mark_saved, merge, settle
from planner.store import Store, Stored


class SyncedState:
    """The state of an open programme, and the store that it is read from and saved to.

    ``trouble`` is the error that keeps the store from being read or saved to; None while there is none.
    """

    def __init__(self, store: Store, state: State) -> None:
        self.store = store
        self.state = state
        self.trouble: PlannerError | None = None
        self._ids: set[str] = set()
        # Ids before this index are stored and final; later ones may change in a merge.
        self._ids_collected_from = 0

    def unused_id(self) -> str:
        """Return an id for a change that no change in the history has."""
        self._ids.update(change.id for change in self.state.history[self._ids_collected_from :])
        self._ids_collected_from = self.state.saved_count
        return new_id(self._ids)

    @property
    def is_saved(self) -> bool:
        """Whether every change made here is stored, and the store is in order."""
        return not self.state.has_unsaved and self.trouble is None

    def create(self) -> None:
        """Store a new programme; raises Refused when the store has one already, NotSaved when it cannot be saved.

        Raises Unusable for a change that could not be read back.
        """
        self._check_changes(self.state.history)
        self.store.create(self.state.programme, self.state.history)
        self.state = mark_saved(self.state)

    def save(self) -> None:
        """Save the unsaved changes on top of others'; those that clash become conflicts. Failures set ``trouble``.

        While there is trouble it does not wait for another's save to end. Raises Unusable when a new programme, never
        stored before, could not be read back.
        """
        if not self.state.unsaved:
            return
        was_stored = self.state.saved_count > 0
        if not was_stored:
            self._check_changes(self.state.history)
        try:
            with self.store.saving(wait=0 if self.trouble else None) as saving:
                if stored := saving.read_newer(self.state.known):
                    self.state = merge(self.state, stored, new_id)
                if saving.is_gone:
                    self._merge_backup()
                    saving.write(self.state.programme, self.state.history)
                elif self.state.unsaved:
                    saving.append(self.state.saved_count, self.state.programme, self.state.unsaved)
        except (NotSaved, Unreadable) as trouble:
            self.trouble = trouble
        else:
            self.trouble = None
            self.state = mark_saved(self.state, recreated=saving.is_gone and was_stored)

    def save_under_lock(self, make: Callable[[State], State]) -> None:
        """Make a change while nobody else can save, so that it is made on exactly what is stored, and save it.

        Raises ChangedMeanwhile when others have saved meanwhile, whose changes are taken in; Refused while a change
        made here is not stored yet; NotSaved or Unreadable when it cannot be saved. The change is then not made.
        """
        if self.state.has_unsaved:
            raise Refused("Something done here is not saved yet: put that right first.")
        changed: State | None = None
        with self.store.saving() as saving:
            if stored := saving.read_newer(self.state.history):
                self.state = merge(self.state, stored, new_id)
            else:
                changed = self._checked(make(self.state))
                saving.append(changed.saved_count, changed.programme, changed.unsaved)
        if changed is None:
            raise ChangedMeanwhile("Others have saved meanwhile: look again at what is there now, and then do it.")
        self.state, self.trouble = mark_saved(changed), None

    def replace_state(self, state: State) -> None:
        """Set the next state and save it; raises Unusable for a change that could not be read back."""
        self.state = self._checked(state)
        self.save()

    def _checked(self, state: State) -> State:
        """Return the next state; raises Unusable when one of its new changes could not be read back."""
        self._check_changes(state.history[len(self.state.history) :])
        return state

    def _check_changes(self, changes: Iterable[Change]) -> None:
        for change in changes:
            self.store.check(change)

    def refresh(self) -> None:
        """Take in others' changes; cheap when there are none."""
        if self.store.is_unchanged:
            if not self.state.has_unsaved:
                self.trouble = None  # a file that was missing is there again, unchanged
            return
        try:
            self.state = merge(self.state, self.store.read(self.state.known), new_id)
        except PlannerError as trouble:
            if self.trouble is None or isinstance(trouble, Unreadable):  # else the earlier trouble stays
                self.trouble = trouble
        else:
            if not self.state.has_unsaved:
                self.trouble = None
            if self.trouble is None:
                self.save()

    def settle(self, conflict: Refusal, side: Side) -> Change | None:
        """Settle a conflict by one side's values, try the other conflicts again, and return the recorded change.

        Others' changes are taken in first. Returns None, with nothing settled, when that has ended or changed the
        conflict. Raises Refused where neither side can be applied; the conflict is then dropped.
        """
        self.refresh()
        if conflict not in self.state.conflicts:
            return None
        try:
            settled = settle(self.state, conflict, side)
        except Conflict:
            self.replace_state(drop_conflict(self.state, conflict))
            raise Refused(f"“{conflict.change.label}” can no longer be done: what it needs is gone.") from None
        self.replace_state(settled)
        return self.state.recorded(conflict.change.id)

    def put_back(self) -> str:
        """Store the state, merged with others' changes from the newest backup, in place of a damaged programme.

        Returns the name of the damaged programme's copy, blank when it was gone. Raises Refused when it can be
        read after all, and NotSaved when the state cannot be saved.
        """
        self._merge_backup()
        damaged = self.store.replace_damaged(Stored(self.state.programme, self.state.history))
        self.state, self.trouble = mark_saved(self.state), None
        return damaged

    def _merge_backup(self) -> None:
        """Merge others' changes that a backup has and this state does not."""
        stored = self.store.newest_backup(self.state.known) if self.state.saved_count else None
        if stored and len(stored.history) > self.state.saved_count:
            self.state = merge(self.state, stored, new_id)
