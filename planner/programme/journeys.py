"""Where each item has been since it was first published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.programme.acts import Act, Acts
from planner.programme.model import Programme
from planner.programme.undoing import History
from planner.programme.versions import versions_of


@dataclass(frozen=True, slots=True)
class Journey:
    """An item's meetings since it was first published, for the date ``first``; going away and coming back is left out.

    ``acts`` are those that led to every meeting but the first.
    """

    first: date
    meetings: tuple[str, ...]
    acts: tuple[Act, ...] = ()

    def to(self, meeting: str) -> Journey:
        """The journey of an item that is now at this meeting."""
        if meeting in self.meetings:
            stays = self.meetings.index(meeting)
            return replace(self, meetings=self.meetings[: stays + 1], acts=self.acts[:stays])
        return replace(self, meetings=(*self.meetings, meeting), acts=(*self.acts, Act()))


def journeys(programme: Programme, history: History) -> Mapping[str, Journey]:
    """The journey of each item that was ever published, by its id."""
    found: dict[str, Journey] = {}
    if not programme.versions:
        return found
    acts = Acts(programme, history)
    for version in versions_of(programme):
        span = acts.between(version.change)
        for meeting in version.table.meetings:
            for item in meeting.items:
                if item.id in programme.items and item.id not in found:
                    stays = span.stays("items", item.id, "meeting")[1:]
                    meetings = (meeting.id, *(stay.value for stay in stays))
                    found[item.id] = Journey(meeting.date, meetings, tuple(acts.act(stay.position) for stay in stays))
    return found
