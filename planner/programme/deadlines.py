"""What is due before each meeting, when, and from whom: its agenda, its items' reports, and their papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planner.programme.calendar import days_before, hours_before, working_days_before
from planner.programme.kinds import ItemKind
from planner.programme.model import Item, Meeting
from planner.programme.usual import number
from planner.programme.view import View


class What(StrEnum):
    """What is due."""

    AGENDA = "agenda"
    REPORT = "report"
    PAPERS = "papers"


class Deadline(Struct, frozen=True):
    """A day by which something is due; an agenda is about no one item, and has no owner."""

    date: date
    what: What
    meeting: Meeting
    item: Item | None = None
    owner: str = ""


def agenda_day(view: View, meeting: Meeting) -> date:
    """The last working day to publish a meeting's agenda: so many clear working days lie between the two.

    Neither end counts, nor do weekends and bank holidays (Local Government Act 1972, section 100B).
    """
    clear = number(view.programme.committee, "agenda_clear_days")
    return working_days_before(meeting.date, clear + 1, view.holidays)


def report_day(view: View, meeting: Meeting) -> date:
    """When the reports for a meeting are due: so many calendar days before it."""
    return days_before(meeting.date, number(view.programme.committee, "report_days"))


def papers_day(view: View, meeting: Meeting) -> date:
    """When presentations and other papers are due: so many hours before the meeting (Protocol 4)."""
    return hours_before(meeting.date, meeting.time, number(view.programme.committee, "papers_hours"))


def deadlines(view: View, by: date = date.max) -> tuple[Deadline, ...]:
    """Every one up to a day of the meetings in view that is still open, earliest first."""
    return tuple(sorted(_open(view, by), key=lambda each: (each.date, each.meeting.date)))


def _open(view: View, by: date) -> Iterator[Deadline]:
    """The deadlines of each meeting to come, without what has been received or published."""
    published = {version.agenda_of for version in view.programme.versions.values()}
    for meeting in view.meetings:
        if not view.is_open(meeting) or not meeting.kind.has_places:
            continue
        agenda, reports, papers = agenda_day(view, meeting), report_day(view, meeting), papers_day(view, meeting)
        if agenda <= by and meeting.id not in published:
            yield Deadline(agenda, What.AGENDA, meeting)
        for item in view.items_at(meeting.id) if min(reports, papers) <= by else ():
            if item.kind is not ItemKind.STANDING:
                topic = view.topic_of(item)
                owner = topic.author or topic.lead
                if reports <= by and not item.report_received:
                    yield Deadline(reports, What.REPORT, meeting, item, owner)
                if papers <= by and not item.papers_received:
                    yield Deadline(papers, What.PAPERS, meeting, item, owner)
