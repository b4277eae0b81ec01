"""All rules, and their findings in a view."""

from __future__ import annotations

from msgspec.structs import replace

from planner.programme.finding import Finding, Level
from planner.programme.rules.actions import action_no_owner, action_overdue, action_stale
from planner.programme.rules.dates import (
    agenda_due,
    bank_holiday,
    papers_due,
    pre_election,
    report_due,
    two_months,
    weekend,
)
from planner.programme.rules.delivery import (
    done_unconfirmed,
    done_without_evidence,
    follow_up_unplaced,
    long_open,
    target_moved,
    target_past,
)
from planner.programme.rules.items import no_desired_outcome, no_objective, no_purpose, not_wanted, unanswered
from planner.programme.rules.meetings import (
    beyond_places,
    cancelled_meeting,
    co_optees,
    limit,
    same_meeting,
    same_time,
)
from planner.programme.rules.minutes import (
    briefing_note_due,
    come_back_invitees,
    come_back_unplaced,
    no_next_look,
    not_heard,
    outcome_not_recorded,
)
from planner.programme.rules.publishing import late_item, slipping
from planner.programme.rules.recommendations import (
    answer_due,
    answer_overdue,
    answer_without_reasons,
    no_action_plan,
    no_recipient,
    not_sent,
    receipt_not_recorded,
)
from planner.programme.rules.rule import Check
from planner.programme.rules.timing import after_decision, outside_window, too_soon
from planner.programme.rules.topics import came_back, same_topic, too_many_groups
from planner.programme.rules.years import demand, meetings_a_year, missing_this_year, places_kept_free
from planner.programme.view import View

__all__ = ["RULES", "beyond_places", "findings"]


def findings(view: View) -> tuple[Finding, ...]:
    """Return every finding in view, gravest first, each with its acceptance if there is one."""
    acceptances = view.programme.acceptances
    all_findings = (
        replace(finding, accepted=acceptances[finding.key]) if finding.key in acceptances else finding
        for check in RULES
        for finding in check(view)
    )
    return tuple(sorted(all_findings, key=lambda finding: _SEVERITY[finding.level]))


_SEVERITY = {level: number for number, level in enumerate(Level)}
"""Level -> its place in the order of findings, 0 for the gravest."""


RULES: tuple[Check, ...] = (
    cancelled_meeting,
    co_optees,
    late_item,
    limit,
    same_time,
    same_meeting,
    no_objective,
    not_wanted,
    after_decision,
    outside_window,
    too_soon,
    same_topic,
    outcome_not_recorded,
    not_heard,
    come_back_unplaced,
    action_overdue,
    action_no_owner,
    briefing_note_due,
    no_recipient,
    not_sent,
    answer_overdue,
    answer_without_reasons,
    target_past,
    done_without_evidence,
    follow_up_unplaced,
    meetings_a_year,
    agenda_due,
    report_due,
    papers_due,
    missing_this_year,
    places_kept_free,
    demand,
    came_back,
    no_next_look,
    come_back_invitees,
    action_stale,
    receipt_not_recorded,
    answer_due,
    no_action_plan,
    target_moved,
    done_unconfirmed,
    long_open,
    too_many_groups,
    slipping,
    pre_election,
    bank_holiday,
    weekend,
    two_months,
    no_desired_outcome,
    no_purpose,
    unanswered,
)
"""Every rule; findings of one level are shown in this order."""
