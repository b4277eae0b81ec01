"""The programme to export: as it is today, or as an earlier version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.programme.errors import Unusable
from planner.programme.history.undoing import History
from planner.programme.model import Version
from planner.programme.published.publishing import published_table
from planner.programme.table import ProgrammeTable
from planner.programme.view import View


@dataclass(frozen=True, slots=True)
class Edition:
    """A table to export, and its date.

    ``source`` is the view that the table was drawn from, and ``history`` the programme's; a version has neither.
    """

    table: ProgrammeTable
    on: date
    source: View | None = None
    history: History = ()

    @property
    def view(self) -> View:
        """The view that the table was drawn from; raises Unusable for a version."""
        if self.source is None:
            raise Unusable("A version is the table as it was published, without the data behind it.")
        return self.source


def edition_now(view: View, history: History) -> Edition:
    """Return the edition of the year in view as it is today."""
    return Edition(published_table(view), view.today, view, history)


def edition_of(version: Version) -> Edition:
    """Return the edition of a version, as it was published."""
    return Edition(version.table, version.on)
