"""One order of priority for all topics: by decision, advice and score, until people rank them by hand.

A topic ranked by hand keeps its place among the others ranked by hand; any other comes after the last topic
that the automatic order puts before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.english import listed, ordinal
from planner.programme.errors import Unusable
from planner.programme.kinds import Outcome
from planner.programme.model import Programme, Topic
from planner.programme.priority import in_order
from planner.programme.sort_keys import position_between
from planner.programme.view import View


def rests_on(view: View, topic: Topic) -> str:
    """Return the reasons for a topic's rank: 'decided: committee item, 7 of 8 points', 'checklist not answered'."""
    decision, advice = view.decision(topic.id), view.advice(topic.id)
    if decision:
        words = [f"decided: {decision.outcome.words}"]
    elif advice.outcome:
        words = [f"advised: {advice.outcome.words}"]
    else:
        words = ["checklist not finished" if advice.is_begun else "checklist not answered"]
    if others := view.other_checklists(topic.id):
        words.append(f"assessed under {listed(others)}")
    elif advice.points:
        words.append(f"{advice.points} of {advice.most_points} points")
    if item := view.not_heard(topic):
        words.append(f"{view.programme.minutes[item.id].outcome.words} on {long(view.meeting_of(item).date)}")
    return ", ".join(words)


def ready(view: View) -> list[Topic]:
    """Return the topics waiting whose decision, or else advice, puts them on an agenda, in order of priority."""
    topics = []
    for topic in view.waiting:
        decision = view.decision(topic.id)
        outcome = decision.outcome if decision else view.advice(topic.id).outcome
        if outcome in (Outcome.MUST_SCHEDULE, Outcome.COMMITTEE_ITEM):
            topics.append(topic)
    return topics


def ready_words(view: View) -> str:
    """Return the titles of the first three topics that are ready, in a line; blank where none is."""
    return "; ".join(topic.title for topic in ready(view)[:3])


def rank(view: View, topic: str, position: int) -> Programme:
    """Put a topic at a rank, 1 for the first of all; raises Unusable for a rank outside its priority group.

    The topics that it passes get a sort key too; the whole group does where the others' order would change otherwise.
    Where two topics have the same sort key, as two people can make it, the whole group gets new ones.
    """
    programme = view.programme
    peers = view.peers(topic)
    first = view.rank(peers[0].id)
    if not first <= position < first + len(peers):
        among = (
            ""
            if len(peers) == len(view.order)
            else f" among those that are {view.priority_group(programme.topics[topic])}"
        )
        raise Unusable(f"It can be ranked from {first} to {first + len(peers) - 1}{among}.")
    old_index = [peer.id for peer in peers].index(topic)
    new_order = [peer for peer in peers if peer.id != topic]
    new_index = position - first
    if new_index == old_index:
        return programme
    new_order.insert(new_index, peers[old_index])
    automatic = view.in_automatic_order(peers)
    all_ids = {peer.id for peer in new_order}
    passed = {peer.id for peer in new_order[min(old_index, new_index) : max(old_index, new_index) + 1]}
    # give the fewest new keys that keep the order: to the topics passed, to the whole group, or to all of it anew
    for by_hand, new in ((passed, {topic}), (all_ids, {topic}), (all_ids, all_ids)):
        keys = _keys(new_order, by_hand, new)
        ranked = in_order([replace(peer, rank=keys[peer.id]) for peer in automatic])
        if [peer.id for peer in ranked] == [peer.id for peer in new_order]:
            break
    for peer in peers:
        if peer.rank != keys[peer.id]:
            programme = programme.put("topics", replace(peer, rank=keys[peer.id]))
    return programme


def rank_words(view: View, topic: str, position: int, verb: str = "Ranked") -> str:
    """Return the label of ranking a topic: 'Ranked Care leavers 2nd, from 4th'."""
    return f"{verb} {view.programme.topics[topic].title} {ordinal(position)}, from {ordinal(view.rank(topic))}"


def _keys(new_order: Sequence[Topic], by_hand: set[str], new: set[str]) -> Mapping[str, str]:
    """Return topic id -> sort key for the new order: its old key, a new one between its neighbours', or blank.

    Topics in ``new`` get a new key; so do those in ``by_hand`` that have none.
    """
    old_keys = ["" if peer.id in new else peer.rank for peer in new_order]
    keys: dict[str, str] = {}
    low = ""
    for number, (topic, key) in enumerate(zip(new_order, old_keys, strict=True)):
        if not key and topic.id in by_hand:
            key = position_between(low, next(filter(None, old_keys[number:]), ""), topic.id)
        keys[topic.id] = key
        low = key or low
    return keys
