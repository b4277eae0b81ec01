"""Guard text that a spreadsheet would run as a formula, and take the guard off again."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*\s*[-=+@]")
"""Matches a formula, with or without guards.

A guarded cell is guarded again, so that unguarding always gives back the original.
"""


def guarded(cell: str) -> str:
    """Return the cell as text that a spreadsheet never runs as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell without its guard."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
