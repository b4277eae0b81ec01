"""Findings and placings as data: what ``check --json`` and ``where-could --json`` print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.programme.finding import Finding
    from planner.programme.placing import Placing


def findings_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return every finding, gravest first, with its acceptance if there is one."""
    return [_finding(finding) for finding in findings]


def _finding(finding: Finding) -> dict[str, Any]:
    subjects = {"meeting": finding.meeting, "item": finding.item, "topic": finding.topic}
    accepted = None
    if acceptance := finding.accepted:
        accepted = {"reason": acceptance.reason, "authority": acceptance.authority, "by": acceptance.by}
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "source": finding.source,
        **{name: key for name, key in subjects.items() if key},
        "accepted": accepted,
        "cures": list(finding.cures),
    }


def placings_data(placings: Iterable[Placing]) -> list[dict[str, Any]]:
    """Return every meeting where a topic or an item could go, best first."""
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
