"""One open programme: what follows from it today, and what is done to it. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from planner.exchange.checklists import read_checklist
from planner.machine.bank_holidays import BankHolidays
from planner.machine.surroundings import new_id, utc_now
from planner.programme.calendar import parse_year
from planner.programme.checklist import Checklist
from planner.programme.errors import Unusable
from planner.programme.finding import Finding, Level, Rule
from planner.programme.history.changes import Change, compare
from planner.programme.history.journeys import Journey, journeys
from planner.programme.model import Programme, Version
from planner.programme.versions import last_version
from planner.programme.view import View, year_in_view
from planner.session.reversible import ReversibleProgramme
from planner.store.file.programme_file import ProgrammeFile
from planner.store.file.stored import Stored, check_is_keepable

if TYPE_CHECKING:
    from planner.importing.bringing_in.bring import Importing
    from planner.programme.published.lines import Line

Edit: TypeAlias = Callable[[Programme], Programme]
UNREADABLE_CHECKLIST = Rule(id="checklist", level=Level.MUST, source="Protocol 2")
"""What is found while the committee's checklist cannot be read: no rule of the programme, which is of no file."""


class Session(ReversibleProgramme):
    """A programme open for one person, on the day ``today`` for rules, placing, answers and decisions."""

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
        super().__init__(file, stored, by=by, now=now)
        self.today = today
        self.checklist_trouble = ""
        self._checklist_named = ""
        self._year = parse_year(year) if year else None

    @classmethod
    def opened(cls, path: Path, *, by: str, today: date, year: str | None = None, read_only: bool = False) -> Session:
        """Open a programme's file; raises Unreadable when it is gone or damaged, Unusable when it is not for us."""
        file = ProgrammeFile(path, read_only=read_only)
        session = cls(file, file.read(), by=by, today=today, year=year)
        session.read_only = read_only
        return session

    @classmethod
    def begun(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """A programme that is in no file yet: the first save makes it."""
        difference = compare(Programme(), programme)
        made = Change(id=new_id(), label=label, at=utc_now(), by=by, difference=difference)
        check_is_keepable(made)
        session = cls(ProgrammeFile(path), Stored(programme, (made,)), by=by, today=today, year=year)
        session._saved = 0
        return session

    @classmethod
    def created(
        cls, path: Path, programme: Programme, label: str, *, by: str, today: date, year: str | None = None
    ) -> Session:
        """Make a file of a programme; raises Refused when there is one already, NotSaved when the disk refuses."""
        session = cls.begun(path, programme, label, by=by, today=today, year=year)
        session.create()
        return session

    @property
    def year(self) -> str:
        """The municipal year in view."""
        return self._year or year_in_view(self.programme, self.today)

    @year.setter
    def year(self, year: str) -> None:
        self._year = parse_year(year)
        self._forget()

    @cached_property
    def checklist(self) -> Checklist:
        """The committee's checklist; while it cannot be read, the usual one: see ``checklist_trouble``."""
        self.checklist_trouble, self._checklist_named = "", self.programme.committee.checklist
        try:
            return read_checklist(self._checklist_named, self.path.parent)
        except Unusable as error:
            self.checklist_trouble = f"{error} Put it right, or choose another in the settings."
            return read_checklist("")

    @cached_property
    def _slippage(self) -> Mapping[str, Journey]:
        """Where each published item has been, as the history says."""
        return journeys(self.programme, self.history)

    @cached_property
    def view(self) -> View:
        """The programme in the year in view, today."""
        return View(
            self.programme,
            self.today,
            self.checklist,
            self.year,
            slippage=self._slippage,
            holidays=BankHolidays(),
        )

    @property
    def public_view(self) -> View:
        """The view without what is private, which exports are made of."""
        programme = self.public.programme
        return self.view if programme is self.programme else self.view.of(programme)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in the year in view, gravest first."""
        from planner.programme.rules import findings

        found = findings(self.view)
        if not self.checklist_trouble:
            return found
        return (
            Finding(
                of=UNREADABLE_CHECKLIST,
                level=UNREADABLE_CHECKLIST.level,
                message=self.checklist_trouble,
                key=UNREADABLE_CHECKLIST.key(),
                cures=("Put the file back, or right.", "Choose another checklist in the settings."),
            ),
            *found,
        )

    def check_checklist(self) -> None:
        """Raise Unusable while the committee's checklist cannot be read: another must not be answered in its place."""
        if self.checklist and self.checklist_trouble:
            raise Unusable(self.checklist_trouble)

    def do(
        self, edit: Edit, *, label: str = "", reason: str = "", authority: str = "", basis: Programme | None = None
    ) -> Change | None:
        """Make an edit and save it; None when it changed nothing, or clashes with what others did.

        ``label`` is for an edit that its difference does not tell by itself.
        ``basis`` is the programme that the person was looking at, when that is no longer the newest.
        Raises Unusable or Refused, and then nothing has changed; a disk that refuses sets ``trouble`` instead.
        """
        from planner.programme.acceptances import with_acceptances
        from planner.programme.history.telling import tell

        before = self._programme if basis is None else basis
        edited = edit(before)
        after = with_acceptances(before, self.view.of(edited), reason=reason, authority=authority, by=self.by)
        difference = compare(before, after)
        return self._add(label or tell(before, after, difference), difference, reason=reason, authority=authority)

    def bring_in(self, imported: Importing) -> Change | None:
        """Save what a page brings, as one change; None when it brings nothing, or clashes with what others did.

        Raises Refused when it puts items beyond the limit of a committee that keeps strictly to it.
        """
        from planner.programme.acceptances import as_published

        after = as_published(imported.before, self.view.of(imported.after))
        return self._add(f"Imported {imported.draft.name}", compare(imported.before, after))

    def become(self, programme: Programme, label: str) -> Change | None:
        """Have the programme be this one, as one change; None when it is so already.

        What was published stays so, as do the reasons given for changes that stay in the history.
        """
        now = self._programme
        stays = replace(programme, versions=now.versions, explanations=now.explanations)
        return self._add(label, compare(now, stays))

    def publish(self, *, label: str = "", agenda_of: str = "") -> Version:
        """Freeze the year in view as its next version, and save it; ``agenda_of`` is a meeting's id.

        Raises LookAgain, Refused, Unusable, NotSaved or Unreadable, and then nothing is published.
        """
        from planner.programme.history.telling import tell
        from planner.programme.published.publishing import next_version

        def change() -> Change:
            version = next_version(self.view, self._history, label=label, agenda_of=agenda_of, by=self.by)
            after = self._programme.put("versions", version)
            difference = compare(self._programme, after)
            return self._change(tell(self._programme, after, difference), difference)

        self.save_under_lock(change)
        (number,) = self._history[-1].difference["versions"]
        return self._programme.versions[number]

    @property
    def last_version(self) -> Version | None:
        """The newest version of the year in view; None when it was never published."""
        return last_version(self.programme.versions, self.year)

    def changed(self, since: Version | None = None, until: Version | None = None) -> tuple[Line, ...]:
        """What changed since the last version of the year in view, or since another, till now or another; with why."""
        from planner.programme.published.differing import changed

        start = since or self.last_version
        return changed(self.view, self.history, start, until) if start else ()

    def explain(self, change: str, *, reason: str, authority: str = "") -> Change | None:
        """Give the reason, afterwards, for a change that was made without one; raises Unusable when it has one."""
        from planner.programme import edits

        found = next(each for each in self._history if each.id == change)
        if found.reason:
            raise Unusable(f"“{found.label}” has a reason already: {found.reason}")
        return self.do(
            lambda programme: edits.explain(programme, change, reason=reason, authority=authority, by=self.by),
            label=f"Gave the reason for “{found.label}”",
            reason=reason,
            authority=authority,
        )

    def _forget(self) -> None:
        super()._forget()
        for derived in ("view", "findings", "_slippage"):
            self.__dict__.pop(derived, None)
        if self._programme.committee.checklist != self._checklist_named:
            self.__dict__.pop("checklist", None)
