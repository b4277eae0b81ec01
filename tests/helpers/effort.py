"""How many cases the long tests try: a sample, or all of them with ``PLANNER_LONG=1``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")

LONG = int(os.environ.get("PLANNER_LONG") or 0)
"""0 for a sample, 1 for the whole long tests, 2 also for those that take hours."""


def some(cases: Iterable[Case], of: int) -> list[Case]:
    """Return ``of`` of the cases, evenly spread from the first; all of them in a long run."""
    every = list(cases)
    return every if LONG or len(every) <= of else [every[at * len(every) // of] for at in range(of)]
