"""Building a programme: its tables are changed in place, and become an immutable programme at the end.

An edit runs on a small programme with only the topic or meetings concerned, so its cost does not grow with the
programme.
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
        self._meetings_on: defaultdict[date, list[str]] = defaultdict(list)
        self._items_of: defaultdict[str, list[str]] = defaultdict(list)  # topic id -> item ids
        self._invitations_to: defaultdict[str, dict[str, Invitation]] = defaultdict(dict)
        for meeting in programme.meetings.values():
            self._meetings_on[meeting.date].append(meeting.id)
        for item in programme.items.values():
            self._items_of[item.topic].append(item.id)
        for invitation in programme.invitations.values():
            self._invitations_to[invitation.topic][invitation.id] = invitation
        self._last_position = max((item.position for item in programme.items.values()), default="")

    def programme(self) -> Programme:
        """Return the programme with the changes made so far."""
        return replace(
            self._programme,
            meetings=self.meetings,
            topics=self.topics,
            items=self.items,
            invitations=self._invitations,
        )

    def meetings_on(self, day: date) -> list[Meeting]:
        """Return the meetings of a day."""
        return [self.meetings[id] for id in self._meetings_on[day]]

    def add_meeting(self, id: str, day: date, **fields: Any) -> None:
        """Add a meeting; ``fields`` are those of the edit ``add_meeting``."""
        same_day = {meeting.id: meeting for meeting in self.meetings_on(day)}
        small = replace(self._programme, meetings=same_day)
        self.meetings[id] = add_meeting(small, id, day, **fields).meetings[id]
        self._meetings_on[day].append(id)

    def set_topic(self, id: str, **fields: Any) -> None:
        """Add a topic, or change its fields; ``fields`` are those of the edit ``edit_topic``."""
        topic = self.topics.get(id) or Topic(id=id, title=fields["title"])
        self.topics[id] = edit_topic(Programme(topics={id: topic}), id, **fields).topics[id]

    def invite(self, topic: str, names: Iterable[str]) -> None:
        """Invite people to a topic, besides those invited already."""
        small = Programme(topics={topic: self.topics[topic]}, invitations=self._invitations_to[topic])
        known = invited_words(small, topic)
        self._invitations_to[topic] = dict(invite(small, topic, [*known, *names]).invitations)
        self._invitations |= self._invitations_to[topic]

    def items_of(self, topic: str) -> list[Item]:
        """Return the items of a topic."""
        return [self.items[id] for id in self._items_of[topic]]

    def item(self, topic: str, meeting: str) -> Item | None:
        """Return the item of a topic at a meeting, None when there is none."""
        return next((item for item in self.items_of(topic) if item.meeting == meeting), None)

    def add_item(self, id: str, topic: str, meeting: str, kind: ItemKind, *, tentative: bool) -> None:
        """Add an item after all others; a substantive one becomes one for information at a meeting without places."""
        if kind is ItemKind.SUBSTANTIVE and not self.meetings[meeting].kind.has_places:
            kind = ItemKind.INFORMATION
        self._last_position = position = position_after([self._last_position] if self._last_position else [], id)
        self.items[id] = Item(id=id, topic=topic, meeting=meeting, kind=kind, position=position, tentative=tentative)
        self._items_of[topic].append(id)

    def set_item(self, id: str, **fields: Any) -> None:
        """Change an item's fields other than its topic."""
        self.items[id] = replace(self.items[id], **fields)
