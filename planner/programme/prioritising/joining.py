"""Join two topics that are one matter."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from planner.programme.edits import decide, edit_topic
from planner.programme.errors import Refused, Unusable
from planner.programme.kinds import Outcome
from planner.programme.model import Programme
from planner.programme.text import needed


def join_words(programme: Programme, topic: str, into: str) -> str:
    """Return the label of joining two topics: 'Joined Pupils sent home with School exclusions'."""
    return f"Joined {programme.topics[topic].title} with {programme.topics[into].title}"


def join(programme: Programme, topic: str, into: str, *, reason: str, by: str, on: date) -> Programme:
    """Join a topic into another, which gets its items, actions and names; the topic itself is then declined.

    Raises Unusable for twice the same topic or a blank reason; Refused when either was declined or referred, or both
    are on one meeting.
    """
    if topic == into:
        raise Unusable("A topic cannot be joined with itself: name two.")
    joined, target = programme.topics[topic], programme.topics[into]
    for candidate in (joined, target):
        if _last_outcome(programme, candidate.id) in (Outcome.REJECT, Outcome.REFER):
            raise Refused(f"{candidate.title} was not taken: decide about it again before it is joined with another.")
    names = (target.other_names | joined.other_names | {joined.title}) - {target.title}
    programme = edit_topic(programme, into, other_names=names)
    for item in programme.items.values():
        if item.topic == topic:
            if any(other.topic == into and other.meeting == item.meeting for other in programme.items.values()):
                raise Refused(
                    f"{joined.title} and {target.title} are both on one meeting: take one of the two off first."
                )
            programme = programme.put("items", replace(item, topic=into))
    for table in ("actions", "recommendations"):
        for resolved in programme.table(table).values():
            if resolved.topic == topic:
                programme = programme.put(table, replace(resolved, topic=into))
    return decide(
        programme,
        topic,
        Outcome.REJECT,
        reason=needed(reason, "A reason"),
        by=by,
        on=on,
        advice=None,
        criterion=f"Taken together with {target.title}",
    )


def _last_outcome(programme: Programme, topic: str) -> Outcome | None:
    """Return the outcome of the last decision on a topic; None when there is none."""
    decisions = (decision for decision in programme.decisions.values() if decision.topic == topic)
    newest = max(decisions, key=lambda decision: decision.number, default=None)
    return newest.outcome if newest else None
