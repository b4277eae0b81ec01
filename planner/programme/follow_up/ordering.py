"""The order of recommendations and of actions in every list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from planner.programme.model import Action, Recommendation

Resolved = TypeVar("Resolved", Action, Recommendation)
_RUN = re.compile(r"\d+|[^\d()]+")
"""A number, or what stands between two, in a part of a minute as printed."""
_AFTER_NUMBERS = 10**9


def in_order_made(resolved: Iterable[Resolved]) -> list[Resolved]:
    """Return recommendations or actions by the day on which they were made; of one day, those on one matter together.

    Those on one matter are by their part, part 2 before part 10, and then by their ids; so are matters of one day,
    each by its first. An import gives ids in the order of its page.
    """
    by_part = sorted(resolved, key=lambda each: (_in_numbers(each.part), each.id))
    first: dict[tuple[date, str], int] = {}
    for number, each in enumerate(by_part):
        first.setdefault(_matter(each), number)
    return sorted(by_part, key=lambda each: (each.made, first[_matter(each)]))


def _matter(resolved: Action | Recommendation) -> tuple[date, str]:
    return resolved.made, resolved.item or resolved.topic


def _in_numbers(part: str) -> list[tuple[int, str]]:
    """Return a part for sorting: its numbers by size, and before other words."""
    runs = _RUN.findall(part.casefold())
    return [(int(run), "") if run.isdecimal() else (_AFTER_NUMBERS, run) for run in runs]
