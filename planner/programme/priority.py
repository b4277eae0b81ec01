"""The order of priority of topics: by what was decided or is advised, and by hand."""

from __future__ import annotations

from collections.abc import Sequence

from planner.programme.kinds import Outcome
from planner.programme.model import Topic

ORDER_OF_PRIORITY = (
    Outcome.MUST_SCHEDULE,
    Outcome.COMMITTEE_ITEM,
    Outcome.TASK_AND_FINISH,
    Outcome.SCOPE_FIRST,
    Outcome.BRIEFING_NOTE,
    None,
    Outcome.DEFER,
    Outcome.REFER,
    Outcome.REJECT,
)
"""Topics waiting are ranked by what was decided, then by what is advised, in this order."""


def in_order(automatic: Sequence[Topic]) -> list[Topic]:
    """These topics, which are in the automatic order, with those ranked by hand where people put them."""
    worth = {topic.id: number for number, topic in enumerate(automatic)}
    ordered = sorted((topic for topic in automatic if topic.rank), key=lambda topic: (topic.rank, topic.id))
    if not ordered:
        return list(automatic)
    for topic in automatic:
        if not topic.rank:
            before = (at for at in range(len(ordered), 0, -1) if worth[ordered[at - 1].id] < worth[topic.id])
            ordered.insert(next(before, 0), topic)
    return ordered
