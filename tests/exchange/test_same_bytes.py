"""Equal programmes give equal bytes: on another day, in another process, in another time zone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HELPERS = Path(__file__).parents[1] / "helpers"
DIGESTS = """
import time
real, local = time.time, time.localtime
time.time = lambda: real() + {ahead}
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)

import hashlib, json
from hostile import edition_of_view, hostile, hostile_view_of
from planner.exchange.formats import FORMATS
from planner.exchange.samples import sample

editions = [edition_of_view(hostile_view_of(programme)) for programme in (sample(), hostile())]
print(json.dumps({{
    f"{{name}} {{number}}": hashlib.sha256(format.render(edition)).hexdigest()
    for number, edition in enumerate(editions) for name, format in FORMATS.items()
}}))
"""


def digests(ahead: int, **environment: str) -> dict[str, str]:
    """Return a digest of two programmes in every format, from a process whose clock is ``ahead`` by some seconds."""
    done = subprocess.run(
        [sys.executable, "-c", DIGESTS.format(ahead=ahead)],
        env={**os.environ, "PYTHONPATH": str(HELPERS), **environment},
        capture_output=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_every_format_is_the_same_bytes_wherever_and_whenever_it_is_made() -> None:
    here = digests(0, PYTHONHASHSEED="1", TZ="Europe/London")
    there = digests(40_000_000, PYTHONHASHSEED="2", TZ="Pacific/Auckland")
    assert len(here) >= 14
    assert here == there
