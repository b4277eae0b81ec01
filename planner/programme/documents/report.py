"""The covering report of a work programme: what came of earlier meetings, what changed, and what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from planner.programme.calendar import in_words, long, municipal_year, year_begins
from planner.programme.checklist import Checklist
from planner.programme.deadlines import Deadline, DeadlineKind, deadlines_of
from planner.programme.defaults import TEXTS, text_setting
from planner.programme.documents.earlier_meetings import EarlierMeetings, earlier_meetings
from planner.programme.documents.edition import Edition, edition_now, edition_of
from planner.programme.english import counted, listed
from planner.programme.finding import LIMIT, key_of
from planner.programme.history.undoing import History
from planner.programme.model import Item, Meeting, Version
from planner.programme.prioritising.register import decision_words, reasons_not_taken
from planner.programme.published.change_lines import ChangeLine, because
from planner.programme.published.differing import changes
from planner.programme.published.publishing import topics_waiting
from planner.programme.rules import findings
from planner.programme.statuses import NOT_WANTED
from planner.programme.table import Day, MeetingRow, ProgrammeTable, WaitingRow, row_title
from planner.programme.versions import last_version, version_seen_before, versions_of
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
    """The data of a covering report, all of it fit to be published but for what is ``for_officers``.

    ``date`` is the day whose state it reports, ``meeting`` the date of the meeting that it goes to, in words, and
    ``edition`` which version it is of, or that it is a draft. ``since`` is None where nothing was published before;
    ``changed``, ``beyond_places`` and ``findings`` are sentences. The ``deadlines`` and the findings, but those that
    only ask for a record, are for officers. ``checklist`` is the one to attach; None for none.
    """

    committee: str
    council: str
    year: str
    date: Day
    edition: str
    for_officers: bool
    meeting: str
    author: str
    contact: str
    portfolio_holder: str
    wards: str
    exempt_information: str
    background_papers: str
    since: PreviousVersion | None
    changed: tuple[str, ...]
    earlier: EarlierMeetings
    next_meetings: tuple[MeetingToCome, ...]
    beyond_places: tuple[str, ...]
    waiting: tuple[WaitingRow, ...]
    not_taken: tuple[NotTaken, ...]
    deadlines: tuple[DeadlineRow, ...]
    findings: tuple[str, ...]
    table: ProgrammeTable
    checklist: Checklist | None


def version_to_report(view: View) -> Version | None:
    """Return the newest version of the year that was published for the agenda of a meeting still to come.

    None where the next agenda is not published yet, and its report is still a draft.
    """
    versions = versions_of(view.programme.versions, view.year)
    meetings = view.programme.meetings
    to_come = {each.id for each in versions if each.agenda_of in meetings and view.is_open(meetings[each.agenda_of])}
    return next((each for each in reversed(versions) if each.id in to_come), None)


def report_now(view: View, history: History, *, for_officers: bool = False) -> Report:
    """Return the report of the year in view as it is today, compared with its last version."""
    meeting = _next_meeting(view)
    since = last_version(view.programme.versions, view.year or "")
    lines = changes(view, history, since) if since else ()
    edition = edition_now(view, history)
    return _report(edition, meeting, since, lines, for_officers=for_officers)


def report_of(view: View, history: History, version: Version, *, for_officers: bool = False) -> Report:
    """Return the report of a version, as at its publication, compared with what members saw before."""
    since = version_seen_before(view.programme.versions, version)
    lines = changes(view, history, since, version) if since else ()
    edition = edition_of(version, view, history)
    meeting = edition.view.programme.meetings.get(version.agenda_of) or _next_meeting(edition.view)
    return _report(edition, meeting, since, lines, for_officers=for_officers)


def _report(
    edition: Edition,
    meeting: Meeting | None,
    since: Version | None,
    lines: tuple[ChangeLine, ...],
    *,
    for_officers: bool,
) -> Report:
    view, table = edition.view, edition.table
    committee = edition.now.programme.committee  # whose report it is goes, like the template, by what is set today
    start = meeting.date if meeting else view.today
    coming = [row for row in table.meetings if row.status != "cancelled" and row.date >= start][:MEETINGS_TO_COME]
    deadlines = [each for row in coming for each in deadlines_of(view, view.programme.meetings[row.id])]
    return Report(
        committee=table.committee,
        council=table.council,
        year=table.year,
        date=view.today,
        edition=edition.words,
        for_officers=for_officers,
        meeting=in_words(meeting.date) if meeting else "",
        portfolio_holder=committee.portfolio_holder,
        **{field: text_setting(committee, field) for field in TEXTS},
        since=PreviousVersion(since.number, since.label, since.on) if since else None,
        changed=tuple(line.sentence for line in lines),
        earlier=earlier_meetings(view, since.on if since else year_begins(table.year, committee.annual_council)),
        next_meetings=tuple(map(_meeting_to_come, coming)),
        beyond_places=tuple(_beyond_places(view)),
        waiting=topics_waiting(view),
        not_taken=tuple(_not_taken(view)),
        deadlines=tuple(_deadline_row(view, each) for each in sorted(deadlines, key=lambda each: each.date)),
        findings=tuple(each.message for each in findings(view) if each.is_open and not each.wants_record),
        table=table,
        checklist=view.checklist if committee.attach_checklist else None,
    )


def _next_meeting(view: View) -> Meeting | None:
    """Return the first meeting to come whose agenda is not published yet, or else the first to come."""
    with_agenda = {each.agenda_of for each in versions_of(view.programme.versions)}
    to_come = [each for each in view.meetings if view.is_open(each) and each.kind.has_places]
    return next((each for each in to_come if each.id not in with_agenda), next(iter(to_come), None))


def _meeting_to_come(row: MeetingRow) -> MeetingToCome:
    items = tuple(ItemToCome(row_title(item), item.objective) for item in row.items)
    at = ", ".join(filter(None, (row.time, row.venue))) or "time and place to be confirmed"
    return MeetingToCome(in_words(row.date), at, items, row.free_words)


def _beyond_places(view: View) -> Iterator[str]:
    """Yield a sentence on each meeting to come with more items than places: which, and why there are more."""
    for meeting in view.meetings:
        if view.is_open(meeting) and view.places(meeting).over:
            items = view.substantive(meeting)
            titles = listed(view.topic_of(item).title for item in items)
            count = f"{counted(len(items), 'substantive item')} against {view.limit(meeting)} recommended"
            yield f"{in_words(meeting.date)} has {count}: {titles}. {_why_beyond(view, items)}"


def _why_beyond(view: View, items: Iterable[Item]) -> str:
    """Return the reasons and authorities with which items were accepted beyond the places of their meeting."""
    keys = (key_of(LIMIT, item.id, item.meeting) for item in items)
    accepted = [view.programme.acceptances[key] for key in keys if key in view.programme.acceptances]
    words = (because(each.reason, each.authority) for each in accepted)
    return " ".join(dict.fromkeys(filter(None, words))) or "No reason is recorded, nor who agreed."


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
