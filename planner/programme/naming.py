"""Find the topic, item or meeting that a typed text names; errors list the candidates where the text is not clear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from planner.programme.calendar import long
from planner.programme.errors import Unusable
from planner.programme.model import Item, Meeting, Topic
from planner.programme.view import View

MOST_CANDIDATES = 12
"""How many candidates an error lists."""
LEAST_OF_AN_ID = 4
"""The fewest characters of an id that must be typed."""


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its unique id."""


Named = TypeVar("Named", bound=HasId)


def matching_id(entities: Iterable[Named], text: str) -> list[Named]:
    """Return the entity with this id, or else all those whose id begins with it."""
    typed = text.strip().casefold()
    matches = [entity for entity in entities if entity.id.casefold().startswith(typed)]
    exact = [entity for entity in matches if entity.id == text.strip()]
    return exact or (matches if len(typed) >= LEAST_OF_AN_ID else [])


def topic_named(view: View, text: str) -> Topic:
    """Return a topic by its id, its title, or the beginning of either if only one matches; raises Unusable."""
    if topic := view.programme.topics.get(text.strip()):
        return topic
    topics = _titled(view, text) or matching_id(view.programme.topics.values(), text)
    if len(topics) == 1:
        return topics[0]
    every_topic = sorted(view.programme.topics.values(), key=lambda topic: topic.title.casefold())
    candidates = [f"{topic.title} ({topic.id})" for topic in topics or every_topic]
    raise unclear("topic", text, candidates, several=bool(topics))


def item_named(view: View, text: str) -> Item:
    """Return an item by its topic's title or its id, or the beginning of either; raises Unusable.

    Where the topic has several items, '@' and a date after the title choose one.
    """
    if item := view.programme.items.get(text.strip()):
        return item
    title, separator, day = text.rpartition("@")
    topics = _titled(view, title if separator else text)
    items = [item for topic in topics for item in view.items_of(topic.id)]
    if not topics:
        items = matching_id(view.programme.items.values(), text)
    if separator and topics:
        date = view.reckoning.day(day)
        on_date = [item for item in items if view.meeting_of(item).date == date]
        if not on_date and len(items) == 1:
            raise unclear("item", text, [_item_words(view, items[0])], several=False)
        items = on_date or items  # with none on the date, the message below lists them all
    if len(items) == 1:
        return items[0]
    if topics and not items:
        raise Unusable(f"{topics[0].title} is not on the programme: place it first.")
    raise unclear("item", text, [_item_words(view, item) for item in items or view.items], several=bool(items))


def meeting_named(view: View, text: str) -> Meeting:
    """Return a meeting by its date, its id or the beginning of its id; raises Unusable, listing the meetings."""
    if meeting := view.programme.meetings.get(text.strip()):
        return meeting
    try:
        day = view.reckoning.day(text)
        meetings = [meeting for meeting in view.programme.meetings.values() if meeting.date == day]
    except Unusable:
        meetings = matching_id(view.programme.meetings.values(), text)
        if not meetings:
            raise
    if len(meetings) == 1:
        return meetings[0]
    candidates = [f"{long(meeting.date)} {meeting.kind.words} ({meeting.id})" for meeting in meetings or view.meetings]
    raise unclear("meeting", text, candidates, several=bool(meetings))


def _titled(view: View, text: str) -> list[Topic]:
    """Return the topics with exactly this title, or else those whose title begins with it."""
    words = " ".join(text.split()).casefold()
    titles = [(topic.title.casefold(), topic) for topic in view.programme.topics.values()]
    exact = [topic for title, topic in titles if title == words]
    return exact or [topic for title, topic in titles if words and title.startswith(words)]


def _item_words(view: View, item: Item) -> str:
    """Return an item as it can be typed: its topic's title, '@' and its date."""
    return f"{view.topic_of(item).title}@{view.meeting_of(item).date.isoformat()}"


def unclear(what: str, text: str, candidates: Sequence[str], *, several: bool) -> Unusable:
    """Return an error that lists the candidates; ``several`` is true where all of them match the text."""
    first = "; ".join(candidates[:MOST_CANDIDATES])
    more = f"; and {len(candidates) - MOST_CANDIDATES} more" if len(candidates) > MOST_CANDIDATES else ""
    if several:
        return Unusable(f"“{text}” could be any of these: {first}{more}. Type more of it, or the id.")
    if not candidates:
        return Unusable(f"There is no {what} “{text}”: the programme has none yet.")
    return Unusable(f"There is no {what} “{text}”. There is: {first}{more}.")
