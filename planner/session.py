"""One open programme: do, undo, redo, save. It knows the file and the clock, and nothing of any screen."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from planner.exchange.checklists import read_checklist
from planner.programme.calendar import parse_year
from planner.programme.changes import Change, Conflict, apply, compare, invert
from planner.programme.checklist import Checklist
from planner.programme.errors import Refused, Unusable
from planner.programme.limits import settled
from planner.programme.model import Programme
from planner.programme.rules import Finding, findings
from planner.programme.telling import tell
from planner.programme.undoing import in_the_way, redoable, undoable
from planner.programme.view import View, year_in_view
from planner.store.file import NotSaved, ProgrammeFile, Stored

Edit: TypeAlias = Callable[[Programme], Programme]


def new_id() -> str:
    """A random id."""
    return secrets.token_hex(4)


def login_name() -> str:
    """Who is at the keyboard, as far as the system can tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


class Session:
    """A programme open for one person.

    ``today`` is the day for rules, placing, answers and decisions; history is stamped with the real time.
    ``unsaved`` says why the last save failed, while what was done is only in memory.
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
        self.unsaved: NotSaved | None = None
        self.checklist_trouble = ""
        self._file = file
        self._programme = stored.programme
        self._history = stored.history
        self._saved = self._opened_with = len(stored.history)
        self._year = parse_year(year) if year else None
        self._now = now

    @classmethod
    def opened(cls, path: Path, *, by: str, today: date, year: str | None = None) -> Session:
        """Open a programme's file; raises Unusable when it cannot be read."""
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
        file.create(programme, made)
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

    def do(self, edit: Edit, *, reason: str = "", authority: str = "") -> Change | None:
        """Make an edit and save it; None when it changed nothing.

        Raises Unusable or Refused, and then nothing has changed; a disk that refuses sets ``unsaved`` instead.
        """
        edited = edit(self._programme)
        programme = settled(self._programme, self.view.of(edited), reason=reason, authority=authority, by=self.by)
        return self._record(programme, reason=reason, authority=authority)

    def next_undo(self) -> Change | None:
        """What undo would take back."""
        return next(undoable(self._history, self.by), None)

    def next_redo(self) -> Change | None:
        """The undo that redo would take back."""
        return next(redoable(self._history, self.by), None)

    def is_from_before(self, change: Change) -> bool:
        """Whether a change was already in the file when it was opened."""
        return change in self._history[: self._opened_with]

    def undo(self) -> Change | None:
        """Take back this person's newest change that still stands; None when there is none.

        Raises Refused, naming the change in the way, when it no longer fits.
        """
        return self._reverse(undoable(self._history, self.by), "Undo")

    def redo(self) -> Change | None:
        """Give back what this person last undid; None when there is nothing."""
        return self._reverse(redoable(self._history, self.by), "Redo")

    def save(self) -> None:
        """Try again to save what is only in memory; raises Refused when someone else has changed the file."""
        try:
            saved = self._history[: self._saved]
            self._file.add(saved, self._programme, self._history[self._saved :])
        except NotSaved as trouble:
            self.unsaved = trouble
        else:
            self.unsaved = None
            self._saved = len(self._history)

    def _reverse(self, candidates: Iterator[Change], verb: str) -> Change | None:
        for change in candidates:
            try:
                programme = apply(self._programme, invert(change.difference))
            except Conflict:
                raise Refused(self._blocked(change, verb)) from None
            undone = self.original(change)
            if recorded := self._record(programme, label=f"{verb}: {undone.label}", undoes=change.id):
                return recorded
        return None

    def original(self, change: Change) -> Change:
        """The edit that an undo or redo, followed back, is about."""
        by_id = {each.id: each for each in self._history}
        while change.undoes is not None:
            change = by_id[change.undoes]
        return change

    def _blocked(self, change: Change, verb: str) -> str:
        way = in_the_way(self._history, change)
        because = f": “{way.label}”, by {way.by}, came after it" if way else ": something it needs has changed"
        return f"{verb} of “{change.label}” is not possible{because}."

    def _record(
        self,
        programme: Programme,
        *,
        label: str = "",
        reason: str = "",
        authority: str = "",
        undoes: str | None = None,
    ) -> Change | None:
        difference = compare(self._programme, programme)
        if not difference:
            return None
        change = Change(
            id=new_id(),
            label=label or tell(self._programme, programme, difference),
            at=self._now(),
            by=self.by,
            reason=" ".join(reason.split()),
            authority=" ".join(authority.split()),
            undoes=undoes,
            difference=difference,
        )
        before = self._programme, self._history
        if "committees" in difference:
            self.__dict__.pop("checklist", None)
        self._programme, self._history = programme, (*self._history, change)
        try:
            self.save()
        except Refused:
            self._programme, self._history = before
            raise
        finally:
            self._forget()
        return change

    def _forget(self) -> None:
        for derived in ("view", "findings"):
            self.__dict__.pop(derived, None)
