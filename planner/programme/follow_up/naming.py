"""Find the item, action or recommendation that a typed text names, where it may be about the past."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from planner.programme.english import shortened
from planner.programme.errors import Unusable
from planner.programme.follow_up.actions import oldest_first, printed_minute
from planner.programme.model import Action, Item, Programme, Recommendation, Topic
from planner.programme.naming import item_named, matching_id, topic_named, unclear
from planner.programme.text import one_line
from planner.programme.typed_days import Reckoning
from planner.programme.view import View

Resolved = TypeVar("Resolved", Action, Recommendation)
_REFERENCE = re.compile(r"\s*(?P<number>[^()@]+?)\s*(?:\((?P<part>[^()@]+)\))?\s*(?:@\s*(?P<day>.+))?")
"""A part of a minute as typed: '39(3)@2023-03-30'."""
MOST_OF_A_CANDIDATE = 60
"""The most characters of a text in a list of candidates."""


def item_or_topic(view: View, text: str) -> Item | Topic:
    """Return the item of this id or title and date, or else a topic's only past item, or else the topic.

    Raises Unusable where the text is unknown or ambiguous.
    """
    if item := view.programme.items.get(text.strip()):
        return item
    if "@" in text:
        return item_named(view, text)
    try:
        topic = topic_named(view, text)
    except Unusable:
        items = matching_id(view.programme.items.values(), text)
        if len(items) == 1:
            return items[0]
        raise
    past = past_items(view, topic)
    return past[0] if len(past) == 1 else topic


def past_items(view: View, topic: Topic) -> list[Item]:
    """Return a topic's items at meetings that were held, by date; today's only where there is no earlier one."""
    held = [item for item in view.items_of(topic.id) if not view.meeting_of(item).cancelled]
    past = [item for item in held if view.is_past(view.meeting_of(item))]
    return past or [item for item in held if view.meeting_of(item).date == view.today]


def past_item_named(view: View, text: str) -> Item:
    """Return the item at a past meeting that a text names; raises Unusable, listing a topic's past items."""
    named = item_or_topic(view, text)
    if isinstance(named, Item):
        return named
    if past := past_items(view, named):
        raise unclear("item", text, [_item_words(view, item) for item in past], several=True)
    raise Unusable(f"{named.title} is at no meeting that was held: record what became of it with --at MEETING first.")


def _item_words(view: View, item: Item) -> str:
    return f"{view.topic_of(item).title}@{view.meeting_of(item).date.isoformat()}"


def action_named(view: View, text: str) -> Action:
    """Return an action by its id, its part of a minute ('39(3)@2023-03-30'), or the beginning of its text.

    Raises Unusable, listing the candidates.
    """
    actions = oldest_first(view.programme.actions.values())
    return resolved_named(view, "action", actions, text, lambda each: printed_minute(view.programme, each))


def resolved_named(
    view: View, what: str, entities: Sequence[Resolved], text: str, printed: Callable[[Resolved], str]
) -> Resolved:
    """Return the one of some actions or recommendations that a text names, as ``action_named`` does.

    ``what`` is their noun, and ``printed`` returns how one is printed in a list of candidates.
    """
    if exact := next((each for each in entities if each.id == text.strip()), None):
        return exact
    found = (
        _in_part(view.programme, entities, text, view.reckoning)
        or [each for each in entities if _own_reference(each) == one_line(text).casefold() != ""]
        or _beginning(entities, text)
        or matching_id(entities, text)
    )
    if len(found) == 1:
        return found[0]
    candidates = [
        f"{printed(each)}: {shortened(one_line(each.text), MOST_OF_A_CANDIDATE)} ({each.id})"
        for each in found or entities
    ]
    raise unclear(what, text, candidates, several=bool(found))


def _own_reference(each: Action | Recommendation) -> str:
    return each.reference.casefold() if isinstance(each, Recommendation) else ""


def _in_part(programme: Programme, entities: Sequence[Resolved], text: str, reckoning: Reckoning) -> list[Resolved]:
    """Return those resolved in the part of a minute that a text names; none where it is no such text."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return []
    try:
        day = reckoning.day(match["day"]) if match["day"] else None
    except Unusable:
        return []
    number, part = match["number"].casefold(), (match["part"] or "").casefold()
    return [
        each
        for each in entities
        if (minute := programme.minutes.get(each.item))
        and minute.number
        and minute.number.casefold() == number
        and each.part.strip("()").casefold() == part
        and day in (None, programme.meetings[programme.items[each.item].meeting].date)
    ]


def reference_to_type(programme: Programme, each: Action | Recommendation) -> str:
    """Return a part of a minute as it can be typed, '39(3)@2023-03-30', or else an own reference, or the text."""
    minute = programme.minutes.get(each.item)
    if minute is None or not minute.number:
        return (each.reference if isinstance(each, Recommendation) else "") or one_line(each.text)
    part = f"({each.part.strip('()')})" if each.part else ""
    return f"{minute.number}{part}@{programme.meetings[programme.items[each.item].meeting].date.isoformat()}"


def _beginning(entities: Sequence[Resolved], text: str) -> list[Resolved]:
    words = one_line(text).casefold()
    return [each for each in entities if words and one_line(each.text).casefold().startswith(words)]
