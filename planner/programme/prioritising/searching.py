"""Finding topics by any of their words."""

from __future__ import annotations

from planner.programme.model import Topic
from planner.programme.view import View


def topics_with(view: View, text: str) -> list[Topic]:
    """The topics that have every one of these words somewhere, what was ever decided about them too, in order."""
    words = text.casefold().split()
    return [topic for topic in view.order if all(word in _everything(view, topic) for word in words)]


def _everything(view: View, topic: Topic) -> str:
    decided = (text for each in view.decisions(topic.id) for text in (each.reason, each.criterion, each.to, each.by))
    texts = (
        topic.title,
        *topic.other_names,
        topic.objective,
        topic.desired_outcome,
        *topic.focus,
        topic.not_in_scope,
        topic.source,
        topic.lead,
        topic.portfolio_holder,
        topic.note,
        topic.private_note,
        *decided,
    )
    return " ".join(texts).casefold()
