"""Near-identical names of topics: the same words but for small differences, in any case and order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from planner.programme.model import Topic

LEAST_SIMILARITY = 88.0
"""The least similarity of two near-identical names, from 0 to 100."""

_ARTICLES = ("a", "an", "the")

Named: TypeAlias = tuple[str, str, frozenset[str]]
"""A topic's id, title and other names."""


class TopicNames:
    """An index of topics by their names, exact and near-identical."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._exact: dict[str, str] = {}
        self._by_numbers: dict[tuple[str, ...], dict[str, str]] = {}
        """The topic of each compared name, by the numbers in the name."""
        by_id = sorted(topics, key=lambda topic: topic.id)
        for topic in by_id:
            self.add(topic.id, topic.title)
        for topic in by_id:
            for name in sorted(topic.other_names):
                self.add(topic.id, name)

    def add(self, topic: str, name: str) -> None:
        """Add a name of a topic; a name that another topic has stays with that one."""
        self._exact.setdefault(name.casefold(), topic)
        for compared in names_of(name, frozenset()):
            self._by_numbers.setdefault(_numbers(compared), {}).setdefault(compared, topic)

    def exact(self, title: str) -> str:
        """Return the id of the topic with exactly this name; blank for none."""
        return self._exact.get(title.casefold(), "")

    def nearest(self, title: str) -> str:
        """Return the id of the topic with the most similar name that is near-identical; blank for none."""
        from rapidfuzz import fuzz, process

        for name in names_of(title, frozenset()):
            numbers = _numbers(name)
            # A name without numbers may match any; one with numbers only the same ones, or none.
            others = self._by_numbers if not numbers else {key: self._by_numbers.get(key, {}) for key in (numbers, ())}
            matches = (
                process.extractOne(name, names.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_SIMILARITY)
                for names in others.values()
            )
            if best := max(filter(None, matches), key=lambda match: match[1], default=None):
                return next(names[best[0]] for names in others.values() if best[0] in names)
        return ""


@lru_cache(maxsize=4096)
def names_of(title: str, other_names: frozenset[str]) -> tuple[str, ...]:
    """Return the names in the form that is compared: their words in lower case, sorted, without articles."""
    words = (re.findall(r"\w+", name.casefold()) for name in (title, *sorted(other_names)))
    names = (" ".join(sorted(word for word in name if word not in _ARTICLES)) for name in words)
    return tuple(filter(None, names))


@lru_cache(maxsize=4096)
def _numbers(name: str) -> tuple[str, ...]:
    """Return the numbers in a name; names with different ones, such as two years' reports, are not near-identical."""
    return tuple(re.findall(r"\d+", name))


def is_near_identical(one: str, other: str) -> bool:
    """Return whether two names, as ``names_of`` returns them, are near-identical."""
    from rapidfuzz import fuzz

    numbers = {_numbers(one), _numbers(other)} - {()}
    return len(numbers) < 2 and fuzz.ratio(one, other, score_cutoff=LEAST_SIMILARITY) > 0


@lru_cache(maxsize=4)
def near_identical(named: tuple[Named, ...]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of ids of topics with near-identical names, sorted; cached until a name changes."""
    from rapidfuzz import fuzz, process

    by_numbers: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for id, title, other_names in named:
        for name in names_of(title, other_names):
            by_numbers.setdefault(_numbers(name), []).append((id, name))
    pairs = set()
    for numbers, with_numbers in by_numbers.items():
        others = [*with_numbers, *(by_numbers.get((), []) if numbers else [])]
        texts = [name for _, name in others]
        for next_index, (one, text) in enumerate(with_numbers, start=1):
            for _, _, offset in process.extract_iter(
                text, texts[next_index:], scorer=fuzz.ratio, score_cutoff=LEAST_SIMILARITY
            ):
                other = others[next_index + offset][0]
                if one != other:
                    pairs.add((min(one, other), max(one, other)))
    return tuple(sorted(pairs))
