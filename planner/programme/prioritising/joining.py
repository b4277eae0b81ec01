"""Two topics that are one matter, made one."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from planner.programme.edits import decide, edit_topic
from planner.programme.errors import Refused, Unusable
from planner.programme.kinds import Outcome
from planner.programme.model import Programme
from planner.programme.text import needed


def join_words(programme: Programme, topic: str, into: str) -> str:
    """What joining the two does, for the history: 'Joined Pupils sent home with School exclusions'."""
    return f"Joined {programme.topics[topic].title} with {programme.topics[into].title}"


def join(programme: Programme, topic: str, into: str, *, reason: str, by: str, on: date) -> Programme:
    """Take a topic together with another: its items go there, its names are kept there, and it is declined."""
    if topic == into:
        raise Unusable("A topic cannot be joined with itself: name two.")
    gone, kept = programme.topics[topic], programme.topics[into]
    for each in (gone, kept):
        if _last_outcome(programme, each.id) in (Outcome.REJECT, Outcome.REFER):
            raise Refused(f"{each.title} was not taken: decide about it again before it is joined with another.")
    names = (kept.other_names | gone.other_names | {gone.title}) - {kept.title}
    programme = edit_topic(programme, into, other_names=names)
    for item in programme.items.values():
        if item.topic == topic:
            if any(each.topic == into and each.meeting == item.meeting for each in programme.items.values()):
                raise Refused(f"{gone.title} and {kept.title} are both on one meeting: take one of the two off first.")
            programme = programme.put("items", replace(item, topic=into))
    return decide(
        programme,
        topic,
        Outcome.REJECT,
        reason=needed(reason, "A reason"),
        by=by,
        on=on,
        advice=None,
        criterion=f"Taken together with {kept.title}",
    )


def _last_outcome(programme: Programme, topic: str) -> Outcome | None:
    decisions = (each for each in programme.decisions.values() if each.topic == topic)
    newest = max(decisions, key=lambda each: each.number, default=None)
    return newest.outcome if newest else None
