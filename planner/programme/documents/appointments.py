"""The meetings as a calendar has them: what it says of each, and how often that has changed."""

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
from planner.programme.table import entitled


class Appointment(Struct, frozen=True):
    """What a calendar says of a meeting."""

    committee: str
    date: date
    time: str
    venue: str
    status: str
    items: tuple[str, ...]


class Entry(Struct, frozen=True):
    """An appointment, how many times it has been other than before, when it was made, and when it last changed."""

    appointment: Appointment
    sequence: int
    made: datetime
    changed: datetime


def entries(programme: Programme, history: History) -> Mapping[str, Entry]:
    """The entry of each committee and joint meeting, by its id.

    What was undone has changed twice: a sequence only ever rises.
    """
    told: dict[str, Entry] = {}
    for change, state in chain(replayed(history), [(history[-1], programme)]):
        at = change.at
        for id, appointment in _appointments(state):
            was = told.get(id)
            if was is None:
                told[id] = Entry(appointment, 0, at, at)
            elif was.appointment != appointment:
                told[id] = replace(was, appointment=appointment, sequence=was.sequence + 1, changed=at)
    return {id: told[id] for id, _ in _appointments(programme)}


def _appointments(programme: Programme) -> Iterator[tuple[str, Appointment]]:
    committee = programme.committees.get(COMMITTEE_ID)
    if committee is None:
        return
    titles: dict[str, list[str]] = defaultdict(list)
    for item in sorted(programme.items.values(), key=lambda item: (item.position, item.id)):
        if not (item.tentative and committee.hide_tentative):
            title = programme.topics[item.topic].title
            titles[item.meeting].append(entitled(title, item.kind, item.tentative))
    for id, meeting in programme.meetings.items():
        if meeting.kind.has_places:
            said = (meeting.date, meeting.time, meeting.venue, meeting.status)
            yield id, Appointment(committee.name, *said, tuple(titles[id]))
