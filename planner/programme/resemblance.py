"""One matter under two names: which titles are near-identical."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from planner.programme.model import Decision, Programme, Topic
from planner.programme.view import View

NEAR = 88.0
"""How alike two names are, of 100, from which they are taken for one matter; order of words does not count."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A topic that a new suggestion resembles, and what was last decided about it."""

    topic: Topic
    decision: Decision | None


def resembling(view: View, title: str, other_names: Iterable[str] = ()) -> list[Earlier]:
    """The topics that a title suggested today resembles, those refused left out once they may come back."""
    names = {"": _names_of(title, other_names), **_all_names(view.programme)}
    found = []
    for pair in _alike(tuple(sorted(names.items()))):
        if "" in pair:
            topic = view.programme.topics[max(pair)]
            decision = view.decision(topic.id)
            if not (decision and decision.resubmit_from and decision.resubmit_from <= view.today):
                found.append(Earlier(topic, decision))
    return sorted(found, key=lambda each: view.rank(each.topic.id))


def same_matter(programme: Programme) -> Iterator[tuple[Topic, Topic]]:
    """Each two topics whose names are near-identical, the one that is earlier by id first."""
    for one, other in _alike(tuple(sorted(_all_names(programme).items()))):
        yield programme.topics[one], programme.topics[other]


def _all_names(programme: Programme) -> Mapping[str, tuple[str, ...]]:
    return {topic.id: _names_of(topic.title, topic.other_names) for topic in programme.topics.values()}


def _names_of(title: str, other_names: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(re.findall(r"\w+", name.casefold())) for name in (title, *sorted(other_names)))


@lru_cache(maxsize=4)
def _alike(named: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    """Each two ids of which a name of one is near-identical to a name of the other; kept until a name changes."""
    from rapidfuzz import fuzz, process

    owners = [(id, name) for id, names in named for name in names if name]
    texts = [" ".join(sorted(name.split())) for _, name in owners]
    pairs = set()
    for number, text in enumerate(texts):
        for _, _, at in process.extract_iter(text, texts[number + 1 :], scorer=fuzz.ratio, score_cutoff=NEAR):
            one, other = owners[number][0], owners[number + 1 + at][0]
            if one != other:
                pairs.add((min(one, other), max(one, other)))
    return tuple(sorted(pairs))
