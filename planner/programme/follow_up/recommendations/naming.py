"""How a recommendation is printed, and the one that a typed text names."""

from __future__ import annotations

from planner.programme.calendar import long
from planner.programme.follow_up.actions import printed_part
from planner.programme.follow_up.naming import resolved_named
from planner.programme.model import Programme, Recommendation
from planner.programme.text import one_line
from planner.programme.view import View


def printed_reference(programme: Programme, recommendation: Recommendation) -> str:
    """Return how a recommendation is printed: by its part of a minute, '39(1), 30 March 2023', and its own reference.

    One made by a letter or a report is printed with the topic's title.
    """
    if recommendation.item:
        printed = printed_part(programme, recommendation.item, recommendation.part)
    else:
        part = f" ({recommendation.part.strip('()')})" if recommendation.part else ""
        title = programme.topics[recommendation.topic].title
        printed = f"{recommendation.made_by.words.capitalize()} on {title}{part}, {long(recommendation.made)}"
    return f"{recommendation.reference} ({printed})" if recommendation.reference else printed


def title_of(recommendation: Recommendation) -> str:
    """Return a recommendation's text on one line."""
    return one_line(recommendation.text)


def recommendation_named(view: View, text: str) -> Recommendation:
    """Return a recommendation by its id, its part of a minute, its own reference, or the beginning of its text.

    Raises Unusable, listing the candidates.
    """
    every = [each.recommendation for each in view.records.values()]
    return resolved_named(view, "recommendation", every, text, lambda each: printed_reference(view.programme, each))
