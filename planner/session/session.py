"""One open programme: its derived values, its store and the actions on it. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from planner.machine.system import new_id, utc_now
from planner.programme.calendar import parse_year
from planner.programme.checklist import Checklist
from planner.programme.errors import PlannerError, Refused
from planner.programme.finding import Finding
from planner.programme.history.changes import Change, Side
from planner.programme.history.merging import Refusal
from planner.programme.history.undoing import redoable, undoable
from planner.programme.model import Programme, Version
from planner.programme.view import View
from planner.session import actions, state
from planner.session.actions import Edit
from planner.session.derived import Derived, DerivedCache
from planner.session.result import EditResult
from planner.session.state import News, Stamp, State
from planner.session.syncing import SyncedState
from planner.store import Store, Stored
from planner.store.file.programme_file import ProgrammeFile

if TYPE_CHECKING:
    from planner.importing.bringing_in.bring import Importing
    from planner.programme.published.change_lines import ChangeLine

Args = ParamSpec("Args")


class Session:
    """A programme open for the person ``by``, on the day ``today`` for rules, placing, answers and decisions.

    Others may have it open too. The folder of ``path`` may hold checklists and a report template. A ``read_only``
    session refuses every change, and returns nothing private.
    """

    def __init__(
        self, store: Store, opened: State, *, path: Path, by: str, today: date, year: str | None = None
    ) -> None:
        self.path = path
        self.by = by
        self.today = today
        self.read_only = False
        self._year = parse_year(year) if year else None
        self._synced = SyncedState(store, opened)
        self._derived_cache = DerivedCache(path.parent)
        self._opened_change_count = len(opened.history)

    @classmethod
    def open(cls, path: Path, *, by: str, today: date, year: str | None = None, read_only: bool = False) -> Session:
        """Open a programme's file; raises Unreadable when it is missing or damaged, else Unusable."""
        file = ProgrammeFile(path, read_only=read_only)
        session = cls(file, state.from_stored(file.read()), path=path, by=by, today=today, year=year)
        session.read_only = read_only
        return session

    @classmethod
    def begin(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """Return a session of a new programme, whose file the first save creates."""
        new = state.new_state(programme, Stamp(new_id(), utc_now(), by), label)
        return cls(ProgrammeFile(path), new, path=path, by=by, today=today, year=year)

    @classmethod
    def create(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """Create the file of a new programme; raises Refused, NotSaved or Unusable: see ``SyncedState.create``."""
        session = cls.begin(path, programme, label, by=by, today=today, year=year)
        session._synced.create()
        return session

    # Derived values

    @property
    def derived(self) -> Derived:
        """The values derived from the current programme, today and in the year in view."""
        return self._derived_cache.get(self._state, is_reader=self.read_only, today=self.today, year=self._year)

    @property
    def programme(self) -> Programme:
        """The current programme."""
        return self.derived.programme

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change since the programme was made, oldest first."""
        return self.derived.history

    @property
    def public(self) -> Stored:
        """The programme and its history without private fields, for readers and for exports."""
        return self.derived.public

    @property
    def year(self) -> str:
        """The municipal year in view."""
        return self.derived.year

    @year.setter
    def year(self, year: str) -> None:
        self._year = parse_year(year)

    @property
    def view(self) -> View:
        """The programme in the year in view, today."""
        return self.derived.view

    @property
    def public_view(self) -> View:
        """The view without private fields, from which exports are made."""
        return self.derived.public_view

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the year in view, gravest first."""
        return self.derived.findings

    @property
    def checklist(self) -> Checklist:
        """The committee's checklist; the default one while that cannot be read: see ``checklist_trouble``."""
        return self.derived.checklist_in_use.checklist

    @property
    def checklist_trouble(self) -> str:
        """Why the committee's checklist cannot be read; blank when it can."""
        return self.derived.checklist_in_use.trouble

    def check_checklist(self) -> None:
        """Raise Unusable while the committee's checklist cannot be read."""
        self.derived.check_checklist()

    @property
    def last_version(self) -> Version | None:
        """The newest version of the year in view; None when it was never published."""
        return self.derived.last_version

    def changed(self, since: Version | None = None, until: Version | None = None) -> tuple[ChangeLine, ...]:
        """Return the changes between two versions, with their reasons: see ``Derived.changed``."""
        return self.derived.changed(since, until)

    @property
    def to_undo(self) -> Iterator[Change]:
        """The changes that this person can undo, the next first."""
        return undoable(self.history, self.by)

    @property
    def to_redo(self) -> Iterator[Change]:
        """The undos that this person can redo, the next first."""
        return redoable(self.history, self.by)

    @property
    def next_undo(self) -> Change | None:
        """The change that undo would take back; None when there is none."""
        return next(self.to_undo, None)

    @property
    def next_redo(self) -> Change | None:
        """The undo that redo would reverse; None when there is none."""
        return next(self.to_redo, None)

    def is_from_before(self, change: Change) -> bool:
        """Return whether a change was already in the history when this session began."""
        return change in self._state.history[: self._opened_change_count]

    # The store, and others' changes

    @property
    def name(self) -> str:
        """The store's name for people, such as the file's path."""
        return self._synced.store.name

    @property
    def trouble(self) -> PlannerError | None:
        """Why the store cannot be read or saved to; None while it can."""
        return self._synced.trouble

    @property
    def warning(self) -> str:
        """A warning about the last save, though it succeeded; blank when there is none."""
        return self._synced.store.warning

    @property
    def is_saved(self) -> bool:
        """Whether every change made here is stored, and the store is in order."""
        return self._synced.is_saved

    @property
    def has_unsaved(self) -> bool:
        """Whether a change made here is not stored yet, or clashes with others' and is not settled."""
        return self._state.has_unsaved

    @property
    def conflicts(self) -> tuple[Refusal, ...]:
        """Our changes that clash with others' and wait to be settled."""
        return self._state.conflicts

    def save(self) -> None:
        """Save the unsaved changes on top of others'; sets ``trouble`` when the store refuses."""
        self._synced.save()

    def refresh(self) -> EditResult | None:
        """Take in others' changes, and return the result; None when nothing changed, which is quick to find out."""
        before, trouble = self.derived, self.trouble
        self._synced.refresh()
        is_unchanged = (self.history, self.trouble) == (before.history, trouble)
        return None if is_unchanged else EditResult(None, before, self.derived)

    def take_news(self) -> News:
        """Return others' changes since the last call."""
        news, self._synced.state = self._state.news, state.clear_news(self._state)
        return state.public_news(news, self.history) if self.read_only else news

    def settle(self, refusal: Refusal, side: Side) -> Change | None:
        """Settle a conflict by one side's values: see ``SyncedState.settle``."""
        self._check_may_change()
        return self._synced.settle(refusal, side)

    def put_back(self) -> str:
        """Store the open programme in place of a damaged one: see ``SyncedState.put_back``."""
        self._check_may_change()
        return self._synced.put_back()

    # Actions

    def do(
        self, edit: Edit, *, label: str = "", reason: str = "", authority: str = "", basis: Programme | None = None
    ) -> EditResult:
        """Make an edit and save it: see ``actions.make_edit`` for the arguments.

        Raises Unusable or Refused, and then nothing has changed; sets ``trouble`` when the store refuses.
        """
        before = self.derived
        change = self._run(
            actions.make_edit, before, edit, label=label, reason=reason, authority=authority, basis=basis
        )
        return EditResult(change, before, self.derived)

    def explain(self, change: str, *, reason: str, authority: str = "") -> Change | None:
        """Give a reason for an earlier change; raises Unusable when it has one already."""
        return self._run(actions.give_reason, self.derived, change, reason=reason, authority=authority)

    def bring_in(self, imported: Importing) -> Change | None:
        """Make and save an import, as one change; raises Refused where it exceeds the limit of a strict committee."""
        return self._run(actions.bring_in, self.derived, imported)

    def replace_programme(self, programme: Programme, label: str) -> Change | None:
        """Replace the programme except its published versions, as one change; None when it is the same already."""
        return self._run(actions.replace_programme, programme, label)

    def undo(self, change: str = "") -> Change | None:
        """Undo this person's newest change not yet undone, or the one with this id: see ``state.undo``."""
        return self._run(state.undo, change)

    def redo(self) -> Change | None:
        """Reverse this person's newest undo; None when there is none. Raises Refused as undo does."""
        return self._run(state.redo)

    def publish(self, *, label: str = "", agenda_of: str = "") -> Version:
        """Publish the year in view as its next version, and save it; ``agenda_of`` is a meeting's id.

        Raises ChangedMeanwhile, Refused, Unusable, NotSaved or Unreadable, and then nothing is published.
        """
        self._check_may_change()
        stamp = self._stamp()
        self._synced.save_under_lock(
            lambda now: actions.publish(now, stamp, self.derived, label=label, agenda_of=agenda_of)
        )
        (version_id,) = self._state.history[-1].difference["versions"]
        return self._state.programme.versions[version_id]

    @property
    def _state(self) -> State:
        return self._synced.state

    def _stamp(self) -> Stamp:
        return Stamp(self._synced.unused_id(), utc_now(), self.by)

    def _run(
        self, action: Callable[Concatenate[State, Stamp, Args], State], *args: Args.args, **options: Args.kwargs
    ) -> Change | None:
        """Run an action on the state, save, and return the recorded change; None when nothing changed."""
        stamp = self._stamp()
        new = action(self._state, stamp, *args, **options)
        if new is not self._state:
            self._check_may_change()
            self._synced.replace_state(new)
        return self._state.recorded(stamp.id)

    def _check_may_change(self) -> None:
        """Raise Refused in a read-only session."""
        if self.read_only:
            raise Refused("The programme is open for reading only: nothing was changed.")
