"""Find the item or action that a typed text names, where it may be about the past."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.programme.english import shortened
from planner.programme.errors import Unusable
from planner.programme.follow_up.actions import action_title, oldest_first, printed_minute
from planner.programme.model import Action, Item, Programme, Topic
from planner.programme.naming import item_named, matching_id, topic_named, unclear
from planner.programme.typed_days import Reckoning
from planner.programme.view import View

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
    programme = view.programme
    actions = oldest_first(programme.actions.values())
    if exact := programme.actions.get(text.strip()):
        return exact
    found = in_part(programme, actions, text, view.reckoning) or _beginning(actions, text) or matching_id(actions, text)
    if len(found) == 1:
        return found[0]
    raise unclear("action", text, [_action_words(programme, each) for each in found or actions], several=bool(found))


def in_part(programme: Programme, actions: Sequence[Action], text: str, reckoning: Reckoning) -> list[Action]:
    """Return the actions resolved in the part of a minute that a text names; none where it is no such text."""
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
        for each in actions
        if (minute := programme.minutes.get(each.item))
        and minute.number
        and minute.number.casefold() == number
        and each.part.strip("()").casefold() == part
        and day in (None, programme.meetings[programme.items[each.item].meeting].date)
    ]


def action_reference(programme: Programme, action: Action) -> str:
    """Return an action's part of a minute as it can be typed: '39(3)@2023-03-30'; blank without a minute's number."""
    minute = programme.minutes.get(action.item)
    if minute is None or not minute.number:
        return ""
    part = f"({action.part.strip('()')})" if action.part else ""
    return f"{minute.number}{part}@{programme.meetings[programme.items[action.item].meeting].date.isoformat()}"


def _beginning(actions: Sequence[Action], text: str) -> list[Action]:
    words = " ".join(text.split()).casefold()
    return [each for each in actions if words and action_title(each).casefold().startswith(words)]


def _action_words(programme: Programme, action: Action) -> str:
    title = shortened(action_title(action), MOST_OF_A_CANDIDATE)
    return f"{printed_minute(programme, action)}: {title} ({action.id})"
