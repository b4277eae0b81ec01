"""The meetings as calendar entries, each with how often it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.history.replaying import replayed
from planner.programme.history.undoing import History
from planner.programme.model import COMMITTEE_ID, Programme
from planner.programme.table import title_with_kind


class Appointment(Struct, frozen=True):
    """A meeting's date, venue and items, as a calendar shows them."""

    committee: str
    date: date
    time: str
    venue: str
    status: str
    items: tuple[str, ...]
    note: str = ""


class Entry(Struct, frozen=True):
    """An appointment, how many times it has changed, when it was made, and when it last changed (UTC)."""

    appointment: Appointment
    sequence: int
    made: datetime
    changed: datetime


def entries(programme: Programme, history: History) -> Mapping[str, Entry]:
    """Return the entry of each committee and joint meeting, by its id.

    An undo counts as a change too: a sequence only ever rises.
    """
    by_meeting: dict[str, Entry] = {}
    states = ((step.change.at, step.after) for step in replayed(history))
    # The programme comes last, as the history may not give all of it: replaying skips changes that conflict.
    for at, state in chain(states, [(history[-1].at, programme)]):
        for id, appointment in _appointments(state):
            entry = by_meeting.get(id)
            if entry is None:
                by_meeting[id] = Entry(appointment, 0, at, at)
            elif entry.appointment != appointment:
                by_meeting[id] = replace(entry, appointment=appointment, sequence=entry.sequence + 1, changed=at)
    return {id: by_meeting[id] for id, _ in _appointments(programme)}


def _appointments(programme: Programme) -> Iterator[tuple[str, Appointment]]:
    """Yield the id and appointment of each meeting with places."""
    committee = programme.committees.get(COMMITTEE_ID)
    if committee is None:
        return
    titles: dict[str, list[str]] = defaultdict(list)
    for item in sorted(programme.items.values(), key=lambda item: (item.position, item.id)):
        if not (item.tentative and committee.hide_tentative):
            title = programme.topics[item.topic].title
            titles[item.meeting].append(title_with_kind(title, item.kind, item.tentative))
    for id, meeting in programme.meetings.items():
        if meeting.kind.has_places:
            fields = (meeting.date, meeting.time, meeting.venue, meeting.status)
            yield id, Appointment(committee.name, *fields, tuple(titles[id]), meeting.note)
