"""What is due from whom, for a calendar: agendas, reports, papers, actions, answers and briefing notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from planner.programme.deadlines import Deadline, deadline_words
from planner.programme.english import capitalised
from planner.programme.follow_up.due import all_due
from planner.programme.table import Day
from planner.programme.view import View


class DueDate(Struct, frozen=True):
    """Something due on a day, from an ``owner`` (a role, or blank); ``id`` stays the same when the day moves."""

    id: str
    date: Day
    what: str
    owner: str


class DueDates(Struct, frozen=True):
    """All that is due to a committee as at the day ``made``, or only from one ``owner`` where that is not blank."""

    committee: str
    made: date
    owner: str
    each: tuple[DueDate, ...]


def due_dates(view: View, owner: str = "") -> DueDates:
    """Return all that is due, earliest first; given an ``owner``, only from that one, whatever the case of letters."""
    due = (_due_date(view, each) for each in all_due(view))
    chosen = tuple(each for each in due if owner.casefold() in ("", each.owner.casefold()))
    return DueDates(view.programme.committee.name, view.today, owner, chosen)


def owners(due: DueDates) -> Sequence[str]:
    """Return from whom something is due, each once, by name."""
    return sorted({each.owner for each in due.each if each.owner}, key=str.casefold)


def _due_date(view: View, deadline: Deadline) -> DueDate:
    id = f"{deadline.kind.value}-{deadline.subject}"
    return DueDate(id, deadline.date, capitalised(deadline_words(view, deadline)), deadline.owner)
