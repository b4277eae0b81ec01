"""What is exported, as it is today or as an earlier version, and the words that tell two editions apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.history.cancellations import why_cancelled
from planner.programme.history.replaying import replayed
from planner.programme.history.undoing import History
from planner.programme.model import Version
from planner.programme.published.publishing import published_table
from planner.programme.table import ProgrammeTable
from planner.programme.view import View


def version_words(version: Version) -> str:
    """Return 'Version 2, published 18 October 2023'."""
    return f"Version {version.number}, published {long(version.on)}"


def draft_words(day: date) -> str:
    """Return 'Draft as at 9 October 2023', of what a version may yet be published of."""
    return f"Draft as at {long(day)}"


def as_at_words(day: date) -> str:
    """Return 'As at 9 October 2023', of a document that has no versions."""
    return f"As at {long(day)}"


@dataclass(frozen=True)
class Edition:
    """A table to export: a ``version`` of it, or the programme as it is now.

    ``now`` is the view of today, and ``whole_history`` its programme's.
    """

    table: ProgrammeTable
    now: View
    whole_history: History
    version: Version | None = None

    @property
    def on(self) -> date:
        """The day of its publication, or today."""
        return self.version.on if self.version else self.now.today

    @property
    def words(self) -> str:
        """Which edition it is."""
        return version_words(self.version) if self.version else draft_words(self.on)

    @property
    def view(self) -> View:
        """The view that the table was drawn from."""
        return self._behind[0]

    @property
    def history(self) -> History:
        """The history up to what the view shows."""
        return self._behind[1]

    @cached_property
    def _behind(self) -> tuple[View, History]:
        if self.version is None:
            return self.now, self.whole_history
        return as_published(self.now, self.whole_history, self.version)


def edition_now(view: View, history: History) -> Edition:
    """Return the edition of the year in view as it is today."""
    return Edition(published_table(view), view, history)


def edition_of(version: Version, view: View, history: History) -> Edition:
    """Return the edition of a version, as it was published; the view and its history are of today."""
    return Edition(version.table, view, history, version)


def as_published(view: View, history: History, version: Version) -> tuple[View, History]:
    """Return the view of the programme just after a version was published, on that day, and its history until then.

    A version that the history does not tell of is seen in the programme as it is.
    """
    programme, until = view.programme, history
    for count, step in enumerate(replayed(history), start=1):
        if version.id in step.after.versions:
            programme, until = step.after, history[:count]
            break
    return (
        replace(
            view,
            programme=programme,
            today=version.on,
            year=version.year,
            only=None,
            slippage={},
            why_cancelled=why_cancelled(programme, until),
        ),
        until,
    )
