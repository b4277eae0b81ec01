"""One open programme: do, undo, redo, save, and take in what others save. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from planner.exchange.checklists import read_checklist
from planner.programme.calendar import parse_year
from planner.programme.changes import Change, Conflict, Difference, Side, apply, compare, invert
from planner.programme.checklist import Checklist
from planner.programme.errors import NotSaved, PlannerError, Refused, Unusable
from planner.programme.limits import settled
from planner.programme.merging import Refusal, rebase, settle
from planner.programme.model import Programme
from planner.programme.rules import Finding, findings
from planner.programme.telling import tell
from planner.programme.undoing import in_the_way, redoable, undoable
from planner.programme.view import View, year_in_view
from planner.programme.words import one_line
from planner.store.file import ProgrammeFile
from planner.store.saving import Stored, whole
from planner.surroundings import new_id, utc_now

Edit: TypeAlias = Callable[[Programme], Programme]


@dataclass(frozen=True, slots=True)
class News:
    """What others saved meanwhile; ``needless`` are changes made here that they had made already.

    ``made_again`` when the file had gone, and was written anew from what was open here.
    """

    theirs: tuple[Change, ...] = ()
    needless: tuple[Change, ...] = ()
    made_again: bool = False


class Session:
    """A programme open for one person.

    ``today`` is the day for rules, placing, answers and decisions; history is stamped with the real time.
    ``trouble`` says why the file cannot be read or saved to, while it cannot. ``conflicts`` are changes made here that
    clash with others', and wait to be settled.
    """

    def __init__(
        self,
        file: ProgrammeFile,
        stored: Stored,
        *,
        by: str,
        today: date,
        year: str | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.by = by
        self.today = today
        self.trouble: PlannerError | None = None
        self.conflicts: tuple[Refusal, ...] = ()
        self.checklist_trouble = ""
        self._file = file
        self._programme = stored.programme
        self._history = stored.history
        self._saved = self._opened_with = len(stored.history)
        self._news = News()
        self._year = parse_year(year) if year else None
        self._now = now

    @classmethod
    def opened(cls, path: Path, *, by: str, today: date, year: str | None = None) -> Session:
        """Open a programme's file; raises Unreadable when it is gone or damaged, Unusable when it is not for us."""
        file = ProgrammeFile(path)
        return cls(file, file.read(), by=by, today=today, year=year)

    @classmethod
    def created(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """Make a file of a programme; raises Refused when there is one already, NotSaved when the disk refuses."""
        difference = compare(Programme(), programme)
        made = Change(id=new_id(), label=label, at=utc_now(), by=by, difference=difference)
        file = ProgrammeFile(path)
        file.create(programme, (made,))
        return cls(file, Stored(programme, (made,)), by=by, today=today, year=year)

    @property
    def path(self) -> Path:
        """The programme's file."""
        return self._file.path

    @property
    def programme(self) -> Programme:
        """The programme as it now is."""
        return self._programme

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change since the programme was made, oldest first."""
        return self._history

    @property
    def year(self) -> str:
        """The municipal year in view."""
        return self._year or year_in_view(self._programme, self.today)

    @year.setter
    def year(self, year: str) -> None:
        self._year = parse_year(year)
        self._forget()

    @cached_property
    def checklist(self) -> Checklist:
        """The committee's checklist; while it cannot be read, the usual one, and ``checklist_trouble`` says why."""
        try:
            self.checklist_trouble = ""
            return read_checklist(self._programme.committee.checklist)
        except Unusable as error:
            self.checklist_trouble = f"{error} The usual checklist is used instead: choose another in the settings."
            return read_checklist("")

    @cached_property
    def view(self) -> View:
        """The programme in the year in view, today."""
        return View(self._programme, self.today, self.checklist, self.year)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in the year in view, gravest first."""
        return findings(self.view)

    @property
    def is_saved(self) -> bool:
        """Whether everything done here is in the file."""
        return self._saved == len(self._history) and not self.conflicts

    @property
    def backup_trouble(self) -> str:
        """Why the last save could not be backed up; blank when it was."""
        return self._file.backup_trouble

    def do(
        self, edit: Edit, *, label: str = "", reason: str = "", authority: str = "", basis: Programme | None = None
    ) -> Change | None:
        """Make an edit and save it; None when it changed nothing, or clashes with what others did.

        ``label`` is for an edit that its difference does not tell by itself.
        ``basis`` is the programme that the person was looking at, when that is no longer the newest.
        Raises Unusable or Refused, and then nothing has changed; a disk that refuses sets ``trouble`` instead.
        """
        before = self._programme if basis is None else basis
        edited = edit(before)
        after = settled(before, self.view.of(edited), reason=reason, authority=authority, by=self.by)
        difference = compare(before, after)
        return self._add(label or tell(before, after, difference), difference, reason=reason, authority=authority)

    def become(self, programme: Programme, label: str) -> Change | None:
        """Have the programme be this one, as one change; None when it is so already."""
        return self._add(label, compare(self._programme, programme))

    @property
    def to_undo(self) -> Iterator[Change]:
        """What this person could take back, the next first."""
        return undoable(self._history, self.by)

    @property
    def to_redo(self) -> Iterator[Change]:
        """The undos that this person could give back, the next first."""
        return redoable(self._history, self.by)

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
        longer fits.
        """
        return self._reverse((each for each in self.to_undo if change in ("", each.id)), "Undo")

    def redo(self) -> Change | None:
        """Give back what this person last undid; None when there is nothing."""
        return self._reverse(self.to_redo, "Redo")

    def original(self, change: Change) -> Change:
        """The edit that an undo or redo, followed back, is about."""
        by_id = {each.id: each for each in self._history}
        while change.undoes is not None:
            change = by_id[change.undoes]
        return change

    def save(self) -> None:
        """Save what is only in memory, on top of what others have saved; what clashes with that is in ``conflicts``."""
        if self._saved == len(self._history):
            return
        try:
            with self._file.saving() as file:
                if stored := file.unseen(self._history[: self._saved]):
                    self._merge(stored)
                if file.is_gone:
                    file.make(self._programme, self._history)
                elif self._saved < len(self._history):
                    file.add(self._saved, self._programme, self._history[self._saved :])
        except NotSaved as trouble:
            self.trouble = trouble
        else:
            self.trouble = None
            self._saved = len(self._history)
            self._news = replace(self._news, made_again=file.is_gone)

    def look(self) -> None:
        """Take in what others have saved, if anything; cheap when they have not."""
        if self._file.is_as_seen:
            return
        try:
            self._merge(self._file.read(self._history[: self._saved]))
            self.trouble = None if self._saved == len(self._history) else self.trouble
        except PlannerError as trouble:
            self.trouble = self.trouble or trouble

    def take_news(self) -> News:
        """What others saved since this was last asked."""
        news, self._news = self._news, News()
        return news

    def settle(self, side: Side) -> Change | None:
        """Settle the first of the conflicts with one side's values, then try the others again.

        Raises Refused when choosing a side does not help; the conflict is then over, and nothing of it is done.
        """
        refusal, *others = self.conflicts
        self.conflicts = ()
        try:
            change = settle(self._programme, refusal, side)
        except Conflict:
            raise Refused(f"“{refusal.change.label}” can no longer be done: what it needs is gone.") from None
        else:
            return self._append(change) if change else None
        finally:
            self._append(*(each.change for each in others))

    def save_copy(self, path: Path) -> None:
        """Save everything that is open here, its history too, as another file; raises Refused or NotSaved."""
        ProgrammeFile(path).create(self._programme, self._history)

    def put_back(self) -> Path | None:
        """Have the file be what is open here, when it was damaged; where the damaged one is kept.

        Raises Refused when it can be read after all, NotSaved when the disk refuses.
        """
        kept = self._file.put_back(whole(Stored(self._programme, self._history)))
        self._saved, self.trouble = len(self._history), None
        return kept

    def _merge(self, stored: Stored) -> None:
        """Have their history as it is, and what was done here and is not saved yet on top of it."""
        theirs, mine = stored.history[self._saved :], self._history[self._saved :]
        self._saved = len(stored.history)
        self._stand_on(stored.programme, stored.history, mine)
        self._news = replace(self._news, theirs=(*self._news.theirs, *theirs))

    def _stand_on(self, programme: Programme, history: tuple[Change, ...], changes: Sequence[Change]) -> None:
        """Be this programme with these changes made on it, as far as they fit."""
        was = self._programme.committee.checklist
        made = rebase(programme, changes)
        self._programme, self._history = made.programme, (*history, *made.kept)
        self.conflicts += made.refused
        self._news = replace(self._news, needless=(*self._news.needless, *made.needless))
        self._forget()
        if self._programme.committee.checklist != was:
            self.__dict__.pop("checklist", None)

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
        change = Change(
            id=new_id(),
            label=label,
            at=self._now(),
            by=self.by,
            reason=one_line(reason),
            authority=one_line(authority),
            undoes=undoes,
            difference=difference,
        )
        return self._append(change) if difference else None

    def _append(self, *changes: Change) -> Change | None:
        """Make these changes on the programme as it now is, and save; the last of them, as recorded."""
        self._stand_on(self._programme, self._history, changes)
        self.save()
        return next((each for each in reversed(self._history) if each.id in {change.id for change in changes}), None)

    def _forget(self) -> None:
        for derived in ("view", "findings"):
            self.__dict__.pop(derived, None)
