"""How much of a document is read: far more than any work programme, and little enough to be quick and safe."""

from __future__ import annotations

from planner.programme.errors import Unusable

FILE_BYTES = 25_000_000
"""A Word document with its pictures, which are never read."""
TEXT_BYTES = 5_000_000
"""Text, or one part of a Word document once unpacked: some two thousand pages."""
PARTS = 5_000
"""The parts of a Word document: a few dozen, and one for each picture."""
CELLS = 100_000
"""Cells and lines in all, merged ones counted wherever they show."""
COLUMNS = 200
"""Columns of one table."""
ROWS_DOWN = 1_000
"""Rows that one cell reaches down."""
NESTED = 20
"""Tables within tables."""
DEPTH = 200
"""Elements within elements of a Word document's XML: twice what tables nested that deep need."""
EVENTS = 2_000
"""Events of a calendar, each time it recurs counted."""
YEARS = 5
"""How long after its first time a recurring event is followed."""


def too_large(name: str, what: str) -> Unusable:
    """The refusal of a document that has more than is read of anything."""
    return Unusable(f"{name} {what}: save the work programme's own table by itself, and import that.")
