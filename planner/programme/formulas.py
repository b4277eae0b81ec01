"""Guard text that a spreadsheet would run as a formula, and take the guard off again."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*\s*[-=+@]")
"""A cell that a spreadsheet may run, guarded or not: so guarding twice needs unguarding twice."""


def guarded(cell: str) -> str:
    """Return the cell as text that a spreadsheet never runs as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell without its guard."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
