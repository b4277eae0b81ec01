"""How a rule is declared: its facts, and a function of a view that yields observations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from planner.programme.finding import Cure, Finding, Level, Rule
from planner.programme.view import View


class Observation(Struct, frozen=True):
    """A finding as a rule's function yields it, before the facts of the rule are added.

    ``subjects`` are the ids in the finding's key; ``level`` replaces the rule's level, unless it is None.
    """

    message: str
    subjects: tuple[str, ...]
    brief: str = ""
    cures: tuple[str, ...] = ()
    item: str = ""
    meeting: str = ""
    topic: str = ""
    action: str = ""
    recommendation: str = ""
    level: Level | None = None


RuleFunction: TypeAlias = Callable[[View], Iterator[Observation]]


class Check:
    """A rule with its function: called with a view, it yields the rule's findings."""

    def __init__(self, rule: Rule, function: RuleFunction) -> None:
        self.rule = rule
        self.__doc__ = function.__doc__
        self._function = function

    def __call__(self, view: View) -> Iterator[Finding]:
        """Yield the rule's findings in a view."""
        return map(self.finding, self._function(view))

    def finding(self, observation: Observation) -> Finding:
        """Return an observation as a finding, with the rule's facts."""
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
            action=observation.action,
            recommendation=observation.recommendation,
        )


def rule(
    id: str,
    level: Level,
    *,
    source: str,
    short: str = "",
    row: str = "",
    cures: tuple[Cure, ...] = (),
    can_be_kept: bool = True,
) -> Callable[[RuleFunction], Check]:
    """Return a decorator that makes a function a rule with these facts."""
    facts = Rule(id=id, level=level, source=source, short=short, row=row, cures=cures, can_be_kept=can_be_kept)
    return lambda function: Check(facts, function)
