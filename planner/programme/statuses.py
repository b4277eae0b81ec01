"""The statuses of topics, and what a topic lacks to be scoped."""

from __future__ import annotations

from planner.programme.kinds import Outcome
from planner.programme.model import Topic

STATUS_OF_DECISION = {Outcome.REJECT: "declined", Outcome.REFER: "referred", Outcome.DEFER: "deferred"}
NOT_WANTED = tuple(STATUS_OF_DECISION.values())
"""The statuses of topics that are not to be on the programme."""
ON_PROGRAMME, CONSIDERED, HELD = "on the programme", "considered", "held, outcome not recorded"
AT_A_MEETING = (ON_PROGRAMME, CONSIDERED, HELD)
"""The statuses of topics that are at a meeting to come, or were at one and are not to be brought again."""
TO_BE_PLACED = (Outcome.MUST_SCHEDULE, Outcome.COMMITTEE_ITEM, Outcome.TASK_AND_FINISH)
"""The outcomes after which a topic waits for a place."""
WAITING_STATUSES = ("waiting", "assessed", "scoped", "suggested")
"""The statuses of the topics waiting."""
PRIORITY_GROUPS = ("waiting", ON_PROGRAMME, HELD, CONSIDERED, "deferred", "referred", "declined")
"""The groups of the order of priority, in that order."""


def missing_for_scoped(topic: Topic) -> list[str]:
    """Return the names of the details that a topic still lacks to be scoped (report, 3.2 and 3.3)."""
    required = {"objective": topic.objective, "desired outcome": topic.desired_outcome, "purposes": topic.purposes}
    return [name for name, value in required.items() if not value]
