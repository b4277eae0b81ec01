"""The sample: a real committee's year, to explore or to start from."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.machine.shipped import shipped_path
from planner.programme.model import Programme
from planner.store.file.codec import programme_from_plain

SAMPLE_DAY = date(2023, 9, 1)
"""The day that counts as today in the sample: before the first of its meetings."""
SAMPLE_LABEL = "Started from the sample"


def sample() -> Programme:
    """Return a committee's programme for 2023/24, as its papers of 28 September 2023 planned it.

    Objectives and decisions are worded for this sample; people are named by role.
    """
    return programme_from_plain(
        msgspec.json.decode(shipped_path("samples", "nottingham-cyp-2023-24.json").read_bytes())
    )
