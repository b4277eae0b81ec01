"""Topics that resemble each other: one matter under two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from planner.programme.model import Decision, Programme, Topic
from planner.programme.prioritising.register import coming_back_words, decision_words
from planner.programme.prioritising.similar_names import is_near_identical, names_of, near_identical
from planner.programme.view import View


class SimilarTopic(Struct, frozen=True):
    """A topic that a new suggestion resembles, its status, and its last decision."""

    topic: Topic
    status: str
    decision: Decision | None

    @property
    def words(self) -> str:
        """The topic, its last decision and why, and when it may come back, in a sentence or two."""
        if self.decision is None:
            return f"It resembles {self.topic.title}, which is {self.status}."
        words = f"It resembles {self.topic.title}, {decision_words(self.decision)}"
        return f"{words}: {self.decision.reason.rstrip('.')}. {coming_back_words(self.decision)}".rstrip()


def similar_topics(
    view: View, title: str, other_names: Iterable[str] = (), *, excluding: str = ""
) -> list[SimilarTopic]:
    """Return the topics that a title resembles, except those rejected that may be suggested again by now.

    ``excluding`` is the id of the topic that is to have this title, which is not compared; blank for a new one.
    """
    suggested = names_of(title, frozenset(other_names))
    similar = []
    for topic in view.order:
        names = names_of(topic.title, topic.other_names)
        if topic.id != excluding and any(is_near_identical(one, other) for one in suggested for other in names):
            decision = view.decision(topic.id)
            if not (decision and decision.resubmit_from and decision.resubmit_from <= view.today):
                similar.append(SimilarTopic(topic, view.status(topic), decision))
    return similar


def same_matter(programme: Programme) -> Iterator[tuple[Topic, Topic]]:
    """Yield each pair of topics with near-identical names, the one with the earlier id first."""
    names = tuple((topic.id, topic.title, topic.other_names) for topic in programme.topics.values())
    for one, other in near_identical(names):
        yield programme.topics[one], programme.topics[other]
