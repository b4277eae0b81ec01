"""Findings and placings as data: what ``check --json`` and ``where-could --json`` print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.programme.finding import Finding
    from planner.programme.placing import Placing


SUBJECTS = ("meeting", "item", "topic", "action", "recommendation")
"""What a finding may be about, by its id."""


def findings_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the findings in the order given, each with its acceptance if there is one."""
    return [_finding(finding) for finding in findings]


def _finding(finding: Finding) -> dict[str, Any]:
    subject_ids = {name: getattr(finding, name) for name in SUBJECTS}
    accepted = None
    if acceptance := finding.accepted:
        accepted = {"reason": acceptance.reason, "authority": acceptance.authority, "by": acceptance.by}
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "source": finding.source,
        **{name: id for name, id in subject_ids.items() if id},
        "accepted": accepted,
        "cures": list(finding.cures),
    }


def placings_data(placings: Iterable[Placing]) -> list[dict[str, Any]]:
    """Return the placings of a topic or an item in the order given."""
    return [
        {
            "date": placing.meeting.date.isoformat(),
            "places_free": placing.before.free,
            "causes": findings_data(placing.causes),
            "cures": findings_data(placing.cures),
            "because": placing.because,
        }
        for placing in placings
    ]
