"""The rules about a meeting's date, and the deadlines before it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.calendar import WEEKDAYS, days_after, in_words, long, months_before, pre_election_begins
from planner.programme.deadlines import Deadline, DeadlineKind, deadlines
from planner.programme.defaults import number_setting
from planner.programme.english import counted, listed
from planner.programme.finding import Cure, Level
from planner.programme.rules.rule import Observation, rule
from planner.programme.rules.subjects import about_item, about_meeting, open_meetings
from planner.programme.view import View


@rule("weekend", Level.NOTE, source="Good practice", short="a weekend", row="at a weekend", cures=(Cure.MEETING,))
def weekend(view: View) -> Iterator[Observation]:
    """A meeting on a Saturday or a Sunday."""
    for meeting in open_meetings(view):
        if meeting.date.weekday() >= WEEKDAYS.index("Saturday"):
            yield about_meeting(meeting, "is at a weekend", "Check the date, and change it if it is a slip.")


@rule("bank-holiday", Level.NOTE, source="Good practice", short="a bank holiday", cures=(Cure.MEETING,))
def bank_holiday(view: View) -> Iterator[Observation]:
    """A meeting on a bank holiday."""
    for meeting in open_meetings(view):
        if meeting.date in view.holidays:
            yield about_meeting(meeting, "is on a bank holiday", "Check the date, and change it if it is a slip.")


@rule("pre-election", Level.NOTE, source="Good practice", short="pre-election", cures=(Cure.MEETING,))
def pre_election(view: View) -> Iterator[Observation]:
    """A meeting between the latest start of a pre-election period and its polling day."""
    periods = [(pre_election_begins(day, view.holidays), day) for day in view.programme.committee.polling_day]
    for meeting in open_meetings(view) if periods else ():
        for begins, polling in periods:
            if begins <= meeting.date <= polling:
                yield about_meeting(
                    meeting,
                    f"is in the pre-election period before the polls of {long(polling)}, which begins by "
                    f"{long(begins)}: business may go on, but what is controversial is best left for later",
                    "Keep to matters that no candidate would make use of, or move the others.",
                )
                break


@rule("two-months", Level.NOTE, source="Good practice", cures=(Cure.MEETING,))
def two_months(view: View) -> Iterator[Observation]:
    """A meeting less than ``confirm_months`` away that is not certain.

    A meeting is not certain while it has no time or venue, or has a tentative item.
    """
    months = number_setting(view.programme.committee, "confirm_months")
    for meeting in open_meetings(view):
        if meeting.kind.has_places and view.today > months_before(meeting.date, months):
            missing = [f"it has no {what}" for what in ("time", "venue") if not getattr(meeting, what)]
            tentative = [view.topic_of(item).title for item in view.items_at(meeting.id) if item.tentative]
            if tentative:
                missing.append(f"{listed(tentative)} {'is' if len(tentative) == 1 else 'are'} tentative")
            if missing:
                yield about_meeting(
                    meeting,
                    f"is less than {counted(months, 'month')} away and not yet certain: {listed(missing)}",
                    "Give its time and venue, and confirm its items.",
                )


@rule("agenda-due", Level.NOTE, source="Local Government Act 1972, section 100B", cures=(Cure.RECEIPT,))
def agenda_due(view: View) -> Iterator[Observation]:
    """An agenda to be published within the committee's warning days, or late, until its meeting is over."""
    for deadline in _due(view, DeadlineKind.AGENDA):
        assert deadline.meeting
        day = deadline.date
        words = f"{'was' if day < view.today else 'is'} to be published by {in_words(day)}"
        observation = about_meeting(deadline.meeting, words, "Publish it in time.")
        message = f"The agenda for {long(deadline.meeting.date)} {words}."
        yield replace(observation, message=message, brief=f"The agenda {words}.")


@rule("report-due", Level.NOTE, source="Good practice", cures=(Cure.RECEIPT,))
def report_due(view: View) -> Iterator[Observation]:
    """A report due within the committee's warning days, or late, until it is recorded as received."""
    return _due_from_owner(view, DeadlineKind.REPORT)


@rule("papers-due", Level.NOTE, source="Protocol 4", cures=(Cure.RECEIPT,))
def papers_due(view: View) -> Iterator[Observation]:
    """Papers due within the committee's warning days, or late, until they are recorded as received."""
    return _due_from_owner(view, DeadlineKind.PAPERS)


def _due(view: View, kind: DeadlineKind) -> Iterator[Deadline]:
    """Yield the unmet deadlines of a kind up to the committee's warning days from today."""
    last_day = days_after(view.today, number_setting(view.programme.committee, "warning_days"))
    return (deadline for deadline in deadlines(view, by=last_day) if deadline.kind is kind)


def _due_from_owner(view: View, kind: DeadlineKind) -> Iterator[Observation]:
    """Yield an observation for each item whose report or papers are due."""
    for deadline in _due(view, kind):
        assert deadline.item
        day = long(deadline.date)
        past = deadline.date < view.today
        words = f"is without its {kind.value}, due on {day}" if past else f"needs its {kind.value} by {day}"
        yield about_item(view, deadline.item, words, f"Record when the {kind.value} came in.")
