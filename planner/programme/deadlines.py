"""What is due before each meeting, when, and from whom: its agenda, its items' reports, and their papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planner.programme.calendar import days_before, hours_before, working_days_before
from planner.programme.defaults import number_setting
from planner.programme.kinds import ItemKind
from planner.programme.model import Item, Meeting
from planner.programme.table import Day
from planner.programme.versions import versions_of
from planner.programme.view import View


class DeadlineKind(StrEnum):
    """What is due."""

    AGENDA = "agenda"
    REPORT = "report"
    PAPERS = "papers"


class Deadline(Struct, frozen=True):
    """A day by which something is due; an agenda is about no one item, and has no owner. ``met`` is when it came."""

    date: Day
    kind: DeadlineKind
    meeting: Meeting
    item: Item | None = None
    owner: str = ""
    met: Day | None = None


def agenda_day(view: View, meeting: Meeting) -> date:
    """The last working day to publish a meeting's agenda: so many clear working days lie between the two.

    Neither end counts, nor do weekends and bank holidays (Local Government Act 1972, section 100B).
    """
    clear = number_setting(view.programme.committee, "agenda_clear_days")
    return working_days_before(meeting.date, clear + 1, view.holidays)


def report_day(view: View, meeting: Meeting) -> date:
    """When the reports for a meeting are due: so many calendar days before it."""
    return days_before(meeting.date, number_setting(view.programme.committee, "report_days"))


def papers_day(view: View, meeting: Meeting) -> date:
    """When presentations and other papers are due: so many hours before the meeting (Protocol 4)."""
    return hours_before(meeting.date, meeting.time, number_setting(view.programme.committee, "papers_hours"))


def deadlines(view: View, by: date = date.max) -> tuple[Deadline, ...]:
    """Every one up to a day of the meetings in view that is still open, earliest first."""
    meetings = [each for each in view.meetings if view.is_open(each) and each.kind.has_places]
    found = (each for meeting in meetings for each in deadlines_of(view, meeting, by) if each.met is None)
    return tuple(sorted(found, key=lambda each: (each.date, each.meeting.date)))


def deadlines_of(view: View, meeting: Meeting, by: date = date.max) -> Iterator[Deadline]:
    """Those of one meeting up to a day, met or not."""
    agenda, reports, papers = agenda_day(view, meeting), report_day(view, meeting), papers_day(view, meeting)
    if agenda <= by:
        published = (each.on for each in versions_of(view.programme.versions) if each.agenda_of == meeting.id)
        yield Deadline(agenda, DeadlineKind.AGENDA, meeting, met=next(published, None))
    for item in view.items_at(meeting.id) if min(reports, papers) <= by else ():
        if item.kind is not ItemKind.STANDING:
            topic = view.topic_of(item)
            owner = topic.author or topic.lead
            if reports <= by:
                yield Deadline(reports, DeadlineKind.REPORT, meeting, item, owner, item.report_received)
            if papers <= by:
                yield Deadline(papers, DeadlineKind.PAPERS, meeting, item, owner, item.papers_received)
