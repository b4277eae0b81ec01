"""What a rule says when it has noticed something, and what is known of the rule itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from planner.programme.model import Acceptance, Item, Programme

LIMIT = "limit"
"""The id of the rule about a meeting's places: what is kept beyond them is marked wherever items are listed."""


class Level(StrEnum):
    """How grave a finding is: law or constitution; recommended practice; something to bear in mind."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


LEVEL_HEADINGS: Mapping[Level, str] = {
    Level.MUST: "Fix before publishing",
    Level.SHOULD: "Consider",
    Level.NOTE: "Remember",
}
"""What stands above the findings of each level."""


class Cure(StrEnum):
    """What people do about a finding: screens know these, and no rule by its id."""

    MOVE = "move the item to another meeting"
    TAKE_OFF = "take the item off"
    KIND = "make it another kind of item"
    KEEP = "keep it, with a reason and who agreed"
    URGENCY = "record the Chair's reason for urgency"
    RECEIPT = "record what came in"
    PLACE = "place the topic"
    TOPIC = "fill in the topic"
    CHECKLIST = "run the checklist"
    DECIDE = "decide about it again"
    JOIN = "join the two topics"
    MEETING = "change the meeting"


def key_of(rule: str, *subjects: str) -> str:
    """What an acceptance of a finding of the rule of this id about these is kept under."""
    return "/".join((rule, *subjects))


def is_accepted_beyond_places(programme: Programme, item: Item, meeting: str) -> bool:
    """Whether people chose to have an item at a meeting beyond its places."""
    return key_of(LIMIT, item.id, meeting) in programme.acceptances


class Rule(Struct, frozen=True, kw_only=True):
    """What is known of a rule: its id, how grave it is, the paragraph it comes from, and its kinds of cure.

    ``short`` says in few words what is against a meeting, for a rule that makes one meeting better than another;
    ``row`` says it where the meeting's row has room for a few words.
    """

    id: str
    level: Level
    source: str
    short: str = ""
    row: str = ""
    cures: tuple[Cure, ...] = ()

    def key(self, *subjects: str) -> str:
        """What an acceptance of a finding of this rule about these is kept under."""
        return key_of(self.id, *subjects)


class Finding(Struct, frozen=True):
    """Something a rule has noticed: one plain sentence, and sentences on what would cure it.

    ``brief`` says it where the thing concerned is already named. ``item``, ``meeting`` and ``topic`` are the ids of
    what is concerned; ``key`` is what an acceptance of it is kept under.
    """

    of: Rule
    level: Level
    message: str
    key: str
    brief: str = ""
    cures: tuple[str, ...] = ()
    item: str = ""
    meeting: str = ""
    topic: str = ""
    accepted: Acceptance | None = None

    @property
    def rule(self) -> str:
        """The id of its rule."""
        return self.of.id

    @property
    def source(self) -> str:
        """The paragraph that its rule comes from."""
        return self.of.source

    @property
    def subjects(self) -> list[str]:
        """The ids of what an acceptance of it is about."""
        return self.key.split("/")[1:]

    @property
    def is_open(self) -> bool:
        """Whether it still wants something done: must or should, and not accepted."""
        return self.level is not Level.NOTE and self.accepted is None
