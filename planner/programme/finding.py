"""What a rule says when it has noticed something."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from planner.programme.model import Acceptance


class Level(StrEnum):
    """How grave a finding is: law or constitution; recommended practice; something to bear in mind."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


HEADINGS: Mapping[Level, str] = {
    Level.MUST: "Fix before publishing",
    Level.SHOULD: "Consider",
    Level.NOTE: "Remember",
}
"""What stands above the findings of each level."""


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
