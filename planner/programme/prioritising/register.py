"""The register of decisions: each decision in plain sentences."""

from __future__ import annotations

from planner.programme.calendar import long
from planner.programme.english import capitalised
from planner.programme.kinds import Outcome
from planner.programme.model import Decision
from planner.programme.prioritising.deciding import own_criterion
from planner.programme.statuses import STATUS_OF_DECISION


def decision_words(decision: Decision) -> str:
    """Return 'declined on 24 August 2023', 'referred to the Health Committee on 24 August 2023'."""
    verb = STATUS_OF_DECISION.get(decision.outcome, f"decided: {decision.outcome.words},")
    to = f" to {decision.to}" if decision.to else ""
    return f"{verb}{to} on {long(decision.on)}"


def coming_back_words(decision: Decision) -> str:
    """Return a sentence on when a topic that was not taken may or will come back; blank where no date is set."""
    if decision.outcome is Outcome.REJECT and decision.resubmit_from:
        return f"May come back from {long(decision.resubmit_from)}."
    if decision.outcome is Outcome.DEFER and decision.by_date:
        return f"To be looked at again on {long(decision.by_date)}."
    return ""


def reasons_not_taken(decision: Decision) -> list[str]:
    """Return why a topic was not taken, a sentence each: criterion, reason, when it may come back."""
    reasons = (("Test not met", own_criterion(decision)), ("Reason", decision.reason))
    sentences = [f"{label}: {text.rstrip('.')}." for label, text in reasons if text]
    return [*sentences, *filter(None, [coming_back_words(decision)])]


def register_entry(decision: Decision) -> list[str]:
    """Return a decision as lines: outcome and by whom, criterion, reason, when it may come back."""
    words = decision_words(decision)
    return [f"{capitalised(words)}, by {decision.by}.", *reasons_not_taken(decision)]
