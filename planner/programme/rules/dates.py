"""The rules about a meeting's date, and about what is due before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from planner.programme.calendar import WEEKDAYS, days_after, in_words, long, months_before, pre_election_begins
from planner.programme.deadlines import Deadline, What, deadlines
from planner.programme.finding import Finding, Level
from planner.programme.rules.about import about_item, about_meeting, open_meetings
from planner.programme.usual import number
from planner.programme.view import View
from planner.programme.words import counted, listed


def weekend(view: View) -> Iterator[Finding]:
    """A meeting on a Saturday or a Sunday."""
    for meeting in open_meetings(view):
        if meeting.date.weekday() >= WEEKDAYS.index("Saturday"):
            yield about_meeting(
                meeting, "weekend", "is at a weekend", "Good practice", "Check the date, and change it if it is a slip."
            )


def bank_holiday(view: View) -> Iterator[Finding]:
    """A meeting on a bank holiday."""
    for meeting in open_meetings(view):
        if meeting.date in view.holidays:
            yield about_meeting(
                meeting,
                "bank-holiday",
                "is on a bank holiday",
                "Good practice",
                "Check the date, and change it if it is a slip.",
            )


def pre_election(view: View) -> Iterator[Finding]:
    """A meeting between the latest start of a pre-election period and its polling day."""
    periods = [(pre_election_begins(day, view.holidays), day) for day in view.programme.committee.polling_day]
    for meeting in open_meetings(view) if periods else ():
        for begins, polling in periods:
            if begins <= meeting.date <= polling:
                yield about_meeting(
                    meeting,
                    "pre-election",
                    f"is in the pre-election period before the polls of {long(polling)}, which begins by "
                    f"{long(begins)}: business may go on, but what is controversial is best left for later",
                    "Good practice",
                    "Keep to matters that no candidate would make use of, or move the others.",
                )
                break


def two_months(view: View) -> Iterator[Finding]:
    """A meeting nearer than the committee's number of months that is not certain.

    It is not certain while it has no time or venue, or an item of it is tentative.
    """
    months = number(view.programme.committee, "confirm_months")
    for meeting in open_meetings(view):
        if meeting.kind.has_places and view.today > months_before(meeting.date, months):
            wanting = [f"it has no {what}" for what in ("time", "venue") if not getattr(meeting, what)]
            tentative = [view.topic_of(item).title for item in view.items_at(meeting.id) if item.tentative]
            if tentative:
                wanting.append(f"{listed(tentative)} {'is' if len(tentative) == 1 else 'are'} tentative")
            if wanting:
                yield about_meeting(
                    meeting,
                    "two-months",
                    f"is less than {counted(months, 'month')} away and not yet certain: {listed(wanting)}",
                    "Good practice",
                    "Give its time and venue, and confirm its items.",
                )


def due(view: View) -> Iterator[Finding]:
    """An agenda to publish (in law), a report, or papers (Protocol 4), due within the committee's warning days or past.

    Publishing an agenda is over with its meeting; a report or papers once they are recorded as received.
    """
    near = days_after(view.today, number(view.programme.committee, "warning_days"))
    for deadline in deadlines(view, by=near):
        yield _agenda(deadline, view.today) if deadline.item is None else _from_someone(view, deadline)


def _agenda(deadline: Deadline, today: date) -> Finding:
    day, meeting = deadline.date, deadline.meeting
    words = f"{'was' if day < today else 'is'} to be published by {in_words(day)}"
    return replace(
        about_meeting(meeting, "agenda-due", words, "Local Government Act 1972, section 100B", "Publish it in time."),
        message=f"The agenda for {long(meeting.date)} {words}.",
        brief=f"The agenda {words}.",
    )


def _from_someone(view: View, deadline: Deadline) -> Finding:
    assert deadline.item
    day, what = long(deadline.date), deadline.what.value
    past = deadline.date < view.today
    return about_item(
        view,
        deadline.item,
        f"{what}-due",
        Level.NOTE,
        f"is without its {what}, due on {day}" if past else f"needs its {what} by {day}",
        "Protocol 4" if deadline.what is What.PAPERS else "Good practice",
        f"Record when the {what} came in.",
    )
