"""How much of a document is read: far more than any work programme, and little enough to be quick and safe."""

from __future__ import annotations

from planner.programme.errors import Unusable

FILE_BYTES = 25_000_000
"""A Word document with its pictures, which are never read."""
FILE_SECONDS = 60
"""How long reading it may take, from a slow network too."""
PART_BYTES = 5_000_000
"""One part of a Word document once unpacked: a whole agenda of three hundred pages."""
PARTS = 5_000
"""The parts of a Word document: a few dozen, and one for each picture."""
DEPTH = 200
"""Elements within elements of a Word document: twice what tables nested as deep as may be need."""
ELEMENTS = 150_000
"""Elements of a web page, or of a part of a Word document: an agenda of three hundred pages has fewer."""
TEXT_BYTES = 2_000_000
"""Text, and a web page with all its tags."""
MARKDOWN = 100_000
"""Characters of Markdown, which people write by hand, and which can be made slow to understand."""
CELLS = 20_000
"""Cells and paragraphs in all, merged cells counted wherever they show: a programme has some hundreds."""
COLUMNS = 200
"""Columns of one table."""
ROWS_DOWN = 1_000
"""Rows that one cell reaches down."""
NESTED = 20
"""Tables within tables."""
CALENDAR = 300_000
"""Characters of a calendar."""
EVENTS = 1_000
"""Events of a calendar, each time it recurs counted."""
YEARS = 2
"""How long after its first time a recurring event is followed."""


def too_large(name: str, what: str) -> Unusable:
    """The refusal of a document that has more than is read of anything."""
    return Unusable(f"{name} {what}: save the work programme's own table by itself, and import that.")
