"""The thing a person means by what they typed: found, or an error that lists the candidates; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from planner.programme.calendar import long, parse_day
from planner.programme.errors import Unusable
from planner.programme.model import Item, Meeting, Topic
from planner.programme.view import View

MOST_CANDIDATES = 12
"""How many candidates an error lists."""
LEAST_OF_AN_ID = 4
"""How many letters of an id must be typed at least."""


class HasId(Protocol):
    """Anything that is known by an id."""

    @property
    def id(self) -> str:
        """It, which nothing else of its kind has."""


Named = TypeVar("Named", bound=HasId)


def matching_id(things: Iterable[Named], text: str) -> list[Named]:
    """The one that has this id, or else all those whose id begins so."""
    typed = text.strip().casefold()
    begun = [each for each in things if each.id.casefold().startswith(typed)]
    whole = [each for each in begun if each.id == text.strip()]
    return whole or (begun if len(typed) >= LEAST_OF_AN_ID else [])


def topic_named(view: View, text: str) -> Topic:
    """A topic by its id, its title, or the beginning of either if only one matches; raises Unusable."""
    if found := view.programme.topics.get(text.strip()):
        return found
    topics = _titled(view, text) or matching_id(view.programme.topics.values(), text)
    if len(topics) == 1:
        return topics[0]
    everything = sorted(view.programme.topics.values(), key=lambda topic: topic.title.casefold())
    raise _unclear("topic", text, [f"{topic.title} ({topic.id})" for topic in topics or everything], bool(topics))


def item_named(view: View, text: str) -> Item:
    """An item by its topic's title, with '@' and a date where there are several, or its id, or the beginning of either.

    Raises Unusable.
    """
    if found := view.programme.items.get(text.strip()):
        return found
    title, at, day = text.rpartition("@")
    topics = _titled(view, title if at else text)
    items = [item for topic in topics for item in view.items_of(topic.id)]
    if not topics:
        items = matching_id(view.programme.items.values(), text)
    if at and topics:
        wanted = parse_day(day, view.year, view.programme.committee.annual_council)
        items = [item for item in items if view.meeting_of(item).date == wanted] or items
        if len(items) == 1 and view.meeting_of(items[0]).date != wanted:
            raise _unclear("item", text, [_item_words(view, items[0])], False)
    if len(items) == 1:
        return items[0]
    if topics and not items:
        raise Unusable(f"{topics[0].title} is not on the programme: place it first.")
    raise _unclear("item", text, [_item_words(view, item) for item in items or view.items], bool(items))


def meeting_named(view: View, text: str) -> Meeting:
    """A meeting by its date, its id or the beginning of that; raises Unusable, listing the meetings."""
    if found := view.programme.meetings.get(text.strip()):
        return found
    try:
        day = parse_day(text, view.year, view.programme.committee.annual_council)
        meetings = [meeting for meeting in view.programme.meetings.values() if meeting.date == day]
    except Unusable:
        meetings = matching_id(view.programme.meetings.values(), text)
        if not meetings:
            raise
    if len(meetings) == 1:
        return meetings[0]
    words = [f"{long(meeting.date)} {meeting.kind.words} ({meeting.id})" for meeting in meetings or view.meetings]
    raise _unclear("meeting", text, words, bool(meetings))


def _titled(view: View, text: str) -> list[Topic]:
    """The topics with exactly this title, or else those whose title begins with it."""
    words = " ".join(text.split()).casefold()
    titles = [(topic.title.casefold(), topic) for topic in view.programme.topics.values()]
    whole = [topic for title, topic in titles if title == words]
    return whole or [topic for title, topic in titles if words and title.startswith(words)]


def _item_words(view: View, item: Item) -> str:
    return f"{view.topic_of(item).title}@{view.meeting_of(item).date.isoformat()}"


def _unclear(what: str, text: str, candidates: Sequence[str], several: bool) -> Unusable:
    known = "; ".join(candidates[:MOST_CANDIDATES])
    more = f"; and {len(candidates) - MOST_CANDIDATES} more" if len(candidates) > MOST_CANDIDATES else ""
    if several:
        return Unusable(f"“{text}” could be any of these: {known}{more}. Type more of it, or the id.")
    if not candidates:
        return Unusable(f"There is no {what} “{text}”: the programme has none yet.")
    return Unusable(f"There is no {what} “{text}”. There is: {known}{more}.")
