"""What follows from a programme on a day, in the year in view: the view, the findings, what is public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from planner.exchange.checklists import read_checklist
from planner.machine.bank_holidays import BankHolidays
from planner.programme.checklist import Checklist
from planner.programme.errors import Unusable
from planner.programme.finding import Finding, Level, Rule
from planner.programme.history.changes import Change
from planner.programme.history.journeys import journeys
from planner.programme.model import Programme, Version
from planner.programme.versions import last_version
from planner.programme.view import View, year_in_view
from planner.session.state import State, public
from planner.store import Stored

if TYPE_CHECKING:
    from planner.programme.published.change_lines import ChangeLine

UNREAD_CHECKLIST = Rule(id="checklist", level=Level.MUST, source="Protocol 2")
"""What is found while a committee's checklist cannot be read; no rule of the programme's finds it, as it is a file."""


class ChecklistInUse(Struct, frozen=True):
    """A committee's checklist; the usual one while its own cannot be read, as ``trouble`` then says."""

    checklist: Checklist
    trouble: str = ""


class Derived:
    """What follows for one person from what is stored; each part is worked out when it is first asked for, and once.

    One who ``is_reader`` has everything without what is private. ``year`` is the one that was asked for, if any;
    ``checklist`` gives the one of a name.
    """

    def __init__(
        self,
        stored: Stored,
        *,
        is_reader: bool,
        today: date,
        year: str | None,
        checklist: Callable[[str], ChecklistInUse],
    ) -> None:
        self._stored = stored
        self._is_reader = is_reader
        self._today = today
        self._year = year
        self._checklist = checklist

    @cached_property
    def public(self) -> Stored:
        """The programme and its history without what is private."""
        return public(self._stored)

    @property
    def programme(self) -> Programme:
        """The programme, as this person may see it."""
        return self.public.programme if self._is_reader else self._stored.programme

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change since it was made, as this person may see them."""
        return self.public.history if self._is_reader else self._stored.history

    @cached_property
    def year(self) -> str:
        """The municipal year in view."""
        return self._year or year_in_view(self.programme, self._today)

    @cached_property
    def in_use(self) -> ChecklistInUse:
        """The committee's checklist."""
        return self._checklist(self.programme.committee.checklist)

    @cached_property
    def view(self) -> View:
        """The programme in the year in view, today."""
        return View(
            self.programme,
            self._today,
            self.in_use.checklist,
            self.year,
            slippage=journeys(self.programme, self.history),
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
        return (_unread_checklist(self.in_use.trouble), *found) if self.in_use.trouble else found

    def check_checklist(self) -> None:
        """Raise Unusable while the committee's checklist cannot be read: another must not be answered in its place."""
        if self.in_use.trouble:
            raise Unusable(self.in_use.trouble)

    @property
    def last_version(self) -> Version | None:
        """The newest version of the year in view; None when it was never published."""
        return last_version(self.programme.versions, self.year)

    def changed(self, since: Version | None, until: Version | None) -> tuple[ChangeLine, ...]:
        """What changed since the last version of the year in view, or since another, till now or another; with why."""
        from planner.programme.published.differing import changes

        start = since or self.last_version
        return changes(self.view, self.history, start, until) if start else ()


class DerivedCache:
    """What was last derived, as long as what it follows from is the same; ``folder`` has checklists of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: Derived | None = None
        self._from: tuple[object, ...] = ()
        self._checklist: tuple[str, ChecklistInUse] | None = None

    def of(self, state: State, *, is_reader: bool, today: date, year: str | None) -> Derived:
        """What follows from a state; the news and what is saved make no difference to it."""
        now = (state.programme, state.history, is_reader, today, year)
        if self._last is None or not all(map(is_, now, self._from)):
            stored = Stored(state.programme, state.history)
            self._from = now
            self._last = Derived(stored, is_reader=is_reader, today=today, year=year, checklist=self._named)
        return self._last

    def _named(self, name: str) -> ChecklistInUse:
        """The checklist of this name, which is read again only once another was in use."""
        if self._checklist is None or self._checklist[0] != name:
            self._checklist = name, self._read(name)
        return self._checklist[1]

    def _read(self, name: str) -> ChecklistInUse:
        try:
            return ChecklistInUse(read_checklist(name, self._folder))
        except Unusable as error:
            return ChecklistInUse(read_checklist(""), f"{error} Put it right, or choose another in the settings.")


def _unread_checklist(trouble: str) -> Finding:
    return Finding(
        of=UNREAD_CHECKLIST,
        level=UNREAD_CHECKLIST.level,
        message=trouble,
        key=UNREAD_CHECKLIST.key(),
        cures=("Put the file back, or right.", "Choose another checklist in the settings."),
    )
