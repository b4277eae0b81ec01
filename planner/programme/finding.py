"""What a rule says when it has noticed something."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from planner.programme.calendar import long
from planner.programme.kinds import ItemKind
from planner.programme.model import Acceptance, Item, Meeting
from planner.programme.view import View
from planner.programme.words import capitalised


class Level(StrEnum):
    """How grave a finding is: law or constitution; recommended practice; something to bear in mind."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


class Finding(Struct, frozen=True):
    """Something a rule has noticed: one plain sentence, its source, and what would cure it.

    ``brief`` says it where the thing concerned is already named. ``item``, ``meeting`` and ``topic`` are the ids of
    what is concerned; ``key`` is what an acceptance of it is kept under.
    """

    rule: str
    level: Level
    message: str
    source: str
    key: str
    brief: str = ""
    cures: tuple[str, ...] = ()
    item: str = ""
    meeting: str = ""
    topic: str = ""
    accepted: Acceptance | None = None

    @property
    def subjects(self) -> list[str]:
        """The ids of what an acceptance of it is about."""
        return self.key.split("/")[1:]

    @property
    def is_open(self) -> bool:
        """Whether it still wants something done: must or should, and not accepted."""
        return self.level is not Level.NOTE and self.accepted is None


def acceptance_key(rule: str, *subjects: str) -> str:
    """The id an acceptance is kept under."""
    return "/".join((rule, *subjects))


def to_come(view: View) -> Iterator[tuple[Meeting, Item]]:
    """Each item that rules about content look at: not standing, at a meeting that is still to be held."""
    for meeting in view.meetings:
        if view.is_open(meeting):
            for item in view.items_at(meeting.id):
                if item.kind is not ItemKind.STANDING:
                    yield meeting, item


def about_item(view: View, item: Item, rule: str, level: Level, words: str, source: str, *cures: str) -> Finding:
    """A finding about an item; ``words`` follow its title and date, and stand alone as the brief."""
    day = long(view.meeting_of(item).date)
    return Finding(
        rule=rule,
        level=level,
        message=f"{view.topic_of(item).title} ({day}) {words}.",
        source=source,
        key=acceptance_key(rule, item.id),
        brief=f"{capitalised(words)}.",
        cures=cures,
        item=item.id,
        meeting=item.meeting,
        topic=item.topic,
    )
