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
    """How an item has slipped: ``days`` from its first published date, negative when sooner, and each move's cause."""

    item: str
    days: int
    causes: tuple[Cause, ...]

    @property
    def moves(self) -> int:
        """How often it has moved, round trips left out."""
        return len(self.causes)


def slip_of(view: View, item: Item) -> Slip | None:
    """Return how an item has slipped; None when it is where it was first published, or was never published."""
    journey = view.slippage.get(item.id)
    causes = journey.moved_to(item.meeting).causes if journey else ()
    if not journey or not causes:
        return None
    return Slip(item.id, (view.meeting_of(item).date - journey.first).days, causes)


def moved_words(slip: Slip) -> str:
    """Return how often and how far an item has moved: 'moved twice since it was first published, 63 days later'."""
    frequency = {1: "once", 2: "twice"}.get(slip.moves, f"{slip.moves} times")
    distance = (
        f"{counted(abs(slip.days), 'day')} {'later' if slip.days > 0 else 'sooner'}" if slip.days else "to the same day"
    )
    return f"moved {frequency} since it was first published, {distance}"


def slip_words(slip: Slip) -> str:
    """Return how an item has slipped and why: 'Moved twice since it was first published, …: report not ready'."""
    return f"{capitalised(moved_words(slip))}: {listed(reason.lower() for reason, _ in by_reason([slip]))}"


def slips(view: View) -> tuple[Slip, ...]:
    """Return the slips of the items in view, in the order of the programme."""
    return tuple(slip for item in view.items if (slip := slip_of(view, item)))


def by_reason(slips: Iterable[Slip]) -> tuple[tuple[str, int], ...]:
    """Return each reason with its number of moves, the most frequent first; case is ignored."""
    spellings: dict[str, str] = {}
    reasons = [cause.reason.rstrip(". ") or NO_REASON for slip in slips for cause in slip.causes]
    counts = Counter(reason.casefold() for reason in reasons)
    for reason in reasons:
        spellings.setdefault(reason.casefold(), reason)
    return tuple(
        sorted(((spellings[key], count) for key, count in counts.items()), key=lambda each: (-each[1], each[0]))
    )
