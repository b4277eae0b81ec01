"""What became of the items of past meetings."""

from __future__ import annotations

from datetime import date

from planner.programme.kinds import ItemKind, ItemOutcome
from planner.programme.model import Action, Item, Meeting, Programme, Recommendation


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


def stays_where_heard(programme: Programme, item: str, today: date | None = None) -> bool:
    """Return whether an item is not to be moved, swapped or taken off any more.

    That is one with a minute, an action or a recommendation and, given ``today``, any at a past meeting whose outcomes
    are recorded.
    """
    meeting = programme.meetings[programme.items[item].meeting]
    is_past = today is not None and meeting.date < today and not meeting.cancelled
    resolved: list[Action | Recommendation] = [*programme.actions.values(), *programme.recommendations.values()]
    is_followed_up = item in programme.minutes or any(each.item == item for each in resolved)
    return is_followed_up or (is_past and is_minuted(programme, meeting))


def outcome_of(programme: Programme, item: Item) -> ItemOutcome | None:
    """Return what became of an item that was held; None while it is not recorded.

    Where outcomes are not recorded, an item that was held counts as considered.
    """
    if minute := programme.minutes.get(item.id):
        return minute.outcome
    return None if awaits_outcome(programme, item) else ItemOutcome.CONSIDERED
