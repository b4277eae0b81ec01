"""How often and how far items have moved since they were first published, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from planner.programme.english import capitalised, counted, listed
from planner.programme.history.causes import Cause
from planner.programme.model import Item
from planner.programme.view import View

NO_REASON = "No reason given"


class Slip(Struct, frozen=True):
    """How far an item is from where it was first published: ``days`` are negative when it is now sooner."""

    item: str
    days: int
    acts: tuple[Cause, ...]

    @property
    def moves(self) -> int:
        """How often it has moved, not counting going away and coming back."""
        return len(self.acts)


def slip_of(view: View, item: Item) -> Slip | None:
    """How an item has slipped; None when it is where it was first published, or was never published."""
    journey = view.slippage.get(item.id)
    acts = journey.to(item.meeting).acts if journey else ()
    if not journey or not acts:
        return None
    return Slip(item.id, (view.meeting_of(item).date - journey.first).days, acts)


def moved_words(slip: Slip) -> str:
    """How often and how far an item has moved: 'moved twice since it was first published, 63 days later'."""
    often = {1: "once", 2: "twice"}.get(slip.moves, f"{slip.moves} times")
    far = (
        f"{counted(abs(slip.days), 'day')} {'later' if slip.days > 0 else 'sooner'}" if slip.days else "to the same day"
    )
    return f"moved {often} since it was first published, {far}"


def slip_words(slip: Slip) -> str:
    """How an item has slipped, and why: 'Moved twice since it was first published, 63 days later: report not ready'."""
    return f"{capitalised(moved_words(slip))}: {listed(reason.lower() for reason, _ in by_reason([slip]))}"


def slips(view: View) -> tuple[Slip, ...]:
    """Every slip of the items in view, in the order of the programme."""
    return tuple(slip for item in view.items if (slip := slip_of(view, item)))


def by_reason(slips: Iterable[Slip]) -> tuple[tuple[str, int], ...]:
    """How many moves there were for each reason, the most usual first."""
    words: dict[str, str] = {}
    reasons = [act.reason.rstrip(". ") or NO_REASON for slip in slips for act in slip.acts]
    counts = Counter(reason.casefold() for reason in reasons)
    for reason in reasons:
        words.setdefault(reason.casefold(), reason)
    return tuple(sorted(((words[key], count) for key, count in counts.items()), key=lambda each: (-each[1], each[0])))
