"""One open programme: what follows from it today, and what is done to it. It knows no screen."""

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

    Others may have it open too. Beside ``path`` are its own checklists and report template. While it is ``read_only``,
    everything that would change it is refused, and what it gives has nothing private in it.
    """

    def __init__(
        self, store: Store, opened: State, *, path: Path, by: str, today: date, year: str | None = None
    ) -> None:
        self.path = path
        self.by = by
        self.today = today
        self.read_only = False
        self._year = parse_year(year) if year else None
        self._keeping = SyncedState(store, opened)
        self._deriving = DerivedCache(path.parent)
        self._opened_with = len(opened.history)

    @classmethod
    def opened(cls, path: Path, *, by: str, today: date, year: str | None = None, read_only: bool = False) -> Session:
        """Open a programme's file; raises Unreadable when it is gone or damaged, Unusable when it is not for us."""
        file = ProgrammeFile(path, read_only=read_only)
        session = cls(file, state.opened(file.read()), path=path, by=by, today=today, year=year)
        session.read_only = read_only
        return session

    @classmethod
    def begun(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """A programme that is in no file yet: the first save makes it."""
        begun = state.begun(programme, Stamp(new_id(), utc_now(), by), label)
        return cls(ProgrammeFile(path), begun, path=path, by=by, today=today, year=year)

    @classmethod
    def created(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """Make a file of a programme; raises Refused when there is one already, NotSaved when the disk refuses.

        Raises Unusable, too, for what could not be read again.
        """
        session = cls.begun(path, programme, label, by=by, today=today, year=year)
        session._keeping.create()
        return session

    # What follows from it

    @property
    def derived(self) -> Derived:
        """All that follows from the programme as it now is, today and in the year in view."""
        return self._deriving.of(self._state, is_reader=self.read_only, today=self.today, year=self._year)

    @property
    def programme(self) -> Programme:
        """The programme as it now is."""
        return self.derived.programme

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change since the programme was made, oldest first."""
        return self.derived.history

    @property
    def public(self) -> Stored:
        """The programme and its history without what is private, for readers and for exports."""
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
        """The view without what is private, which exports are made of."""
        return self.derived.public_view

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in the year in view, gravest first."""
        return self.derived.findings

    @property
    def checklist(self) -> Checklist:
        """The committee's checklist; while it cannot be read, the usual one: see ``checklist_trouble``."""
        return self.derived.in_use.checklist

    @property
    def checklist_trouble(self) -> str:
        """Why the committee's checklist cannot be read; blank when it can."""
        return self.derived.in_use.trouble

    def check_checklist(self) -> None:
        """Raise Unusable while the committee's checklist cannot be read: another must not be answered in its place."""
        self.derived.check_checklist()

    @property
    def last_version(self) -> Version | None:
        """The newest version of the year in view; None when it was never published."""
        return self.derived.last_version

    def changed(self, since: Version | None = None, until: Version | None = None) -> tuple[ChangeLine, ...]:
        """What changed since the last version of the year in view, or since another, till now or another; with why."""
        return self.derived.changed(since, until)

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
        """Whether a change was already there when it was opened."""
        return change in self._state.history[: self._opened_with]

    # Keeping in step with where it is kept

    @property
    def name(self) -> str:
        """What to call where it is kept."""
        return self._keeping.store.name

    @property
    def trouble(self) -> PlannerError | None:
        """Why what is kept cannot be read or saved to, while it cannot."""
        return self._keeping.trouble

    @property
    def warning(self) -> str:
        """What there is to know of the last save, though it was one; blank when there is nothing."""
        return self._keeping.store.warning

    @property
    def is_saved(self) -> bool:
        """Whether everything done here is kept, and what is kept is there and whole."""
        return self._keeping.is_saved

    @property
    def has_unsaved(self) -> bool:
        """Whether something done here is not kept yet, or waits to be settled."""
        return self._state.has_unsaved

    @property
    def conflicts(self) -> tuple[Refusal, ...]:
        """Changes made here that clash with others', and wait to be settled."""
        return self._state.conflicts

    def save(self) -> None:
        """Save what is only in memory, on top of what others have saved; a disk that refuses sets ``trouble``."""
        self._keeping.save()

    def look(self) -> EditResult | None:
        """Take in what others have saved, if anything; None when all is as it was. Cheap when they have not."""
        before, trouble = self.derived, self.trouble
        self._keeping.look()
        is_as_it_was = (self.history, self.trouble) == (before.history, trouble)
        return None if is_as_it_was else EditResult(None, before, self.derived)

    def take_news(self) -> News:
        """What others saved since this was last asked."""
        news, self._keeping.state = self._state.news, state.told(self._state)
        return state.public_news(news, self.history) if self.read_only else news

    def settle(self, refusal: Refusal, side: Side) -> Change | None:
        """Settle one of the conflicts, as it was shown, with one side's values: see ``SyncedState.settle``."""
        self._check_may_change()
        return self._keeping.settle(refusal, side)

    def put_back(self) -> str:
        """Put what is open in place of the damaged file, and say where that is kept: see ``SyncedState.put_back``."""
        self._check_may_change()
        return self._keeping.put_back()

    # What is done to it

    def do(
        self, edit: Edit, *, label: str = "", reason: str = "", authority: str = "", basis: Programme | None = None
    ) -> EditResult:
        """Make an edit and save it, as ``doing.edited`` says; no change when it changes nothing, or clashes.

        Raises Unusable or Refused, and then nothing has changed; a disk that refuses sets ``trouble`` instead.
        """
        before = self.derived
        change = self._have(actions.edited, before, edit, label=label, reason=reason, authority=authority, basis=basis)
        return EditResult(change, before, self.derived)

    def explain(self, change: str, *, reason: str, authority: str = "") -> Change | None:
        """Give the reason, afterwards, for a change that was made without one; raises Unusable when it has one."""
        return self._have(actions.explained, self.derived, change, reason=reason, authority=authority)

    def bring_in(self, imported: Importing) -> Change | None:
        """Save what a page brings, as one change; raises Refused when it is beyond the limit of a strict committee."""
        return self._have(actions.brought_in, self.derived, imported)

    def become(self, programme: Programme, label: str) -> Change | None:
        """Have the programme be this one, except for what was published, as one change; None when it is so already."""
        return self._have(actions.become, programme, label)

    def undo(self, change: str = "") -> Change | None:
        """Take back this person's newest change that still stands, or the one with this id: see ``state.undo``."""
        return self._have(state.undo, change)

    def redo(self) -> Change | None:
        """Give back what this person last undid; None when there is nothing. Raises Refused as undo does."""
        return self._have(state.redo)

    def publish(self, *, label: str = "", agenda_of: str = "") -> Version:
        """Freeze the year in view as its next version, and save it; ``agenda_of`` is a meeting's id.

        Raises ChangedMeanwhile, Refused, Unusable, NotSaved or Unreadable, and then nothing is published.
        """
        self._check_may_change()
        stamp = self._stamp()
        publish = actions.published
        self._keeping.save_under_lock(lambda now: publish(now, stamp, self.derived, label=label, agenda_of=agenda_of))
        (number,) = self._state.history[-1].difference["versions"]
        return self._state.programme.versions[number]

    @property
    def _state(self) -> State:
        return self._keeping.state

    def _stamp(self) -> Stamp:
        return Stamp(self._keeping.unused_id(), utc_now(), self.by)

    def _have(
        self, deed: Callable[Concatenate[State, Stamp, Args], State], *args: Args.args, **options: Args.kwargs
    ) -> Change | None:
        """Have a deed done, and save; the change that it is recorded as, None when there is none."""
        stamp = self._stamp()
        done = deed(self._state, stamp, *args, **options)
        if done is not self._state:
            self._check_may_change()
            self._keeping.go_on(done)
        return self._state.recorded(stamp.id)

    def _check_may_change(self) -> None:
        if self.read_only:
            raise Refused("The programme is open for reading only: nothing was changed.")
