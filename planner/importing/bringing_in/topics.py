"""Matching the titles of a page with the topics of a programme."""

from __future__ import annotations

from collections.abc import Callable

from planner.importing.bringing_in.builder import ProgrammeBuilder
from planner.importing.understanding.questions import Questions
from planner.programme.prioritising.similar_names import TopicNames

ONE_MATTER, TWO_MATTERS = "One matter", "Two matters"


class TopicMatcher:
    """The topics of the programme being built, by their titles and other names."""

    def __init__(self, builder: ProgrammeBuilder, questions: Questions, new_id: Callable[[], str]) -> None:
        self._builder, self._questions, self._new_id = builder, questions, new_id
        self._names = TopicNames(builder.topics.values())

    def known(self, title: str, where: str) -> str:
        """Return the id of the topic with a title, or nearly so if people agree; blank for none."""
        if same_name := self._names.exact(title):
            return same_name
        similar = self._names.nearest(title)
        if not similar:
            return ""
        topic = self._builder.topics[similar]
        answer = self._questions.ask(
            f"near:{title}:{topic.title}".casefold(),
            f"“{topic.title}” is nearly the same. Are they one matter?",
            (ONE_MATTER, TWO_MATTERS),
            where=where,
            quote=title,
        )
        if answer != ONE_MATTER:
            return ""
        self._builder.set_topic(similar, other_names=topic.other_names | {title})
        self._names.add(similar, title)
        return similar

    def topic(self, title: str, where: str) -> str:
        """Return the id of the topic with a title, of a new one where none is known."""
        if known := self.known(title, where):
            return known
        id = self._new_id()
        self._builder.set_topic(id, title=title)
        self._names.add(id, title)
        return id
