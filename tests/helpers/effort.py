"""How many cases the long tests try: a sample, or all of them with ``PLANNER_LONG=1``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")

LONG = int(os.environ.get("PLANNER_LONG") or 0)
"""0 for a sample, 1 for the whole long tests, 2 also for those that take hours."""


def sampled(cases: Iterable[Case], count: int) -> list[Case]:
    """Return ``count`` of the cases, evenly spread from the first; all of them in a long run."""
    every = list(cases)
    return every if LONG or len(every) <= count else [every[number * len(every) // count] for number in range(count)]
