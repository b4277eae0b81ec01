"""How much is tried: a sample in every run, all of it by option (``PLANNER_LONG=1``)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")

LONG = int(os.environ.get("PLANNER_LONG") or 0)
"""0 for a sample, 1 for the long tests as long as they can be, 2 for those that take hours too."""


def sampled(cases: Iterable[Case], count: int) -> list[Case]:
    """So many of the cases, evenly spread and the first among them; all of them in a long run."""
    every = list(cases)
    return every if LONG or len(every) <= count else [every[number * len(every) // count] for number in range(count)]
