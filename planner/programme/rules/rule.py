"""How a rule is declared: its facts, and a function that says what it notices in a view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from planner.programme.finding import Cure, Finding, Level, Rule
from planner.programme.view import View


class Observation(Struct, frozen=True):
    """What a rule observation: a finding as far as it is not the rule's own facts.

    ``subjects`` are the ids that an acceptance of it is kept under; ``level`` is given where it is not the rule's own.
    """

    message: str
    subjects: tuple[str, ...]
    brief: str = ""
    cures: tuple[str, ...] = ()
    item: str = ""
    meeting: str = ""
    topic: str = ""
    level: Level | None = None


RuleFunction: TypeAlias = Callable[[View], Iterator[Observation]]


class Check:
    """A rule that can be asked what it finds."""

    def __init__(self, rule: Rule, notice: RuleFunction) -> None:
        self.rule = rule
        self.__doc__ = notice.__doc__
        self._notice = notice

    def __call__(self, view: View) -> Iterator[Finding]:
        """What it finds in a view."""
        return map(self.finding, self._notice(view))

    def finding(self, observation: Observation) -> Finding:
        """What it observation, with its own facts."""
        return Finding(
            of=self.rule,
            level=observation.level or self.rule.level,
            message=observation.message,
            key=self.rule.key(*observation.subjects),
            brief=observation.brief,
            cures=observation.cures,
            item=observation.item,
            meeting=observation.meeting,
            topic=observation.topic,
        )


def rule(
    id: str, level: Level, *, source: str, short: str = "", row: str = "", cures: tuple[Cure, ...] = ()
) -> Callable[[RuleFunction], Check]:
    """Declare a rule: what is known of it stands above the function that notices."""
    facts = Rule(id=id, level=level, source=source, short=short, row=row, cures=cures)
    return lambda notice: Check(facts, notice)
