"""Values derived from a programme, a day and the year in view: the view, the findings, the public part."""

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
from planner.programme.history.cancellations import why_cancelled
from planner.programme.history.changes import Change
from planner.programme.history.journeys import journeys
from planner.programme.model import Programme, Version
from planner.programme.versions import last_version
from planner.programme.view import View, year_in_view
from planner.session.state import State, public_part
from planner.store import Stored

if TYPE_CHECKING:
    from planner.programme.published.change_lines import ChangeLine

UNREAD_CHECKLIST = Rule(id="checklist", level=Level.MUST, source="Protocol 2")
"""The rule of the finding that a checklist file cannot be read; the pure rules know no files."""


class ChecklistInUse(Struct, frozen=True):
    """A committee's checklist; the default one while its own cannot be read, for the reason in ``trouble``."""

    checklist: Checklist
    trouble: str = ""


class Derived:
    """The values derived from a programme and its history, each computed on first use and then kept.

    ``is_reader`` leaves out private fields. ``year`` is the municipal year asked for, None for the one that the day is
    in; ``checklist_named`` returns the checklist of a name.
    """

    def __init__(
        self,
        stored: Stored,
        *,
        is_reader: bool,
        today: date,
        year: str | None,
        checklist_named: Callable[[str], ChecklistInUse],
    ) -> None:
        self._stored = stored
        self._is_reader = is_reader
        self._today = today
        self._year = year
        self._checklist_named = checklist_named

    @cached_property
    def public(self) -> Stored:
        """The programme and its history without private fields."""
        return public_part(self._stored)

    @property
    def programme(self) -> Programme:
        """The programme; for a reader, its public part."""
        return self.public.programme if self._is_reader else self._stored.programme

    @property
    def history(self) -> tuple[Change, ...]:
        """Every change, oldest first; for a reader, their public part."""
        return self.public.history if self._is_reader else self._stored.history

    @cached_property
    def year(self) -> str:
        """The municipal year in view."""
        return self._year or year_in_view(self.programme, self._today)

    @cached_property
    def checklist_in_use(self) -> ChecklistInUse:
        """The committee's checklist."""
        return self._checklist_named(self.programme.committee.checklist)

    @cached_property
    def view(self) -> View:
        """The programme in the year in view, today."""
        return View(
            self.programme,
            self._today,
            self.checklist_in_use.checklist,
            self.year,
            slippage=journeys(self.programme, self.history),
            holidays=BankHolidays(),
            why_cancelled=why_cancelled(self.programme, self.history),
        )

    @property
    def public_view(self) -> View:
        """The view without private fields, from which exports are made."""
        programme = self.public.programme
        return self.view if programme is self.programme else self.view.of(programme)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the year in view, gravest first."""
        from planner.programme.rules import findings

        trouble = self.checklist_in_use.trouble
        return (*([_unread_checklist(trouble)] if trouble else []), *findings(self.view))

    def check_checklist(self) -> None:
        """Raise Unusable while the committee's checklist cannot be read, so that the default one is not answered."""
        if self.checklist_in_use.trouble:
            raise Unusable(self.checklist_in_use.trouble)

    @property
    def last_version(self) -> Version | None:
        """The newest version of the year in view; None when it was never published."""
        return last_version(self.programme.versions, self.year)

    def changed(self, since: Version | None, until: Version | None) -> tuple[ChangeLine, ...]:
        """Return the changes between two versions, with their reasons; ``since`` None is the last of the year in view,
        ``until`` None the current programme.
        """
        from planner.programme.published.differing import changes

        start = since or self.last_version
        return changes(self.view, self.history, start, until) if start else ()


class DerivedCache:
    """The values last derived, returned again while their inputs are the same; ``folder`` may hold checklist files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: Derived | None = None
        self._inputs: tuple[object, ...] = ()
        self._checklist: tuple[str, ChecklistInUse] | None = None

    def get(self, state: State, *, is_reader: bool, today: date, year: str | None) -> Derived:
        """Return the values derived from a state's programme and history; the rest of the state does not matter."""
        inputs = (state.programme, state.history, is_reader, today, year)
        if self._last is None or not all(map(is_, inputs, self._inputs)):
            stored = Stored(state.programme, state.history)
            self._inputs = inputs
            self._last = Derived(
                stored, is_reader=is_reader, today=today, year=year, checklist_named=self._checklist_named
            )
        return self._last

    def _checklist_named(self, name: str) -> ChecklistInUse:
        """Return the checklist of this name, read from its file unless it is the one last returned."""
        if self._checklist is None or self._checklist[0] != name:
            self._checklist = name, self._read(name)
        return self._checklist[1]

    def _read(self, name: str) -> ChecklistInUse:
        try:
            return ChecklistInUse(read_checklist(name, self._folder))
        except Unusable as error:
            return ChecklistInUse(read_checklist(""), f"{error} Put it right, or choose another in the settings.")


def _unread_checklist(trouble: str) -> Finding:
    """Return the finding that a checklist file cannot be read."""
    return Finding(
        of=UNREAD_CHECKLIST,
        level=UNREAD_CHECKLIST.level,
        message=trouble,
        key=UNREAD_CHECKLIST.key(),
        cures=("Put the file back, or right.", "Choose another checklist in the settings."),
    )
