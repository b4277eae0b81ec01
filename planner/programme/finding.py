"""Rules' declarations, and their findings."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from planner.programme.model import Acceptance, Item, Programme

LIMIT = "limit"
"""The id of the rule on a meeting's places: items accepted beyond them are marked wherever items are listed."""


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
"""Level -> the heading of its findings."""


class Cure(StrEnum):
    """A kind of remedy for a finding; screens go by it, never by a rule's id."""

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
    MINUTE = "record what became of the item"
    ACTION = "record what came of the action"
    RECOMMENDATION = "record to whom and when the recommendation went"
    ANSWER = "record the answer"
    PROGRESS = "record the progress"
    ASSESS = "record what the committee thinks of it"
    CHASE = "chase the recipient"
    DONE = "record that it was done"


RECORDS = frozenset({Cure.MINUTE, Cure.ACTION, Cure.DONE, Cure.RECOMMENDATION, Cure.ANSWER, Cure.PROGRESS, Cure.ASSESS})
"""The remedies that record what has happened already."""


def key_of(rule: str, *subjects: str) -> str:
    """Return the key of a finding, and of its acceptance: the rule's id and the subjects'."""
    return "/".join((rule, *subjects))


def is_accepted_beyond_places(programme: Programme, item: Item, meeting: str) -> bool:
    """Return whether an item beyond the places of a meeting was accepted there."""
    return key_of(LIMIT, item.id, meeting) in programme.acceptances


class Rule(Struct, frozen=True, kw_only=True):
    """A rule's declaration: its id, level, source paragraph and kinds of cure.

    ``short`` names the finding in a list of meetings to choose from; ``row`` names it in the meeting's own row. A
    finding at level *should* can be accepted unless ``can_be_kept`` is false.
    """

    id: str
    level: Level
    source: str
    short: str = ""
    row: str = ""
    cures: tuple[Cure, ...] = ()
    can_be_kept: bool = True

    def key(self, *subjects: str) -> str:
        """Return the key of a finding of this rule about these subjects (ids)."""
        return key_of(self.id, *subjects)


class Finding(Struct, frozen=True):
    """A finding of a rule: one plain sentence, and sentences on its cures.

    ``brief`` is the sentence where the entity concerned is already named. ``item``, ``meeting``, ``topic``, ``action``
    and ``recommendation`` are the ids concerned; ``key`` is also the id of its acceptance.
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
    action: str = ""
    recommendation: str = ""
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
        """The ids that an acceptance of it is about."""
        return self.key.split("/")[1:]

    @property
    def about(self) -> frozenset[str]:
        """The ids of all that it concerns."""
        named = (self.item, self.meeting, self.topic, self.action, self.recommendation)
        return frozenset(filter(None, (*named, *self.subjects)))

    @property
    def wants_record(self) -> bool:
        """Whether it asks, before anything else, to record what has happened already."""
        return bool(RECORDS.intersection(self.of.cures[:1]))

    @property
    def can_be_kept(self) -> bool:
        """Whether people may choose to live with it: an acceptance can be recorded."""
        return self.level is Level.SHOULD and self.of.can_be_kept

    @property
    def is_open(self) -> bool:
        """Whether it still asks for action: a must or should, and not accepted."""
        return self.level is not Level.NOTE and self.accepted is None
