"""A programme while a page is brought into it: its tables changed in place, and a programme again at the end.

What a person can do to one topic or meeting is done to a programme of that alone, so that each takes as long as the
first, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.edits import add_meeting, edit_topic, invite, invited_words
from planner.programme.kinds import ItemKind
from planner.programme.model import Invitation, Item, Meeting, Programme, Topic
from planner.programme.sort_keys import position_after


class ProgrammeBuilder:
    """The meetings, topics, items and invitations of a programme, as they are being changed."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self.meetings = dict(programme.meetings)
        self.topics = dict(programme.topics)
        self.items = dict(programme.items)
        self._invitations = dict(programme.invitations)
        self._on: defaultdict[date, list[str]] = defaultdict(list)
        self._of: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._invited: defaultdict[str, dict[str, Invitation]] = defaultdict(dict)
        for meeting in programme.meetings.values():
            self._on[meeting.date].append(meeting.id)
        for item in programme.items.values():
            self._of[item.topic][item.id] = item.meeting
        for invitation in programme.invitations.values():
            self._invited[invitation.topic][invitation.id] = invitation
        self._last = max((item.position for item in programme.items.values()), default="")

    def programme(self) -> Programme:
        """The programme as it now is."""
        return replace(
            self._programme,
            meetings=self.meetings,
            topics=self.topics,
            items=self.items,
            invitations=self._invitations,
        )

    def meetings_on(self, day: date) -> list[Meeting]:
        """The meetings of a day."""
        return [self.meetings[id] for id in self._on[day]]

    def add_meeting(self, id: str, day: date, **fields: Any) -> None:
        """Add a meeting; fields as in the edit of this name."""
        there = {each.id: each for each in self.meetings_on(day)}
        alone = replace(self._programme, meetings=there)
        self.meetings[id] = add_meeting(alone, id, day, **fields).meetings[id]
        self._on[day].append(id)

    def say_topic(self, id: str, **fields: Any) -> None:
        """Add a topic, or change its fields; as in the edit of a topic."""
        topic = self.topics.get(id) or Topic(id=id, title=fields["title"])
        self.topics[id] = edit_topic(Programme(topics={id: topic}), id, **fields).topics[id]

    def invite(self, topic: str, names: Iterable[str]) -> None:
        """Have these be heard on a topic besides those who already are."""
        alone = Programme(topics={topic: self.topics[topic]}, invitations=self._invited[topic])
        known = invited_words(alone, topic)
        self._invited[topic] = dict(invite(alone, topic, [*known, *names]).invitations)
        self._invitations |= self._invited[topic]

    def items_of(self, topic: str) -> list[Item]:
        """The items of a topic."""
        return [self.items[id] for id in self._of[topic]]

    def item(self, topic: str, meeting: str) -> Item | None:
        """The item of a topic at a meeting."""
        return next((each for each in self.items_of(topic) if each.meeting == meeting), None)

    def add_item(self, id: str, topic: str, meeting: str, kind: ItemKind, *, tentative: bool) -> None:
        """Add an item, the last of all; it takes no place where the meeting has none."""
        if kind is ItemKind.SUBSTANTIVE and not self.meetings[meeting].kind.has_places:
            kind = ItemKind.INFORMATION
        self._last = position_after([self._last] if self._last else [], id)
        self.items[id] = Item(id=id, topic=topic, meeting=meeting, kind=kind, position=self._last, tentative=tentative)
        self._of[topic][id] = meeting

    def say_item(self, id: str, **fields: Any) -> None:
        """Change an item's fields."""
        self.items[id] = item = replace(self.items[id], **fields)
        self._of[item.topic][id] = item.meeting
