"""Finding topics by any of their words."""

from __future__ import annotations

from planner.programme.model import Topic
from planner.programme.view import View


def topics_in_order(view: View) -> list[Topic]:
    """Every topic: those waiting by priority, then the others by title."""
    waiting = {topic.id for topic in view.waiting}
    others = (topic for topic in view.programme.topics.values() if topic.id not in waiting)
    return [*view.waiting, *sorted(others, key=lambda topic: (topic.title.casefold(), topic.id))]


def topics_with(view: View, text: str) -> list[Topic]:
    """The topics that have every one of these words somewhere, in the same order."""
    words = text.casefold().split()
    return [topic for topic in topics_in_order(view) if all(word in _everything(topic) for word in words)]


def _everything(topic: Topic) -> str:
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
    )
    return " ".join(texts).casefold()
