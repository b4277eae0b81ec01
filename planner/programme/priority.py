"""The order of priority of topics: by decision or advice, and by hand."""

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
"""The order of outcomes, by which topics are ranked: first by decision, then by advice; None is for no outcome."""


def in_order(automatic: Sequence[Topic]) -> list[Topic]:
    """Return topics in order of priority: those ranked by hand by their sort keys, the others fitted in among them.

    ``automatic`` are the topics in the automatic order; one not ranked by hand comes after the last topic that this
    order puts before it.
    """
    automatic_ranks = {topic.id: number for number, topic in enumerate(automatic)}
    ordered = sorted((topic for topic in automatic if topic.rank), key=lambda topic: (topic.rank, topic.id))
    if not ordered:
        return list(automatic)
    for topic in automatic:
        if not topic.rank:
            rank = automatic_ranks[topic.id]
            indices = (index for index in range(len(ordered), 0, -1) if automatic_ranks[ordered[index - 1].id] < rank)
            ordered.insert(next(indices, 0), topic)
    return ordered
