"""The covering report of a work programme: what came of earlier meetings, what changed, and what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.calendar import in_words, long, municipal_year, year_begins
from planner.programme.deadlines import Deadline, DeadlineKind, deadlines_of
from planner.programme.documents.earlier_meetings import EarlierMeetings, earlier_meetings
from planner.programme.history.replaying import replayed
from planner.programme.history.undoing import History
from planner.programme.model import Meeting, Version
from planner.programme.prioritising.register import decision_words, reasons_not_taken
from planner.programme.published.change_lines import ChangeLine
from planner.programme.published.differing import changes
from planner.programme.published.publishing import published_table, topics_waiting
from planner.programme.rules import findings
from planner.programme.statuses import NOT_WANTED
from planner.programme.table import Day, MeetingRow, ProgrammeTable, WaitingRow, row_title
from planner.programme.versions import last_version, version_before, versions_of
from planner.programme.view import View

MEETINGS_TO_COME = 2
"""How many meetings to come a report covers."""


class PreviousVersion(Struct, frozen=True):
    """The version that a report compares with."""

    number: int
    label: str
    on: date


class ItemToCome(Struct, frozen=True):
    """An item of a meeting to come."""

    title: str
    objective: str


class MeetingToCome(Struct, frozen=True):
    """A meeting to come: ``at`` is its time and venue, ``free`` its free places in words, or blank."""

    date: str
    at: str
    items: tuple[ItemToCome, ...]
    free: str


class NotTaken(Struct, frozen=True):
    """A topic that was not taken: the decision, and why."""

    title: str
    decided: str
    why: str


class DeadlineRow(Struct, frozen=True):
    """A deadline before a meeting; ``state`` says whether it was met, and when."""

    meeting: date
    what: str
    by: date
    state: str


class Report(Struct, frozen=True):
    """The data of a covering report, all of it fit to be published.

    ``date`` is the day whose state it reports, ``meeting`` the date of the meeting that it goes to, in words. ``since``
    is None where nothing was published before; ``changed`` and ``findings`` are sentences, without those that only ask
    for a record.
    """

    committee: str
    council: str
    year: str
    date: Day
    meeting: str
    since: PreviousVersion | None
    changed: tuple[str, ...]
    earlier: EarlierMeetings
    next_meetings: tuple[MeetingToCome, ...]
    waiting: tuple[WaitingRow, ...]
    not_taken: tuple[NotTaken, ...]
    deadlines: tuple[DeadlineRow, ...]
    findings: tuple[str, ...]
    table: ProgrammeTable


def report_now(view: View, history: History) -> Report:
    """Return the report of the year in view as it is today, compared with its last version."""
    since = last_version(view.programme.versions, view.year or "")
    lines = changes(view, history, since) if since else ()
    return _report(view, published_table(view), _next_meeting(view), since, lines)


def report_of(view: View, history: History, version: Version) -> Report:
    """Return the report of a version, as at its publication, compared with the version before."""
    at_publication = _as_published(view, history, version)
    since = version_before(view.programme.versions, version)
    lines = changes(view, history, since, version) if since else ()
    meeting = at_publication.programme.meetings.get(version.agenda_of) or _next_meeting(at_publication)
    return _report(at_publication, version.table, meeting, since, lines)


def _report(
    view: View, table: ProgrammeTable, meeting: Meeting | None, since: Version | None, lines: tuple[ChangeLine, ...]
) -> Report:
    annual_council = view.programme.committee.annual_council
    start = meeting.date if meeting else view.today
    coming = [row for row in table.meetings if row.status != "cancelled" and row.date >= start][:MEETINGS_TO_COME]
    deadlines = [each for row in coming for each in deadlines_of(view, view.programme.meetings[row.id])]
    return Report(
        committee=table.committee,
        council=table.council,
        year=table.year,
        date=view.today,
        meeting=in_words(meeting.date) if meeting else "",
        since=PreviousVersion(since.number, since.label, since.on) if since else None,
        changed=tuple(line.sentence for line in lines),
        earlier=earlier_meetings(view, since.on if since else year_begins(table.year, annual_council)),
        next_meetings=tuple(map(_meeting_to_come, coming)),
        waiting=topics_waiting(view),
        not_taken=tuple(_not_taken(view)),
        deadlines=tuple(_deadline_row(view, each) for each in sorted(deadlines, key=lambda each: each.date)),
        findings=tuple(each.message for each in findings(view) if each.is_open and not each.wants_record),
        table=table,
    )


def _as_published(view: View, history: History, version: Version) -> View:
    """Return the view of the programme just after a version was published, on that day."""
    states = (step.after for step in replayed(history))
    programme = next((state for state in states if version.id in state.versions), view.programme)
    return replace(view, programme=programme, today=version.on, year=version.year, only=None, slippage={})


def _next_meeting(view: View) -> Meeting | None:
    """Return the first meeting to come whose agenda is not published yet, or else the first to come."""
    with_agenda = {each.agenda_of for each in versions_of(view.programme.versions)}
    to_come = [each for each in view.meetings if view.is_open(each) and each.kind.has_places]
    return next((each for each in to_come if each.id not in with_agenda), next(iter(to_come), None))


def _meeting_to_come(row: MeetingRow) -> MeetingToCome:
    items = tuple(ItemToCome(row_title(item), item.objective) for item in row.items)
    at = ", ".join(filter(None, (row.time, row.venue))) or "time and place to be confirmed"
    return MeetingToCome(in_words(row.date), at, items, row.free_words)


def _not_taken(view: View) -> Iterator[NotTaken]:
    """Yield the topics that were decided in the year and not taken."""
    council = view.programme.committee.annual_council
    for topic in view.order:
        decision = view.decision(topic.id) if view.status(topic) in NOT_WANTED else None
        if decision and municipal_year(decision.on, council) == view.year:
            yield NotTaken(topic.title, decision_words(decision), " ".join(reasons_not_taken(decision)))


def _deadline_row(view: View, deadline: Deadline) -> DeadlineRow:
    what = deadline.kind.value.capitalize()
    if deadline.item:
        what = f"{what}: {view.topic_of(deadline.item).title}"
    assert deadline.meeting
    return DeadlineRow(deadline.meeting.date, what, deadline.date, _deadline_state(deadline, view.today))


def _deadline_state(deadline: Deadline, today: date) -> str:
    """Return 'published on 18 October 2023', 'received on …, late', 'not recorded as received' or 'to come'."""
    verb = "published" if deadline.kind is DeadlineKind.AGENDA else "received"
    if deadline.met is None:
        return f"not recorded as {verb}" if deadline.date < today else "to come"
    return f"{verb} on {long(deadline.met)}{', late' if deadline.met > deadline.date else ''}"
