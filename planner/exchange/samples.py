"""The sample: a real committee's year, to look round in and to start from."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

from planner.programme.model import Programme
from planner.store.codec import programme_from_plain

SAMPLE_DAY = date(2023, 9, 1)
"""The day the sample is as at: before the first of its meetings."""
SAMPLE_LABEL = "Started from the sample"


def sample() -> Programme:
    """Nottingham's Children and Young People Scrutiny Committee, 2023/24."""
    shipped = files("planner.data") / "samples" / "nottingham-cyp-2023-24.toml"
    return programme_from_plain(tomllib.loads(shipped.read_text(encoding="utf-8")))
