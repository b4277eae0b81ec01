"""What became of the items of past meetings."""

from __future__ import annotations

from planner.programme.kinds import ItemKind, ItemOutcome
from planner.programme.model import Item, Meeting, Programme


def is_minuted(programme: Programme, meeting: Meeting) -> bool:
    """Return whether the outcomes of a meeting are to be recorded: it is on or after the setting ``minutes_from``."""
    begins = programme.committee.minutes_from
    return begins is not None and meeting.date >= begins


def awaits_outcome(programme: Programme, item: Item) -> bool:
    """Return whether an item's outcome is to be recorded once it was held, and is not yet; never a standing item's."""
    return (
        item.id not in programme.minutes
        and item.kind is not ItemKind.STANDING
        and is_minuted(programme, programme.meetings[item.meeting])
    )


def outcome_of(programme: Programme, item: Item) -> ItemOutcome | None:
    """Return what became of an item that was held; None while it is not recorded.

    Where outcomes are not recorded, an item that was held counts as considered.
    """
    if minute := programme.minutes.get(item.id):
        return minute.outcome
    return None if awaits_outcome(programme, item) else ItemOutcome.CONSIDERED
