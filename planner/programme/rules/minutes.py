"""The rules about what became of the items of past meetings, and what was promised then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from planner.programme.calendar import long, months_before
from planner.programme.english import listed
from planner.programme.finding import Cure, Level
from planner.programme.follow_up.briefing_notes import awaited
from planner.programme.follow_up.next_looks import ComeBack, come_backs, first_meeting_from
from planner.programme.follow_up.outcomes import awaits_outcome
from planner.programme.kinds import ItemOutcome, Outcome
from planner.programme.model import Item, Minute
from planner.programme.rules.rule import Observation, rule
from planner.programme.rules.subjects import about_item
from planner.programme.view import View

MONTHS_AHEAD = 2
"""Months before a promised return from which it is to be on the programme (two, as for confirming a meeting)."""


@rule(
    "outcome-not-recorded",
    Level.NOTE,
    source="Terms of reference, objective (c)",
    row="outcome?",
    cures=(Cure.MINUTE,),
)
def outcome_not_recorded(view: View) -> Iterator[Observation]:
    """An item of a past meeting without an outcome: to consider from the publication of the next agenda."""
    meetings = view.programme.meetings
    last_agenda = max(
        (
            meetings[version.agenda_of].date
            for version in view.programme.versions.values()
            if version.agenda_of in meetings
        ),
        default=date.min,
    )
    for item in _items_in_view(view):
        meeting = view.meeting_of(item)
        if view.is_past(meeting) and not meeting.cancelled and awaits_outcome(view.programme, item):
            observation = about_item(
                view,
                item,
                "was held, and what became of it is not recorded",
                "Record whether it was considered, deferred, withdrawn or not reached.",
            )
            yield replace(observation, level=Level.SHOULD if last_agenda > meeting.date else None)


@rule("no-next-look", Level.NOTE, source="Report, 3.3", cures=(Cure.MINUTE,))
def no_next_look(view: View) -> Iterator[Observation]:
    """An item that was considered without saying whether its topic is to be looked at again."""
    for minute, item in _minutes_in_view(view):
        if minute.outcome is ItemOutcome.CONSIDERED and minute.next is None:
            yield about_item(
                view,
                item,
                "was considered, and it is not said whether it is to be looked at again",
                "Say when it is to come back, or that it is not to.",
            )


@rule("not-heard", Level.SHOULD, source="Protocol 2", cures=(Cure.PLACE, Cure.DECIDE))
def not_heard(view: View) -> Iterator[Observation]:
    """An item that was deferred, withdrawn or not reached, at no later meeting, and no decision on its topic since."""
    for minute, item in _minutes_in_view(view):
        topic, day = view.topic_of(item), view.meeting_of(item).date
        decision = view.decision(topic.id)
        if minute.outcome is ItemOutcome.CONSIDERED or (decision and decision.on > day):
            continue
        meetings = (view.meeting_of(other) for other in view.items_of(topic.id))
        if not any(meeting.date > day and not meeting.cancelled for meeting in meetings):
            yield about_item(
                view,
                item,
                f"was {minute.outcome.words}, and is at no later meeting",
                "Place it on another meeting.",
                "Decide about it again.",
            )


@rule("come-back-unplaced", Level.SHOULD, source="Report, 3.3", cures=(Cure.PLACE, Cure.MINUTE))
def come_back_unplaced(view: View) -> Iterator[Observation]:
    """A topic that is to come back within two months, or was to by now, with no item at a meeting from that day on."""
    for promise in _promises_in_view(view):
        if promise.met_by is None and view.today >= months_before(promise.day, MONTHS_AHEAD):
            meeting = first_meeting_from(view, promise.day)
            yield about_item(
                view,
                promise.item,
                f"{'was' if promise.day < view.today else 'is'} to come back from {long(promise.day)} on, "
                "and is at no meeting from then on",
                f"Place it on {long(meeting.date)}." if meeting else f"Add a meeting on or after {long(promise.day)}.",
                "Set another day for it, with a reason.",
            )


@rule("come-back-invitees", Level.NOTE, source="Report, 3.3", cures=(Cure.TOPIC,))
def come_back_invitees(view: View) -> Iterator[Observation]:
    """A topic that is to come back without somebody whom the minute promised to invite."""
    for promise in _promises_in_view(view):
        if promise.met_by and promise.met_by.id in view.programme.minutes:
            continue
        invitations = view.programme.invitations.values()
        invited = {each.name.casefold() for each in invitations if each.topic == promise.item.topic}
        missing = [name for name in sorted(promise.minute.next_invite) if name.casefold() not in invited]
        if missing:
            names = listed(missing)
            yield about_item(
                view,
                promise.item,
                f"is to come back with {names}, not yet among those to be heard",
                f"Invite {names}.",
            )


@rule("briefing-note-due", Level.SHOULD, source="Protocol 2", cures=(Cure.DONE,))
def briefing_note_due(view: View) -> Iterator[Observation]:
    """A briefing note whose day is past and that is not recorded as sent."""
    for note in awaited(view):
        if note.outcome is Outcome.BRIEFING_NOTE and note.due and note.due < view.today:
            owner = f", from {note.owner}," if note.owner else ""
            words = f"The briefing note{owner} was due on {long(note.due)} and is not recorded as sent."
            yield Observation(
                message=f"{note.topic.title}: {words[0].lower()}{words[1:]}",
                brief=words,
                subjects=(note.topic.id,),
                cures=("Record when it was sent.", "Decide about it again."),
                topic=note.topic.id,
            )


def _items_in_view(view: View) -> Iterator[Item]:
    """Yield the items of every year, or those at the meetings to which the view is limited."""
    return (item for item in view.programme.items.values() if view.only is None or item.meeting in view.only)


def _minutes_in_view(view: View) -> Iterator[tuple[Minute, Item]]:
    minutes = view.programme.minutes
    if minutes:
        yield from ((minutes[item.id], item) for item in _items_in_view(view) if item.id in minutes)


def _promises_in_view(view: View) -> Iterator[ComeBack]:
    return (promise for promise in come_backs(view) if view.only is None or promise.item.meeting in view.only)
