"""Near-identical names of topics: the same words, whatever their case and order, but for small differences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from planner.programme.model import Topic

LEAST_SIMILARITY = 88.0
"""The similarity, of 100, from which two names are near-identical; the order of words does not count."""

_ARTICLES = ("a", "an", "the")

Named: TypeAlias = tuple[str, str, frozenset[str]]
"""A topic's id, title and other names."""


class TopicNames:
    """An index of topics by their names, exact and near-identical."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._exact: dict[str, str] = {}
        self._by_numbers: dict[tuple[str, ...], dict[str, str]] = {}
        every = sorted(topics, key=lambda topic: topic.id)
        for topic in every:
            self.add(topic.id, topic.title)
        for topic in every:
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
    """Return each name as it is compared: its words, without articles, in lower case and sorted."""
    words = (re.findall(r"\w+", name.casefold()) for name in (title, *sorted(other_names)))
    names = (" ".join(sorted(word for word in name if word not in _ARTICLES)) for name in words)
    return tuple(filter(None, names))


@lru_cache(maxsize=4096)
def _numbers(name: str) -> tuple[str, ...]:
    """Return the numbers in a name: names with different ones, as reports of two years have, are two matters."""
    return tuple(re.findall(r"\d+", name))


def is_near_identical(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    numbers = {_numbers(one), _numbers(other)} - {()}
    return len(numbers) < 2 and fuzz.ratio(one, other, score_cutoff=LEAST_SIMILARITY) > 0


@lru_cache(maxsize=4)
def near_identical(named: tuple[Named, ...]) -> tuple[tuple[str, str], ...]:
    """Return each two ids with near-identical names; cached until a name changes."""
    from rapidfuzz import fuzz, process

    by_numbers: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for id, title, other_names in named:
        for name in names_of(title, other_names):
            by_numbers.setdefault(_numbers(name), []).append((id, name))
    pairs = set()
    for numbers, owners in by_numbers.items():
        others = [*owners, *(by_numbers.get((), []) if numbers else [])]
        texts = [name for _, name in others]
        for number, (one, text) in enumerate(owners, start=1):
            for _, _, at in process.extract_iter(
                text, texts[number:], scorer=fuzz.ratio, score_cutoff=LEAST_SIMILARITY
            ):
                other = others[number + at][0]
                if one != other:
                    pairs.add((min(one, other), max(one, other)))
    return tuple(sorted(pairs))
