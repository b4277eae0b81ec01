"""The deadlines before each meeting: for its agenda, its items' reports, and their papers; and what a deadline is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planner.programme.calendar import days_before, hours_before, last_working_day, long, working_days_before
from planner.programme.defaults import number_setting
from planner.programme.kinds import ItemKind
from planner.programme.model import Action, Item, Meeting, Recommendation, Topic
from planner.programme.table import Day
from planner.programme.text import one_line
from planner.programme.versions import versions_of
from planner.programme.view import View


class DeadlineKind(StrEnum):
    """A kind of deadline."""

    AGENDA = "agenda"
    REPORT = "report"
    PAPERS = "papers"
    ACTION = "action"
    ANSWER = "answer"
    BRIEFING_NOTE = "briefing-note"


class Deadline(Struct, frozen=True):
    """A date by which an agenda, a report, papers, an action, an answer or a briefing note is due.

    ``met`` is the day on which it was published or received, None until then. The first three are due before their
    ``meeting``; what an action or an answer is about was resolved at it. An agenda has no ``item`` or ``owner``.
    """

    date: Day
    kind: DeadlineKind
    meeting: Meeting | None
    item: Item | None = None
    owner: str = ""
    met: Day | None = None
    action: Action | None = None
    topic: Topic | None = None
    recommendation: Recommendation | None = None

    @property
    def subject(self) -> str:
        """The id of what it is about: an action, a recommendation, an item, a topic or a meeting."""
        subjects = (self.action, self.recommendation, self.item, self.topic, self.meeting)
        return next(each.id for each in subjects if each)


def agenda_day(view: View, meeting: Meeting) -> date:
    """Return the last day to publish a meeting's agenda: the committee's number of clear working days before it.

    Neither end counts, nor do weekends and bank holidays (Local Government Act 1972, section 100B).
    """
    clear = number_setting(view.programme.committee, "agenda_clear_days")
    return working_days_before(meeting.date, clear + 1, view.holidays)


def report_day(view: View, meeting: Meeting) -> date:
    """Return the day on which reports for a meeting are due: the committee's number of calendar days before it.

    Where that is at a weekend or on a bank holiday, it is the last working day before.
    """
    day = days_before(meeting.date, number_setting(view.programme.committee, "report_days"))
    return last_working_day(day, view.holidays)


def papers_day(view: View, meeting: Meeting) -> date:
    """Return the day on which papers are due: the committee's number of hours before the meeting (Protocol 4)."""
    return hours_before(meeting.date, meeting.time, number_setting(view.programme.committee, "papers_hours"))


def deadlines(view: View, by: date = date.max) -> tuple[Deadline, ...]:
    """Return the deadlines not yet met, up to a day, of the open meetings in view, earliest first."""
    meetings = [each for each in view.meetings if view.is_open(each) and each.kind.has_places]
    unmet = (each for meeting in meetings for each in deadlines_of(view, meeting, by) if each.met is None)
    return tuple(sorted(unmet, key=lambda each: each.date))  # those of one day in the order of their meetings


def deadlines_of(view: View, meeting: Meeting, by: date = date.max) -> Iterator[Deadline]:
    """Yield the deadlines of one meeting up to a day, met or not."""
    agenda, reports, papers = agenda_day(view, meeting), report_day(view, meeting), papers_day(view, meeting)
    if agenda <= by:
        published_on = (each.on for each in versions_of(view.programme.versions) if each.agenda_of == meeting.id)
        yield Deadline(agenda, DeadlineKind.AGENDA, meeting, met=next(published_on, None))
    if min(reports, papers) > by:
        return
    for item in view.items_at(meeting.id):
        if item.kind is not ItemKind.STANDING:
            topic = view.topic_of(item)
            owner = topic.author or topic.lead
            if reports <= by:
                yield Deadline(reports, DeadlineKind.REPORT, meeting, item, owner, item.report_received)
            if papers <= by:
                yield Deadline(papers, DeadlineKind.PAPERS, meeting, item, owner, item.papers_received)


def deadline_title(view: View, deadline: Deadline) -> str:
    """Return the title of a deadline's item or topic, or its action's text; blank for an agenda."""
    if resolved := deadline.action or deadline.recommendation:
        return one_line(resolved.text)
    topic = view.topic_of(deadline.item) if deadline.item else deadline.topic
    return topic.title if topic else ""


def deadline_words(view: View, deadline: Deadline) -> str:
    """Return what is due: 'report for 26 October 2023: Youth Justice Service', 'briefing note: Local Offer website'."""
    words = deadline.kind.value.replace("-", " ")
    if deadline.meeting and not (deadline.action or deadline.recommendation or deadline.topic):
        words += f" for {long(deadline.meeting.date)}"
    title = deadline_title(view, deadline)
    return f"{words}: {title}" if title else words
