"""What an export is made of: the programme as published, today or as an earlier version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.programme.errors import Unusable
from planner.programme.history.undoing import History
from planner.programme.model import Version
from planner.programme.published.publishing import published
from planner.programme.table import ProgrammeTable
from planner.programme.view import View


@dataclass(frozen=True, slots=True)
class Edition:
    """A table to print, and the day it is dated.

    ``source`` is the view it is of and ``history`` what was done; a version has neither, for it is the table alone.
    """

    table: ProgrammeTable
    on: date
    source: View | None = None
    history: History = ()

    @property
    def view(self) -> View:
        """The data behind the table; raises Unusable for a version."""
        if self.source is None:
            raise Unusable("A version is the table as it was published, without the data behind it.")
        return self.source


def edition_now(view: View, history: History) -> Edition:
    """The year in view as it now is."""
    return Edition(published(view), view.today, view, history)


def edition_of(version: Version) -> Edition:
    """A version, as it was published."""
    return Edition(version.table, version.on)
